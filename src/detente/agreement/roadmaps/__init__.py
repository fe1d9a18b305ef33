"""Roadmaps: checked, designed, and the guarantors, patience and trust that they need."""

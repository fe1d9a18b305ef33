"""Sentences on deals: roadmaps, guarantors, patience, trust, what a verdict withstands."""

"""Answers on issues, and their pictures, printed."""

"""Scenario discovery: a box of assumptions in which a verdict mostly holds (Bryant and Lempert 2010)."""

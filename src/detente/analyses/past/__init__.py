"""Settled issues: whose word weighs how much, and what the choice of a form of forecast is worth."""

"""Forecasts that are kept with a stamp, and how they did when it is known what came."""

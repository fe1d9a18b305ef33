"""Kinds of issues on which intervals of forecasts were checked against what came of them."""

EU_LEGISLATION = "eu-legislation"
DOMAINS = (EU_LEGISLATION,)

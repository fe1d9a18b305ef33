"""Charts of how forecasts did on what was settled."""

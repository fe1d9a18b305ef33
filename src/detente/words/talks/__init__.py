"""Words for what forecasts of issues hang on."""

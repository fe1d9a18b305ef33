"""What forecasts of issues hang on: single numbers, and who states them."""

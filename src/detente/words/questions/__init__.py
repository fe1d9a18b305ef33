"""Questions with a yes or no, what offers tell, and how kept forecasts did, in words."""

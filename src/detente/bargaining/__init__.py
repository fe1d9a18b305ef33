"""The bargaining engine: where talks settle on each issue."""

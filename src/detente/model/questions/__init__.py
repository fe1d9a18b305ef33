"""Questions that will be answered with yes or no, and offers that may or may not tell something."""

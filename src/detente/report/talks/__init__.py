"""Parts of the page on issues that talks settle."""

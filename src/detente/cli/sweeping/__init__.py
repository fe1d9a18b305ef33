"""Parts of `detente sweep`: running it, and printing what came of it."""

"""What is said, kept apart from how it is shown: sentences with typed arguments, and the blocks that hold them."""

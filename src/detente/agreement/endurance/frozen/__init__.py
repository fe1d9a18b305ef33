"""A verdict with its rules frozen: what it says for other numbers as long as nobody changes what it does."""

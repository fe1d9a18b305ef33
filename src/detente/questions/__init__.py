"""What a person asks: one folder a question, which asks the engines and tells the answer in blocks."""

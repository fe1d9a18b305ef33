"""The two small languages inside the file: conditions on states, and arithmetic."""

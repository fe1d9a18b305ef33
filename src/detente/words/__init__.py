"""Sentences about results: a result goes in, text in the reader's language comes out."""

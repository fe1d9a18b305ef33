"""The scenario's question, answered on one page: its claims, each with verdict, share, reason and flip."""

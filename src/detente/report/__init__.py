"""One self-contained page that answers a scenario's questions."""

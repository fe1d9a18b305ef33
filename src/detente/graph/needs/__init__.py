"""The inverse question: what the parties would have to want for a state to be stable."""

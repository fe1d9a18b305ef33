"""What the parties would have to want for a state to be stable, and the least change of what they are said to want."""

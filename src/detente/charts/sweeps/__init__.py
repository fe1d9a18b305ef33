"""Charts of sweeps: shares of the assumed ranges, what drives an answer, where it holds."""

"""The agreement engine: whether a roadmap keeps itself at each step."""

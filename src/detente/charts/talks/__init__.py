"""Charts of issues: where they may settle, and what that hangs on."""

"""What follows a breach, and what there is without a deal."""

"""From bytes to plain values with the place of each: nothing here knows what a scenario is."""

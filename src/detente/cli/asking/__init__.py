"""What the analysing commands have in common: their options, the scenario they are asked about, the time they have."""

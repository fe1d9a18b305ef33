"""The uncertainty engine: sweeps over ranges, shares, drivers, flips and boxes of any function of numbers."""

"""Ranges as the file has them."""

from detente.uncertainty.factors import Factor
from detente.uncertainty.ranges.variant import Shape, Variant


def shape(factor: Factor) -> Shape:
    """Triangular where the file says a most likely value, else uniform."""
    return Shape(factor.low, factor.high, factor.mode)


VARIANT = Variant("written", shape)

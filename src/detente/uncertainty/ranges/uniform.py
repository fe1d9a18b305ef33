"""Every range uniform between its ends."""

from detente.uncertainty.factors import Factor
from detente.uncertainty.ranges.variant import Shape, Variant


def shape(factor: Factor) -> Shape:
    """Without a peak."""
    return Shape(factor.low, factor.high, None)


VARIANT = Variant("uniform", shape)

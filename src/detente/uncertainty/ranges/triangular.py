"""Every range with a peak: at the most likely value if the file says one, else at the central one."""

from detente.uncertainty.factors import Factor
from detente.uncertainty.ranges.variant import Shape, Variant, central


def shape(factor: Factor) -> Shape:
    """The peak of a shift is at no shift; a value outside the range puts it at the nearer end."""
    peak = central(factor) if factor.mode is None else factor.mode
    return Shape(factor.low, factor.high, min(max(peak, factor.low), factor.high))


VARIANT = Variant("triangular", shape)

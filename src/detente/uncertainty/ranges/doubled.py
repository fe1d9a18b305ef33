"""Every range twice as wide on either side of its central value, but not beyond its physical bounds."""

from detente.uncertainty.factors import Factor
from detente.uncertainty.ranges.variant import Shape, Variant, central


def shape(factor: Factor) -> Shape:
    """The file's range always lies inside."""
    middle = central(factor)
    low = max(middle - 2 * (middle - factor.low), factor.within[0])
    high = min(middle + 2 * (factor.high - middle), factor.within[1])
    return Shape(min(low, factor.low), max(high, factor.high), factor.mode)


VARIANT = Variant("doubled", shape)

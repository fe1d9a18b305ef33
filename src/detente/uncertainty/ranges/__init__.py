"""Ways to read the ranges of a file, one module each; the first one is the default.

An answer that holds only under one of them rests on the shape of the ranges more than on their ends.
"""

from detente.uncertainty.ranges import doubled, triangular, uniform, written
from detente.uncertainty.ranges.variant import Shape, Variant, central

RANGES: tuple[Variant, ...] = (written.VARIANT, uniform.VARIANT, triangular.VARIANT, doubled.VARIANT)


def variant_named(name: str) -> Variant:
    """The reading with this name. Raises KeyError if there is none."""
    return {variant.name: variant for variant in RANGES}[name]


__all__ = ["RANGES", "Shape", "Variant", "central", "variant_named"]

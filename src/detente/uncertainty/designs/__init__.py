"""Designs: which rows of the unit cube are asked, one module each; the first one is the default."""

from detente.uncertainty.designs import latin, one_at_a_time, sobol
from detente.uncertainty.designs.design import Design

DESIGNS: tuple[Design, ...] = (sobol.DESIGN, latin.DESIGN, one_at_a_time.DESIGN)


def design_named(name: str) -> Design:
    """The design with this name. Raises KeyError if there is none."""
    return {design.name: design for design in DESIGNS}[name]


__all__ = ["DESIGNS", "Design", "design_named"]

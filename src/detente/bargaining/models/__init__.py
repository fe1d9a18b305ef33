"""Bargaining models: one module each, listed here and nowhere else; the first one is the default."""

from detente.bargaining.models import (
    as_coded,
    as_written,
    compromise,
    equal_gain,
    nash_relaxed,
    nash_strict,
    veto,
    weighted_median,
)
from detente.bargaining.models.model import Invariance, Model

MODELS: tuple[Model, ...] = (
    compromise.MODEL,
    weighted_median.MODEL,
    nash_strict.MODEL,
    nash_relaxed.MODEL,
    veto.MODEL,
    equal_gain.MODEL,
    as_written.MODEL,
    as_coded.MODEL,
)
DEFAULT = MODELS[0]


def model_named(name: str) -> Model:
    """The model with this name. Raises KeyError if there is none."""
    return {model.name: model for model in MODELS}[name]


__all__ = ["DEFAULT", "MODELS", "Invariance", "Model", "model_named"]

"""Analysis of negotiations from one reviewable scenario file.

The public names are those of `__all__`; each is loaded when it is first used, so that `import detente` is quick. Their
types stand in `__init__.pyi`.
"""

import importlib

__version__ = "0.1.0"

__all__ = [
    "Brief",
    "ClauseAnswer",
    "DetenteError",
    "GuarantorAnswer",
    "InputError",
    "LimitReached",
    "Place",
    "Problem",
    "Reading",
    "Scenario",
    "Setting",
    "StabilityAnswer",
    "Standing",
    "Unanswerable",
    "UnknownAnswer",
    "UnknownSetting",
    "__version__",
    "any_setting_of",
    "brief",
    "clauses",
    "guarantors",
    "preflight",
    "read",
    "row_of",
    "setting_of",
    "stability",
    "unknown",
    "why",
]

_HOMES = {
    "detente.analyses.brief": ("Brief", "brief"),
    "detente.analyses.clauses": ("ClauseAnswer", "clauses"),
    "detente.analyses.guarantors": ("GuarantorAnswer", "guarantors"),
    "detente.analyses.preflight": ("preflight",),
    "detente.analyses.setting": ("Setting", "UnknownSetting", "any_setting_of", "row_of", "setting_of"),
    "detente.analyses.stability": ("StabilityAnswer", "Standing", "stability"),
    "detente.analyses.unknown": ("UnknownAnswer", "unknown"),
    "detente.analyses.why": ("why",),
    "detente.errors": ("DetenteError", "InputError", "LimitReached", "Place", "Problem", "Unanswerable"),
    "detente.files.read": ("Reading", "read"),
    "detente.model.scenario": ("Scenario",),
}


def __getattr__(name: str) -> object:
    """A public name, from the module that it lives in."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(importlib.import_module(home), name)
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)

"""The stability concept that a command is asked with."""

from typing import Annotated

import typer

from detente.language import _, joined


def _known(name: str) -> str:
    from detente.analyses.why import CONCEPT_NAMES

    if name not in CONCEPT_NAMES:
        known = joined(CONCEPT_NAMES)
        unknown = _("there is no stability concept “{name}”; there are {known}")
        raise typer.BadParameter(unknown.format(name=name, known=known))
    return name


ConceptName = Annotated[
    str,
    typer.Option(
        "--concept",
        metavar="CONCEPT",
        callback=_known,
        help="The stability concept, by the name that `detente stability` shows.",
    ),
]

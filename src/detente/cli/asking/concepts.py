"""The stability concepts that a command is asked with."""

from typing import Annotated

import typer

from detente.language import _, joined

# a test compares it with the registry
NAMES = "nash, seq, gmr, smr, sseq, sim, l2, nm, cnash, cseq, cseqc, cgmr, csmr, seq2, gmr2, smr2, "
NAMES += "rnash, rseq, rgmr, rsmr"
FAMILY = "l1 to l99 look so many moves ahead; in seq1 to seq9, gmr1 to gmr9, smr1 to smr9 answers hurt so strongly"


def _known(name: str) -> str:
    from detente.analyses.why import CONCEPT_NAMES, is_concept

    if not is_concept(name):
        known = joined(CONCEPT_NAMES)
        unknown = _(
            "there is no stability concept “{name}”; there are {known}; l1 to l99 look so many moves ahead; in seq1 to"
            " seq9, gmr1 to gmr9 and smr1 to smr9 answers hurt so strongly"
        )
        raise typer.BadParameter(unknown.format(name=name, known=known))
    return name


def _all_known(names: list[str] | None) -> list[str] | None:
    from detente.analyses.stability import ALL

    return names and [name if name == ALL else _known(name) for name in names]


ConceptName = Annotated[
    str,
    typer.Option("--concept", metavar="CONCEPT", callback=_known, help=f"The stability concept: {NAMES}; {FAMILY}."),
]
ConceptNames = Annotated[
    list[str] | None,
    typer.Option(
        "--concept",
        metavar="CONCEPT",
        callback=_all_known,
        help=f"A stability concept to look at, beside the first four of {NAMES} ({FAMILY}); `all` computes every one"
        " that applies; may be given again.",
    ),
]

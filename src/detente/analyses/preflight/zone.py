"""Whether there is anything to agree on, and whether anybody would go there."""

from collections.abc import Iterator

from detente.analyses.setting import Setting, spelled_types
from detente.graph.equilibria import stability
from detente.graph.evolution import evolution
from detente.graph.stability import concept_named
from detente.preferences.form import Finding


def no_agreement(setting: Setting) -> Iterator[Finding]:
    """No state that all parties prefer to the status quo."""
    ranks, start = setting.game.ranks, setting.game.status_quo
    better = ranks[:, setting.states.shown] > ranks[:, [start]]
    if not better.all(axis=0).any():
        most = int(better.sum(axis=0).max(initial=0))
        facts = {"parties": str(len(setting.parties)), "most": str(most), "types": spelled_types(setting.types)}
        yield Finding("W903", ("preferences",), {**facts, "key": facts["types"]})


def nobody_enters(setting: Setting, concept: str = "seq") -> Iterator[Finding]:
    """States behind one-way options that are stable for all but that no improvements lead to."""
    seen = evolution(setting.game)
    if not seen.closed.any():
        return
    equilibria = stability(setting.game, (concept_named(concept),)).equilibria(concept)
    unentered = equilibria[seen.closed[equilibria] & ~seen.improved[equilibria]]
    if len(unentered):
        facts = {
            "count": str(len(unentered)),
            "of": str(len(equilibria)),
            "example": setting.word(int(unentered[0])),
            "types": spelled_types(setting.types),
        }
        yield Finding("W909", ("options",), {**facts, "key": facts["types"]})

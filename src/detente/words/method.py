"""How an answer was found: what the words of a result mean."""

from typing import TYPE_CHECKING

from detente import __version__
from detente.analyses.setting import Setting
from detente.graph.stability import concept_named
from detente.language import _, ngettext, number
from detente.words import names, stability

if TYPE_CHECKING:
    from detente.analyses.brief import Brief


def concept(name: str) -> str:
    """What a stability concept means."""
    return _(concept_named(name).meaning)


def experimental(setting: Setting, name: str) -> tuple[str, ...]:
    """That a concept is experimental for so many parties, and which definition is used; nothing if it is not."""
    if not concept_named(name).experimental(len(setting.parties)):
        return ()
    said = _(
        "Experimental ({concept}): with more than two parties the literature has rival definitions. Here any other"
        " party may go on after each move, and the mover reckons with the worst for itself (after Fang, Hipel and"
        " Kilgour 1993)."
    )
    return (said.format(concept=names.concept(name)),)


def without_strength(setting: Setting, name: str) -> tuple[str, ...]:
    """That nobody prefers anything so strongly as a concept asks of answers; nothing if somebody does."""
    degree = concept_named(name).degree
    if degree < 2 or degree - 2 < len(setting.game.coarser):
        return ()
    said = _(
        "No list says that anything is preferred by degree {degree} or more, so nothing answers an improvement under"
        " {concept}, and only states without improvements are stable. Put marks like >> between entries of rankings."
    )
    return (said.format(degree=number(degree), concept=names.concept(name)),)


def without_attitudes(setting: Setting, name: str) -> tuple[str, ...]:
    """That the file names no attitudes; nothing if it does, or where they are no matter."""
    if not concept_named(name).regards or setting.game.conflict.attitudes:
        return ()
    return (
        _(
            "The file names no attitudes, so each party looks at its own wishes only; a move to what it finds just as"
            " good tempts here too. Add `attitudes` to reckon with more."
        ),
    )


def cautions(setting: Setting, name: str) -> tuple[str, ...]:
    """What to bear in mind about a concept in this conflict."""
    return *experimental(setting, name), *without_strength(setting, name), *without_attitudes(setting, name)


def source(name: str) -> str:
    """The key of a concept's source in the bibliography."""
    return concept_named(name).source


def legal_sequences() -> str:
    """Which sequences of moves count as an answer."""
    return _(
        "An answer is a sequence of moves of other parties that leaves the mover no better off than before its move."
        " Nobody in it moves twice in a row, though a party may move again after another; leading back to where the"
        " mover began counts as an answer too."
    )


def keeping(brief: "Brief") -> tuple[str, ...]:
    """When a roadmap keeps itself; empty if none was checked."""
    if not any(case.roadmaps for case in brief.cases):
        return ()
    return (
        _("A roadmap keeps itself if three things hold, (A), (B) and (C)."),
        _(
            "(A) At no step, and not afterwards either, does anybody who owns a measure gain by doing something else:"
            " going on is worth at least what the best of that brings until it is seen, and what follows then."
        ),
        _(
            "(B) What follows a breach is credible: in no state does anybody gain by a single departure from it, and no"
            " guarantor who acts would rather not, or the other way round."
        ),
        _(
            "(C) Everybody joins: each owner of a measure and each guarantor gets at least what there would be for it"
            " without a deal."
        ),
        _("Where (B), or what there is without a deal, could not be verified, the answer is “not verified”."),
    )


def ways() -> tuple[str, ...]:
    """What `reached`, `open` and `closed` mean."""
    return stability.legend(stability.WAYS)


def feasible(setting: Setting) -> str:
    """How many states there are."""
    said = ngettext(
        "Of the {all} combinations of {options} option feasible states are: {count}.",
        "{count} of the {all} combinations of {options} options are feasible states.",
        setting.states.options,
    )
    return said.format(
        count=number(setting.states.count),
        all=number(1 << setting.states.options),
        options=number(setting.states.options),
    )


def listed(shown: int, total: int) -> str:
    """How much of a list is shown; empty if all of it."""
    if shown >= total:
        return ""
    return _("The first {shown} of {total} are listed.").format(shown=number(shown), total=number(total))


def computed(brief: "Brief") -> str:
    """By which program, from which file."""
    said = _("Computed with detente {version} from the file with hash {hash}.")
    return said.format(version=__version__, hash=brief.scenario.hash)

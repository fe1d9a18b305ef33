"""What a party would need to believe to disarm: shares of the assumed ranges, never more than that."""

from detente.analyses.deals.belief import BeliefAnswer
from detente.language import _
from detente.words import guarantors, names
from detente.words.deals import sizes


def explained(answer: BeliefAnswer) -> tuple[str, ...]:
    """The question, the share without and with promises, the smallest sets, and how to read a share."""
    return (
        _question(answer),
        *(_share(answer, members) for members in _shown(answer)),
        _minimal(answer),
        _("A share of draws describes the ranges that the file assumes. It does not say how likely anything is."),
    )


def _question(answer: BeliefAnswer) -> str:
    said = _(
        "Would {party} disarm if it believed these promises? It would where the threat that is left is smaller than the"
        " threat it lives with today plus what the deal is worth. All of these amounts are assumed, as ranges."
    )
    return said.format(party=names.party(answer.scenario, answer.party))


def _shown(answer: BeliefAnswer) -> list[tuple[str, ...]]:
    """Nobody, everybody alone, the smallest sets, all together."""
    sets = [each.guarantors for each in answer.believed.shares]
    alone = [each for each in sets if len(each) <= 1]
    return list(dict.fromkeys([*alone, *answer.minimal, max(sets, key=len)]))


def _share(answer: BeliefAnswer, members: tuple[str, ...]) -> str:
    found = answer.believed.of(*members)
    said = _("Promised by {guarantors}: in {share} of the draws ({low} to {high}).")
    if not members:
        said = _("Promised by nobody: in {share} of the draws ({low} to {high}).")
    return said.format(
        guarantors=names.guarantors(answer.scenario, members),
        share=sizes.share(found.share),
        low=sizes.share(found.low),
        high=sizes.share(found.high),
    )


def _minimal(answer: BeliefAnswer) -> str:
    said = _("The smallest sets that do in more than {threshold} of the draws: {sets}.")
    if not answer.minimal:
        said = _("No set does in more than {threshold} of the draws.")
    return said.format(
        threshold=sizes.share(answer.threshold), sets=guarantors.members(answer.scenario, answer.minimal)
    )

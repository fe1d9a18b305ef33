"""What the hardest punishments would keep, in words."""

from detente.analyses.deals.deal import Deal
from detente.analyses.deals.hardest import Hardest, HardestAnswer
from detente.language import _, joined, number
from detente.words import names
from detente.words.deals import roadmaps, sizes


def explained(deal: Deal, answer: HardestAnswer) -> tuple[str, ...]:
    """Roadmap by roadmap without and with side payments, then what can be had at all."""
    if answer.too_large:
        said = _("Not asked: all parties together can take {count} different steps here, too many for this.")
        return (said.format(count=number(answer.steps)), *_payoffs(deal, answer))
    sentences = [sentence for each in answer.roadmaps for sentence in (*_penal(deal, each), *_pooled(deal, each))]
    return (*sentences, *_payoffs(deal, answer))


def legend() -> str:
    """What is compared."""
    return _(
        "Whoever leaves is held down as far as can be, and so is whoever does not help to hold it down; what the"
        " verdicts above rest on is milder: after a breach everybody does what is best for itself."
    )


def _penal(deal: Deal, found: Hardest) -> tuple[str, ...]:
    check = found.penal
    if check is None:
        return ()
    if check.holds:
        said = _("{roadmap} keeps itself under the hardest punishments; nearest to leaving is {party} ({share}).")
    elif check.status == "not verified":
        said = _("Whether {roadmap} keeps itself under the hardest punishments is not verified.")
    elif not check.incentives_hold:
        said = _(
            "{roadmap} does not keep itself even under the hardest punishments: {party} would leave it {place}"
            " ({share})."
        )
    else:
        said = _("Under the hardest punishments nobody would leave {roadmap}, but not everybody would join.")
    weakest = check.weakest
    sentence = said.format(
        roadmap=names.roadmap(deal.scenario, found.roadmap),
        party=names.party(deal.scenario, weakest.party) if weakest else _("nobody"),
        share=sizes.signed(weakest.relative or 0.0) if weakest else "–",
        place=roadmaps.place(check, weakest.step) if weakest else "",
    )
    return (names.capital(sentence),)


def _pooled(deal: Deal, found: Hardest) -> tuple[str, ...]:
    pooled = found.pooled
    if pooled is None:
        return (
            names.capital(
                _(
                    "With side payments {roadmap} was not asked about: that needs one discount factor for all, and"
                    " breaches seen after one step."
                ).format(roadmap=names.roadmap(deal.scenario, found.roadmap))
            ),
        )
    if not pooled.verified:
        said = _("Whether {roadmap} keeps itself if parties can pay each other is not verified.")
    else:
        said = {
            (True, True): _(
                "{roadmap} keeps itself if parties can pay each other ({reversion} to spare, {optimal} under the"
                " hardest punishments)."
            ),
            (False, True): _(
                "{roadmap} keeps itself if parties can pay each other, but only under the hardest punishments"
                " ({optimal} to spare; {reversion} otherwise)."
            ),
            (True, False): _("{roadmap} keeps itself if parties can pay each other ({reversion} to spare)."),
            (False, False): _(
                "{roadmap} does not keep itself even if parties can pay each other: all together {optimal} are missing."
            ),
        }[_enough(pooled.reversion), _enough(pooled.optimal)]
    return (
        names.capital(
            said.format(
                roadmap=names.roadmap(deal.scenario, found.roadmap),
                reversion=_amount(pooled.reversion),
                optimal=_amount(pooled.optimal),
            )
        ),
    )


def _enough(slack: float) -> bool:
    return slack >= -1e-9


def _amount(value: float) -> str:
    return format(value + 0.0, ".4g")


def _payoffs(deal: Deal, answer: HardestAnswer) -> tuple[str, ...]:
    found = answer.payoffs
    if found is None:
        return ()
    first, second = (names.party(deal.scenario, party) for party in found.parties)
    if found.status == "empty":
        said = _("No equilibrium in pure actions gives {first} and {second} anything.")
    elif found.status == "limit reached":
        said = _("What {first} and {second} can have at all was not found within the limit.")
    else:
        said = _(
            "With a discount factor of {factor} per period, {first} and {second} can have on average every mixture of"
            " {corners}, and nothing else."
        )
    corners = joined(f"({_amount(x)}, {_amount(y)})" for x, y in found.corners)
    return (said.format(first=first, second=second, factor=sizes.factor(found.factor), corners=corners),)

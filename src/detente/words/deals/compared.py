"""Step by step or all at once, which table, which patron, how much leakage."""

from collections.abc import Iterable
from functools import partial

from detente.agreement.roadmaps.path import PathCheck
from detente.analyses.deals.compare import AtOnce, AtTable, Patron
from detente.analyses.deals.deal import Deal
from detente.analyses.deals.hardest import Hardest, HardestAnswer
from detente.analyses.deals.patience import Threshold
from detente.language import _, joined, ngettext, number
from detente.words import names
from detente.words.deals import measures, roadmaps, settling, sizes


def _slack(check: PathCheck) -> str:
    """The least relative slack; a dash where nobody has an alternative."""
    each = check.weakest
    return "–" if each is None or each.relative is None else settling.slack(each.relative, check.highest)


# ---------------------------------------------------------------- step by step against all at once
def at_once(deal: Deal, found: AtOnce) -> str:
    """A roadmap step by step against its end state in one step."""
    scenario = deal.scenario
    if found.at_once is None:
        return names.capital(
            ngettext(
                "{roadmap} cannot be had all at once: {measures} cannot go so far in one step.",
                "{roadmap} cannot be had all at once: {measures} cannot go so far in one step.",
                len(found.impossible),
            ).format(
                roadmap=names.roadmap(scenario, found.roadmap), measures=measures.measures(scenario, found.impossible)
            )
        )
    said = {
        (True, True): _("{roadmap} holds step by step ({phased}) and all at once ({at_once})."),
        (True, False): _("{roadmap} holds step by step ({phased}), but not all at once ({at_once})."),
        (False, True): _("{roadmap} holds all at once ({at_once}), but not step by step ({phased})."),
        (False, False): _("{roadmap} holds neither step by step ({phased}) nor all at once ({at_once})."),
    }[found.phased.holds, found.at_once.holds]
    sentence = said.format(
        roadmap=names.roadmap(scenario, found.roadmap), phased=_slack(found.phased), at_once=_slack(found.at_once)
    )
    return names.capital(sentence)


# ---------------------------------------------------------------- tables
def table(deal: Deal, id: str) -> str:
    """A table with who sits at it; all of the file for none."""
    if not id:
        return _("all parties")
    return _("“{table}” ({parties})").format(
        table=id, parties=names.parties(deal.scenario, deal.scenario.conflict.tables[id])
    )


def at_table(deal: Deal, found: AtTable) -> str:
    """Whose guarantees a roadmap has at a table."""
    said = _("Who can guarantee – {table}: {guarantors}.")
    return said.format(table=table(deal, found.table), guarantors=names.guarantors(deal.scenario, found.guarantors))


def tables(deal: Deal, found: Iterable[AtTable]) -> tuple[str, ...]:
    """Who guarantees at each table, and for which roadmaps it makes a difference; nothing where there are no tables."""
    every = list(found)
    if not deal.scenario.conflict.tables:
        return ()
    seated = {each.table: each for each in every}
    verdicts: dict[str, dict[str, bool]] = {}
    for each in every:
        verdicts.setdefault(each.roadmap, {})[each.table] = each.check.holds
    differing = [id for id, marks in verdicts.items() if len(set(marks.values())) > 1]
    return (*(at_table(deal, each) for each in seated.values()), *_differing(deal, differing, verdicts))


def _differing(deal: Deal, differing: list[str], verdicts: dict[str, dict[str, bool]]) -> Iterable[str]:
    if not differing:
        yield _("No roadmap holds at one table and fails at another.")
    for id in differing:
        holding = [table for table, holds in verdicts[id].items() if holds]
        yield names.capital(
            _("{roadmap} holds only with the guarantors of: {tables}.").format(
                roadmap=names.roadmap(deal.scenario, id), tables="; ".join(table(deal, each) for each in holding)
            )
        )


# ---------------------------------------------------------------- second patrons
def patron_headings() -> tuple[str, ...]:
    """What the cells of `patron_rows` are."""
    return _("For"), _("Measure"), _("Of"), _("Raises the price by")


def patron_rows(deal: Deal, found: Iterable[Patron]) -> list[tuple[str, ...]]:
    """Every measure of somebody else that raises the least price of a deal, those that raise it most first."""
    ordered = sorted(found, key=lambda each: -each.relative)
    return [
        (
            names.party(deal.scenario, each.party),
            measures.measure(deal.scenario, each.measure),
            names.parties(deal.scenario, each.owners),
            sizes.share(each.relative) if each.verified else _("not verified"),
        )
        for each in ordered
    ]


def patrons(deal: Deal, found: Iterable[Patron]) -> tuple[str, ...]:
    """The same in sentences, with the legend last; nothing where there is no such measure."""
    said = _("For {party}, {measure} (of {owners}) raises the price by {gain}.")
    rows = [said.format(party=p, measure=m, owners=o, gain=g) for p, m, o, g in patron_rows(deal, found)]
    return (*rows, patron_legend()) if rows else ()


def patron_legend() -> str:
    """What the price is."""
    return _(
        "With the measure at its highest instead of its lowest level, a party has so much more without a deal, as a"
        " share of its own range of payoffs; the least that any deal must offer it rises as much."
    )


# ---------------------------------------------------------------- leakage
def leakage(deal: Deal, found: Threshold) -> str:
    """How leaky sanctions may be for a roadmap to hold."""
    intervals, some = found.intervals, found.where.under_some
    if not found.intervals and found.where.unverified:
        said = _("{roadmap} is not shown to hold at any leakage of the sanctions; in the file it is {central}.")
    elif not found.intervals and some:
        intervals = some.intervals
        said = _(
            "At no leakage of the sanctions does {roadmap} hold in all of the ways in which things may settle; in some"
            " of them it holds if it is {intervals}; in the file it is {central}."
        )
    elif not found.intervals:
        said = _("{roadmap} does not hold at any leakage of the sanctions; in the file it is {central}.")
    elif found.where.is_everywhere:
        said = _("{roadmap} holds at any leakage of the sanctions; in the file it is {central}.")
    else:
        said = _("{roadmap} holds if the leakage of the sanctions is {intervals}; in the file it is {central}.")
    return names.capital(
        said.format(
            roadmap=names.roadmap(deal.scenario, found.roadmap),
            intervals=sizes.within(intervals, (0.0, 1.0), partial(sizes.factor, beside=found.central)),
            central=sizes.factor(found.central),
        )
    )


# ---------------------------------------------------------------- the hardest punishments
def hardest(deal: Deal, answer: HardestAnswer) -> tuple[str, ...]:
    """Roadmap by roadmap without and with side payments, then what can be had at all."""
    if answer.too_large:
        said = _("Not asked: all parties together can take {count} different steps here, too many for this.")
        return (said.format(count=number(answer.steps)), *_payoffs(deal, answer))
    sentences = [sentence for each in answer.roadmaps for sentence in (*_penal(deal, each), *_pooled(deal, each))]
    return (*sentences, *_payoffs(deal, answer))


def hardest_legend() -> str:
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
    return format(value + 0.0, "z.4g")


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

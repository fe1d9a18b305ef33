"""The page in blocks: what answers the question, each claim with its reason, what is unwelcome, what would turn it."""

import math
from collections.abc import Iterator

from detente.analyses.guarantors import goal_code, guarantors, is_asked, subsets
from detente.analyses.setting import setting_of, types_today
from detente.errors import Unanswerable
from detente.graph.stability import concept_named
from detente.graph.witness import stable_at
from detente.model.said.claims import Claim as Said
from detente.model.scenario import Scenario
from detente.model.texts import Text
from detente.prose.blocks import Bar, Block, Claim, Heading, Notice, Page, Paragraph, Steps, Tone
from detente.prose.message import Count, Message, Name, Noun, Percent, Told, Value, counted, message, names
from detente.questions.answer.ask import Answer, Answered, ClaimAnswer
from detente.questions.answer.central import Central
from detente.questions.answer.labels import label
from detente.questions.answer.reasons import CONCEPT, because
from detente.questions.answer.standing import Verdict
from detente.words.names import confidence, party_type
from detente.words.sweeps import inputs

TONES: dict[Verdict, Tone] = {
    "borne out": "good",
    "leans so": "good",
    "depends": "mixed",
    "cannot tell": "open",
    "leans against": "bad",
    "not borne out": "bad",
}
CHANGES = 3  # that the page names
MOST_OTHERWISE = 3
MOST_ISSUES = 6


def tell(answer: Answer, central: Central) -> Page:
    """The whole page."""
    return tuple(_blocks(answer, central))


def _blocks(answer: Answer, central: Central) -> Iterator[Block]:
    scenario = answer.scenario
    yield Heading(message("{title}", title=Name(scenario.title)), level=1)
    yield Paragraph(tuple(_first(answer, central)), weight="lead")
    yield _assumed(answer)
    if not answer.complete:
        yield Notice(
            message(
                "This page is not finished: {draws} draws of what is quick and {slow} of what takes long are in it.",
                draws=Count(answer.draws),
                slow=Count(answer.slow_draws),
            ),
            tone="mixed",
        )
    more = () if scenario.claims else tuple(_more(central))
    if answer.claims or more:
        yield Heading(_heading(scenario))
        yield from (_claim(scenario, each, central) for each in answer.claims)
        yield from (Paragraph(more) for _once in more[:1])
    if said := tuple(_unwelcome(central)):
        yield Heading(message("What nobody wants to hear"))
        yield Paragraph(said)
    if changes := tuple(_changes(answer)):
        yield Heading(message("What would change the answer"))
        yield Steps(changes)
    if said := tuple(_otherwise(answer)):
        yield Heading(message("If the file were read otherwise"))
        yield Paragraph(said)
    yield Heading(message("Where to read on"))
    yield Steps(tuple(_further(scenario)))


# ---------------------------------------------------------------- what comes first
def _first(answer: Answer, central: Central) -> Iterator[Message]:
    """Named states that hold and that all prefer to today; then the claim that answers the scenario's question."""
    states = _better_and_stable(central)
    if states:
        yield counted(
            "{states} holds, and all prefer it to today.",
            "{states} hold, and all prefer them to today.",
            len(states),
            states=names(states),
        )
    headline = answer.headline if answer.scenario.claims or answer.scenario.goal else None
    if headline is None:
        if not answer.claims and not tuple(_more(central)):
            yield message("The file makes no claim, and nothing of it can be asked on this page.")
        return
    yield _headline(answer.scenario, headline)
    yield from _by_type(answer.scenario, headline.decides)


def _headline(scenario: Scenario, found: ClaimAnswer) -> Message:
    says = _says(scenario, found.claim)
    claim = Noun(message("“{claim}”", claim=Name(says)) if isinstance(says, Text) else says)
    match found.verdict:
        case "borne out":
            return message("{claim} – this is borne out.", claim=claim)
        case "leans so":
            return message("{claim} – the answers lean so.", claim=claim)
        case "depends":
            return message("{claim} – this depends on what exactly is asked.", claim=claim)
        case "cannot tell":
            return message("{claim} – the assumed ranges do not tell.", claim=claim)
        case "leans against":
            return message("{claim} – the answers lean against it.", claim=claim)
    return message("{claim} – this is not borne out.", claim=claim)


def _by_type(scenario: Scenario, found: Answered) -> Iterator[Message]:
    """Among which draws the answer that decides is a yes, if they are told apart by a party's type."""
    match found.ask.by.split("."):
        case "parties", party, "types":
            total = sum(each.share.answered for each in found.groups) or 1
            for each in found.groups:
                yield message(
                    "If {party} is of type “{type}”, as in {weight} of the draws, it is a yes in {share}.",
                    party=Name(scenario.parties[party].name),
                    type=Told(party_type(scenario, party, each.level)),
                    weight=Percent(each.share.answered / total),
                    share=Percent(each.share.share),
                )


def _better_and_stable(central: Central) -> list[Text]:
    try:
        setting = central.setting
    except Unanswerable:
        return []
    ranks, now = setting.game.ranks, setting.game.status_quo
    concept = concept_named(CONCEPT)
    found = []
    for name, row in setting.named_rows.items():
        if row == now or not (ranks[:, row] > ranks[:, now]).all():
            continue
        if all(stable_at(setting.game, k, row, concept) for k in range(len(setting.parties))):
            found.append(central.scenario.conflict.states[name].name)
    return found


def _assumed(answer: Answer) -> Notice:
    total = sum(answer.confidence.values())
    return Notice(
        message(
            "What the file assumes, not a prediction: {assumed} of {total} inputs are assumed.",
            assumed=Count(answer.confidence.get("assumed", 0)),
            total=Count(total),
        )
    )


# ---------------------------------------------------------------- claims
def _heading(scenario: Scenario) -> Message:
    if scenario.claims:
        return message("What was said, and what the model makes of it")
    return message("What the file answers")


def _says(scenario: Scenario, claim: Said) -> Text | Message:
    """The claim's own words, else what is asked, as a statement."""
    if claim.says.en:
        return claim.says
    kind, _dot, id = claim.id.partition(".")
    if kind == "roadmap":
        return message("“{roadmap}” keeps itself", roadmap=Name(scenario.agreement.roadmaps[id].name))
    state = id or (scenario.goal.state_text if scenario.goal else "") or ""
    return message("“{state}” holds", state=Name(scenario.conflict.states[state].name))


def _claim(scenario: Scenario, found: ClaimAnswer, central: Central) -> Claim:
    tone = TONES[found.verdict]
    return Claim(
        _says(scenario, found.claim),
        _verdict(found),
        tone,
        _agreement(found),
        _bar(scenario, found, tone),
        tuple(_reasons(scenario, found, central)),
    )


def _verdict(found: ClaimAnswer) -> Message:
    match found.verdict:
        case "borne out":
            return message("borne out")
        case "leans so":
            return message("leans so")
        case "depends":
            return message("depends on what is asked")
        case "leans against":
            return message("leans against")
        case "not borne out":
            return message("not borne out")
    if found.decides.is_tie:
        return message("the same either way")
    return message("cannot tell")


def _agreement(found: ClaimAnswer) -> Message | None:
    """How many of the other questions stand as the one that decides."""
    others = len(found.answers) - 1
    if not others:
        return None
    return counted(
        "{agreeing} of {count} other question agrees",
        "{agreeing} of {count} other questions agree",
        others,
        agreeing=Count(found.agreeing - 1),
    )


def _bar(scenario: Scenario, found: ClaimAnswer, tone: Tone) -> Bar | None:
    decides = found.decides
    if not decides.outcomes:
        return None
    first = decides.outcomes[0].yes
    by_reading = [each.yes.share for each in decides.outcomes if not math.isnan(each.yes.share)] or [math.nan]
    return Bar(label(scenario, decides.ask), first.share, first.low, first.high, min(by_reading), max(by_reading), tone)


def _reasons(scenario: Scenario, found: ClaimAnswer, central: Central) -> Iterator[tuple[Message, Message]]:
    decides = found.decides
    if decides.is_tie:
        yield (
            message("Because"),
            message("both are the same in {share} of the draws", share=Percent(decides.outcomes[0].tie.share)),
        )
    elif (why := because(central, decides.ask)) is not None:
        yield message("Because"), why
    if found.differs is not None:
        yield message("But"), message("{question}", question=_noun(scenario, found.differs))
    if (turn := _turn(scenario, found)) is not None:
        yield message("It turns if"), turn


def _noun(scenario: Scenario, found: Answered) -> Noun:
    share = found.outcomes[0].yes.share if found.outcomes else math.nan
    return Noun(message("{question}: yes in {share}", question=Noun(label(scenario, found.ask)), share=Percent(share)))


def _turn(scenario: Scenario, found: ClaimAnswer) -> Message | None:
    """The nearest change of one input that turns the answer; that none does; by types where draws take long."""
    flip, factor = found.flip, found.factor
    if found.turn == "none":
        return message("no single input does within its range")
    if flip is None or factor is None:
        return _turn_by_type(scenario, found.decides)
    facts = {
        "input": Told(inputs.named(scenario, factor)),
        "value": Told(inputs.valued(scenario, factor, flip.value)),
        "central": Told(inputs.valued(scenario, factor, flip.central)),
        "confidence": Told(confidence(factor.confidence)),
    }
    if factor.kind in ("levels", "completion", "shift"):
        return message("{input} becomes: {value} ({confidence})", **facts)
    if flip.value > flip.central:
        return message("{input} rises to {value} from {central} ({confidence})", **facts)
    return message("{input} falls to {value} from {central} ({confidence})", **facts)


def _turn_by_type(scenario: Scenario, found: Answered) -> Message | None:
    yes = found.outcomes[0].yes.share if found.outcomes else math.nan
    match found.ask.by.split("."):
        case "parties", party, "types" if found.groups:
            other = [each for each in found.groups if (each.share.share > 0.5) != (yes > 0.5)]
            if other:
                return message(
                    "{party} is of type “{type}”: then it is a yes in {share}",
                    party=Name(scenario.parties[party].name),
                    type=Told(party_type(scenario, party, other[0].level)),
                    share=Percent(other[0].share.share),
                )
    return None


def _more(central: Central) -> Iterator[Message]:
    """Where nothing is claimed: whose guarantee is enough, and where the issues settle."""
    scenario = central.scenario
    try:
        found = guarantors(central.setting, CONCEPT).minimal if is_asked(scenario) else None
    except Unanswerable:
        found = None
    if found is not None and found.stable_and_preferred_by_all:
        for members in found.stable_and_preferred_by_all:
            yield message(
                "With the guarantee of {parties} the goal holds, and all prefer it to today; with fewer of them not.",
                parties=names(scenario.parties[id].name for id in members),
            )
    elif found is not None:
        yield message("With no set of guarantors the goal holds and do all prefer it to today.")
    settled = central.forecast
    for id, panels in list(settled.panels.items())[:MOST_ISSUES] if settled else ():
        panel = panels[settled.columns[0]] if settled else None
        if panel is not None and panel.spread is not None:
            low, high = panel.spread
            yield message(
                "“{issue}”: the models settle between {low} and {high}.",
                issue=Name(scenario.contest.issues[id].name),
                low=Value(low),
                high=Value(high),
            )


# ---------------------------------------------------------------- what follows
def _unwelcome(central: Central) -> Iterator[Message]:
    """That nobody moves first, and types that prefer the goal to today with no set of guarantors."""
    try:
        setting = central.setting
    except Unanswerable:
        return
    now, concept = setting.game.status_quo, concept_named(CONCEPT)
    if all(stable_at(setting.game, k, now, concept) for k in range(len(setting.parties))):
        yield message("Nobody moves first: with the file's own values today's situation holds by itself.")
    yield from _never(central.scenario)


def _never(scenario: Scenario) -> Iterator[Message]:
    """Types of a party that do not prefer the goal to today, whoever guarantees it."""
    if not is_asked(scenario):
        return
    guarantors = tuple(party for party, each in scenario.agreement.guarantees.items() if each.option is not None)
    for party in scenario.parties:
        kinds = types_today(scenario, party)
        for kind in kinds if len(kinds) > 1 else ():
            setting = setting_of(scenario, {party: kind})
            if party not in setting.parties:
                continue
            ranks, now = setting.game.ranks[setting.parties.index(party)], setting.game.status_quo
            rows = (setting.states.row(goal_code(scenario, members)) for members in subsets(guarantors))
            if not any(row is not None and ranks[row] > ranks[now] for row in rows):
                yield message(
                    "{party} of type “{type}” prefers the goal to today with no set of guarantors.",
                    party=Name(scenario.parties[party].name),
                    type=Told(party_type(scenario, party, kind)),
                )


def _changes(answer: Answer) -> Iterator[tuple[Message, str]]:
    """The nearest flips of all claims, the headline's first, then by how little has to change."""
    head = answer.headline
    found = [each for each in answer.claims if each.flip is not None and each.factor is not None]
    found.sort(key=lambda each: (each is not head, each.flip.share if each.flip else 0.0))
    for each in found[:CHANGES]:
        turn = _turn(answer.scenario, each)
        if turn is None or each.factor is None or each.flip is None:
            continue
        said = message(
            "{question}: turns if {turn}", question=Noun(label(answer.scenario, each.decides.ask)), turn=Noun(turn)
        )
        match each.factor.kind, each.factor.id.split("."):
            case "levels", [_parties, party, _types]:
                typed = f"--type {party}={each.factor.levels[int(each.flip.value)]}"
            case (("shift" | "completion"), _path):
                typed = ""
            case _:
                typed = f"--set {each.factor.id}={each.flip.value:.6g}"
        yield said, typed


def _otherwise(answer: Answer) -> Iterator[Message]:
    """What variants of the file make of the questions that they concern."""
    said = 0
    for claim in answer.claims:
        for each in claim.answers:
            for variant, share in each.otherwise:
                if said == MOST_OTHERWISE:
                    return
                said += 1
                yield message(
                    "{variant}, {question}: yes in {share} of the draws.",
                    variant=Name(answer.scenario.variants[variant].name),
                    question=Noun(label(answer.scenario, each.ask)),
                    share=Percent(share.share),
                )


def _further(scenario: Scenario) -> Iterator[tuple[Message, str]]:
    """The commands that say more."""
    if scenario.claims:
        yield message("every question of every claim"), f"detente sweep {scenario.id}"
    yield message("everything, and a report"), f"detente analyze {scenario.id}"
    if scenario.agreement.roadmaps:
        yield message("the roadmaps step by step"), f"detente roadmap {scenario.id}"


__all__ = ["tell"]

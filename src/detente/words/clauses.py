"""What the answer on guarantors hangs on: shown as what the file assumes, with its confidence, never as a finding."""

from detente.analyses.clauses import Assumption, CarryingClause, ClauseAnswer, Mention, RankChange
from detente.analyses.setting import Setting
from detente.language import _, joined, ngettext, quoted
from detente.model.scenario import Scenario
from detente.preferences.statements import Statement, Statements
from detente.words import guarantors, names


def findings(setting: Setting, found: ClauseAnswer) -> tuple[str, ...]:
    """Everything that the answer for one party hangs on."""
    return (
        *mentions(setting, found),
        *carrying(setting, found),
        *willingness(setting, found),
        *nearest(setting, found),
        *assumptions(setting, found),
    )


def given(setting: Setting, found: ClauseAnswer) -> str:
    """The assumed statements without which the answer would be another, as one sentence; empty if there are none."""
    assumed = [each for each in found.carrying if each.statement.provenance.trust == "assumed"]
    if not assumed:
        return ""
    wishes = joined(_wish(setting.scenario, each.party, each.statement) for each in assumed)
    return _("This is given that, as the file assumes, {wishes}.").format(wishes=wishes)


def _wish(scenario: Scenario, party: str, statement: Statement) -> str:
    return _("{party} wants {statement}").format(party=names.party(scenario, party), statement=quoted(statement.text))


def mentions(setting: Setting, found: ClauseAnswer) -> tuple[str, ...]:
    """Which guarantors' options the party's list mentions; conduct that ranks nowhere can never deter."""
    if not isinstance(setting.wishes.get(found.party), Statements):
        return ()
    return tuple(_mention(setting.scenario, each) for each in found.mentions)


def _mention(scenario: Scenario, each: Mention) -> str:
    if each.conduct:
        said = _("The list of {party} mentions what {guarantor} does: {options}.")
    elif each.guarantee:
        said = _(
            "The list of {party} mentions the guarantee of {guarantor} but nothing else that {guarantor} does: what it"
            " does after a breach ranks nowhere, so its answer can never deter {party}."
        )
    else:
        said = _(
            "The list of {party} mentions nothing that {guarantor} does: a guarantor whose conduct ranks nowhere can"
            " never suffice."
        )
    return said.format(
        party=names.party(scenario, each.by),
        guarantor=names.party(scenario, each.guarantor),
        options=names.options(scenario, each.conduct),
    )


def carrying(setting: Setting, found: ClauseAnswer) -> tuple[str, ...]:
    """The statements without which the smallest sets would be others."""
    return tuple(_carrying(setting.scenario, found, each) for each in found.carrying)


def _carrying(scenario: Scenario, found: ClauseAnswer, each: CarryingClause) -> str:
    if each.without:
        said = ngettext(
            "The answer for {focus} is given that {party} wants {statement} (place {position}, {confidence}; an input,"
            " not a finding). Without it the smallest set would be {sets}.",
            "The answer for {focus} is given that {party} wants {statement} (place {position}, {confidence}; an input,"
            " not a finding). Without it the smallest sets would be {sets}.",
            len(each.without),
        )
    else:
        said = _(
            "The answer for {focus} is given that {party} wants {statement} (place {position}, {confidence}; an input,"
            " not a finding). Without it no set would do."
        )
    sentence = said.format(
        focus=names.party(scenario, found.party),
        party=names.party(scenario, each.party),
        statement=quoted(each.statement.text),
        position=each.position,
        confidence=names.confidence(each.statement.provenance.trust),
        sets=guarantors.members(scenario, each.without),
    )
    note = each.statement.provenance.note
    return f"{sentence} {_('The file notes: {note}').format(note=quoted(names.text(note)))}" if note else sentence


def willingness(setting: Setting, found: ClauseAnswer) -> tuple[str, ...]:
    """What is left if no list says any more that a guarantor acts on its guarantee; nothing where none says so."""
    clauses, without = found.willingness.statements, found.willingness.without
    if not clauses:
        return ()
    if without == found.sets:
        said = _(
            "That the guarantors act on their guarantee is assumed, not found: {wishes}. Without all of that the"
            " answer for {focus} would be the same."
        )
    elif without:
        said = ngettext(
            "That the guarantors act on their guarantee is assumed, not found: {wishes}. Without all of that the"
            " smallest set for {focus} would be {sets}.",
            "That the guarantors act on their guarantee is assumed, not found: {wishes}. Without all of that the"
            " smallest sets for {focus} would be {sets}.",
            len(without),
        )
    else:
        said = _(
            "That the guarantors act on their guarantee is assumed, not found: {wishes}. Without all of that no set"
            " would do for {focus}."
        )
    scenario = setting.scenario
    return (
        said.format(
            wishes=joined(_wish(scenario, party, statement) for party, statement in clauses),
            focus=names.party(scenario, found.party),
            sets=guarantors.members(scenario, without),
        ),
    )


def nearest(setting: Setting, found: ClauseAnswer) -> tuple[str, ...]:
    """The least change of rank after which no set would do."""
    if found.sets and not found.nearest:
        return (
            _("No small change of rank of a single statement leaves {party} without a set that does.").format(
                party=names.party(setting.scenario, found.party)
            ),
        )
    return tuple(_rank_change(setting.scenario, found, each) for each in found.nearest)


def _rank_change(scenario: Scenario, found: ClauseAnswer, each: RankChange) -> str:
    return _(
        "No set would do for {focus} if {party} ranked {statement} at place {to} instead of {position}, past {passes}."
    ).format(
        focus=names.party(scenario, found.party),
        party=names.party(scenario, each.party),
        statement=quoted(each.statement.text),
        position=each.position,
        to=each.to,
        passes=quoted(each.passes.text),
    )


def assumptions(setting: Setting, found: ClauseAnswer) -> tuple[str, ...]:
    """The conditions on guarantees that a party's list takes for enough, replaced by one that always holds."""
    return tuple(_assumption(setting.scenario, found, each) for each in found.assumptions)


def _assumption(scenario: Scenario, found: ClauseAnswer, each: Assumption) -> str:
    if each.unchanged:
        said = _(
            "If {party} took {condition} for granted, the answer for {focus} would be the same: it does not come from"
            " this condition."
        )
    elif each.sets:
        said = ngettext(
            "If {party} took {condition} for granted, the smallest set for {focus} would be {sets}.",
            "If {party} took {condition} for granted, the smallest sets for {focus} would be {sets}.",
            len(each.sets),
        )
    else:
        said = _("If {party} took {condition} for granted, no set would do for {focus}.")
    return said.format(
        party=names.party(scenario, each.party),
        condition=names.condition(scenario, each.name),
        focus=names.party(scenario, found.party),
        sets=guarantors.members(scenario, each.sets),
    )

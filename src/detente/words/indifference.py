"""Options to which their controller is indifferent, and the verdicts that hang on it."""

from collections.abc import Sequence

from detente.analyses.indifference import Variant
from detente.analyses.setting import Setting
from detente.language import _, joined, quoted
from detente.words import names


def variants(setting: Setting, found: Sequence[Variant], concept: str) -> tuple[str, ...]:
    """Which verdicts on the named states would change if an indifferent party were not; empty if nothing is tied."""
    if not found:
        return ()
    written, others = found[0], found[1:]
    said = tuple(sentence for other in others for sentence in _changes(setting, written, other))
    head = _(
        "Some parties are indifferent to an option of their own. Each was added to the end of its controller's list,"
        " once as wanted and once as not wanted ({concept})."
    ).format(concept=names.concept(concept))
    return head, *(said or (_("No verdict on a named state hangs on that."),))


def _changes(setting: Setting, written: Variant, other: Variant) -> tuple[str, ...]:
    gained = _("If {party} also wanted {statement}, these would be stable for {whom} as well: {states}.")
    lost = _("If {party} also wanted {statement}, these would no longer be stable for {whom}: {states}.")
    scenario = setting.scenario
    return tuple(
        sentence.format(
            party=names.party(scenario, other.party),
            statement=quoted(other.appended),
            whom=names.party(scenario, whom),
            states=joined(names.state(setting, setting.named_rows[name]) for name in states),
        )
        for k, whom in enumerate(setting.parties)
        for sentence, having, missing in ((gained, other, written), (lost, written, other))
        if (states := [name for name in other.stable if having.stable[name][k] and not missing.stable[name][k]])
    )

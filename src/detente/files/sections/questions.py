"""Questions with a yes or no for an answer: the rule, the reference class, the evidence."""

from detente.files.citations import text_of
from detente.files.resolver import Resolver
from detente.files.schema import EvidenceEntry, QuestionEntry, ReferenceClassEntry
from detente.files.sections.amounts import allowed, bounded
from detente.files.sections.days import is_day
from detente.model.provenance import Provenance
from detente.model.questions.question import Evidence, Question, ReferenceClass
from detente.preferences.form import Path

CASES_AT_MOST = 1_000_000


def build_questions(resolver: Resolver) -> dict[str, Question]:
    """The questions of the file."""
    return {name: _question(resolver, name, entry) for name, entry in resolver.entry.questions.items()}


def _question(resolver: Resolver, name: str, entry: QuestionEntry) -> Question:
    path: Path = ("questions", name)
    provenance = resolver.provenance(entry, path)
    _check_until(resolver, entry.until, (*path, "until"))
    return Question(
        name,
        text_of(entry.asks),
        text_of(entry.resolves),
        entry.until,
        _reference(resolver, entry.reference, (*path, "class"), provenance),
        tuple(_evidence(resolver, each, (*path, "evidence", k), provenance) for k, each in enumerate(entry.evidence)),
        provenance,
    )


def _check_until(resolver: Resolver, until: str, path: Path) -> None:
    if not is_day(until):
        resolver.report("E229", path, found=until)
    elif resolver.entry.date is not None and until <= resolver.entry.date:
        resolver.report("E610", path, found=until, date=resolver.entry.date)


def _reference(resolver: Resolver, entry: ReferenceClassEntry, path: Path, outer: Provenance) -> ReferenceClass:
    for key, count in (("cases", entry.cases), ("in_a_row", entry.in_a_row)):
        if not 1 <= count <= CASES_AT_MOST:
            resolver.report("E231", (*path, key), found=str(count), allowed=allowed(1, CASES_AT_MOST))
    resolver.citations.check(entry.happened, (*path, "happened"))
    happened = entry.happened.value
    if entry.cases >= 1 and not (happened.low >= 0 and happened.high <= entry.cases):
        found = f"{happened.low:g}" if happened.shape == "fixed" else f"{happened.low:g}..{happened.high:g}"
        resolver.report("E611", (*path, "happened", "value"), found=found, allowed=str(entry.cases))
    provenance = resolver.provenance(entry, path, outer)
    return ReferenceClass(text_of(entry.name), entry.cases, happened, entry.in_a_row, provenance)


def _evidence(resolver: Resolver, entry: EvidenceEntry, path: Path, outer: Provenance) -> Evidence:
    resolver.citations.check(entry.ratio, (*path, "ratio"))
    ratio = bounded(resolver, entry.ratio.value, (*path, "ratio", "value"), strictly=True)
    return Evidence(ratio, resolver.provenance(entry, path, outer))


def check_answers(resolver: Resolver) -> None:
    """Questions are answered after the file's date, each once."""
    first: dict[str, int] = {}
    for k, event in enumerate(resolver.entry.events):
        for name in event.answered:
            path: Path = ("events", k, "answered", name)
            date = resolver.entry.date
            if date is not None and is_day(event.date) and event.date <= date:
                resolver.reporter.at_key("E614", path, found=name, date=date)
            elif first.setdefault(name, k) != k:
                resolver.reporter.at_key("E615", path, found=name, first=str(first[name] + 1))

"""Sources: cited ones exist, existing ones are cited, and what names neither source nor confidence is noticed."""

from dataclasses import dataclass, field

from detente.files.reporter import Reporter
from detente.model.provenance import Provenance
from detente.model.texts import Text
from detente.preferences.entry import Sourced, TextEntry
from detente.preferences.form import Path

NOT_A_CLAIM = frozenset({"define", "states", "formulas", "goal", "tables", "coalitions"})


def text_of(entry: TextEntry) -> Text:
    """A text of the file as a value."""
    return Text(entry.en, entry.ar)


@dataclass
class Citations:
    """Collects the provenance of every statement; `sources` are the ids that the file gives."""

    sources: tuple[str, ...]
    reporter: Reporter
    _cited: set[str] = field(default_factory=set)
    _inner: dict[Path, list[bool]] = field(default_factory=dict)
    _whole: dict[Path, bool] = field(default_factory=dict)

    def silent(self, entry: Sourced, outer: Provenance = Provenance()) -> Provenance:
        """Provenance of an entry whose sources are checked elsewhere."""
        cited = [entry.source] if isinstance(entry.source, str) else entry.source or []
        note, name = (text_of(text) if text is not None else None for text in (entry.note, entry.name))
        return Provenance(tuple(cited), entry.confidence, note, name).within(outer)

    def provenance(self, entry: Sourced, path: Path, outer: Provenance = Provenance()) -> Provenance:
        """Source, confidence, note and name of an entry, the first two inherited from `outer` where it is silent."""
        given = self.check(entry, path, outer)
        self._count(path, given.is_given)
        return given

    def check(self, entry: Sourced, path: Path, outer: Provenance = Provenance()) -> Provenance:
        """As `provenance`, for entries whose silence is no matter."""
        given = self.silent(entry, outer)
        for source in given.sources if entry.source is not None else ():
            if source not in self.sources:
                self.reporter.unknown("E223", (*path, "source"), source, self.sources)
        self._cited.update(given.sources)
        return given

    def _count(self, path: Path, given: bool) -> None:
        if path[0] in NOT_A_CLAIM or (path[0] == "parties" and len(path) == 2):
            return
        entry = path[:2]
        if len(path) <= 2:
            self._whole[entry] = given
        else:
            self._inner.setdefault(entry, []).append(given)

    def report_missing(self) -> None:
        """Warn once for each entry with statements that nobody vouches for, and for each source never cited."""
        for entry in {**self._whole, **self._inner}:
            given = self._inner.get(entry) or [self._whole[entry]]
            found = " ".join(str(part + 1) if isinstance(part, int) else part for part in entry)
            if not any(given):
                self.reporter.at_key("W240", entry, found=found)
            elif not all(given):
                missing, total = str(given.count(False)), str(len(given))
                self.reporter.at_key("W242", entry, found=found, missing=missing, total=total)
        self._report_unused()

    def _report_unused(self) -> None:
        for source in self.sources:
            if source not in self._cited:
                self.reporter.at_key("W241", ("sources", source), found=source)

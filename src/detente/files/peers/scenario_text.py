"""A conflict of a `.gmcr` file as the text of a scenario file, with notes on what could not be carried over."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

import numpy as np

from detente.errors import InputError, Problem
from detente.files.document.tree import shown
from detente.files.grammar.parsing import LENGTH, SIZE
from detente.files.peers.conflict import REVERSIBLE, Pattern, PeerParty, fitting
from detente.files.peers.gmcr_read import PeerReading
from detente.files.peers.json_text import spelled_path
from detente.files.peers.names import Ids, cleaned, quoted, text_field
from detente.preferences.form import Path
from detente.preferences.statements import lexicographic

SOURCED = "source: original, confidence: judgement"
CHUNK = 40  # patterns under one name, where they are too many for one condition
ALLOWED = f"{SIZE:,} parts"


@dataclass(frozen=True)
class ScenarioText:
    """The text of a scenario file and what could not be carried over."""

    text: str
    warnings: tuple[Problem, ...]


def scenario_text(reading: PeerReading, id: str) -> ScenarioText:
    """The scenario file with this id for what was read.

    Raises InputError (E871) for conditions that are too large for a scenario file.
    """
    writer = _Writer(reading)
    text = "\n".join(writer.lines(id)) + "\n"
    wrong = [problem for problem in writer.problems if problem.is_error]
    if wrong:
        raise InputError(wrong)
    return ScenarioText(text, tuple(sorted(writer.problems, key=lambda each: (each.place, each.code))))


class _Writer:
    """Writes section by section; problems: what was said about it so far."""

    def __init__(self, reading: PeerReading) -> None:
        self.reading = reading
        self.conflict = reading.conflict
        self.problems = list(reading.warnings)
        self.file = cleaned(PurePath(reading.text.name).name, "file")
        ids, parties = Ids(), Ids()
        self.ids = ids
        self.option_names = [
            self._name(option.name, ("options", k), f"option {k + 1}") for k, option in enumerate(self.conflict.options)
        ]
        self.party_names = [
            self._name(party.name, ("decisionMakers", k), f"party {k + 1}")
            for k, party in enumerate(self.conflict.parties)
        ]
        self.parties = [parties.from_name(name, "party", k + 1) for k, name in enumerate(self.party_names)]
        self.options = list(self._option_ids())
        self.nobody = parties.new("nobody") if self.conflict.uncontrolled else ""
        self.coalition_ids = parties
        self.definitions: list[str] = []
        self.anywhere = ""
        self.states = self.conflict.states

    def report(self, code: str, path: Path, /, **facts: str) -> None:
        """Record what there is to say about a value of the file."""
        visible = {key: shown(fact) for key, fact in facts.items()}
        self.problems.append(Problem(code, self.reading.text.place(path), {"path": spelled_path(path), **visible}))

    def _name(self, name: str, path: Path, otherwise: str) -> str:
        held = cleaned(name, otherwise)
        if held != name:
            self.report("W855", (*path, "name"), found=held)
        return held

    def _option_ids(self) -> Iterator[str]:
        """Ids made from names; where options of several decision makers are called the same, from theirs as well."""
        folded = [name.casefold() for name in self.option_names]
        owner = {option: p for p, party in enumerate(self.conflict.parties) for option in party.options}
        for k, name in enumerate(self.option_names):
            shared = folded.count(folded[k]) > 1 and k in owner
            yield self.ids.from_name(f"{self.parties[owner[k]]} {name}" if shared else name, "option", k + 1)

    # ------------------------------------------------------------ sections
    def lines(self, id: str) -> Iterator[str]:
        """The lines of the file."""
        blocked = list(self._blocked())
        wishes = list(self._preferences())
        made = f" ({self.conflict.made_by})" if self.conflict.made_by else ""
        origin = cleaned(f"{self.file}{made}", "file")
        yield "detente: 1"
        yield f"id: {id}"
        yield f"title: {text_field(cleaned(PurePath(self.file).stem, id))}"
        yield from ("", "sources:", f"  original: {{title: {quoted(origin)}}}")
        yield from ("", "parties:", *self._parties())
        yield from ("", "options:", *self._options())
        if self.definitions:
            yield from ("", "define:", *self.definitions)
        if self.conflict.infeasible:
            yield from ("", "infeasible:")
        for pattern in self.conflict.infeasible:
            yield f"  - {{when: {self._spelled([pattern])}, {SOURCED}}}"
        if blocked:
            yield from ("", "blocked:", *blocked)
        if self.conflict.coalitions:
            yield from ("", "coalitions:", *self._coalitions())
        yield from ("", "preferences:", *wishes)

    def _parties(self) -> Iterator[str]:
        for id, name in zip(self.parties, self.party_names, strict=True):
            yield f"  {id}: {{name: {text_field(name)}}}"
        if self.nobody:
            note = "Stands for options that no decision maker controls; it makes no move."
            yield f"  {self.nobody}: {{name: Nobody, note: {quoted(note)}}}"

    def _coalitions(self) -> Iterator[str]:
        for members in self.conflict.coalitions:
            ids = [self.parties[member] for member in members]
            if any(self.conflict.parties[member].unseen for member in members):
                names = ", ".join(self.party_names[member] for member in members)
                self.report("W851", ("coalitions",), found=names)
            yield f"  {self.coalition_ids.new('_and_'.join(ids))}: [{', '.join(ids)}]"

    def _options(self) -> Iterator[str]:
        now = self._status_quo()
        owner = {option: self.parties[p] for p, party in enumerate(self.conflict.parties) for option in party.options}
        for k, option in enumerate(self.conflict.options):
            if k not in owner:
                self.report("W854", ("options", k), found=str(k), party=self.nobody)
            parts = [f"party: {owner.get(k, self.nobody)}", f"name: {text_field(self.option_names[k])}"]
            parts += ["now: yes"] if now[k] == "Y" else []
            parts += [f"reversible: {REVERSIBLE[option.direction]}"] if option.direction != "both" else []
            yield f"  {self.options[k]}: {{{', '.join(parts)}, {SOURCED}}}"

    def _status_quo(self) -> str:
        first = self.states.word(self.conflict.first(self.states))
        self.problems.append(Problem("W853", self.reading.text.place(()), {"found": first}))
        return first

    def _blocked(self) -> Iterator[str]:
        for k, party in enumerate(self.conflict.parties):
            if not party.unseen:
                continue
            path: Path = ("decisionMakers", k, "misperceptions")
            self.report("W852", path, party=self.party_names[k])
            unseen = self.ids.new(f"unseen_by_{self.parties[k]}".replace("-", "_"))
            self._define(unseen, self._condition(party.unseen, path, unseen))
            yield self._rule(self.parties[k], unseen, self._anywhere())
            yield self._rule(self.parties[k], f"not {unseen}", unseen)
        if self.nobody:
            yield self._rule(self.nobody, self._anywhere(), self._anywhere())

    def _anywhere(self) -> str:
        """A name for a condition that holds in all states."""
        if not self.anywhere:
            self.anywhere = self.ids.new("anywhere")
            self._define(self.anywhere, f"{self.options[0]} or not {self.options[0]}")
        return self.anywhere

    def _rule(self, party: str, start: str, end: str) -> str:
        return f"  - {{party: {party}, from: {start}, to: {end}, {SOURCED}}}"

    # ------------------------------------------------------------ wishes
    def _preferences(self) -> Iterator[str]:
        for k, party in enumerate(self.conflict.parties):
            yield f"  {self.parties[k]}:"
            yield from ("    source: original", "    confidence: judgement")
            yield from self._wishes(k, party)
        if self.nobody:
            yield from (f"  {self.nobody}: {{ranking: [rest], {SOURCED}}}",)

    def _wishes(self, k: int, party: PeerParty) -> Iterator[str]:
        path: Path = ("decisionMakers", k)
        kept = bool(party.statements) and (party.ranking is None or self._agree(party))
        if kept:
            yield "    statements:"
            for m, patterns in enumerate(party.statements):
                stem = f"{self.parties[k]}_wish_{m + 1}".replace("-", "_")
                yield f"      - {self._condition(patterns, (*path, 'preferences', m), stem)}"
        elif party.ranking is None:
            self.report("W857", path, party=self.party_names[k])
            yield "    ranking: [rest]"
        else:
            if party.statements:
                self.report("W856", (*path, "preferences"))
            yield from ("    ranking:", *self._ranking(party.ranking))

    def _agree(self, party: PeerParty) -> bool:
        """Whether the statements order the states as the ranking does."""
        stated = lexicographic(np.array([self.states.where(fitting(patterns)) for patterns in party.statements]))
        ranked = np.zeros(len(self.states), dtype=np.int64)
        numbered = self.conflict.numbered(self.states)
        for worse, group in enumerate(party.ranking or ()):
            ranked[numbered[np.array(group) - 1]] = -worse
        places = [np.unique(rank, return_inverse=True)[1] for rank in (stated.rank, ranked)]
        return bool((places[0] == places[1]).all())

    def _ranking(self, ranking: Sequence[Sequence[int]]) -> Iterator[str]:
        numbered = self.conflict.numbered(self.states)
        for group in ranking:
            words = [self.states.word(int(numbered[number - 1])) for number in group]
            yield f"      - {words[0]}" if len(words) == 1 else f"      - [{', '.join(words)}]"

    # ------------------------------------------------------------ conditions
    def _condition(self, patterns: Sequence[Pattern], path: Path, stem: str) -> str:
        """A condition that fits where one of the patterns does; long ones in parts that have names."""
        if _size(patterns) > SIZE - len(patterns):
            self.report("E871", path, allowed=ALLOWED)
            return self.options[0]
        chunks = [patterns[start : start + CHUNK] for start in range(0, len(patterns), CHUNK)]
        texts = [self._spelled(chunk) for chunk in chunks]
        if len(texts) == 1 and len(texts[0]) < LENGTH:
            return texts[0]
        shorter = [half for chunk in chunks for half in self._short(chunk)]
        names = [self._define(self.ids.new(f"{stem}_{m + 1}"), text) for m, text in enumerate(shorter)]
        return " or ".join(names)

    def _short(self, patterns: Sequence[Pattern]) -> Iterator[str]:
        text = self._spelled(patterns)
        if len(text) < LENGTH:
            yield text
        else:
            middle = len(patterns) // 2
            yield from self._short(patterns[:middle])
            yield from self._short(patterns[middle:])

    def _define(self, name: str, text: str) -> str:
        self.definitions.append(f"  {name}: {{is: {text}, {SOURCED}}}")
        return name

    def _spelled(self, patterns: Sequence[Pattern]) -> str:
        many = len(patterns) > 1
        return " or ".join(self._conjunction(pattern, many) for pattern in patterns)

    def _conjunction(self, pattern: Iterable[tuple[int, bool]], enclosed: bool) -> str:
        parts = [self.options[option] if taken else f"not {self.options[option]}" for option, taken in pattern]
        text = " and ".join(parts)
        return f"({text})" if enclosed and len(parts) > 1 else text


def _size(patterns: Sequence[Pattern]) -> int:
    """How many parts the condition has: options, what is negated, and what joins them."""
    return sum(2 * len(pattern) + sum(not taken for _option, taken in pattern) for pattern in patterns)

"""Turns words of the file into values over what the file declares; reports what it cannot read and goes on."""

import re
from collections.abc import Iterable, Mapping
from copy import copy
from functools import reduce

from detente.files.citations import Citations
from detente.files.grammar.conditions import NOTHING, parse_condition
from detente.files.grammar.parsing import ALLOWED, DEPTH, Name, NotReadable, Sized
from detente.files.reporter import Reporter
from detente.files.schema import ScenarioEntry
from detente.model.conditions import Always, And, Condition, Named, Not, Taken
from detente.model.conflict import NamedState
from detente.model.provenance import Provenance
from detente.model.references import AllWhere, OneState, Rest, StateReference, Target
from detente.model.states import code as code_of
from detente.preferences.entry import Sourced
from detente.preferences.form import Path

WORD = re.compile(r"[YN-]+")
UNREADABLE = AllWhere(Always())
"""What an unreadable reference is read as, after it was reported; told apart by identity."""


class Resolver:
    """What the file declares, and how its words are read.

    An id that the file declares wrongly is known all the same, so that it is reported once and not at every use.
    """

    def __init__(self, entry: ScenarioEntry, reporter: Reporter) -> None:
        self.entry = entry
        self.reporter = reporter
        self.citations = Citations(self.declared("sources"), reporter)
        self.options = {option: k for k, option in enumerate(entry.options)}
        self.status_quo = sum(1 << (len(self.options) - 1 - k) for k, o in enumerate(entry.options.values()) if o.now)
        self.states: dict[str, NamedState] = {}
        self._definitions: dict[str, Sized[Condition]] = {}
        self._open: list[str] = []
        self._outer = Provenance()

    # ------------------------------------------------------------ ids
    def declared(self, section: str) -> tuple[str, ...]:
        """Ids that the file declares in a section, rightly or wrongly."""
        written = self.reporter.document.root.get(section)
        return tuple(written) if isinstance(written, Mapping) else ()

    def knows(self, code: str, found: str, known: Iterable[str], path: Path, *, key: bool = False) -> bool:
        """Whether an id is known; if not it is reported."""
        known = tuple(known)
        if found not in known:
            self.reporter.unknown(code, path, found, known, key=key)
        return found in known

    def party(self, found: str, path: Path, *, key: bool = False) -> bool:
        """Whether the file declares this party; if not it is reported."""
        return self.knows("E220", found, self.declared("parties"), path, key=key)

    def party_or_type(self, found: str, path: Path, *, key: bool = False) -> tuple[str, str] | None:
        """Read `party` or `party/type`; None (and a report) if there is none of the name."""
        party, slash, kind = found.partition("/")
        if not self.party(party, path, key=key):
            return None
        if not slash:
            return party, ""
        types = self.entry.parties[party].types if party in self.entry.parties else {}
        if kind not in types:
            if party in self.entry.parties and not self.written(("parties", party, "types", kind)):
                self.reporter.unknown("E221", path, kind, types, key=key, party=party)
            return None
        return party, kind

    def written(self, path: Path) -> bool:
        """Whether the file has something at exactly this path, be it right or wrong."""
        return self.reporter.document.found(path) == path

    def whole(self, path: Path) -> bool:
        """Whether nothing at or below this path was left out because of errors."""
        at = self.reporter.document.place(path).path
        return not any(f"{wrong}.".startswith(f"{at}.") for wrong in self.reporter.places_of_errors())

    # ------------------------------------------------------------ conditions
    def condition(self, text: str, path: Path) -> Condition:
        """A condition over options and defined names."""
        return self._condition(text, path).tree

    def _condition(self, text: str, path: Path, start: int = 0) -> Sized[Condition]:
        try:
            return parse_condition(text, lambda name: self._named(name, path, start))
        except NotReadable as error:
            self.reporter.inside(error.code, path, start + error.offset, **error.facts)
            return NOTHING

    def _named(self, name: Name, path: Path, start: int) -> Sized[Condition]:
        if name.text in self.options:
            return Sized(Taken(self.options[name.text]))
        if name.text in self.entry.define:
            inner = self.definition(name.text)
            return Sized(Named(name.text, inner.tree), inner.depth + 1, inner.size + 1)
        known = (*self.declared("options"), *self.declared("define"))
        if name.text not in known:
            self.reporter.unknown("E403", path, name.text, known, offset=start + name.offset)
        return NOTHING

    def definition(self, name: str) -> Sized[Condition]:
        """What a defined name stands for; circles are reported once."""
        if name in self._definitions:
            return self._definitions[name]
        path: Path = ("define", name, "is")
        if name in self._open:
            circle = self._open[self._open.index(name) :]
            self.reporter.report("E404", ("define", circle[0], "is"), found=" → ".join([*circle, name]))
            return NOTHING
        if len(self._open) >= DEPTH:
            self.reporter.report("E405", path, allowed=ALLOWED)
            return NOTHING
        self._open.append(name)
        found = self._condition(self.entry.define[name].condition, path)
        self._open.pop()
        self._definitions[name] = found
        return found

    # ------------------------------------------------------------ states
    def reference(self, text: str, path: Path) -> StateReference:
        """A reference to states, `rest` included."""
        return StateReference(text, self._target(text.strip(), path))

    def one_state(self, text: str, path: Path) -> int | None:
        """The code of a reference that has to be a single state; None (and a report) if it is not."""
        target = self._target(text.strip(), path)
        if isinstance(target, OneState):
            return target.code
        if target is not UNREADABLE:
            self.reporter.report("E413", path, found=text)
        return None

    def _target(self, text: str, path: Path) -> Target:
        if text in self.states:
            return OneState(self.states[text].code)
        if text == "now":
            return OneState(self.status_quo)
        if text == "rest":
            return Rest()
        if text.startswith("("):
            return AllWhere(self._condition(text, path).tree)
        if WORD.fullmatch(text):
            return self._word(text, path)
        if text not in self.declared("states"):
            self.reporter.unknown("E411", path, text, (*self.declared("states"), "now", "rest"))
        return UNREADABLE

    def _word(self, text: str, path: Path) -> Target:
        count = len(self.options)
        if len(text) != count:
            if len(text) != len(self.declared("options")):
                self.reporter.report("E410", path, found=text, count=str(len(text)), allowed=str(count))
            return UNREADABLE
        if "-" not in text:
            return OneState(code_of(text))
        fixed: list[Condition] = [
            Taken(k) if letter == "Y" else Not(Taken(k)) for k, letter in enumerate(text) if letter != "-"
        ]
        return AllWhere(reduce(And, fixed) if fixed else Always())

    # ------------------------------------------------------------ provenance and reports
    def provenance(self, entry: Sourced, path: Path, outer: Provenance = Provenance()) -> Provenance:
        """Sources (checked to exist), confidence, note and name."""
        return self.citations.provenance(entry, path, outer.within(self._outer))

    def within(self, outer: Provenance) -> "Resolver":
        """This resolver for entries that inherit their provenance from `outer`."""
        inner = copy(self)
        inner._outer = outer
        return inner

    def report(self, code: str, path: Path, **facts: str) -> None:
        """Record a problem at the place of `path`."""
        self.reporter.report(code, path, **facts)

"""`.gmcr` documents drawn at random, and what they mean, word by word as the format describes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from random import Random
from typing import Any

from hypothesis import strategies

Document = Mapping[str, Any]
State = tuple[bool, ...]
"""Whether each option, in the order of `options`, is taken."""


@dataclass(frozen=True)
class Meaning:
    """A document as its format describes it, one state at a time."""

    document: Document

    @property
    def makers(self) -> list[dict[str, Any]]:
        """The decision makers."""
        return list(self.document["decisionMakers"])

    def fits(self, condition: Any, state: State) -> bool:
        """Whether a conjunction, or one member of a compound, holds in a state."""
        if isinstance(condition, dict):
            return any(self.fits(member, state) for member in condition["members"])
        return all(state[option] == (letter == "Y") for option, letter in condition)

    @cached_property
    def states(self) -> list[State]:
        """The feasible states in the order of their numbers."""
        held = [option for maker in self.makers for option in maker["options"]]
        count = len(self.document["options"])
        regrouped = [*held, *(option for option in range(count) if option not in held)]
        excluded = self.document.get("infeasibles") or []
        every = [s for s in product((False, True), repeat=count) if not any(self.fits(c, s) for c in excluded)]
        return sorted(every, key=lambda state: sum(2**position * state[o] for position, o in enumerate(regrouped)))

    def moves(self, maker: dict[str, Any]) -> set[tuple[State, State]]:
        """From where to where a decision maker can go in one move."""
        unseen = maker.get("misperceptions") or []
        seen = [state for state in self.states if not any(self.fits(pattern, state) for pattern in unseen)]
        return {(a, b) for a in seen for b in seen if a != b and self._may_switch(maker, a, b)}

    def _may_switch(self, maker: dict[str, Any], a: State, b: State) -> bool:
        for k, option in enumerate(self.document["options"]):
            direction = option.get("permittedDirection", "both")
            if a[k] != b[k] and (
                k not in maker["options"] or (direction == "fwd" and a[k]) or (direction == "back" and b[k])
            ):
                return False
        return True

    @property
    def by_hand(self) -> bool:
        """Whether rankings count."""
        flag = self.document.get("useManualPreferenceRanking", self.document.get("useManualPreferenceVectors"))
        return bool(flag)

    def worth(self, maker: dict[str, Any]) -> dict[State, int]:
        """A number for each state, higher is better."""
        if self.by_hand:
            ranking = maker["preferenceRanking" if "preferenceRanking" in maker else "preferenceVector"]
            groups = [group if isinstance(group, list) else [group] for group in ranking]
            return {self.states[number - 1]: -k for k, group in enumerate(groups) for number in group}
        wishes = maker.get("preferences") or []
        return {
            state: sum(2 ** (len(wishes) - 1 - rank) for rank, wish in enumerate(wishes) if self.fits(wish, state))
            for state in self.states
        }


def order(worth: Mapping[Any, int]) -> dict[Any, int]:
    """Places from the worst, 0, upwards."""
    places = {value: place for place, value in enumerate(sorted(set(worth.values())))}
    return {state: places[value] for state, value in worth.items()}


def documents() -> strategies.SearchStrategy[Document]:
    """Documents of one to three decision makers and one to five options."""
    return strategies.builds(draw, strategies.randoms(use_true_random=False))


def draw(random: Random) -> Document:
    """One document: options nobody or somebody holds, one-way ones, compounds, ties, misperceptions, older names."""
    count = random.randint(1, 5)
    by_hand = random.random() < 0.4
    makers = [_maker(random, k, count) for k in range(random.randint(1, 3))]
    for option in random.sample(range(count), count):
        if by_hand or random.random() < 0.9:
            random.choice(makers)["options"].append(option)
    document = {
        "options": [_option(random, k) for k in range(count)],
        "decisionMakers": makers,
        "infeasibles": [_conjunction(random, count) for _ in range(random.choice((0, 0, 1, 2)))],
    }
    if not Meaning(document).states:
        document["infeasibles"] = []
    if by_hand or random.random() < 0.5:
        newer = random.random() < 0.5
        document["useManualPreferenceRanking" if newer else "useManualPreferenceVectors"] = by_hand
    if by_hand:
        for maker in makers:
            key = random.choice(("preferenceRanking", "preferenceVector"))
            maker[key] = _ranking(random, len(Meaning(document).states))
    return document


def _option(random: Random, k: int) -> dict[str, Any]:
    name = random.choice((f"option {k}", "Attack", "now", "خيار", "", f"{k}th"))
    direction = random.choice((None, "both", "both", "fwd", "back"))
    return {"name": name} if direction is None else {"name": name, "permittedDirection": direction}


def _maker(random: Random, k: int, options: int) -> dict[str, Any]:
    return {
        "name": random.choice((f"Party {k}", "حزب", "and")),
        "options": [],
        "preferences": [_condition(random, options) for _ in range(random.randrange(5))],
        "misperceptions": [_conjunction(random, options) for _ in range(random.choice((0, 0, 0, 1, 2)))],
    }


def _condition(random: Random, options: int) -> Any:
    if random.random() < 0.7:
        return _conjunction(random, options)
    return {"compound": True, "members": [_conjunction(random, options) for _ in range(random.randint(1, 3))]}


def _conjunction(random: Random, options: int) -> list[list[Any]]:
    return [[random.randrange(options), random.choice("YN")] for _ in range(random.randint(1, 3))]


def _ranking(random: Random, states: int) -> list[Any]:
    groups: list[Any] = []
    for number in random.sample(range(1, states + 1), states):
        if groups and random.random() < 0.3:
            groups[-1] = [*(groups[-1] if isinstance(groups[-1], list) else [groups[-1]]), number]
        else:
            groups.append(number)
    return groups

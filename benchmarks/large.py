"""Six parties and up to 2^24 words: time and memory, each size in a process of its own.

`python benchmarks/large.py complete 20` measures one size and prints it as JSON.
"""

import json
import resource
import subprocess
import sys
import tracemalloc
from dataclasses import asdict, dataclass
from random import Random
from time import perf_counter

import numpy as np
from bandwidth import LARGE, copy_rate
from numpy.typing import NDArray
from timing import seconds

from detente.graph.equilibria import Stability, stability
from detente.graph.game import Game, game_of
from detente.graph.lazy.game import OpenGame
from detente.graph.lazy.witness import SEARCHED, Question, open_witness
from detente.graph.stability import CLASSICAL, concept_named, seq
from detente.model.conditions import And, Not, Taken
from detente.model.conflict import Conflict, Infeasibility, Option, Reversible
from detente.model.states import estimated_count, feasible_states
from detente.model.texts import Text
from detente.preferences.relation import Ranks
from detente.preferences.scores import scoring_of
from detente.preferences.statements import Statement, Statements

PARTIES = 6
KINDS = {"complete": (12, 14, 16, 18, 20, 22, 24), "tangled": (14, 16, 18, 20, 22, 24)}
FEASIBLE = 0.2  # share of words that stay in a tangled model


@dataclass(frozen=True)
class Large:
    """Four concepts, six parties. peak: bytes of arrays at once, model and answer included; whole: of the process.

    rate: bytes per second that the passes of SEQ ask for, by the time of all; copy: of a plain copy.
    """

    kind: str
    options: int
    states: int
    seconds: float
    peak: int
    whole: int
    rate: float
    copy: float

    @property
    def each(self) -> float:
        """Bytes per state and party."""
        return self.peak / self.states / PARTIES


def model(kind: str, options: int) -> Conflict:
    """Options side by side; in a tangled model a third of them one-way and four words of five infeasible."""
    ways: tuple[Reversible, ...] = ("yes",) if kind == "complete" else ("no", "yes", "yes", "off_only", "yes", "yes")
    owned = tuple(
        Option(f"o{k}", f"p{k * PARTIES // options}", Text(f"option {k}"), reversible=ways[k % len(ways)])
        for k in range(options)
    )
    conflict = Conflict(owned)
    random = Random(options)
    while kind == "tangled" and estimated_count(conflict, 1 << 16) > FEASIBLE * (1 << options):
        first, *others = random.sample(range(options), 3)
        both = [Taken(k) if random.random() < 0.7 else Not(Taken(k)) for k in others]
        rule = Infeasibility(And(Taken(first), And(*both)), len(conflict.infeasible) + 1)
        conflict = Conflict(owned, infeasible=(*conflict.infeasible, rule))
    return conflict


def game(kind: str, options: int) -> Game:
    """Every order strict and random."""
    conflict = model(kind, options)
    states = feasible_states(conflict)
    random = np.random.default_rng(options)

    def drawn() -> NDArray[np.int64]:
        return random.permutation(len(states))

    return game_of(conflict, states, {f"p{k}": Ranks(drawn()) for k in range(PARTIES)})


def four_concepts(of: Game) -> Stability:
    """What is measured."""
    return stability(of, CLASSICAL)


def measured(kind: str, options: int) -> Large:
    """One size, in this process."""
    four_concepts(game(kind, 12 if kind == "complete" else 14))  # kernels are compiled now
    states, moved, taken = _timed(game(kind, options))
    whole = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    copy = copy_rate(LARGE)
    tracemalloc.start()
    four_concepts(game(kind, options))
    peak = tracemalloc.get_traced_memory()[1]
    return Large(kind, options, states, taken, peak, whole, moved / taken, copy)


def _timed(of: Game) -> tuple[int, int, float]:
    return len(of.states), _moved(of), seconds(lambda: four_concepts(of), at_least=2.0)


def _moved(of: Game) -> int:
    """Bytes that the passes of SEQ would read and write if each went over the whole: values twice, ranks once."""
    passes = 0

    def count(doing: str, _done: int, _of: int) -> None:
        nonlocal passes
        passes += doing == "replies"

    stability(of, (seq.CONCEPT,), count)
    return passes * len(of.moves.row_of) * 3 * 4


@dataclass(frozen=True)
class Asked:
    """One state of so many options: is the status quo stable for the first party?"""

    options: int
    concept: str
    seconds: float
    tried: int
    stable: bool | None


def asked(options: int, concept: str) -> Asked:
    """By search from the state; the wishes are statements over random pairs of options."""
    conflict, random = model("complete", options), Random(options)

    def wish() -> Statement:
        first, second = random.sample(range(options), 2)
        return Statement(random.choice((And(Taken(first), Taken(second)), Not(Taken(first)))), "")

    wishes = [Statements(tuple(wish() for _ in range(8))) for _ in range(PARTIES)]
    scorings = [scoring for each in wishes if (scoring := scoring_of(each, options)) is not None]
    of = OpenGame(conflict, tuple(f"p{k}" for k in range(PARTIES)), tuple(scoring.of for scoring in scorings))
    question = Question(0, conflict.status_quo, concept_named(concept), scorings[0].least)
    start = perf_counter()
    found = open_witness(of, question)
    return Asked(options, concept, perf_counter() - start, found.tried, found.stable)


def large() -> list[Large]:
    """Every kind and size."""
    return [_apart(kind, options) for kind, sizes in KINDS.items() for options in sizes]


def _apart(kind: str, options: int) -> Large:
    command = (sys.executable, __file__, kind, str(options))
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Large(**json.loads(done.stdout))


def one_state() -> list[Asked]:
    """Every concept, from 30 options up."""
    return [asked(options, concept) for options in (30, 45, 60) for concept in SEARCHED]


def slope(found: list[Large], kind: str) -> float:
    """The power of the number of words that the time grows with, by least squares on logarithms."""
    kept = [each for each in found if each.kind == kind]
    return float(
        np.polyfit(np.log([1 << each.options for each in kept]), np.log([each.seconds for each in kept]), 1)[0]
    )


if __name__ == "__main__":
    print(json.dumps(asdict(measured(sys.argv[1], int(sys.argv[2])))))

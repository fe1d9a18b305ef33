"""The best roadmap is the best of all roadmaps, on hundreds of random agreements and on the Korea ladder."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from random import Random

import numpy as np
import pytest

from detente.agreement import compile as compiling
from detente.agreement.design import search
from detente.agreement.design.problem import Objective, Problem
from detente.agreement.design.search import best, possible
from detente.agreement.design.shortest import paths
from detente.agreement.design.synthesis import Design, Designer, designed_sets, designer
from detente.agreement.roadmaps.deviations import Path, alternatives
from detente.agreement.roadmaps.path import Checker, Settings
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Ints
from detente.errors import LimitReached
from detente.watching import unwatched
from tests.agreement.arithmetic import measure
from tests.agreement.classics import tabled
from tests.agreement.draws import draw, game
from tests.agreement.korea import GUARANTORS, ladder
from tests.agreement.large import large

BATCHES, PER_BATCH = 16, 60
MANY = 600  # roadmaps of one agreement
WHOLE = {"W": 4, "U": 4, "N": 2, "A": 2}


@dataclass(frozen=True)
class Slow:
    """Every roadmap one by one; deviations one by one, as for a written roadmap."""

    work: Designer

    def roadmaps(self, state: int) -> Iterator[tuple[int, ...]]:
        """Every way from a state on, each measure only towards its goal."""
        lattice, goal = self.work.checker.game.lattice, self.work.goal
        levels = lattice.named(state)
        if all(levels[name] == level for name, level in goal.items()):
            yield (state,)
        choices = []
        for m in lattice.measures:
            here, target = levels[m.id], goal.get(m.id, m.highest if m.in_deal else m.now)
            further = range(here, min(here + m.up, target) + 1) if target >= here else range(here, -1, -1)
            choices.append([k for k in further if k >= max(here - m.down, target) or target >= here])
        for chosen in product(*choices):
            if (onward := lattice.state(chosen)) != state:
                for rest in self.roadmaps(onward):
                    yield (state, *rest)

    def slack(self, states: tuple[int, ...], problem: Problem) -> float:
        """The least slack of a roadmap, -inf if somebody would not join."""
        found = self.work.checker.check(Path(states))
        if any(each.slack < -1e-9 for each in found.participation.values()):
            return -np.inf
        scale = dict(zip(problem.parties, problem.scale, strict=True))
        parties = found.game.parties
        slacks = [each.slack / scale[parties.index(each.party)] for each in found.incentives if each.slack is not None]
        return min(slacks, default=np.inf)


def drawn(seed: str) -> Designer | None:
    """A design problem of few roadmaps, if the draw gives one."""
    agreement = draw(seed)
    random = Random(seed)
    measures = [m for m in agreement.measures.values() if m.in_deal]
    goal = {m.id: random.choice((m.highest, m.highest, 0)) for m in measures if random.random() < 0.8}
    objective: Objective = random.choice(("relative", "raw"))
    built = game(agreement)
    signed = tuple(p for p in agreement.guarantees if random.random() < 0.7)
    work = designer(built, goal, Settings(signed), objective=objective)
    return work if 1 < len(work.steps.states) <= 40 else None


def problem_of(work: Designer) -> Problem:
    return work.problem({i: work.phase(i).values[i] for i in work.checker.game.owners})


def some(seed: str) -> Iterator[tuple[Designer, list[tuple[int, ...]]]]:
    """Draws with all their roadmaps."""
    for k in range(PER_BATCH):
        if (work := drawn(f"{seed} {k}")) is None:
            continue
        every = list(islice(Slow(work).roadmaps(work.checker.game.lattice.now), MANY + 1))
        if len(every) <= MANY:
            yield work, every


@pytest.mark.parametrize("batch", range(BATCHES))
def test_equal_to_every_roadmap_tried(batch: int) -> None:
    for work, every in some(f"design {batch}"):
        problem = problem_of(work)
        found = best(problem)
        slow = Slow(work)
        slacks = {states: slow.slack(states, problem) for states in every}
        most = max(slacks.values(), default=-np.inf)
        if most == -np.inf:
            assert found.status == "none"
            continue
        assert found.status == "best"
        assert found.nodes is not None
        assert found.slack == pytest.approx(most, abs=1e-8)
        assert found.upper == pytest.approx(most, abs=1e-8)
        states = tuple(int(s) for s in work.steps.states[found.nodes])
        assert slacks[states] == pytest.approx(most, abs=1e-8)
        fewest = min(len(each) for each, slack in slacks.items() if slack >= most - 1e-8)
        assert len(states) == fewest
        tied = [each for each, slack in slacks.items() if slack >= most - 1e-9 and len(each) == fewest]
        assert found.ties == pytest.approx(len(tied), abs=1e-9) or not found.all_tied
        for slack in (most - 1e-6, most + 1e-6) if np.isfinite(most) else ():
            assert (possible(problem, slack) is not None) == (slack < most)


def test_the_draws_hold_what_they_should() -> None:
    every = [(work, roadmaps) for batch in range(BATCHES) for work, roadmaps in some(f"design {batch}")]
    assert len(every) >= 500
    assert sum(len(roadmaps) > 10 for _, roadmaps in every) >= 150
    assert any(work.checker.game.lattice.groups for work, _ in every)


def test_temptations_are_those_of_written_roadmaps() -> None:
    """The fast route to deviations against the slow one, on the steps of the Korea ladder."""
    work = designer(ladder(), WHOLE, Settings(GUARANTORS), objective="raw")
    built, problem, random = work.checker.game, problem_of(work), Random("steps")
    for e in random.sample(range(len(work.steps)), 200):
        before, after = (int(work.steps.states[ends[e]]) for ends in (work.steps.tail, work.steps.head))
        for k, i in enumerate(built.owners):
            reached = alternatives(built, i, before, before, after)
            reached = reached[reached != after]
            d = built.discount[i]
            worth = (1 - d) * built.kept[i, reached] + d * work.phase(i).values[i, reached]
            assert problem.tempted[e, k] == pytest.approx(worth.max(initial=-np.inf))


# ------------------------------------------------------------------ the Korea ladder


def test_best_roadmap_of_the_ladder() -> None:
    found = designer(ladder(), WHOLE, Settings(GUARANTORS), objective="raw").best()
    assert found.status == "best"
    assert found.slack == pytest.approx(1.025, abs=1e-9)
    assert found.upper == pytest.approx(1.025, abs=1e-9)
    assert found.check is not None
    assert found.check.holds
    assert found.check.slack == pytest.approx(1.025, abs=1e-9)
    assert len(found.check.path) == 3


@pytest.mark.parametrize(("patience", "holds"), [(0.70, True), (0.68, False)])
def test_patience_that_the_best_roadmap_needs(patience: float, holds: bool) -> None:
    found = designer(ladder(patience), WHOLE, Settings(GUARANTORS)).best()
    assert found.check is not None
    assert found.check.holds is holds


def test_minimal_sets_for_some_roadmap() -> None:
    found = designed_sets(designer(ladder(), WHOLE, Settings(())))
    certain = (("us", "chn", "rok", "rus"), ("chn", "rok", "jpn", "rus"))
    assert found.sufficient == certain
    assert found.possible == (("us", "chn", "rok", "jpn"), *certain)


def three_steps(goal: Mapping[str, int], built: AgreementGame | None = None) -> tuple[Problem, Ints, Ints]:
    """Every roadmap of three steps to the goal, in nodes and steps of the problem."""
    problem = problem_of(designer(built or ladder(), goal, Settings(GUARANTORS), objective="raw"))
    anywhere = np.ones(len(problem.steps.states), dtype=bool)
    start = np.arange(len(anywhere)) == 0
    live = np.ones(len(problem.steps), dtype=bool)
    nodes, taken, complete = paths(problem, [problem.steps.ends, anywhere, anywhere, start], live)
    assert complete
    return problem, nodes, taken


def test_three_step_roadmaps() -> None:
    problem, nodes, taken = three_steps({"W": 4, "U": 4, "N": 2})
    assert len(nodes) == 12_159
    slacks, values = problem.slacks(nodes, taken)
    least = slacks.min(axis=(1, 2))
    assert least.max() == pytest.approx(1.025)
    joined = (values >= problem.floor - 1e-9).all(axis=1)
    assert best(problem).ties == ((least >= 1.025 - 1e-9) & joined).sum()
    checker = Checker(problem.game, Settings(GUARANTORS))
    for row in Random("rows").sample(range(len(nodes)), 50):
        states = tuple(int(s) for s in problem.steps.states[nodes[row]])
        assert checker.check(Path(states)).slack == pytest.approx(least[row])


def test_compiled_and_plain_kernels_agree(monkeypatch: pytest.MonkeyPatch) -> None:
    work = designer(ladder(0.7), {"W": 4, "N": 2}, Settings(("us", "chn", "rok", "rus")))
    found = []
    for worth_compiling in (0, 1 << 30):
        monkeypatch.setattr(compiling, "WORTH_COMPILING", worth_compiling)
        monkeypatch.setattr(search, "PRECISION", 1e-3)
        found.append(best(problem_of(work)))
    assert found[0].slack == found[1].slack
    assert found[0].upper == found[1].upper
    np.testing.assert_array_equal(found[0].nodes, found[1].nodes)


@dataclass
class Impatient:
    """Ends the work after so many looks at it, or at the second look at one kind of work."""

    after: int | None = None
    during: str = ""
    looked: int = 0
    at_it: int = 0

    def __call__(self, doing: str, _done: int, _of: int) -> None:
        self.looked += 1
        self.at_it += doing == self.during
        if self.at_it > 1 or (self.after is not None and self.looked > self.after):
            raise LimitReached


def partial(watch: Impatient) -> Design:
    """What a limit leaves of a design, told from the whole of it."""
    exact, cut = (designer(ladder(0.7), WHOLE, Settings(GUARANTORS)).best(each) for each in (unwatched, watch))
    assert exact.status == "best"
    assert cut.status == "limit reached"
    assert cut.slack <= exact.slack + 1e-9
    assert cut.upper >= exact.slack - 1e-9
    if cut.check is not None:
        spans = dict(zip(cut.check.game.parties, cut.check.game.spans, strict=True))
        shares = [each.slack / spans[each.party] for each in cut.check.incentives if each.slack is not None]
        assert min(shares) == pytest.approx(cut.slack)  # the search goes by the range over all states
        assert cut.check.path.states[-1] == cut.check.game.lattice.state((4, 4, 2, 2, 0))
        assert np.isfinite(cut.upper)
    else:
        assert cut.slack == -np.inf
    return cut


@pytest.mark.parametrize(
    ("during", "found"),
    [("breach phases", False), ("deviations", False), ("bounds", False), ("roadmaps", False), ("ties", True)],
)
def test_a_limit_in_any_part_of_the_work(during: str, found: bool) -> None:
    assert (partial(Impatient(during=during)).check is not None) is found


def test_a_limit_leaves_a_certified_gap() -> None:
    whole = Impatient()
    designer(ladder(0.7), WHOLE, Settings(GUARANTORS)).best(whole)
    results = [partial(Impatient(after)) for after in range(0, whole.looked, max(whole.looked // 24, 1))]
    assert results[0].upper == np.inf
    assert [each.slack for each in results] == sorted(each.slack for each in results)
    assert [each.upper for each in results] == sorted((each.upper for each in results), reverse=True)
    assert sum(each.check is not None for each in results) > 3


def test_a_limit_while_sets_are_judged() -> None:
    work = designer(ladder(0.7), WHOLE, Settings(()))
    whole = designed_sets(work)
    cut = designed_sets(designer(ladder(0.7), WHOLE, Settings(())), Impatient(100))
    assert cut.status == "limit reached"
    assert 0 < len(cut.verdicts) < len(whole.verdicts)
    assert cut.verdicts == whole.verdicts[: len(cut.verdicts)]


def test_a_goal_that_cannot_be_reached() -> None:
    dismantled = measure("W", "prk", 1, now=1, down=0)
    stuck = tabled([dismantled], ("prk",), [np.array([1.0, 0.0])], 0.5)
    found = designer(stuck, {"W": 0}, Settings(())).best()
    assert found.status == "none"
    assert found.check is None


@pytest.mark.slow
def test_a_large_ladder() -> None:
    found = designer(large(), {"W": 5, "U": 4, "N": 2, "A": 4, "J": 5}, Settings(GUARANTORS), objective="raw").best()
    assert found.status == "best"
    assert found.slack == pytest.approx(1.025)
    assert found.check is not None
    assert found.check.holds

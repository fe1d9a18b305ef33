"""No verdict, set or interval depends on the order or the names of parties, measures and guarantors in the file.

Nor on which end of a measure is called its level 0. Only measures of one owner are turned round: of what several own,
lowering prevails over raising, so there the two directions mean something.
"""

from dataclasses import dataclass, replace
from random import Random

import numpy as np
import pytest

from detente.agreement.punishment import replies
from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.path import Checker, PathCheck, Settings
from detente.agreement.terms.game import AgreementGame, BreachTerms, Guarantor, Threat
from detente.agreement.terms.lattice import Floats, Lattice
from detente.agreement.terms.moves import moves_of
from detente.agreement.terms.payoffs import Flow
from tests.agreement.arithmetic import measure

LADDERS, PART = 2000, 250


@dataclass(frozen=True)
class Ladder:
    """measures: owners, highest level, how far up and down. payoffs: per party an array with one axis per measure.

    walk: levels of all measures, from today on. against: guarantor to violator to penalty, cost, protection and leak.
    """

    measures: tuple[tuple[tuple[int, ...], int, int, int], ...]
    payoffs: tuple[Floats, ...]
    walk: tuple[tuple[int, ...], ...]
    patience: tuple[float, ...]
    against: dict[int, dict[int, Threat]]
    reputation: tuple[float, ...]


def drawn(random: Random) -> Ladder:
    """Two to four parties with a measure each, or all but one; payoffs of any size, or whole so that ties are many."""
    count = random.choice((2, 2, 2, 3, 3, 4))
    whole = random.random() < 0.5
    owners: list[tuple[int, ...]] = [(k,) for k in range(count)]
    if random.random() < 0.3:
        owners.append((0,))
    if random.random() < 0.2:
        owners[-1] = (0, 1)
    measures = []
    for each in owners:
        highest = random.choice((1, 1, 2)) if count < 4 else 1
        measures.append((each, highest, random.randint(1, highest), random.randint(0, highest)))
    shape = [highest + 1 for _, highest, _, _ in measures]
    values = np.array(
        [random.randint(-2, 2) if whole else random.gauss(0, 1) for _ in range(count * int(np.prod(shape)))]
    )
    now = tuple(random.choice((0, 0, highest)) for _, highest, _, _ in measures)
    walk = [now]
    for _ in range(random.randint(1, 2)):
        walk.append(
            tuple(
                random.randint(max(level - down, 0), min(level + up, highest))
                for level, (_, highest, up, down) in zip(walk[-1], measures, strict=True)
            )
        )

    def amount() -> float:
        return random.randint(0, 2) / 2 if whole else random.random()

    against = {
        g: {j: Threat(amount(), amount(), amount() / 4, amount() / 4) for j in range(count) if j != g}
        for g in range(count)
        if random.random() < 0.4
    }
    patience = random.choice((0.5, 0.75, 0.9))
    return Ladder(
        tuple(measures),
        tuple(values.reshape(count, *shape)),
        tuple(walk),
        tuple(patience if whole else random.uniform(0.4, 0.95) for _ in range(count)),
        against,
        tuple(amount() for _ in range(count)),
    )


def turned(ladder: Ladder, which: list[int]) -> Ladder:
    """The same ladder with some measures counted from their other end."""
    measures = list(ladder.measures)
    for k in which:
        owners, highest, up, down = measures[k]
        measures[k] = owners, highest, down, up
    return replace(
        ladder,
        measures=tuple(measures),
        payoffs=tuple(np.flip(table, tuple(which)) for table in ladder.payoffs),
        walk=tuple(
            tuple(measures[k][1] - level if k in which else level for k, level in enumerate(levels))
            for levels in ladder.walk
        ),
    )


def checked(ladder: Ladder, parties: list[int], measures: list[int], names: str) -> PathCheck:
    """The verdict on the walk when parties and measures stand in this order; names: a letter for each party."""
    ids = tuple(names[k] for k in parties)
    built = [
        measure(
            f"{names}{k}",
            " ".join(sorted(names[owner] for owner in ladder.measures[k][0])),
            ladder.measures[k][1],
            now=ladder.walk[0][k],
            up=ladder.measures[k][2],
            down=ladder.measures[k][3],
        )
        for k in measures
    ]
    lattice = Lattice(tuple(built))
    flows = tuple(Flow({(0, 0): np.transpose(ladder.payoffs[p], measures).reshape(-1)}) for p in parties)
    guarantors = tuple(
        Guarantor(parties.index(g), {parties.index(j): t for j, t in ladder.against[g].items()}, ladder.reputation[g])
        for g in parties
        if g in ladder.against
    )
    game = AgreementGame(
        ids,
        lattice,
        moves_of(lattice, ids),
        flows,
        np.array([ladder.patience[p] for p in parties]),
        guarantors=guarantors,
        breach=BreachTerms(audience=0.25, sharing=0.5),
    )
    states = tuple(lattice.state([levels[k] for k in measures]) for levels in ladder.walk)
    return Checker(game, Settings(tuple(names[g] for g in ladder.against))).check(Path(states))


def said(check: PathCheck, names: str) -> tuple[str, dict[tuple[int, int], list[float]]]:
    """The verdict, and per party and step the interval of its slack; step -1 is joining."""
    found = {}
    for each in check.incentives:
        if each.relative is not None and each.highest is not None:
            found[names.index(each.party), each.step] = [each.relative, each.highest]
    for party, joining in check.participation.items():
        found[names.index(party), -1] = [joining.relative, joining.highest]
    if check.weakest is not None:
        found[-1, -1] = [check.weakest.relative or 0.0, check.weakest.slack or 0.0, check.highest or 0.0]
    return check.holds_under, found


@pytest.mark.slow
@pytest.mark.parametrize("part", range(LADDERS // PART))
def test_order_names_and_ends_do_not_matter(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replies, "WORTH_COMPILING", 0)  # one compilation for all of them
    random = Random(part)
    verdicts = list[str]()
    for _ in range(PART):
        ladder = drawn(random)
        parties, measures = list(range(len(ladder.payoffs))), list(range(len(ladder.measures)))
        under, slacks = said(checked(ladder, parties, measures, "abcd"), "abcd")
        random.shuffle(parties)
        random.shuffle(measures)
        other = turned(ladder, [k for k in measures if len(ladder.measures[k][0]) == 1 and random.random() < 0.5])
        other_under, other_slacks = said(checked(other, parties, measures, "zywx"), "zywx")
        assert other_under == under, ladder
        if under != "not verified":
            assert other_slacks.keys() == slacks.keys()
            for key, slack in slacks.items():
                assert other_slacks[key] == pytest.approx(slack, abs=1e-8), (key, ladder)
        verdicts.append(under)
    assert set(verdicts) >= {"all", "some", "none"}

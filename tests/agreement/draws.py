"""Random small agreements, of components as analysts write them: shares, costs, leakage, protection, guarantees."""

from random import Random

from detente.agreement.terms.game import AgreementGame, game_of
from detente.model.roadmap import Agreement, Breach, Discount, Enforcement, Guarantee, Measure, Roadmap
from tests.agreement.arithmetic import Names, fixed, measure, roadmap

NUMBERS = 16  # payoffs are whole sixteenths, so ties occur and fractions stay short


def amount(random: Random, most: float) -> float:
    return random.randint(0, int(most * NUMBERS)) / NUMBERS


def draw(seed: str, groups: bool = True, discount: float | None = None) -> Agreement:
    """An agreement of two or three parties and two to four measures."""
    random = Random(seed)
    parties = ("a", "b", "c")[: random.choice((2, 3, 3))]
    measures = {m.id: m for m in (_measure(random, f"M{k}", parties, groups) for k in range(random.randint(2, 4)))}
    if not any(m.in_deal for m in measures.values()):
        measures["M0"] = measure("M0", parties[0], 2)
    names = Names(measures)
    factor = discount or random.choice((0.5, 0.75, 0.875))
    return Agreement(
        measures=measures,
        flows={party: names.parts(**_parts(random, party, measures)) for party in parties},
        guarantees={p: _guarantee(random, p, parties) for p in parties if random.random() < 0.8},
        breach=Breach(
            audience=fixed(amount(random, 1)),
            signed=fixed(amount(random, 1)),
            leakage=fixed(amount(random, 0.5)),
            leakage_by={parties[0]: fixed(0.5)} if random.random() < 0.5 else {},
            leakage_max=fixed(0.9375),
            protection_max=fixed(0.875),
            sharing=fixed(random.choice((0, 0.5))),
            seen_after=1,
        ),
        discount=Discount("step", fixed(factor), {parties[0]: fixed(random.choice((factor, 0.625)))}),
    )


def _measure(random: Random, id_: str, parties: tuple[str, ...], groups: bool) -> Measure:
    highest = random.choice((1, 1, 2, 3))
    owners = random.sample(parties, random.choice((1, 1, 1, 2)) if groups else 1)
    given = {
        "now": random.choice((0, 0, 0, highest)),
        "up": random.randint(1, highest),
        "down": random.randint(0, highest),
        "in_deal": random.random() < 0.8,
        "raise_votes": random.randint(1, len(owners)),
        "lower_votes": random.randint(1, len(owners)),
    }
    return measure(id_, " ".join(sorted(owners)), highest, **given)


def _parts(random: Random, party: str, measures: dict[str, Measure]) -> dict[str, str]:
    parts = {}
    for name, each in measures.items():
        sign = -1 if party in each.owners else 1
        parts[f"of_{name}"] = f"{sign * amount(random, 3)}*{name}"
    if random.random() < 0.5:
        parts["sanctions"] = f"-{amount(random, 4)}*(1 - leakage)*(1 - {random.choice(list(measures))})"
    if random.random() < 0.5:
        one, other = (random.choice(list(measures)) for _ in range(2))
        parts["both"] = f"{amount(random, 4) - 1}*{one}*{other}*(1 - protection)"
    return parts


def _guarantee(random: Random, party: str, parties: tuple[str, ...]) -> Guarantee:
    against = []
    for other in parties:
        if other != party and random.random() < 0.8:
            penalty, cost, protects, leak = (fixed(amount(random, most)) for most in (3, 1, 0.5, 0.5))
            against.append(Enforcement(other, penalty, cost, protects, leak))
    return Guarantee(party, None, tuple(against), fixed(amount(random, 1)))


def game(agreement: Agreement) -> AgreementGame:
    """The game of a drawn agreement."""
    return game_of(agreement, ("a", "b", "c"))


def walk(seed: str, agreement: Agreement) -> Roadmap:
    """A random roadmap of one to three possible steps."""
    random = Random(seed)
    levels = {m.id: m.now for m in agreement.measures.values()}
    steps = []
    for _ in range(random.randint(1, 3)):
        for each in agreement.measures.values():
            if each.in_deal and random.random() < 0.7:
                low, high = max(levels[each.id] - each.down, 0), min(levels[each.id] + each.up, each.highest)
                levels[each.id] = random.randint(low, high)
        steps.append(dict(levels))
    return roadmap("walk", " ".join(p for p in agreement.guarantees if random.random() < 0.7), *steps)

"""Every model once more, in plain loops that follow the definitions one actor at a time."""

from collections.abc import Sequence

from detente.bargaining.rounds.settings import Settings

Actor = tuple[float, float, float]  # position, salience, capability


def mean(actors: Sequence[Actor]) -> float:
    return sum(x * s * c for x, s, c in actors) / sum(s * c for _x, s, c in actors)


def median(actors: Sequence[Actor]) -> float:
    """The middle of the positions with the least weighted distance to all."""
    distance = {point: sum(s * c * abs(x - point) for x, s, c in actors) for point, _s, _c in actors}
    least = min(distance.values())
    best = sorted(point for point, far in distance.items() if far <= least + 1e-11 * (1 + least))
    return (best[0] + best[-1]) / 2


def nash_product(actors: Sequence[Actor], reference: float, point: float) -> float | None:
    """The logarithm of the product; None where somebody gains nothing."""
    from math import log

    found = 0.0
    for x, s, c in actors:
        gain = abs(reference - x) - abs(point - x)
        if s * c > 0:
            if gain <= 1e-12:
                return None
            found += s * c * log(gain)
    return found


def acceptable(actors: Sequence[Actor], veto: Sequence[bool], reference: float, point: float) -> bool:
    far = [abs(reference - x) - abs(point - x) for (x, _s, _c), held in zip(actors, veto, strict=True) if held]
    return all(gain >= -1e-9 for gain in far)


def one_round(actors: Sequence[Actor], span: float, settings: Settings) -> list[float]:
    """Where everybody is after one round."""
    return _Round(actors, span, settings).after()


class _Round:
    def __init__(self, actors: Sequence[Actor], span: float, settings: Settings) -> None:
        self.actors, self.span, self.settings = actors, span, settings
        self.everybody = range(len(actors))
        self.risk = [1.0 for _actor in actors]
        threat = [sum(self.gain(j, i, 1.0) for j in self.everybody if j != i) for i in self.everybody]
        most, least = max(threat), min(threat)
        if most - least > 1e-9:
            shares = [(2 * each - most - least) / (most - least) for each in threat]
            self.risk = [(1 - share / 3) / (1 + share / 3) for share in shares]

    def vote(self, k: int, one: float, other: float) -> float:
        x, s, c = self.actors[k]
        power = self.risk[k] if self.settings.vote_risk else 1.0
        return float(s * c * ((abs(x - other) / self.span) ** power - (abs(x - one) / self.span) ** power))

    def chance(self, one: float, other: float) -> float:
        votes = [self.vote(k, one, other) for k in self.everybody]
        if self.settings.chance == "all_pairs":
            places = [x for x, _s, _c in self.actors]
            cast = sum(abs(self.vote(k, a, b)) for k in self.everybody for a in places for b in places)
            return sum(v for v in votes if v > 0) / cast if cast and one != other else 0.0
        cast = sum(abs(v) for v in votes)
        return sum(v for v in votes if v > 0) / cast if cast else 0.5

    def gain(self, i: int, j: int, r: float) -> float:
        (x, _s, _c), (y, resists, _d) = self.actors[i], self.actors[j]
        d = abs(x - y) / self.span
        chance = self.chance(x, y)
        won, lost, nothing = 2 - 4 * (0.5 - 0.5 * d) ** r, 2 - 4 * (0.5 + 0.5 * d) ** r, 2 - 4 * 0.5**r
        q, without = self.settings.patience, nothing
        if q < 1:
            centre = abs(x - median(self.actors)) / self.span
            sign = -1 if centre < d else 1
            without = q * nothing + (1 - q) * (2 - 4 * (0.5 + sign * 0.25 * (centre + d)) ** r)
        return float(resists * (chance * won + (1 - chance) * lost) + (1 - resists) * won - without)

    def offer(self, i: int, j: int) -> tuple[int, float, float] | None:
        """Class, what decides within the class, where to."""
        x, y = self.actors[i][0], self.actors[j][0]
        a = self.gain(i, j, self.risk[i])
        b = self.gain(j, i, self.risk[i if self.settings.perception == "focal" else j])
        a, b = (0.0 if abs(each) <= 1e-10 else each for each in (a, b))
        if x == y or b <= 0:
            return None
        if a > 0:
            return (0, abs(y - x), y) if b > a + 1e-10 else None
        if a < 0 and b > -a + 1e-10:
            place = x + (y - x) * abs(a / b)
            weighed = (abs(a) * x + abs(b) * y) / (abs(a) + abs(b))
            return 1, weighed if self.settings.compromise == "least_position" else abs(place - x), place
        return (2, abs(y - x), y) if a < 0 and self.settings.compel else None

    def after(self) -> list[float]:
        places = []
        for i in self.everybody:
            offers = [found for j in self.everybody if (found := self.offer(i, j)) is not None]
            best = min(offers, default=None)
            if best is None:
                places.append(self.actors[i][0])
                continue
            same = [each for each in offers if each[0] == best[0] and each[1] <= best[1] + 1e-9 * self.span]
            places.append(sum(each[2] for each in same) / len(same))
        return places

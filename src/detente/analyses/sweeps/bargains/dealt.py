"""One drawn deal: what keeps each party to a roadmap, found once for all roadmaps and sets of guarantors that share it.

What a party gets after its own breach depends only on those signatories that act against it and on whether it signed
itself; parties' breach phases are therefore kept by these, and breach phases of equal payoffs by the payoffs.
"""

from dataclasses import dataclass, field

import numpy as np

from detente.agreement.roadmaps.deviations import Path
from detente.agreement.roadmaps.incentives import Incentive, Participation
from detente.agreement.roadmaps.path import TOLERANCE, Checker, Settings, path_values
from detente.agreement.terms.game import AgreementGame
from detente.agreement.terms.lattice import Floats

NAN = float("nan")
_Key = tuple[Path, int, tuple[int, ...], bool]


@dataclass(frozen=True)
class Kept:
    """Whether a roadmap keeps itself: 1 or 0; slack, joining: the least relative ones; nan where not verified.

    keeps: for each party that can leave (owner of a measure), in file order, whether it leaves at no step.
    """

    holds: float
    slack: float
    joining: float
    keeps: tuple[float, ...]


@dataclass(frozen=True)
class Dealt:
    """The game of one draw, and what was found about it so far."""

    game: AgreementGame
    checker: Checker
    _values: dict[Path, Floats] = field(default_factory=dict, repr=False)
    _staying: dict[_Key, tuple[Incentive, ...] | None] = field(default_factory=dict, repr=False)
    _joining: dict[Path, dict[str, Participation] | None] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, game: AgreementGame) -> "Dealt":
        """Nothing found yet."""
        return cls(game, Checker(game, Settings(game.parties)))

    def kept(self, path: Path, guarantors: tuple[str, ...]) -> Kept:
        """The verdict on a path if these have signed, under the largest enforcement."""
        staying = [self.staying(path, i, guarantors) for i in self.game.owners]
        keeps = tuple(NAN if each is None else _keeps(each) for each in staying)
        joining = self.joining(path)
        if joining is None or any(each is None for each in staying):
            return Kept(NAN, NAN, NAN, keeps)
        owners = {self.game.parties[i] for i in self.game.owners}
        joins = [each for party, each in joining.items() if party in owners or party in guarantors]
        stays = [each for party in staying for each in party or ()]
        raw = [each.slack for each in stays if each.slack is not None] + [each.slack for each in joins]
        return Kept(
            float(min(raw, default=0.0) >= -TOLERANCE),
            min((each.relative for each in stays if each.relative is not None), default=NAN),
            min((each.relative for each in joins), default=NAN),
            keeps,
        )

    def staying(self, path: Path, party: int, guarantors: tuple[str, ...]) -> tuple[Incentive, ...] | None:
        """What keeps `party` (index) to each step; None if what follows its breach is not verified."""
        signed = self.game.signatories(guarantors)
        against = tuple(g for g in signed if party in self.game.guarantors[g].against)
        itself = any(self.game.guarantors[g].party == party for g in signed)
        key = path, party, against, itself
        if key not in self._staying:
            checker = self.checker.with_settings(guarantors=guarantors)
            verified = all(checker.phase(party, months).is_verified for months in path.lengths)
            found = checker.incentives(path, self._worth(path), party) if verified else None
            self._staying[key] = found
        return self._staying[key]

    def joining(self, path: Path) -> dict[str, Participation] | None:
        """What everybody that may have to join gains by it; None if what there is without a deal is not verified."""
        if path not in self._joining:
            verified = self.checker.alternative(path).is_verified
            found = self.checker.participation(path, self._worth(path)) if verified else None
            self._joining[path] = found
        return self._joining[path]

    def weight(self, path: Path, step: int, party: int) -> float:
        """What a steady payment of 1 per step of the deal, lost with it, adds to the party's slack at a step."""
        lengths = (path.length(step + k) for k in range(path.lag(self.game)))
        return float(np.prod([self.game.factors(months)[party] for months in lengths]))

    def _worth(self, path: Path) -> Floats:
        if path not in self._values:
            self._values[path] = path_values(self.game, path)
        return self._values[path]


def _keeps(incentives: tuple[Incentive, ...]) -> float:
    return float(all(each.slack is None or each.slack >= -TOLERANCE for each in incentives))

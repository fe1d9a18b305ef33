"""Trust in the smallest case, in closed form.

A trustee is offered stake a in every period and keeps (it gets a x) or betrays (a y, and nothing ever after); the
truster gets a g, or loses a l once. Both weigh the next period by d; a bad trustee is less patient, d_B.

* A trustee keeps a constant stake iff d >= 1 - x/y.
* A bad one is indifferent between betraying now and in the next period iff stakes grow by (y-x) / (d_B y).
* All at once, the full stake 1 from the first period on, needs mu g >= (1-mu)(1-d) l.
* One small stake first, at which every bad trustee betrays, is worth offering up to the cut-off
  a* = mu d V / ((1-d)((1-mu) l - mu g)), V = g; it screens iff a >= d_B y / (y-x).

The threshold of reassurance is that of Kydd's trust game: cooperate iff mu CC + (1-mu) CD >= mu DC + (1-mu) DD.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scaled:
    """The game per unit of the stake: the trustee's x and y > x > 0, the truster's g > 0 and l > 0, discount d."""

    x: float
    y: float
    g: float
    l: float  # noqa: E741
    d: float

    def __post_init__(self) -> None:
        if not (0 < self.x < self.y and self.g > 0 and self.l > 0 and 0 < self.d < 1):
            raise ValueError("needs 0 < x < y, g > 0, l > 0 and 0 < d < 1")

    @property
    def least_patience(self) -> float:
        """The discount factor from which a trustee keeps a constant stake."""
        return 1 - self.x / self.y

    def keeps(self, patience: float) -> bool:
        """Whether a trustee with this discount factor keeps a constant stake."""
        return patience >= self.least_patience

    def ratio(self, bad: float) -> float:
        """The growth of stakes that leaves a trustee with discount factor `bad` indifferent when to betray."""
        return (self.y - self.x) / (bad * self.y)

    @property
    def all_at_once(self) -> float:
        """The least prior of a good trustee with which the full stake is worth offering from the first period on."""
        return (1 - self.d) * self.l / (self.g + (1 - self.d) * self.l)

    def cut_off(self, prior: float) -> float:
        """The largest first stake worth offering if every bad trustee betrays it; infinite if any is."""
        loss = (1 - prior) * self.l - prior * self.g
        return float("inf") if loss <= 0 else prior * self.d * self.g / ((1 - self.d) * loss)

    def screening_stake(self, bad: float) -> float:
        """The least first stake that a bad trustee would rather betray than wait one period for the full one."""
        return bad * self.y / (self.y - self.x)

    def one_step_suffices(self, prior: float, bad: float) -> bool:
        """Whether one period at a small stake is enough to find out, and worth it."""
        return self.screening_stake(bad) <= self.cut_off(prior)


def reassurance_threshold(cc: float, cd: float, dc: float, dd: float) -> float:
    """The least trust at which to cooperate; payoffs for own and the other's cooperation (C) or defection (D).

    Raises ValueError unless CC > DC and DD > CD: otherwise one of the two is better whatever is believed.
    """
    if not (cc > dc and dd > cd):
        raise ValueError("needs CC > DC and DD > CD")
    return (dd - cd) / ((cc - dc) + (dd - cd))

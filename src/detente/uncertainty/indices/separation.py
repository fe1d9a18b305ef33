"""How far apart the draws that say yes lie from those that say no, along one factor (Hornberger and Spear 1981).

For a factor with an order this is the Kolmogorov-Smirnov distance, the largest gap between the two distribution
functions; for levels the total variation, half the sum of the gaps between their shares. Both run from 0, the factor
alone tells nothing, to 1, the factor alone settles the verdict.
"""

import numpy as np
import numpy.typing as npt

from detente.uncertainty.factors import Factor, Floats


class Gaps:
    """The gaps along one factor. weights (R, N): yes rows add up to 1 and no rows to -1, as `signed` makes them."""

    def __init__(self, factor: Factor, values: Floats) -> None:
        self.is_ordered = factor.kind != "levels"
        if self.is_ordered:
            self.order: npt.NDArray[np.int64] = np.argsort(values, kind="stable")
            ordered = values[self.order]
            self.ends = np.flatnonzero(np.append(ordered[1:] != ordered[:-1], True))
        else:
            count = max(len(factor.levels), int(values.max(initial=0)) + 1)
            self.members = (values[:, None] == np.arange(count)).astype(np.float64)

    def gaps(self, weights: Floats) -> Floats:
        """(R, ends) yes less no, of the distribution functions; (R, L) of the shares of levels."""
        if not self.is_ordered:
            return np.asarray(np.einsum("rn,nl->rl", weights, self.members))
        running = weights[:, self.order]
        np.cumsum(running, axis=1, out=running)
        return np.asarray(running if self.is_free_of_ties else running[:, self.ends])

    def distances(self, weights: Floats) -> Floats:
        """(R,) distances."""
        gaps = self.gaps(weights)
        if self.is_ordered:
            return np.asarray(np.maximum(gaps.max(axis=1), -gaps.min(axis=1)))
        return np.asarray(np.abs(gaps).sum(axis=1) / 2)

    @property
    def is_free_of_ties(self) -> bool:
        """Whether only the order of rows counts; then chance separates yes from no alike along all such factors."""
        return self.is_ordered and len(self.ends) == len(self.order)


def signed(yes: Floats, no: Floats) -> Floats:
    """(R, N) weights from how often each row counts as yes and as no."""
    return np.asarray(yes / yes.sum(axis=-1, keepdims=True) - no / no.sum(axis=-1, keepdims=True))


def resampled(verdict: Floats, resamples: int, random: np.random.Generator) -> Floats:
    """(R, N): yes rows drawn again from yes rows, no rows from no rows."""
    times = [random.multinomial(int(of.sum()), of / of.sum(), size=resamples) for of in (verdict, 1 - verdict)]
    return signed(times[0].astype(np.float64), times[1].astype(np.float64))


def shuffled(verdict: Floats, resamples: int, random: np.random.Generator) -> Floats:
    """(R, N): the same verdicts dealt out to rows by chance."""
    dealt = random.permuted(np.tile(verdict, (resamples, 1)), axis=1)
    return signed(dealt, 1 - dealt)

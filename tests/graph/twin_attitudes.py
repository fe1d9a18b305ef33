"""Attitudes as the definitions say it: slow, for the tests."""

from tests.graph.twin import Twin


class Regarding(Twin):
    """A twin whose improvements are the moves to states that are as good in the mover's eyes."""

    def attitude(self, party: str, other: str) -> str:
        return self.conflict.attitudes.get(party, {}).get(other, "positive" if party == other else "neutral")

    def as_good(self, party: str, t: int, s: int) -> bool:
        """For everybody whom the party is positive to t is no worse than s, for whom it is negative to no better."""
        for other, want in self.wants.items():
            attitude = self.attitude(party, other)
            if attitude == "positive" and want[t] < want[s]:
                return False
            if attitude == "negative" and want[t] > want[s]:
                return False
        return True

    def improvements(self, party: str, s: int) -> frozenset[int]:
        return frozenset(t for t in self.reach(party, s) if self.as_good(party, t, s))


def regarding(twin: Twin) -> Regarding:
    """The same conflict with attitudes, remembered."""
    found: Regarding = vars(twin).setdefault("regarding", Regarding(twin.conflict, twin.wants))
    return found


def stable(twin: Twin, concept: str, party: str, s: int) -> bool:
    """Relational Nash, GMR, SMR and SEQ."""
    seen = regarding(twin)

    def answers(s2: int) -> bool:
        if not seen.as_good(party, s, s2):
            return False
        return concept != "rsmr" or not any(seen.as_good(party, s3, s) for s3 in seen.reach(party, s2))

    return all(
        concept != "rnash" and any(map(answers, seen.others_reach(party, s1, improving=concept == "rseq")))
        for s1 in seen.improvements(party, s)
    )

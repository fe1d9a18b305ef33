"""What a party, alone or with others, would rather do, and what comes of it."""

from dataclasses import dataclass

from detente.graph.legal import Move


@dataclass(frozen=True, slots=True)
class Joint:
    """What makes an improvement one of a coalition.

    coalition: indices of its parties, ascending. way: the members' moves, a shortest legal sequence. more: how many
    further improvements the coalition has that come out alike, answered or not, and are not listed.
    """

    coalition: tuple[int, ...]
    way: tuple[Move, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Improvement:
    """What a party would rather do: a move to row `to`, alone or, with `joint`, together with others.

    answer: the moves that leave the mover (or somebody in the coalition) no better off; empty if there are none.
    expected: under foresight, what follows a move that stays worth it. outcome: where an answer at once with the move
    leads; each of its moves then says where its party would get alone.
    """

    to: int
    answer: tuple[Move, ...]
    joint: Joint | None = None
    expected: tuple[Move, ...] = ()
    outcome: int | None = None

    @property
    def answered(self) -> bool:
        """Whether the others can leave the mover no better off."""
        return bool(self.answer)

"""Codes of what parties are to each other: marks of strength, attitudes, coalitions that are fixed."""

from detente.errors.code import N_, Code, table

REGARD_CODES: dict[str, Code] = table(
    Code(
        "E350",
        N_("Mark out of place"),
        N_(
            "The mark {found} says how strongly the entry before it is preferred to the entry behind it. One mark stands"
            " between two entries, > to {allowed}; move or remove it."
        ),
    ),
    Code(
        "E351",
        N_("Attitude towards a party that wants nothing"),
        N_(
            'The party "{found}" has no list under `preferences`, so nobody can be for or against what it wants. Say what it'
            " wants, or leave the attitude out."
        ),
    ),
    Code(
        "E431",
        N_("Coalition of one"),
        N_("A coalition has two or more parties that act as one. Name another member, or leave the coalition out."),
    ),
    Code(
        "E432",
        N_("Party in two coalitions"),
        N_('The party "{found}" is already in the coalition "{first}". A party acts in one coalition, once; keep one.'),
    ),
    Code(
        "E433",
        N_("Member that wants nothing"),
        N_(
            'The party "{found}" has no list under `preferences`, and a coalition prefers what each of its members prefers.'
            " Say what it wants, or leave it out of the coalition."
        ),
    ),
)

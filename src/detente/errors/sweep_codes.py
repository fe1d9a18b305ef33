"""Codes of what a sweep draws and asks: E760 to E769, W760 to W769."""

from detente.errors.code import N_, Code, table

SWEEP_CODES = table(
    Code(
        "E760",
        N_("Not a factor"),
        N_(
            'There is nothing to draw at "{found}". A factor is a number with a range, a statement with `may_shift`, the'
            " types of a party or a list with unknown pairs; name one of: {options}."
        ),
    ),
    Code(
        "E761",
        N_("Nothing to move together"),
        N_('"{found}" names fewer than two factors. Name at least two, with commas between them, or leave it out.'),
    ),
    Code(
        "E762",
        N_("Factor in two groups"),
        N_('"{found}" is named in two groups. A factor moves with one group only; join the two or drop it from one.'),
    ),
    Code(
        "W760",
        N_("Nothing uses it"),
        N_(
            '"{found}" is drawn but can change no answer that is asked here ({subjects}). Leave its range out, or ask a'
            " question that it bears on."
        ),
    ),
)

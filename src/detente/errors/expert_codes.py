"""Codes of further experts' views of issues: E990 to E994, W935 to W939."""

from detente.errors.code import N_, Code, table

EXPERT_CODES = table(
    Code(
        "E990",
        N_("Expert without the file's own entry"),
        N_(
            '"{found}" is what an expert says instead of the entry "{party}", but the issue has none. Add "{party}" with'
            " position and salience."
        ),
    ),
    Code(
        "E991",
        N_("Not a party and an expert"),
        N_(
            '"{found}" does not name a party and an expert. Write party@expert: one @, the expert\'s id a letter, then'
            " letters, digits, _ or -."
        ),
    ),
    Code(
        "W935",
        N_("Expert who says nothing else"),
        N_(
            '"{found}" says the same as the entry "{party}". It counts as one more expert; delete it if that is not meant.'
        ),
    ),
)

DRIVER_CODES = table(
    Code(
        "W936",
        N_("Nothing to draw"),
        N_(
            "{found} was not drawn: there are no issues, or no input of them has a range to be moved in. Give some a range, or a default with"
            " --doubt."
        ),
    ),
)

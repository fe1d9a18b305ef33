"""Codes of claims: E756 to E758, E770, E771 and E776 what the file says, E772 to E775 what can be asked of a sweep."""

from detente.errors.code import N_, Code, table

CLAIM_FILE_CODES = table(
    Code(
        "E756",
        N_("Unknown roadmap of a question"),
        N_('"{found}" is no roadmap of this scenario. `guarantors ROADMAP against PARTY` names one of: {options}.'),
    ),
    Code(
        "E757",
        N_("Party that cannot leave"),
        N_(
            'Party "{found}" owns no measure, so it cannot leave a roadmap, whoever guarantees it. `guarantors ROADMAP against'
            " PARTY` names one of: {options}."
        ),
    ),
    Code(
        "E758",
        N_("Unknown guarantor of a question"),
        N_(
            '"{found}" guarantees nothing in this scenario. After `with` stand guarantors joined by `+`, or `none`; they are:'
            " {options}."
        ),
    ),
    Code(
        "E770",
        N_("Question of a claim"),
        N_(
            '"{found}" is no question. A question is the name of a quantity, or two of them (or one and a number) with'
            " > or < between, or `guarantors ROADMAP against PARTY`; write it so."
        ),
    ),
    Code(
        "E771",
        N_("Claim without a question"),
        N_('Nothing is asked about the claim "{found}". A claim has at least one question; add it under `asks`.'),
    ),
    Code(
        "E776",
        N_("Unknown claim as the headline"),
        N_('"{found}" is no claim of this scenario. `headline` names the claim that answers its question: {options}.'),
    ),
)
CLAIM_CODES = table(
    Code(
        "E772",
        N_("Unknown quantity"),
        N_(
            'There is no quantity "{found}" in this scenario. A question names what a sweep can answer for it: {options}.'
        ),
    ),
    Code(
        "E773",
        N_("Not a factor of a claim"),
        N_('The draws cannot be told apart by "{found}", which is not drawn. What is drawn is: {options}; name one.'),
    ),
    Code(
        "E774",
        N_("A number is no answer"),
        N_(
            'The quantity "{found}" is a number, which is neither true nor false. Compare it with a number or with'
            " another quantity by > or <."
        ),
    ),
    Code(
        "E775",
        N_("Verdict against a number"),
        N_(
            '"{found}" compares a yes or no with a number. Compare verdicts with verdicts, where yes is more than no, and'
            " numbers with numbers."
        ),
    ),
)

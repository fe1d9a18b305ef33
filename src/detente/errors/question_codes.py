"""Codes of questions and offers: E610 to E629 what a file says of them, E650 to E659 and E995 to E999 their scores."""

from detente.errors.code import N_, Code, table

QUESTION_CODES: dict[str, Code] = table(
    Code(
        "E610",
        N_("Question of the past"),
        N_(
            "The question runs until {found}, and the file knows what was known on {date}. A question is open on that day; give a later day."
        ),
    ),
    Code(
        "E611",
        N_("More than there are cases"),
        N_(
            "It happened {found} times. The class has {allowed} cases, so it is a number from 0 to {allowed}; correct one."
        ),
    ),
    Code(
        "E613",
        N_("Unknown question"),
        N_('There is no question "{found}". Questions are: {options}. Correct the id or add it under `questions`.'),
    ),
    Code(
        "E614",
        N_("Question answered too early"),
        N_(
            'This event answers "{found}", but the file knows what was known on {date}, when the question was open. Answers come with later events; correct the date or remove it.'
        ),
    ),
    Code(
        "E615",
        N_("Question answered twice"),
        N_('"{found}" was answered by event {first} already. A question is answered once; remove one of the answers.'),
    ),
    Code(
        "E620",
        N_("Offer of another party"),
        N_(
            'The option "{found}" belongs to party "{owner}". An offer is the party\'s own; name an option of "{party}".'
        ),
    ),
    Code(
        "E621",
        N_("Offer without a cost"),
        N_(
            "The offer does not say what keeping it costs. Add `cost:`, or `against:` with the violator against whom the party's guarantee acts."
        ),
    ),
    Code(
        "E622",
        N_("Offer without such a guarantee"),
        N_(
            'The guarantee of "{party}" does not act against "{found}". It acts against: {options}. Name one of these, or give `cost:` instead.'
        ),
    ),
)

SCORE_CODES: dict[str, Code] = table(
    Code(
        "E650",
        N_("Outcome of something that was not forecast"),
        N_('"{found}" was not forecast. Forecast were: {options}. Correct the id or remove the row.'),
    ),
    Code(
        "E651",
        N_("Day of an outcome"),
        N_('"{found}" is no day. A day is written year-month-day, as 2020-04-25; correct it.'),
    ),
    Code(
        "E652",
        N_("Answer to a question"),
        N_('"{found}" is no answer to "{id}". A question is answered with yes or no; correct it.'),
    ),
    Code(
        "E653",
        N_("Outcome off the scale"),
        N_('{found} is off the scale of "{id}", which runs from {low} to {high}; correct it.'),
    ),
    Code(
        "E654",
        N_("Outcome stated twice"),
        N_('"{found}" has an outcome of {date} in line {first} already. One is enough; remove the other.'),
    ),
    Code(
        "E655",
        N_("Columns of outcomes"),
        N_(
            "There is no column {missing} in the header, which has: {found}. Outcomes have the columns id, value and date."
        ),
    ),
    Code(
        "E656",
        N_("Outcomes of another scenario"),
        N_(
            'The forecast is of scenario "{allowed}", these outcomes are of "{found}". Give a file of the same scenario, or a table with the columns id, value and date.'
        ),
    ),
    Code(
        "E657",
        N_("Day without a file"),
        N_(
            "`--date {found}` is the day of the stamp that `--save` writes. Give `--save FILE` too, or leave the day out."
        ),
    ),
    Code(
        "W650",
        N_("Scenario changed since the forecast"),
        N_(
            "The forecast was made from a file with hash {allowed}, now it is {found}. Outcomes are read from the file as it is now; the forecast is scored as it was saved."
        ),
    ),
    Code(
        "E995",
        N_("Not a saved forecast"),
        N_(
            '"{found}" does not hold what `detente forecast --save` writes ({reason}). Write it anew with that command.'
        ),
    ),
    Code(
        "E996",
        N_("Saved forecast was changed"),
        N_(
            '"{found}" is not as it was saved: its seal does not fit what it holds. Only the file as it was written is scored; take it from where it was kept.'
        ),
    ),
    Code(
        "E997",
        N_("Day of a forecast"),
        N_('"{found}" is no day. `--date` is written year-month-day, as 2019-04-25; correct it.'),
    ),
    Code(
        "E998",
        N_("Forecast before its own file"),
        N_(
            "A forecast of {found} cannot use a file that knows what was known on {allowed}. Give that day or a later one with `--date`."
        ),
    ),
    Code(
        "E999",
        N_("Chance of a call out of range"),
        N_(
            'The chance that "{found}" is called takes values from {low} to {high}. A chance lies between 0 and 1; change the numbers that `called` is made of.'
        ),
    ),
)

"""Codes of events and of what they say of types: E701, E702, E735 to E737, W735."""

from detente.errors.code import N_, Code, table

EVENT_CODES = table(
    Code(
        "E701",
        N_("Event against the status quo"),
        N_(
            'After this event "{found}" was at {event}, but the status quo has {now}. Up to the file\'s date they agree; correct'
            " one, or add the event that changed it."
        ),
    ),
    Code(
        "E702",
        N_("Type needed"),
        N_('"{found}" does not name a type. Chances here are given for party/type; types are: {options}.'),
    ),
    Code(
        "E735",
        N_("Events that exclude each other"),
        N_(
            'No type of party "{party}" could have brought about all of these events: {event}, {others}. Together their'
            " chances of 0 rule out every type with weight. Correct a chance of 0, or take an event out."
        ),
    ),
    Code(
        "E736",
        N_("Event that no type could cause"),
        N_(
            'No type of party "{party}" that has weight could have brought about {event}: its chance is 0 for each of them.'
            " Give a type with weight a chance above 0, or give one that can a weight."
        ),
    ),
    Code(
        "E737",
        N_("Event that no named type could cause"),
        N_(
            'The chance of {event} is 0 for every type of party "{party}" that it names, and it does not say what it is for'
            " {others}. Add a chance for these types."
        ),
    ),
    Code(
        "W735",
        N_("First type has no weight"),
        N_(
            'The first type of party "{party}", {found}, has weight 0 today. Answers that are for one type take {taken}, the'
            " likeliest of today; list it first, choose a type with --type, or correct the chances of `types` and events."
        ),
    ),
)

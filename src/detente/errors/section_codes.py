"""Codes of the sections: E3xx preferences, E4xx conflict, E5xx agreement, E6xx bargaining."""

from detente.errors.code import N_, Code, table

SECTION_CODES = table(
    # ------------------------------------------------------------ E3xx: preferences and views
    Code(
        "E301",
        N_("No form of preferences"),
        N_("This says in no known form what the party wants. Use a list of statements, or one of: {options}."),
    ),
    Code(
        "E302",
        N_("Two forms of preferences"),
        N_(
            "This uses several forms at once: {found}. One list has one form; keep one of them, or add a further list as party@analyst."
        ),
    ),
    Code(
        "E303",
        N_("Party without preferences"),
        N_('Party "{party}" controls options but nothing says what it wants. Add `{party}:` under `preferences`.'),
    ),
    Code(
        "E304",
        N_("Type without preferences"),
        N_(
            'Nothing says what party "{party}" wants when it is of type "{type}". Add `{party}/{type}:` or, for all types,'
            " `{party}:` under `preferences`."
        ),
    ),
    Code(
        "E305",
        N_("Key of a preference list"),
        N_(
            '"{found}" does not say whose preferences these are. Allowed are party, party/type, party@analyst and party/type@analyst.'
        ),
    ),
    Code(
        "E306",
        N_("Unknown preference list"),
        N_(
            'There is no preference list "{found}". Lists are: {options}. Name one of them or write the wishes out here.'
        ),
    ),
    Code("E310", N_("No entry"), N_("`{form}` has no entry. At least one is needed; add one or remove the list.")),
    Code("E311", N_("Negative shift"), N_("may_shift is {found}. It is a number of places, 0 or more; drop the sign.")),
    Code(
        "E320",
        N_("Reference to no feasible state"),
        N_('"{found}" covers no feasible state. Each reference covers at least one; correct or remove it.'),
    ),
    Code(
        "E343",
        N_("Whole number with too many digits"),
        N_(
            "{found} has more digits than are kept, so that it would be rounded. Whole numbers up to 9007199254740992 are"
            " kept as they are; write a smaller one, or all of them in a larger unit."
        ),
    ),
    Code(
        "W321",
        N_("Reference hidden by earlier ones"),
        N_('All states of "{found}" belong to earlier entries, so it has no effect. Move it up or remove it.'),
    ),
    Code(
        "E322",
        N_("States that no entry covers"),
        N_("Feasible states in no entry: {count}, for example {example}. Each state needs one; add entries or `rest`."),
    ),
    Code("E323", N_("Second rest"), N_("`rest` stands here a second time. It may stand once; remove one.")),
    Code(
        "E330",
        N_("Pair without a sign"),
        N_('"{found}" is not a pair. A pair is written A > B (better) or A = B (equally good).'),
    ),
    Code(
        "E331",
        N_("State better than itself"),
        N_(
            "By these pairs the state {state} is better than itself. Pairs may not run in a circle; remove one of the circle."
        ),
    ),
    Code(
        "E340",
        N_("View of itself"),
        N_('Party "{found}" has a belief about itself. Views are about others; change its own preferences instead.'),
    ),
    Code(
        "E341",
        N_("Unaware of an own option"),
        N_('Party "{party}" cannot be unaware of its own option "{found}". List options of others only.'),
    ),
    Code(
        "E342",
        N_("View without the status quo"),
        N_(
            'Party "{party}" takes the status quo to be impossible: {found} holds in it. A view keeps the status quo;'
            " narrow the condition."
        ),
    ),
    # ------------------------------------------------------------ E4xx: conditions, states, the conflict
    Code(
        "E401",
        N_("Condition cannot be read"),
        N_(
            "The condition breaks off at {found}. Allowed are names, not, and, or, implies, iff (or ~ & | -> <->) and"
            " parentheses; correct it."
        ),
    ),
    Code(
        "E402",
        N_("Chain of implies or iff"),
        N_("A second {found} follows. implies and iff do not chain; set parentheses around one of the two."),
    ),
    Code(
        "E403",
        N_("Unknown name in a condition"),
        N_('"{found}" is neither an option nor defined. Known are: {options}. Correct the name or define it.'),
    ),
    Code(
        "E404",
        N_("Circle of definitions"),
        N_("These definitions use each other in a circle: {found}. Definitions may not; take one out of the circle."),
    ),
    Code(
        "E405",
        N_("Condition too large"),
        N_("The condition is too long or nested too deeply. At most {allowed}; split it with `define`."),
    ),
    Code(
        "E407",
        N_("Condition ends too early"),
        N_("The condition ends too early. A name or a closing parenthesis is missing; add it."),
    ),
    Code(
        "E406", N_("Word in capitals"), N_('"{found}" is written in capitals. Words of conditions are small: "{word}".')
    ),
    Code(
        "E410",
        N_("Length of a state word"),
        N_(
            'Letters in "{found}": {count}. A state word has one letter per option, here {allowed}, in the order of `options`.'
        ),
    ),
    Code(
        "E411",
        N_("Unknown state"),
        N_(
            '"{found}" names no state. Allowed are: {options}, a word of Y, N and -, or a condition in parentheses.'
            " Correct it or add it to `states`."
        ),
    ),
    Code(
        "E412",
        N_("rest not allowed here"),
        N_("`rest` has no meaning here. It stands in rankings and payoffs; name the states."),
    ),
    Code(
        "E413",
        N_("Not a single state"),
        N_('"{found}" may be several states. One state is needed: a name, now, or a word of Y and N only.'),
    ),
    Code(
        "E420",
        N_("Too many options"),
        N_(
            "There are {found} options, which leave about {estimate} states. At most {allowed} options are computed, all states"
            " at once up to 24 and questions about one state beyond; merge or leave out options."
        ),
    ),
    Code(
        "W934",
        N_("States not enumerated"),
        N_(
            "There are {found} options, which leave about {estimate} states; up to {allowed} options they are enumerated. Questions "
            "about one state can be asked with `detente why`; references in preferences and traps that need all states were not "
            "checked."
        ),
    ),
    Code(
        "E421",
        N_("Status quo infeasible"),
        N_(
            "The status quo {state} cannot be: {conditions}. It must be feasible; change `now` of these options or the condition."
        ),
    ),
    Code(
        "E422",
        N_("No feasible state"),
        N_("No state is feasible. At least one must remain; remove one of the `infeasible` conditions."),
    ),
    Code(
        "E423",
        N_("Named state infeasible"),
        N_(
            'The state "{found}" ({state}) cannot be: {conditions}. Named states are feasible; change on and off or the condition.'
        ),
    ),
    Code(
        "E424",
        N_("Overlapping merges"),
        N_("The state {state} belongs to this merge and to an earlier one. Merges may not overlap; narrow one."),
    ),
    Code(
        "E425",
        N_("Merged state infeasible"),
        N_('The state "{found}" that shows this merge cannot be: {conditions}. It must be feasible; choose another.'),
    ),
    Code(
        "E426",
        N_("Merged state outside its merge"),
        N_('The state "{found}" that shows this merge does not fit its `when`. Choose a state that does.'),
    ),
    Code("E427", N_("On and off"), N_('The option "{found}" is switched on and off at once. Keep one of the two.')),
    # ------------------------------------------------------------ E5xx: the agreement
    Code(
        "E501",
        N_("Expression cannot be read"),
        N_(
            "The expression breaks off at {found}. Allowed are numbers, names, + - * and parentheses, and / by a plain"
            " number; ranges stand under `numbers`."
        ),
    ),
    Code(
        "E502",
        N_("Unknown name in an expression"),
        N_('"{found}" is neither a measure, a number nor a formula. Known are: {options}. Correct the name or add it.'),
    ),
    Code(
        "E503",
        N_("Division by an expression"),
        N_("A divisor here is not a plain number. Only plain numbers other than 0 divide; multiply instead."),
    ),
    Code(
        "E504",
        N_("Circle of formulas"),
        N_("These formulas use each other in a circle: {found}. Take one out of the circle."),
    ),
    Code(
        "E505",
        N_("Expression too large"),
        N_("The expression is too long or nested too deeply. At most {allowed}; split it with `formulas`."),
    ),
    Code(
        "E506",
        N_("Measure where only numbers may stand"),
        N_('"{found}" depends on the levels of measures. Here only `numbers` and formulas of numbers may stand.'),
    ),
    Code(
        "E507",
        N_("Expression ends too early"),
        N_("The expression ends too early. A number, a name or a closing parenthesis is missing; add it."),
    ),
    Code(
        "E510",
        N_("Levels of a measure"),
        N_("`levels` is {found}. A measure has a highest level of 1 or more, or two or more names for levels 0, 1, …."),
    ),
    Code(
        "E511",
        N_("Level out of range"),
        N_('Level {found} of measure "{measure}" does not exist. Allowed are levels 0 to {highest}.'),
    ),
    Code(
        "E512",
        N_("Votes"),
        N_(
            "{found} is not a number of votes. Allowed are all, majority, any, or a count from 1 to {owners} (the owners)."
        ),
    ),
    Code(
        "E513",
        N_("Votes of a single owner"),
        N_("`{found}` needs several owners. The measure has one; list several under `party` or remove the key."),
    ),
    Code(
        "E514",
        N_("Act that a deal cannot stop"),
        N_(
            'With a deal measure "{measure}" is to go from level {before} to {found}, but `{key}: 0` says that it never moves'
            " that way. Give `{key}` a level or remove it, or let `in_deal` be `no`, so that the measure stays where it is."
        ),
    ),
    Code(
        "E520",
        N_("Guarantor against itself"),
        N_('The guarantor "{found}" acts against itself. It acts against other violators; remove the entry.'),
    ),
    Code(
        "E521",
        N_("Option of another party"),
        N_(
            'The option "{found}" belongs to party "{owner}". A guarantor\'s act is its own; name an option of "{party}".'
        ),
    ),
    Code(
        "E522",
        N_("Year's discount without months"),
        N_("The discount is per year, but this step has no `months`. Each step needs them; add `months:`."),
    ),
    Code(
        "E530",
        N_("Roadmap without guarantors"),
        N_(
            "The roadmap does not say who guarantees it. With `guarantees` it must; add `guarantors: [...]`, [] for none."
        ),
    ),
    Code(
        "E531",
        N_("Unknown guarantor"),
        N_(
            '"{found}" has no entry under `guarantees`. Guarantors are: {options}. Correct the id or add its guarantee.'
        ),
    ),
    Code(
        "E532",
        N_("Roadmap without steps"),
        N_("The roadmap has no step. At least one is needed; add one under `steps`."),
    ),
    Code(
        "E533",
        N_("Impossible step"),
        N_(
            'Step {step} moves measure "{measure}" from level {before} to {found}. From there it can reach levels {low} to'
            " {high}; change the step, or `up` and `down` of the measure."
        ),
    ),
    Code(
        "E534",
        N_("Hostile act in a deal"),
        N_(
            'Measure "{measure}" is a hostile act (`in_deal`) and at {before} as long as a deal is kept. Roadmaps and goals'
            " leave it out; remove it here."
        ),
    ),
    Code(
        "E535",
        N_("Goal out of reach"),
        N_(
            'The goal wants measure "{measure}" at {found}, but from {before} it can never move that way. Change the goal, or'
            " `up` and `down` of the measure."
        ),
    ),
    Code(
        "E540",
        N_("Restraint and cover"),
        N_(
            'Party "{found}" is listed under `restraint` and under `cover`. A possible attacker promises restraint, a'
            " protector promises cover; keep one."
        ),
    ),
    # ------------------------------------------------------------ E6xx: bargaining
    Code("E601", N_("Scale of an issue"), N_("{found} is not a scale. A scale is written low..high, as 0..100.")),
    Code("E602", N_("Off the scale"), N_("{found} is off the scale. The scale runs from {low} to {high}; correct it.")),
    Code(
        "E603",
        N_("Mark is not a number"),
        N_('The mark "{found}" is not a number. Marks are points of the scale; write a number.'),
    ),
    Code(
        "E604",
        N_("No positions"),
        N_("Nobody has a position on this issue. At least one party must; add it under `positions`."),
    ),
    Code(
        "E605",
        N_("Capability missing"),
        N_(
            'The column "{found}" says nothing of party "{party}", which has a position. Each column covers all; add it.'
        ),
    ),
    Code(
        "E673",
        N_("Unknown domain"),
        N_(
            'There is no domain "{found}". Intervals of forecasts were checked on: {options}. Name one of them if the issue is of that kind, else leave it out.'
        ),
    ),
)

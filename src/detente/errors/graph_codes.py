"""Codes of questions to the graph model: concepts, ways, wishes turned round, unknown preference, formats."""

from detente.errors.code import N_, Code, table

GRAPH_CODES: dict[str, Code] = table(
    Code(
        "E930",
        N_("Too many parties for coalitions"),
        N_(
            "{found} parties form more coalitions than are gone through; at most {allowed} parties can be asked about "
            "coalitions. Ask with a concept without coalitions, or leave out the preferences of parties that matter least."
        ),
    ),
    Code(
        "E931",
        N_("Too many joint improvements"),
        N_(
            "In {states} states coalitions have more than {allowed} joint improvements, which is more than are kept. "
            "Ask with cseq, where single parties answer, or make the conflict smaller."
        ),
    ),
    Code(
        "E932",
        N_("Joint answers take too long"),
        N_(
            "To find out whether coalitions answer here takes more than {allowed} searches. Ask with cseq, where single "
            "parties answer, or about a smaller conflict."
        ),
    ),
    Code(
        "E933",
        N_("Foresight does not settle"),
        N_(
            "Looking {allowed} moves ahead, what the parties expect still changes. Ask with a fixed number of moves, for "
            "example l4, or about a smaller conflict."
        ),
    ),
    Code(
        "E934",
        N_("Too many states to enumerate"),
        N_(
            "The scenario has {found} options; this question needs all states, which are enumerated up to {allowed} options. "
            "Merge or leave out options, or ask about one state: `detente why` searches from there, `detente check` reads the file."
        ),
    ),
    Code(
        "E965",
        N_("Too much for the memory"),
        N_(
            "{states} states times {parties} parties take about {found} GB; at most {allowed} GB are used. Merge or leave out options, "
            "join parties, or ask about one state: `detente why` searches from there."
        ),
    ),
    Code(
        "E966",
        N_("Out of memory"),
        N_(
            "The memory of this machine was not enough. Close other programs, or ask a narrower question: fewer options, parties, "
            "steps or draws."
        ),
    ),
    Code(
        "E935",
        N_("Not searched beyond the enumerable"),
        N_(
            "With {found} options single states are searched, which neither merged states nor pairs allow, and {where} has them. "
            "Write rankings, payoffs, weights or statements without `merge`, or leave out options until there are {allowed}."
        ),
    ),
    Code(
        "E936",
        N_("State that no entry covers"),
        N_(
            "The state {state}, which the search comes upon, is covered by no entry of a ranking or of payoffs; each state needs "
            "one. Add the entry `rest`."
        ),
    ),
    Code(
        "E937",
        N_("Concept not searched"),
        N_(
            "With more than {options} options {found} is not computed; concepts that are searched from one state are {allowed}. "
            "Ask for one of these, or leave out options."
        ),
    ),
    Code(
        "E940",
        N_("Target is the start"),
        N_(
            "The way is to lead from {found} to the same state; there is nothing to do. Write another state after --to or "
            "--from."
        ),
    ),
    Code(
        "E941",
        N_("Picture without a target"),
        N_("{found} is to show a way, and --to does not say where it leads. Add --to with a state."),
    ),
    Code(
        "E942",
        N_("Unknown kind of picture"),
        N_(
            "{found} is not a kind of picture that can be written; kinds are {allowed}. End the name with one of these."
        ),
    ),
    Code(
        "E943",
        N_("No way to draw"),
        N_(
            "No legal moves lead from {start} to {end}, so there is no way to draw. Ask without --picture for what "
            "stands between them, or name another state."
        ),
    ),
    Code(
        "E944",
        N_("Way too long to draw"),
        N_(
            "The way has {found} moves; at most {allowed} are drawn. Ask without --picture, or draw the way to a state that "
            "is nearer, with --to and --from."
        ),
    ),
    Code(
        "E945",
        N_("Concept that cannot be turned round"),
        N_(
            "What parties would have to want is computed for {allowed}; {found} asks for more than comparisons with the "
            "state itself. Write --concept with one of these."
        ),
    ),
    Code(
        "E436",
        N_("Unknown preference in a conflict with coalitions"),
        N_(
            "The wishes of {party} leave states uncompared, and with `coalitions` every party has to compare every two "
            "states. Settle the pairs or write another form; or leave the coalitions out."
        ),
    ),
    Code(
        "E946",
        N_("Not asked where parties act as one"),
        N_(
            "The file has coalitions ({found}), and this question is about parties that act for themselves. `detente "
            "stability`, `why` and `analyze` reckon with coalitions; for this one take `coalitions` out of a copy of the file."
        ),
    ),
    Code(
        "E947",
        N_("Concept without coalitions that are fixed"),
        N_(
            "{found} is not defined where parties act as one; {allowed} are. Name one of these, or take `coalitions` out of "
            "a copy of the file."
        ),
    ),
    Code(
        "E948",
        N_("Party that acts in a coalition"),
        N_(
            "{found} acts only together with others here, as {coalition}. Ask with `--party {coalition}`, or take the "
            "coalition out of a copy of the file."
        ),
    ),
    Code(
        "E949",
        N_("Too many moves for attitudes"),
        N_(
            "Under attitudes every move is listed, and the parties have up to {found}; at most {allowed} are. Ask with a "
            "concept without attitudes, or leave out options."
        ),
    ),
    Code(
        "E950",
        N_("Too many moves for unknown preference"),
        N_(
            "With unknown preference every move is listed, and the parties have up to {found}; at most {allowed} are. "
            "Write the wishes of every party in a form that compares every two states, or leave out options."
        ),
    ),
    Code(
        "E951",
        N_("Nothing is unknown"),
        N_(
            "{found} asks about unknown preference, and every party compares every two states here. Leave it out, or write "
            "the wishes of a party as pairs."
        ),
    ),
    Code(
        "E952",
        N_("No mixture of types"),
        N_(
            "No party has several types with wishes of their own, so there is nothing to weigh. Leave {found} out, or give a "
            "party types and each of them preferences."
        ),
    ),
    Code(
        "E953",
        N_("Types are chosen and weighed"),
        N_("{found} weighs all types by the weights of the file, and --type chooses one. Leave out one of the two."),
    ),
    Code(
        "E954",
        N_("Concept without unknown preference"),
        N_(
            "{found} is not defined where preferences leave states uncompared; {allowed} are. Name one of these, or write the "
            "wishes of every party in a form that compares every two states."
        ),
    ),
    Code(
        "E955",
        N_("Nobody gets anything wrong"),
        N_("The scenario has no section views. Add it to ask what parties get wrong and what telling them changes."),
    ),
    Code(
        "E956",
        N_("No table to compare"),
        N_("The scenario names no table. Add one under `tables`, such as `tables: {{bilateral: [one, other]}}`."),
    ),
    Code(
        "E957",
        N_("One type left"),
        N_(
            "There is nothing to weigh: of the types with wishes of their own only {left} is left today; the others have weight 0"
            " by the file's chances and events. Leave {found} out, or choose another type with --type."
        ),
    ),
    Code(
        "E960",
        N_("Unknown list"),
        N_(
            "{found} is not a list of the scenario; further lists are {allowed}. Write --list party=analyst with one of these, or "
            "add `party@analyst` under preferences."
        ),
    ),
    Code(
        "E961",
        N_("Not an answer"),
        N_(
            "{found} is not an answer. Write `better, worse` on a line of its own, or `one = other` where the party has no "
            "preference: two different states, each a name of the scenario, `now` or a state word; at most {most} answers."
        ),
    ),
    Code(
        "E962",
        N_("Answers in a circle"),
        N_(
            "The answer {found} contradicts the answers before it: {chain}. Ask which of these it is, and take the others out."
        ),
    ),
    Code(
        "E963",
        N_("List not written"),
        N_(
            "Nothing can be written to {found}: --write changes a scenario's own file as it stands, so not one of the catalogue, "
            "not with --set, and not together with --out. Write to a new file with --out FILE, and leave out --set."
        ),
    ),
    Code(
        "E967",
        N_("Nobody can guarantee"),
        N_("The scenario names nobody who can guarantee anything. Add who can, and against whom, under `guarantees`."),
    ),
    Code(
        "E964",
        N_("Nobody to answer"),
        N_(
            "Standard input is no terminal and holds no answers, so nobody can be asked. Give --answers FILE, pipe answers in as "
            "lines `better, worse`, or take --questions N to see what would be asked."
        ),
    ),
)

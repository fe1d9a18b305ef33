"""Codes of files exchanged with other programs: E85x to E87x what is wrong with one, W85x and W86x what is lost."""

from detente.errors.code import N_, Code, table

PEER_CODES: dict[str, Code] = table(
    # ------------------------------------------------------------ E85x: the JSON and its structure
    Code(
        "E850",
        N_("Not JSON"),
        N_(
            "The JSON breaks off here: {found} stands where {allowed} is needed. Export the file anew, or mend it here."
        ),
    ),
    Code(
        "E851",
        N_("JSON too deep or too large"),
        N_(
            "The JSON has more than {allowed}, which is the most that is read. A conflict needs no more; remove what does not belong to it."
        ),
    ),
    Code(
        "E852",
        N_("Repeated key in JSON"),
        N_(
            '{path}: the key "{found}" stands here for a second time. A key may occur once in an object; remove one of them.'
        ),
    ),
    Code(
        "E853",
        N_("Not a number of JSON"),
        N_("{path}: {found} cannot be read. Numbers are finite and have at most {allowed} digits; correct it."),
    ),
    Code("E854", N_("Missing key in JSON"), N_('{path}: the key "{missing}" is missing. It holds {allowed}; add it.')),
    Code("E855", N_("Wrong kind of value"), N_("{path}: {found} stands where {allowed} is needed. Correct it.")),
    Code(
        "E856",
        N_("Number out of range"),
        N_("{path}: there is no {found}. Numbers here are {allowed}; correct it, or add what it stands for."),
    ),
    Code(
        "E857",
        N_("Unknown word in JSON"),
        N_('{path}: "{found}" is not known here. Allowed are: {options}. Correct it.'),
    ),
    Code(
        "E858",
        N_("Option of two decision makers"),
        N_(
            "{path}: option {found} belongs to another decision maker already ({first}). Exactly one controls an option; take it off one of the lists."
        ),
    ),
    Code(
        "E859",
        N_("Empty condition"),
        N_(
            '{path}: a condition without parts says nothing. It is a list of pairs such as [0, "Y"]; fill it or remove it.'
        ),
    ),
    # ------------------------------------------------------------ E86x: the conflict
    Code(
        "E860",
        N_("Nothing to import"),
        N_("{path}: this list is empty. A conflict needs {allowed}; export the file anew with them."),
    ),
    Code(
        "E861",
        N_("Too many options to import"),
        N_("{path}: there are {found} options; at most {allowed} are read. Split the conflict."),
    ),
    Code(
        "E862",
        N_("No state is feasible"),
        N_("{path}: these conditions leave no state. At least one state must be feasible; remove a condition."),
    ),
    Code(
        "E863",
        N_("Ranking misses states"),
        N_(
            "{path}: {count} of {total} feasible states are missing, among them number {example}. A ranking names every feasible state once; add them."
        ),
    ),
    Code(
        "E864",
        N_("Ranking names no state"),
        N_(
            "{path}: {found} is no feasible state. Feasible states are numbered from 1 to {total}; correct the number, or make the state feasible."
        ),
    ),
    Code(
        "E865",
        N_("Ranking names a state twice"),
        N_(
            "{path}: state {found} stands in the ranking already ({first}). Each stands in it once; remove one of them."
        ),
    ),
    Code(
        "E866",
        N_("Ranking is missing"),
        N_(
            "{path}: the file says that rankings are entered by hand, but this decision maker has none. Add preferenceRanking, or set useManualPreferenceRanking to false."
        ),
    ),
    Code(
        "E867",
        N_("States without numbers"),
        N_(
            "{path}: option {found} belongs to no decision maker, so the numbers of states in rankings are not defined. Give the option to a decision maker."
        ),
    ),
    Code(
        "E868",
        N_("Decision maker in two coalitions"),
        N_(
            "{path}: decision maker {found} is in a coalition already ({first}). Each is in exactly one; take it out of one of them."
        ),
    ),
    Code(
        "E869",
        N_("Decision makers without coalition"),
        N_(
            "{path}: decision makers {found} are missing. Coalitions divide up all decision makers; add each, alone or in a list."
        ),
    ),
    # ------------------------------------------------------------ E87x: sizes, and what cannot be exported
    Code(
        "E870",
        N_("Rankings too long"),
        N_(
            "{path}: rankings name every state for each party, here {found} times in all; at most {allowed} are read or written. Write what is wanted as statements."
        ),
    ),
    Code(
        "E871",
        N_("Condition too large to exchange"),
        N_(
            "{path}: written as a list of simple conditions this one becomes too large; at most {allowed} fit. Divide it into several."
        ),
    ),
    Code(
        "E872",
        N_("Unknown preferences cannot be exported"),
        N_(
            '{path}: the pairs of "{party}" leave it open how some states compare, which .gmcr files cannot say. Settle them, or write a ranking or statements.'
        ),
    ),
    Code(
        "E873",
        N_("Not for plain data"),
        N_(
            "{found} does not go with --to json, which holds all that the scenario file says. Leave it out, or write --to gmcr."
        ),
    ),
    # ------------------------------------------------------------ E874: files of other programs
    Code(
        "E874",
        N_("Data of a statistics program"),
        N_(
            '"{found}" is a file of {format}, which is not read. Tables are read as .csv, .tsv or .xlsx; open it in its program and save it as one of these.'
        ),
    ),
    Code(
        "E875",
        N_("Game of another program"),
        N_(
            '"{found}" is a game of {format}, which is not read. Games are read from .gmcr files; begin a scenario with `detente new NAME`, an option for each choice and `payoffs` for each party.'
        ),
    ),
    Code(
        "E876",
        N_("Profile of one negotiator"),
        N_(
            '"{found}" is a profile of one negotiator of {format}, which is not read. Issues with everybody\'s positions are read as tables (.csv, .tsv, .xlsx); write one row for each party and issue.'
        ),
    ),
    Code(
        "E877",
        N_("Document"),
        N_(
            '"{found}" is a document ({format}), which is not read. Scenarios are YAML, conflicts .gmcr, tables .csv, .tsv or .xlsx; begin a scenario with `detente new NAME`.'
        ),
    ),
    Code(
        "E878",
        N_("To be imported first"),
        N_(
            '"{found}" is no scenario, but a file that is imported ({format}). `detente import {found}` writes a scenario file from it; give that file to this command.'
        ),
    ),
    Code(
        "E879",
        N_("UTF-16 or UTF-32"),
        N_(
            '"{found}" is text in {format}. Text is read in UTF-8; save it in that encoding, in spreadsheets as “CSV UTF-8”.'
        ),
    ),
    Code(
        "E880",
        N_("Scenario already"),
        N_(
            '"{found}" is a scenario file already. Nothing needs to be imported; `detente check {found}` looks through it.'
        ),
    ),
    Code(
        "E881",
        N_("Format not known"),
        N_(
            '"{found}" is in no format that is known here. Conflicts are read as .gmcr (JSON), tables as .csv, .tsv or .xlsx; name a table so, or save it anew from its program.'
        ),
    ),
    Code(
        "E882",
        N_("KTAB table and its first line differ"),
        N_(
            "By the first line parties are {found} and dimensions {dimensions}; below it parties are {rows}, and columns of positions and salience, two for each dimension, {columns}. Correct the first line or complete the table."
        ),
    ),
    Code(
        "E883",
        N_("Party or issue twice in a table"),
        N_('"{found}" has a row already, in line {first}. Each has one; remove one of them.'),
    ),
    Code(
        "E884",
        N_("KTAB table has no outcomes"),
        N_(
            '"{found}" is a table of KTAB, which says nothing of outcomes. A table to score has a column `outcome`; `detente import {found}` makes a scenario of this one.'
        ),
    ),
    Code(
        "E885",
        N_("No table"),
        N_(
            '"{found}" is a scenario or a conflict, and no table. Tables are .csv, .tsv or .xlsx with one row for each party and issue; `detente export {found} --to csv --out FILE` writes one from a scenario.'
        ),
    ),
    Code(
        "W870",
        N_("Issues without a stand"),
        N_("Issues without any position were left out: {count}, the first of them {found}."),
    ),
    # ------------------------------------------------------------ W85x: import
    Code(
        "W850",
        N_("Keys that are not read"),
        N_("Not read: {found}. They are no part of the format as detente knows it; check whether they matter to you."),
    ),
    Code(
        "W851",
        N_("Coalition of parties that do not see alike"),
        N_(
            "{path}: gmcr-py lets the coalition {found} move wherever one of its members sees the state. Here what a member cannot see stays blocked for moves in which an option of that member is switched. Look `blocked` over."
        ),
    ),
    Code(
        "W852",
        N_("Misperceptions became blocked moves"),
        N_(
            "{path}: what {party} cannot see is written as `blocked`: it makes no move into or out of those states. Look it over if a belief is meant."
        ),
    ),
    Code(
        "W853",
        N_("No status quo in the file"),
        N_(
            ".gmcr files do not say what holds today. State 1 ({found}) is taken; set `now: yes` on the options that are taken today."
        ),
    ),
    Code(
        "W854",
        N_("Option without decision maker"),
        N_(
            '{path}: option {found} belongs to no decision maker. It was given to the party "{party}", which makes no move; give it to whoever controls it.'
        ),
    ),
    Code(
        "W855",
        N_("Text was cleaned"),
        N_(
            "{path}: the name has signs that a scenario file cannot hold, or none at all. It was written as “{found}”; correct it there."
        ),
    ),
    Code(
        "W856",
        N_("Statements not used"),
        N_(
            "{path}: the statements order the states otherwise than the ranking, which the file says to use. Only the ranking was carried over."
        ),
    ),
    Code(
        "W857",
        N_("Decision maker without wishes"),
        N_(
            "{path}: nothing says what {party} wants. All states are taken to be equally good for it; write down its preferences."
        ),
    ),
    Code(
        "W858",
        N_("Ranking used although not asked for"),
        N_(
            "{path}: there are no statements and nothing says which of the two counts. The ranking was used; check that it is what {party} wants."
        ),
    ),
    # ------------------------------------------------------------ W86x: export
    Code(
        "W860",
        N_("Section has no place in the file"),
        N_(
            "`{found}` has no place in .gmcr files, which hold options, infeasible states, parties and wishes. It is left out."
        ),
    ),
    Code(
        "W861",
        N_("One type exported"),
        N_(
            '"{party}" is exported as of type {type}; its wishes as another type ({others}) are left out. Export each with --type.'
        ),
    ),
    Code(
        "W862",
        N_("Another analyst's list left out"),
        N_('"{found}" is a further list for the same party and is left out; .gmcr files hold one.'),
    ),
    Code(
        "W863",
        N_("Only the order is exported"),
        N_(
            'The {form} of "{party}" became a plain ranking: .gmcr files hold the order of states, no numbers and no strengths.'
        ),
    ),
    Code(
        "W864",
        N_("Merged states are exported apart"),
        N_(
            ".gmcr files have no merged states. The members of {found} are exported one by one, equally good for everybody; equilibria can differ."
        ),
    ),
    Code(
        "W865",
        N_("Blocked moves left out"),
        N_(
            'Moves that are blocked for "{party}" are left out: .gmcr files can only block every move into or out of some states. Equilibria can differ.'
        ),
    ),
    Code(
        "W866",
        N_("Status quo left out"),
        N_(".gmcr files do not say what holds today ({found}). Note it with the file."),
    ),
    Code("W867", N_("Party left out"), N_('"{found}" has neither options nor wishes here and is left out.')),
    Code(
        "W868",
        N_("Statement without effect left out"),
        N_(
            '"{found}" holds in all states or in none, which .gmcr files cannot say; it is left out and no order changes.'
        ),
    ),
    Code(
        "W869",
        N_("Sources, notes or Arabic texts left out"),
        N_("`{found}` has no place in .gmcr files, here and wherever else it stands; names are exported in English."),
    ),
)

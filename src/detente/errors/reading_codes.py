"""Codes of reading: E1xx the file and its YAML, E2xx structure and ids, E8xx overrides and names of scenarios."""

from detente.errors.code import N_, Code, table

READING_CODES = table(
    # ------------------------------------------------------------ E1xx: the file and its YAML
    Code("E101", N_("No such file"), N_('There is no file "{found}". Give the path of a scenario file.')),
    Code(
        "E102",
        N_("Not a file"),
        N_('"{found}" is not an ordinary file. A scenario is one YAML file; give the path of that file.'),
    ),
    Code(
        "E103",
        N_("File cannot be opened"),
        N_("The file cannot be opened ({reason}). It must be readable; check its permissions."),
    ),
    Code(
        "E104",
        N_("File too large"),
        N_("The file has {found} bytes; at most {allowed} are read. Split it or shorten its texts."),
    ),
    Code(
        "E105",
        N_("Not UTF-8"),
        N_("The byte {found} is not UTF-8 text. Scenario files are UTF-8; save the file in that encoding."),
    ),
    Code(
        "E106",
        N_("Empty file"),
        N_("The file holds nothing. A scenario begins with `detente: 1`; `detente new NAME` writes a first one."),
    ),
    Code(
        "E107",
        N_("Control character"),
        N_("The character {found} does not belong in a text file. Only printable characters are read; remove it."),
    ),
    Code(
        "E108",
        N_("Not a mapping"),
        N_("The file holds {found} where a mapping of keys to values is needed. Begin it with `detente: 1`."),
    ),
    Code(
        "E110",
        N_("YAML cannot be read"),
        N_(
            "The YAML breaks off here: {reason}. Check indentation, colons, quotes and brackets on this line and above."
        ),
    ),
    Code(
        "E111",
        N_("Tab in the indentation"),
        N_("The line begins with a tab. YAML is indented with spaces; replace the tab by spaces."),
    ),
    Code(
        "E112",
        N_("Nested too deeply"),
        N_(
            "The file is nested more than {allowed} levels deep, which is the most that is read. Close brackets or flatten it."
        ),
    ),
    Code(
        "E113",
        N_("Too many values"),
        N_("The file has more than {allowed} values, which is the most that is read. Split it."),
    ),
    Code(
        "E114",
        N_("Anchor"),
        N_('"&{found}" is an anchor. Anchors are not read; write the value out, or quote a text that begins with "&".'),
    ),
    Code(
        "E115",
        N_("Alias"),
        N_('"*{found}" is an alias. Aliases are not read; write the value out, or quote a text that begins with "*".'),
    ),
    Code(
        "E116", N_("Tag"), N_('"{found}" is a tag. Tags are not read; remove it, or quote a text that begins with "!".')
    ),
    Code("E117", N_("Merge key"), N_('"<<" merges mappings. Merge keys are not read; write the keys out.')),
    Code(
        "E118",
        N_("Second document"),
        N_("A second YAML document begins here. A file holds one scenario; remove the `---` or split the file."),
    ),
    Code(
        "E119",
        N_("Key used twice"),
        N_('The key "{found}" was already used in this mapping, at {first}. A key stands once; remove or rename one.'),
    ),
    Code(
        "E120",
        N_("Not a finite number"),
        N_("{found} is not a finite number. Numbers are finite; give the largest value that you mean, or a range."),
    ),
    Code(
        "E121",
        N_("Number too large"),
        N_("{found} has more than {allowed} digits. Use a larger unit, or an exponent as in 2.5e9."),
    ),
    Code(
        "E122",
        N_("Key is not a word"),
        N_("A list or mapping stands where a key is needed. Keys are single words; quote a key with special signs."),
    ),
    Code(
        "E123",
        N_("Direction mark outside a text"),
        N_("{found} is an invisible direction mark or joiner. It may stand in texts for readers only; remove it here."),
    ),
    # ------------------------------------------------------------ E2xx: structure and ids
    Code(
        "E201",
        N_("Unknown key"),
        N_('The key "{found}" is not known here. Allowed are: {options}. Correct or remove it.'),
    ),
    Code("E202", N_("Missing key"), N_('The key "{missing}" is missing here. It is required; add it.')),
    Code("E203", N_("Text needed"), N_("Found {found} where a text is needed. Quote it if it is meant as a text.")),
    Code("E204", N_("List needed"), N_("Found {found} where a list is needed. Write entries with `- ` or as [a, b].")),
    Code(
        "E205",
        N_("Mapping needed"),
        N_("Found {found} where a mapping of keys to values is needed. Write `key: value` lines or {{key: value}}."),
    ),
    Code(
        "E206",
        N_("Whole number needed"),
        N_("Found {found} where a whole number is needed. Write it with digits only."),
    ),
    Code(
        "E207",
        N_("Number or range needed"),
        N_(
            "Found {found} where a number is needed. Allowed are a number with a dot (0.8), a range low..high and"
            " low..likely..high; write percentages and decimal commas that way."
        ),
    ),
    Code(
        "E208",
        N_("Ends of a range out of order"),
        N_(
            "In the range {found} the order is wrong. The low end comes before the high end and the likely value lies between."
        ),
    ),
    Code(
        "E209",
        N_("Text or list needed"),
        N_("Found {found} where one id or a list of ids is needed. Write it as a or [a, b]."),
    ),
    Code("E210", N_("Word not allowed here"), N_("Found {found}. Allowed are: {options}. Choose one of them.")),
    Code("E211", N_("yes or no needed"), N_('Found {found} where yes or no is needed. Write "{word}".')),
    Code(
        "E212",
        N_("Version of the format"),
        N_(
            "The file is written for version {found} of the format. This program reads version {allowed}; write `detente: 1`."
        ),
    ),
    Code(
        "E213",
        N_("Id not allowed"),
        N_('"{found}" cannot be an id. An id is a letter, then letters, digits, _ or -; rename it.'),
    ),
    Code(
        "E214",
        N_("Id cannot stand in expressions"),
        N_('"{found}" cannot be an id here. It occurs in expressions: a letter, then letters, digits or _; rename it.'),
    ),
    Code(
        "E215",
        N_("Reserved word as id"),
        N_('"{found}" is a word of the format and cannot be an id. Reserved are: {options}. Rename it.'),
    ),
    Code(
        "E216",
        N_("Name used twice"),
        N_('"{found}" already names something at {first}. {options} share one set of names; rename one of the two.'),
    ),
    Code(
        "W217",
        N_("Names that differ only in case"),
        N_(
            '"{found}" and "{other}" differ only in upper and lower case. That is allowed; rename one if they are easily confused.'
        ),
    ),
    Code(
        "E218",
        N_("State id of Y and N"),
        N_('"{found}" reads like a state word. A state\'s name may not consist of Y and N only; rename it.'),
    ),
    Code(
        "E220",
        N_("Unknown party"),
        N_('There is no party "{found}". Parties are: {options}. Correct the id or add the party.'),
    ),
    Code(
        "E221",
        N_("Unknown type of a party"),
        N_('Party "{party}" has no type "{found}". Its types are: {options}. Correct the id or add the type.'),
    ),
    Code(
        "E222",
        N_("Unknown option"),
        N_('There is no option "{found}". Options are: {options}. Correct the id or add the option.'),
    ),
    Code(
        "E223",
        N_("Unknown source"),
        N_('There is no source "{found}". Sources are: {options}. Correct the id or add the source.'),
    ),
    Code(
        "E224",
        N_("Unknown measure"),
        N_('There is no measure "{found}". Measures are: {options}. Correct the id or add the measure.'),
    ),
    Code(
        "E225",
        N_("Unknown issue"),
        N_('There is no issue "{found}". Issues are: {options}. Correct the id or add the issue.'),
    ),
    Code(
        "E226",
        N_("Unknown option or measure"),
        N_('"{found}" is neither an option nor a measure. Known are: {options}. Correct the id or add it.'),
    ),
    Code("E227", N_("Entry listed twice"), N_('"{found}" is listed twice. Each entry stands once; remove one.')),
    Code(
        "E228", N_("Nothing listed"), N_("The list is empty. At least one entry is needed; add one or remove the key.")
    ),
    Code(
        "E229", N_("Date"), N_('"{found}" is not a date. Dates are written year-month-day, as 2031-03-01; correct it.')
    ),
    Code(
        "E230",
        N_("Party without a part"),
        N_(
            'Party "{found}" occurs in no section. Each party has an option, a measure, a position or wishes; add one or remove it.'
        ),
    ),
    Code("E231", N_("Out of bounds"), N_("{found} is out of bounds. Allowed is {allowed}; change the value.")),
    Code(
        "E232",
        N_("Types' chances do not add up"),
        N_(
            'The chances of the types of party "{party}" add up to {found}. They must add up to 1; change one or write `rest`.'
        ),
    ),
    Code(
        "E234",
        N_("Variant leaves out what is not there"),
        N_('There is no "{found}" to leave out. Known here are: {options}. Correct the path, as --set writes it.'),
    ),
    Code(
        "E235",
        N_("Variant with errors"),
        N_(
            'Read as the variant "{found}" says, the file is wrong at {at}: {code} ("{what}"). Change what the variant'
            " sets or leaves out."
        ),
    ),
    Code(
        "E237",
        N_("Variant that changes nothing"),
        N_('The variant "{found}" changes nothing. Say under `set` or `without` what it reads otherwise.'),
    ),
    Code(
        "E238",
        N_("Variant that asks nothing"),
        N_('The variant "{found}" asks nothing. Name under `asks` the questions that are shown under both readings.'),
    ),
    Code(
        "E236",
        N_("Unknown roadmap"),
        N_('There is no roadmap "{found}". Roadmaps of this file are: {options}; name one of them.'),
    ),
    Code(
        "E233",
        N_("Second rest among types"),
        N_('A second type of party "{party}" takes the rest. One type may; give the other a number.'),
    ),
    Code(
        "E240",
        N_("Number of a size that cannot be computed with"),
        N_(
            "{found} is too large or too small to compute with. A number is 0 or between {least} and {most} in size;"
            " use another unit."
        ),
    ),
    Code(
        "E241",
        N_("Formula too large"),
        N_("This can reach a size of {found}. At most {allowed} can be computed with; use another unit."),
    ),
    Code(
        "E242",
        N_("Bounds that leave nothing"),
        N_(
            'What "{found}" can be goes from {low} to {high}, which leaves nothing. Correct `kind:`, `low:` or `high:`.'
        ),
    ),
    Code(
        "W240",
        N_("No source and no confidence"),
        N_('"{found}" names neither a source nor a confidence. It counts as assumed; add `source:` or `confidence:`.'),
    ),
    Code(
        "W241",
        N_("Unused source"),
        N_('The source "{found}" is never cited. Cite it with `source: {found}` or remove it.'),
    ),
    Code(
        "W242",
        N_("Partly no source and no confidence"),
        N_(
            'In "{found}", {missing} of {total} statements name neither a source nor a confidence. They count as assumed; add'
            " `source:` or `confidence:` to them or to the whole."
        ),
    ),
    Code(
        "W243",
        N_("Two parties of one name"),
        N_(
            'The parties {first} and {second} are both called "{found}", so that sentences cannot tell them apart. Give one'
            " of them another `name:`."
        ),
    ),
    # ------------------------------------------------------------ E8xx: overrides, names of scenarios, new files
    Code(
        "E801",
        N_("Override without value"),
        N_(
            '"{found}" has no value. An override is written PATH=VALUE, as numbers.power=6; add the = sign and a value.'
        ),
    ),
    Code(
        "E802",
        N_("Override of an unknown key"),
        N_(
            'There is no "{found}" in the scenario. Known here are: {options}. Correct the path; --set changes what is there.'
        ),
    ),
    Code(
        "E803",
        N_("Override of an unknown entry"),
        N_('"{found}" is not an entry of this list. Entries are numbered from 1 to {count}; correct the number.'),
    ),
    Code(
        "E804",
        N_("Override's value cannot be read"),
        N_('The value "{found}" cannot be read as YAML. Quote it as you would in the file, or check its brackets.'),
    ),
    Code(
        "E805",
        N_("Override goes too deep"),
        N_('There is nothing below "{found}", which is a single value. End the path there.'),
    ),
    Code(
        "E806",
        N_("Unknown scenario"),
        N_(
            '"{found}" is neither a file nor a scenario of the catalogue. The catalogue has: {options}. Correct the name or path.'
        ),
    ),
    Code(
        "E807",
        N_("File exists"),
        N_('"{found}" exists already. Nothing is overwritten; choose another name or remove the file.'),
    ),
    Code(
        "E808",
        N_("File cannot be written"),
        N_('"{found}" cannot be written ({reason}). Choose a folder that you may write to.'),
    ),
    Code(
        "E550",
        N_("Step without months, detection in months"),
        N_(
            "`seen_after: {{months: {found}}}` is a time, but this step does not say how long it lasts. Add `months:` to every step, or give `seen_after` in steps."
        ),
    ),
    Code(
        "E551",
        N_("Detection twice or not at all"),
        N_(
            "This says neither or both of `steps` and `months`. Use `seen_after: 2` for steps, or `seen_after: {{months: 2}}`."
        ),
    ),
)

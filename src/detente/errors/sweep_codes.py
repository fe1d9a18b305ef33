"""Codes of what a sweep draws and asks: E760 to E769 and E780 to E789, W760 to W769."""

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
    Code(
        "E780",
        N_("Nothing to go on with"),
        N_(
            'The store "{store}" has no unfinished sweep of "{found}". `detente runs list` lists what it has; without'
            " `--resume` a new sweep begins."
        ),
    ),
    Code(
        "E781",
        N_("Run of something else"),
        N_('The run {run} is a {found}; only a sweep of "{allowed}" can be gone on with here. Name another run.'),
    ),
    Code(
        "E782",
        N_("Run of another version"),
        N_(
            "The run {run} was begun by detente {found}, this is {allowed}; draws of the two must not be mixed. Finish it"
            " with that version, or begin a new sweep."
        ),
    ),
    Code(
        "E783",
        N_("Scenario has changed"),
        N_(
            "The run {run} was of another content; changed since then: {found}. Begin a new sweep, or put these back;"
            " the file as it was is kept with the run."
        ),
    ),
    Code(
        "E784",
        N_("Unknown subject of a sweep"),
        N_('A sweep cannot ask about "{found}" here; this scenario can be asked about {options}.'),
    ),
    Code(
        "E785",
        N_("Nothing to sweep"),
        N_(
            "Nothing of this scenario can be asked of draws. A sweep needs inputs that are unsure (ranges, `may_shift`,"
            " types, unknown pairs) and states, a deal or issues that depend on them."
        ),
    ),
    Code(
        "E786",
        N_("Unknown quantity"),
        N_('There is no quantity "{found}" among what is asked here; there are {options}.'),
    ),
    Code(
        "E787",
        N_("Not a yes/no quantity"),
        N_('"{found}" is a number; a flip and a box are of a yes/no quantity such as {options}.'),
    ),
    Code(
        "E788",
        N_("Map of two factors"),
        N_(
            '"{found}" cannot be mapped. Give two different paths with a comma between them, and with them --of with'
            " the question and --picture with a file."
        ),
    ),
    Code(
        "E790",
        N_("Run to go on with"),
        N_(
            'The run "{found}" is only gone on with where `--resume` is given, and a new sweep has no id yet. Add --resume,'
            " or leave out --run."
        ),
    ),
    Code(
        "E791",
        N_("Nothing kept to go on with"),
        N_(
            "--resume goes on with a sweep that is kept, and --no-store keeps nothing and looks at nothing that is kept. Leave"
            " out one of the two."
        ),
    ),
    Code(
        "W790",
        N_("Cluster without work"),
        N_(
            "All that is asked is so quick that it is computed here; the cluster {found} has nothing to do. Leave out"
            " --cluster, or ask more with --subject."
        ),
    ),
    Code(
        "E793",
        N_("Run that cannot be read"),
        N_(
            "What the index says of run {found} cannot be read. Nothing else is touched by that; remove it with `detente"
            " runs prune {found}`, or put a copy of the whole folder back."
        ),
    ),
)

"""Codes of questions that cannot be asked (E9xx) and of the pre-flight (W9xx)."""

from detente.errors.code import N_, Code, table

ANALYSIS_CODES: dict[str, Code] = table(
    Code(
        "E901",
        N_("Nothing to analyse"),
        N_(
            "The scenario has no options or no preferences; stability needs both. Add the sections options and preferences."
        ),
    ),
    Code(
        "E902",
        N_("Unknown type"),
        N_("{found} is not a type of a party; types are {allowed}. Write --type party=type with one of these."),
    ),
    Code(
        "E903",
        N_("Unknown state"),
        N_(
            "{found} is neither a named state ({allowed}) nor a word of {length} letters Y and N. Write one of these names, "
            "or one letter per option in the order of the file."
        ),
    ),
    Code(
        "E904",
        N_("Infeasible state"),
        N_("The state {found} is not feasible: {rules}. Ask about a state in which none of these conditions holds."),
    ),
    Code(
        "E905",
        N_("Unknown party"),
        N_("{found} is not a party with preferences; parties are {allowed}. Write one of these."),
    ),
    Code(
        "E910",
        N_("Unknown preference"),
        N_(
            "The pairs of party {party} leave some states uncompared; this question is answered for complete orders only. "
            "Ask `detente stability`, `detente why` or `detente analyze`, which reckon with unknown preference, use "
            "another form for this party, or add pairs until every two states are compared."
        ),
    ),
    Code(
        "E911",
        N_("Too many blocked rules"),
        N_(
            "Party {party} has {found} blocked rules; at most {allowed} of one party are computed. Join some with `or`."
        ),
    ),
    Code(
        "E920",
        N_("No deal to check"),
        N_(
            "The scenario has no measures, no flows or no discount factors; a roadmap needs all three. Add the sections "
            "measures, flows and discount."
        ),
    ),
    Code(
        "E921",
        N_("Too many combinations of levels"),
        N_(
            "The measures have {found} combinations of levels; at most {allowed} are computed. Give {measure} or another "
            "measure fewer levels, or leave one out."
        ),
    ),
    Code(
        "E922",
        N_("Deal not complete"),
        N_("The deal cannot be checked: {reason}. Every party that matters needs a discount factor; add it."),
    ),
    Code(
        "E923",
        N_("Unknown roadmap"),
        N_('There is no roadmap "{found}". Roadmaps are: {allowed}. Write one of these.'),
    ),
    Code(
        "E924",
        N_("No question of belief"),
        N_("The scenario has no section credibility. Add it to ask what a party would need to believe."),
    ),
    Code(
        "E970",
        N_("No issue to settle"),
        N_(
            "The scenario has no issues. Add the section issues, with positions and salience of parties, to ask where talks settle."
        ),
    ),
    Code(
        "E971",
        N_("Too many parties on an issue"),
        N_(
            "The issue {issue} has {found} parties; at most {allowed} are computed. Join those with equal positions, or leave some out."
        ),
    ),
    Code(
        "E992",
        N_("No views of experts"),
        N_(
            "No expert has a view of their own here. Add entries party@expert under `positions`, or ask without --experts."
        ),
    ),
    Code(
        "E993",
        N_("Unknown expert"),
        N_('No issue has a view of the expert "{found}". Experts are: {allowed}; choose one.'),
    ),
    Code("E994", N_("Unknown issue"), N_('There is no issue "{found}". Issues are: {allowed}; choose one.')),
    Code(
        "W901",
        N_("Indifferent controller"),
        N_(
            "{party} is indifferent to its own option {option} in {pairs} pairs of states, for example {first} and {second}; "
            "such an option rides along with improvements and can make false answers. Add a statement on {option} as "
            "the last of {party}'s list, and compare both signs."
        ),
    ),
    Code(
        "W763",
        N_("Indifferent controller that ranks states"),
        N_(
            "{party} is indifferent to its own option {option} in {pairs} pairs of states, for example {first} and {second}; "
            "such an option rides along with improvements and can make false answers. Put the states of such a pair on different "
            "places of {party}'s ranking, and compare both orders."
        ),
    ),
    Code(
        "W764",
        N_("Indifferent controller with weights"),
        N_(
            "{party} is indifferent to its own option {option} in {pairs} pairs of states, for example {first} and {second}; "
            "such an option rides along with improvements and can make false answers. Give {party} a small weight on {option}, and "
            "compare both signs."
        ),
    ),
    Code(
        "W765",
        N_("Indifferent controller with payoffs"),
        N_(
            "{party} is indifferent to its own option {option} in {pairs} pairs of states, for example {first} and {second}; "
            "such an option rides along with improvements and can make false answers. Give the states of such a pair payoffs of "
            "{party} that differ a little, and compare both signs."
        ),
    ),
    Code(
        "W766",
        N_("Indifferent controller with pairs"),
        N_(
            "{party} is indifferent to its own option {option} in {pairs} pairs of states, for example {first} and {second}; "
            "such an option rides along with improvements and can make false answers. Add a pair on {option} to those of {party}, and "
            "compare both directions."
        ),
    ),
    Code(
        "W902",
        N_("Option nobody ranks"),
        N_(
            "No statement of {party} mentions its own option {option}. Say what {party} wants of it, or drop the option."
        ),
    ),
    Code(
        "W903",
        N_("No zone of agreement"),
        N_(
            "No feasible state is better than the status quo for all {parties} parties (types: {types}); at most {most} of them "
            "gain together. Expect no agreement of all, whatever the engines say, or look at the preferences again."
        ),
    ),
    Code(
        "W904",
        N_("Guarantee without conduct"),
        N_(
            "The guarantee {option} of {party} is a label: no statement of {party} ties it to another of its options, so it "
            "changes nobody's conduct after a breach. Say what {party} would then do."
        ),
    ),
    Code(
        "W905",
        N_("Guarantor that the violator ranks nowhere"),
        N_(
            "No statement of {violator} mentions any conduct of {party}; against {violator} this guarantor can never suffice. "
            "Say what {violator} minds of what {party} can do, or expect no effect."
        ),
    ),
    Code(
        "W906",
        N_("Finding typed in as a preference"),
        N_(
            'The statement "{statement}" of {party} makes its own act depend on who guarantees; that {party} then accepts is an '
            "input, not a result. Report it as an assumption and see what stays without it."
        ),
    ),
    Code(
        "W907",
        N_("Promise never made"),
        N_(
            'The clause "{statement}" of {party} also holds where {promise} was never given, for example in {state}; a promise '
            "never made cannot be broken. Require {promise} in the clause and make it irreversible, or model the signature "
            "and the conduct as two options."
        ),
    ),
    Code(
        "W908",
        N_("Hidden veto"),
        N_(
            "The condition {condition} spans options of {parties} and forbids single moves, {count} in all (for example {moves}); parties "
            "whose verdict on the status quo changes without it: {changes}. Make sure that each of these moves is "
            "really impossible, not only unwelcome."
        ),
    ),
    Code(
        "W909",
        N_("Stable but never entered"),
        N_(
            "{count} of {of} equilibria under SEQ (types: {types}) lie behind an option that cannot be undone and nobody's "
            "improvements lead there, for example {example}. Do not read them as forecasts; list the reached and open "
            "ones first."
        ),
    ),
    Code(
        "W910",
        N_("Type contradicts an event"),
        N_(
            "{who} ranks {state} above the status quo but turned it down on {date}. Change the list, drop the type, or say why "
            "the event does not speak against it."
        ),
    ),
    Code(
        "W911",
        N_("Statement that decides nothing"),
        N_(
            'Statement {position} of {party}, "{statement}", separates no states that the earlier ones leave tied. Move it up, '
            "change it, or delete it."
        ),
    ),
    Code(
        "W912",
        N_("Statement that never holds"),
        N_(
            'Statement {position} of {party}, "{statement}", holds in no feasible state. Correct it, or look at the infeasibility '
            "conditions."
        ),
    ),
    Code(
        "W913",
        N_("Guarantee signed after the breach"),
        N_(
            "{party} can still sign {option} where {violator} has already broken what it guarantees ({condition}): the move "
            "{start} > {end}; the states from which it can number {count}. Such a signature counts as an answer. Bar it "
            "under `blocked`, or say why somebody would sign a broken promise."
        ),
    ),
    Code(
        "W914",
        N_("Likelihood against the deal"),
        N_(
            "The event says that {who} joins {roadmap} with a likelihood of {likely}, but by the file's own payoffs joining is "
            "worth {slack} to that type (in its own units). Change the likelihood or the payoffs, or name the roadmap "
            "that the event is about."
        ),
    ),
    Code(
        "W920",
        N_("Nothing bites at the end"),
        N_(
            "{party} would leave the end state of roadmap {roadmap} (types: {types}) even if every guarantor of the file had "
            "signed; it would take a "
            "further loss of {penalty} per step of the breach phase (in its own units) to keep it there. Add something "
            "that lasts beyond the last step: a penalty, a snap-back, a benefit that can be withheld."
        ),
    ),
    Code(
        "W921",
        N_("Powerless guarantor"),
        N_(
            "The guarantee of {party} has no penalty, no protection and no leakage against anybody; it can neither hurt nor "
            "protect. Say what it does, or leave it out of the roadmaps."
        ),
    ),
    Code(
        "W922",
        N_("Component that nobody gets"),
        N_("{found} in {section} is used by no payoff, guarantee or breach term. Use it in flows, or delete it."),
    ),
    Code(
        "E552",
        N_("Steps and detection without a common period"),
        N_(
            "The steps of {roadmap} and the time until a breach is seen (months: {found}) have no common period: dividing the steps would take more than {allowed} parts. Give lengths of which fewer months are multiples, such as whole months."
        ),
    ),
    Code(
        "W930",
        N_("Step longer than detection"),
        N_(
            "A breach is answered only when a step ends, which is late in a long one: {steps}. The party in brackets would"
            " leave there, and would keep the step if a breach were answered as soon as in the shortest step (months:"
            " {months}). If breaches are seen sooner than a step lasts, say `seen_after: {{months: {months}}}`."
        ),
    ),
)

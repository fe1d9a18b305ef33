"""What a question asks, as a clause: by its name in the file, else by what its quantities say."""

from detente.model.said.claims import Ask
from detente.model.scenario import Scenario
from detente.model.texts import Text
from detente.prose.message import Message, Name, Told, Value, message
from detente.words.sweeps.quantities import worded


def label(scenario: Scenario, ask: Ask) -> Message:
    """The clause that goes with a share of yes."""
    if ask.name is not None:
        return message("{question}", question=Name(ask.name))
    if isinstance(ask.right, str):
        first, second = (ask.left, ask.right) if ask.sign == ">" else (ask.right, ask.left)
        return _compared(scenario, first, second)
    if ask.sign is not None and ask.right is not None:
        return _against(scenario, ask, ask.right)
    match ask.left.split("."):
        case "roadmaps", id, "holds":
            return message("“{roadmap}” keeps itself", roadmap=Name(_roadmap(scenario, id)))
        case "roadmaps", id, party, "keeps":
            return message(
                "{party} leaves “{roadmap}” at no step",
                party=Name(scenario.parties[party].name),
                roadmap=Name(_roadmap(scenario, id)),
            )
    return message("{question}", question=Told(worded(scenario, ask.left)))


def _compared(scenario: Scenario, more: str, less: str) -> Message:
    match more.split("."), less.split("."):
        case ["roadmaps", one, "slack"], ["roadmaps", other, "slack"]:
            return message(
                "“{first}” leaves whoever is nearest to leaving more to lose than “{second}”",
                first=Name(_roadmap(scenario, one)),
                second=Name(_roadmap(scenario, other)),
            )
        case ["roadmaps", one, "joining"], ["roadmaps", other, "joining"]:
            return message(
                "whoever gains least by joining gains more by “{first}” than by “{second}”",
                first=Name(_roadmap(scenario, one)),
                second=Name(_roadmap(scenario, other)),
            )
    return message(
        "more of “{first}” than of “{second}”",
        first=Told(worded(scenario, more)),
        second=Told(worded(scenario, less)),
    )


def _against(scenario: Scenario, ask: Ask, number: float) -> Message:
    what = Told(worded(scenario, ask.left))
    if ask.sign == ">":
        return message("{what}: above {number}", what=what, number=Value(number))
    return message("{what}: below {number}", what=what, number=Value(number))


def _roadmap(scenario: Scenario, id: str) -> Text:
    return scenario.agreement.roadmaps[id].name

"""The charts of one case as SVG inside the page."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from detente.analyses.brief import Brief, Case
from detente.charts import CHARTS, Chart, Frame
from detente.charts.render import svg
from detente.language import _
from detente.words import assumptions, names

NAMESPACES = re.compile(r' xmlns(:\w+)?="[^"]*"')


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart drawn, and what is read out in its place."""

    title: str
    spoken: str
    svg: Markup


def frame(brief: Brief, case: Case) -> Frame:
    """What stands above every picture of a case."""
    return Frame(names.case(case.setting), assumptions.mark(brief.confidence))


def pictures(brief: Brief, case: Case) -> dict[str, Picture]:
    """By name, the charts for which the case has answers."""
    if brief.concept not in case.stability.concepts:
        return {}
    return {chart.name: _picture(chart, brief, case) for chart in CHARTS if chart.offered(case)}


def _picture(chart: Chart, brief: Brief, case: Case) -> Picture:
    above, title = frame(brief, case), _(chart.title)
    drawn = NAMESPACES.sub("", svg(chart.draw(case, brief.concept, above)))  # HTML knows svg without a namespace
    spoken = _("Chart: {title}. {caption} What it shows is also written below it.").format(
        title=". ".join(filter(None, (title, above.subtitle))), caption=above.caption
    )
    return Picture(title, spoken, Markup(drawn))

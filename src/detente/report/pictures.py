"""The charts of one case as SVG inside the page."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from detente.analyses.brief import Brief
from detente.analyses.case import Case
from detente.charts import CHARTS, Chart, Frame, Spec
from detente.charts.render import NoPictures, svg
from detente.language import _, current
from detente.model.texts import bare, inside
from detente.words import assumptions, names

TAG = re.compile(r"<[^>]+>")
NEEDLESS = re.compile(r' (xmlns(:\w+)?|class|font-family)="[^"]*"')  # HTML knows svg, and the page's style the fonts


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
    """By name, the charts for which the case has answers; by name and id, those that there are of each roadmap."""
    found = {}
    for chart in CHARTS:
        for subject in chart.subjects(case, brief.concept) if chart.offered(case) else ():
            key = chart.name if subject in ("", brief.concept) else f"{chart.name} {subject}"
            found[key] = _picture(chart, brief, case, subject)
    return found


def _picture(chart: Chart, brief: Brief, case: Case, subject: str) -> Picture:
    above = frame(brief, case)
    return picture(chart.draw(case, subject, above), above)


def picture(spec: Spec, above: Frame) -> Picture:
    """A chart drawn inside the page; an empty one, which is not shown, where pictures cannot be drawn."""
    title, subtitle = (inside(bare(text), current()) for text in (spec["title"]["text"], above.subtitle))
    try:
        written = TAG.sub(lambda tag: NEEDLESS.sub("", tag[0]), svg(spec))
    except NoPictures:
        written = ""
    spoken = _("Chart: {title}. {caption} What it shows is also written below it.").format(
        title=". ".join(filter(None, (title, subtitle))), caption=above.caption
    )
    return Picture(title, spoken, Markup(written))

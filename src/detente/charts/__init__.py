"""Charts of results as Vega-Lite specifications: one module per chart, listed here and nowhere else."""

from detente.charts import deal_guarantors, equilibria, flips, guarantor_sets, roadmaps, staircase, verdicts, way
from detente.charts.layout import Chart, Frame, Spec

CHARTS: tuple[Chart, ...] = (
    verdicts.CHART,
    equilibria.CHART,
    way.CHART,
    guarantor_sets.CHART,
    roadmaps.CHART,
    staircase.CHART,
    flips.CHART,
    deal_guarantors.CHART,
)


def chart_named(name: str) -> Chart:
    """The chart with this name. Raises KeyError if there is none."""
    return {chart.name: chart for chart in CHARTS}[name]


__all__ = ["CHARTS", "Chart", "Frame", "Spec", "chart_named"]

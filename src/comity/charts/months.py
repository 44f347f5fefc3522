"""Net cooperation of two states by month, with the means of the stretches between its breaks."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from comity.charts.axis import year_marks
from comity.charts.render import Spec
from comity.period import MONTHS, Period
from comity.questions.tables.event_series import EventSeries
from comity.wording.values import format_month

WIDTH, HEIGHT = 400, 216
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 14, 16, 22
_MARKS = (-1.0, -0.5, 0.0, 0.5, 1.0)

Row = dict[str, Any]


def describe_months(series: EventSeries) -> str:
    """Return how the line goes, in words."""
    first, last = series.months[0], series.months[-1]
    breaks = ", ".join(format_month(each.period) for each in series.breaks)
    return (
        f"From {format_month(first.period)} to {format_month(last.period)}; "
        f"{f'breaks in {breaks}' if breaks else 'no break'}; {last.net:+.2f} in the last month."
    )


def spec(series: EventSeries) -> Spec:
    """Build the chart in Vega-Lite: a line a run of months, a rule a break, a step a mean."""
    width, height = WIDTH - _LEFT - _RIGHT, HEIGHT - _TOP - _BOTTOM
    first, last = (_position(series.months[at].period) for at in (0, -1))
    x = {"scale": {"domain": [first, last]}, "axis": {"values": _years(first, last)}}
    y = {"scale": {"domain": [-1, 1]}, "axis": {"values": list(_MARKS), "format": "+.1f"}}
    kind = "quantitative"
    return {
        "width": width,
        "height": height,
        "autosize": "none",
        "padding": {"left": _LEFT, "right": _RIGHT, "top": _TOP, "bottom": _BOTTOM},
        "encoding": {
            "x": {"field": "year", "type": kind, **x},
            "y": {"field": "value", "type": kind, **y},
        },
        "layer": [
            _rules(series, height),
            _lines(_runs(series), "var(--pair)", 1.2, 0.65),
            _lines(_means(series), "var(--pair)", 2.5, 1.0),
        ],
    }


def _position(period: Period) -> float:
    """Return where a month is on an axis of years."""
    return period.ordinal / MONTHS


def _years(first: float, last: float) -> list[int]:
    """Choose the years that are marked."""
    return [year for year in year_marks(int(first), int(last)) if first <= year <= last]


def _rules(series: EventSeries, height: int) -> Spec:
    """Draw a rule from top to bottom at each break."""
    rule = {"type": "rule", "stroke": "var(--other)", "strokeDash": [4, 3], "strokeWidth": 1.5}
    across = {"y": {"value": 0}, "y2": {"value": height}}
    rows = [{"year": _position(each.period)} for each in series.breaks]
    return {"data": {"values": rows}, "mark": rule, "encoding": across}


def _lines(rows: list[Row], colour: str, stroke: float, opacity: float) -> Spec:
    mark = {"type": "line", "stroke": colour, "strokeWidth": stroke, "opacity": opacity}
    return {"data": {"values": rows}, "mark": mark, "encoding": {"detail": {"field": "run"}}}


def _runs(series: EventSeries) -> list[Row]:
    """Return the months as runs, so that no line is drawn across a month without events."""
    rows, run, before = [], 0, 0
    for month in series.months:
        run += month.period.ordinal != before + 1
        before = month.period.ordinal
        rows.append({"year": _position(month.period), "value": month.net, "run": run})
    return rows


def _means(series: EventSeries) -> list[Row]:
    """Return the mean of each stretch between two breaks, at both of its ends."""
    if not series.breaks:
        return []
    first, last = (_position(series.months[at].period) for at in (0, -1))
    edges = [first, *(_position(each.period) for each in series.breaks), last]
    means = [series.breaks[0].before, *(each.after for each in series.breaks)]
    return [
        {"year": year, "value": mean, "run": run}
        for run, (ends, mean) in enumerate(zip(pairwise(edges), means, strict=True))
        for year in ends
    ]

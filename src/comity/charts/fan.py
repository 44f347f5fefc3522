"""Fan charts: a measure's past, and bands that widen with the years ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from comity.charts.axis import Axis, axis_unit_and_divisor, value_axis, year_marks
from comity.charts.line import HEIGHT, WIDTH
from comity.charts.render import Spec
from comity.forecasts.forecast import INTERVALS, Forecast
from comity.forecasts.outlook import Outlook
from comity.questions.forecast_section import ConditionalForecast, ForecastSection
from comity.unit import Unit
from comity.wording.forecasts import forecast_amount, format_interval

Row = dict[str, float]

_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 24, 16, 22

_YEARS_BACK = 25
"""How many years of the past are drawn before the origin."""

_OPACITY = (0.42, 0.26, 0.14)
"""Of the bands, the narrowest first."""

_TALLEST = 1.6
"""The axis reaches at most this multiple of the past and the middle band; bands end there."""

_DASHES = (("Dotted", [1, 3]), ("Dash-dotted", [7, 3, 1, 3]))
"""How the lines of forecasts given a scenario are drawn, the first one and the second."""


@dataclass(frozen=True)
class Line:
    """The line of a forecast given a scenario: what it is called, and how it is dashed."""

    name: str
    dash: list[int]
    forecast: ConditionalForecast
    outlook: Outlook


@dataclass(frozen=True)
class Fan:
    """One chart of an outlook: what it shows, and what was before."""

    section: ForecastSection

    @property
    def name(self) -> str:
        """What the chart shows, in words."""
        outlook = self.section.outlook
        return f"{self.section.name}, forecast to {outlook.forecasts[-1].year}"

    @property
    def description(self) -> str:
        """What the chart shows, for readers who cannot see it."""
        outlook = self.section.outlook
        ahead = (
            f"{forecast.year}: median {forecast_amount(forecast.median, outlook.unit)}, 80 percent "
            f"interval {format_interval(forecast, 0.8, outlook.unit)}"
            for forecast in outlook.forecasts
        )
        conditional = (
            f" {line.name}, if {line.forecast.scenario}: "
            f"{forecast_amount(line.outlook.forecasts[-1].median, outlook.unit)} in the median for "
            f"{line.outlook.forecasts[-1].year}."
            for line in self.lines
        )
        return f"From {outlook.origin} on. {'; '.join(ahead)}.{''.join(conditional)}{self.beyond}"

    @property
    def beyond(self) -> str:
        """Where a band goes on beyond the chart, how far; else nothing."""
        outlook = self.section.outlook
        end, year = max((one.interval(INTERVALS[-1])[1], one.year) for one in outlook.forecasts)
        if end / self.factor <= _axis(self).high:
            return ""
        amount = forecast_amount(end, outlook.unit)
        return f" The widest band goes on beyond the chart, to {amount} in {year}."

    @property
    def lines(self) -> list[Line]:
        """The forecasts given a scenario that are drawn, and how."""
        forecasts = [(one, one.outlook) for one in self.section.conditional if one.outlook]
        return [
            Line(name, dash, one, outlook)
            for (name, dash), (one, outlook) in zip(_DASHES, forecasts, strict=False)
        ]

    @property
    def past(self) -> list[tuple[int, float]]:
        """The years before the origin that are drawn, and the origin."""
        outlook = self.section.outlook
        return [(y, v) for y, v in outlook.history if y >= outlook.origin - _YEARS_BACK]

    @property
    def axis_unit(self) -> str:
        """The unit of the vertical axis; empty for shares, whose marks show it."""
        unit, _ = self._scaled
        return "" if unit.is_share else unit.label

    @property
    def factor(self) -> float:
        """The number by which values are divided on the axis."""
        return self._scaled[1]

    @property
    def _scaled(self) -> tuple[Unit, float]:
        """The unit of the vertical axis, and the number by which values are divided on it."""
        outlook = self.section.outlook
        top = max([value for _, value in self.past] + [f.median for f in outlook.forecasts])
        return axis_unit_and_divisor(outlook.unit, top)


def spec(fan: Fan) -> Spec:
    """Build the chart in Vega-Lite: the past as a line, the future as bands."""
    outlook = fan.section.outlook
    past = list(_runs(fan))
    first = int(past[0]["year"])
    axis = _axis(fan)
    return {
        "width": WIDTH - _LEFT - _RIGHT,
        "height": HEIGHT - _TOP - _BOTTOM,
        "autosize": "none",
        "padding": {"left": _LEFT, "right": _RIGHT, "top": _TOP, "bottom": _BOTTOM},
        "encoding": {
            "x": {
                "field": "year",
                "type": "quantitative",
                "scale": {"domain": [first, outlook.forecasts[-1].year]},
                "axis": {"values": list(year_marks(first, outlook.forecasts[-1].year))},
            },
            "y": {"field": "value", "type": "quantitative", **_vertical(axis)},
        },
        "layer": [
            *(
                _band(fan, axis, share, opacity)
                for share, opacity in reversed(list(zip(INTERVALS, _OPACITY, strict=True)))
            ),
            _line("Data", past, []),
            _line("Median of the forecast", _middle(fan, outlook), [4, 3]),
            *(
                _line(one.name, _middle(fan, one.outlook), one.dash, "var(--other)")
                for one in fan.lines
            ),
            _dots(past),
        ],
    }


def _band(fan: Fan, axis: Axis, share: float, opacity: float) -> Spec:
    """Draw the band of one central interval, from the last value on."""
    outlook = fan.section.outlook
    start = {
        "year": outlook.origin,
        "low": outlook.last / fan.factor,
        "high": outlook.last / fan.factor,
    }
    ends = (_ends(forecast, share, fan.factor) for forecast in outlook.forecasts)
    rows = [_cut(row, axis) for row in (start, *ends)]
    mark = {"type": "area", "fill": "var(--pair)", "fillOpacity": opacity}
    encoding = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def _ends(forecast: Forecast, share: float, factor: float) -> Row:
    """Return the ends of an interval as they are drawn."""
    low, high = forecast.interval(share)
    return {"year": forecast.year, "low": low / factor, "high": high / factor}


def _cut(row: Row, axis: Axis) -> Row:
    """Return a band's ends, none beyond the axis."""
    return {**row, "low": min(row["low"], axis.high), "high": min(row["high"], axis.high)}


def _line(label: str, rows: list[Row], dash: list[int], colour: str = "var(--pair)") -> Spec:
    """Draw a line, a run of years at a time."""
    mark = {"type": "line", "stroke": colour, "strokeWidth": 2, "strokeDash": dash}
    encoding = {"detail": {"field": "run"}}
    return {"description": label, "data": {"values": rows}, "mark": mark, "encoding": encoding}


def _dots(past: list[Row]) -> Spec:
    """Draw a dot on the origin, and on every year without neighbours."""
    years = {row["year"] for row in past}
    rows = [
        row for row in past if row is past[-1] or not years & {row["year"] - 1, row["year"] + 1}
    ]
    paint = {"fill": "var(--pair)", "opacity": 1, "strokeWidth": 0}
    return {"data": {"values": rows}, "mark": {"type": "point", "size": 30, **paint}}


def _vertical(axis: Axis) -> Spec:
    """Build the vertical axis."""
    return {
        "scale": {"domain": [axis.low, axis.high]},
        "axis": {"values": list(axis.marks), "format": axis.form},
    }


def _runs(fan: Fan) -> Iterator[Row]:
    """Count the unbroken runs of past years, so that no line is drawn across a gap."""
    years = {year for year, _ in fan.past}
    run = 0
    for year, value in fan.past:
        run += year - 1 not in years
        yield {"year": year, "value": value / fan.factor, "run": run}


def _middle(fan: Fan, outlook: Outlook) -> list[Row]:
    """Return the medians of the years ahead, from the last value on."""
    points = [(outlook.origin, outlook.last), *((f.year, f.median) for f in outlook.forecasts)]
    return [{"year": year, "value": value / fan.factor, "run": 0} for year, value in points]


def _axis(fan: Fan) -> Axis:
    """Compute the vertical axis from the past and the bands, within :data:`_TALLEST`."""
    outlook = fan.section.outlook
    inner = [value for _, value in fan.past]
    inner += [end for forecast in outlook.forecasts for end in forecast.interval(INTERVALS[0])]
    inner += [forecast.median for one in fan.lines for forecast in one.outlook.forecasts]
    outer = [end for forecast in outlook.forecasts for end in forecast.interval(INTERVALS[-1])]
    top = min(max(outer + inner), _TALLEST * max(inner)) or 1.0
    values = [value / fan.factor for value in (*inner, top)]
    return value_axis(values, share=outlook.unit.is_share)

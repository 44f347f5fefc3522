"""Plots of values as Altair charts, for notebooks and papers.

The pages of Comity draw with plain Vega-Lite, which needs no further library; these functions
return Altair's own objects, because a chart in a notebook is there to be changed: layered,
faceted, given other scales, saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from comity.errors import InvalidRequestError
from comity.period import whole_year

if TYPE_CHECKING:
    import polars as pl

    from comity.api.series import Series
    from comity.states.dyad import Dyad

WIDTH, HEIGHT = 480, 260


def plot_series(*series: Series) -> Any:
    """Plot one or several series of one unit as lines over the years.

    Parameters
    ----------
    series
        Series of dyads or states, such as ``comity.dyad("usa", "china").vote_agreement``.

    Returns
    -------
    altair.Chart
        A line a series, where years without data are gaps; needs the extra ``panels``.

    Raises
    ------
    InvalidRequestError
        If none is named, their units differ, or Altair is not installed.

    Examples
    --------
    >>> import comity
    >>> both = [comity.dyad("usa", other).vote_agreement for other in ("china", "russia")]
    >>> plot_series(*both).mark
    'line'
    """
    if not series:
        raise InvalidRequestError("No series is named.", "Name one or several.")
    units = list(dict.fromkeys(each.unit for each in series))
    if len(units) > 1:
        raise InvalidRequestError(f"The series have {len(units)} units: {', '.join(units)}.")
    import polars as pl

    alt = _altair()
    several = len({each.measure for each in series}) > 1
    rows = pl.concat([_rows(each, several=several) for each in series])
    titles = dict.fromkeys(each.title for each in series)
    return (
        alt.Chart(_data(rows), title="; ".join(titles), width=WIDTH, height=HEIGHT)
        .mark_line()
        .encode(
            x=alt.X("year:Q", title=None, axis=alt.Axis(format="d"), scale=alt.Scale(zero=False)),
            y=alt.Y("value:Q", title=units[0]),
            color=alt.Color("series:N", title=None, legend=alt.Legend(orient="top")),
            tooltip=["series:N", "year:Q", alt.Tooltip("value:Q", format=".4~g")],
        )
    )


def plot_distribution(measure: str, year: int, *marked: Series) -> Any:
    """Plot how a measure is distributed over the system in a year.

    Parameters
    ----------
    measure, year
        The measure, and the year.
    marked
        Series of the measure whose values are marked.

    Returns
    -------
    altair.LayerChart
        A histogram with a rule for each marked series; needs the extra ``panels``.

    Raises
    ------
    UnknownNameError
        If there is no such measure.
    InvalidRequestError
        If it has no value in the year, or Altair is not installed.

    Examples
    --------
    >>> import comity
    >>> pair = comity.dyad("china", "russia")
    >>> len(plot_distribution("vote_agreement", 2019, pair.vote_agreement).layer)
    2
    """
    import polars as pl

    from comity.panels.stored import stored_values

    year = whole_year(year)
    values = stored_values()
    described = values.describe(measure)
    rows = values.read_years([measure], (year, year))[measure].drop_nulls("value")
    if rows.is_empty():
        first, last = described.years
        raise InvalidRequestError(f"{measure} has data of {first}-{last}, not of {year}.")
    alt = _altair()
    bars = (
        alt.Chart(_data(rows.select("value")), width=WIDTH, height=HEIGHT)
        .mark_bar(opacity=0.6)
        .encode(
            x=alt.X("value:Q", bin=alt.Bin(maxbins=40), title=described.unit.label),
            y=alt.Y("count():Q", title=f"{described.title}, {year}"),
        )
    )
    points = pl.DataFrame(
        {"value": [each[year] for each in marked], "series": [each.label for each in marked]},
        schema={"value": pl.Float64, "series": pl.String},
    ).drop_nulls()
    colour = alt.Color("series:N", title=None)
    rules = alt.Chart(_data(points)).mark_rule(size=2).encode(x="value:Q", color=colour)
    return alt.layer(bars, rules)


def plot_outlook(dyad: Dyad, measure: str) -> Any:
    """Plot the history of a measure and its forecast, with 50 and 80 percent intervals.

    Parameters
    ----------
    dyad
        Two states, from :func:`comity.dyad`.
    measure
        A measure that is forecast.

    Returns
    -------
    altair.LayerChart
        The past as a line, the future as bands and a median; needs the extra ``panels``.

    Raises
    ------
    UnknownNameError
        If the measure is not forecast.
    InvalidRequestError
        If there is no forecast for the two, or Altair is not installed.

    Examples
    --------
    >>> import comity
    >>> len(plot_outlook(comity.dyad("china", "russia"), "trade").layer)
    4
    """
    from comity.api.reports import outlook

    section = outlook(dyad.a, dyad.b, measure=measure)[0]
    forecast = section.outlook
    if forecast.refused:
        why = f"{measure} has no forecast for {dyad.in_text}: {forecast.refused}"
        raise InvalidRequestError(why)
    ahead = [
        (each.year, (*each.interval(0.8)[:1], *_inner(each), *each.interval(0.8)[1:]))
        for each in forecast.forecasts
    ]
    return _forecast_chart(forecast.history, ahead, forecast.unit.label, f"{section.title}, {dyad}")


def _inner(forecast: Any) -> tuple[float, float, float]:
    """Return the quartiles of a forecast."""
    low, high = forecast.interval(0.5)
    return low, forecast.median, high


def _forecast_chart(
    history: Sequence[tuple[int, float]],
    forecasts: Sequence[tuple[int, Sequence[float]]],
    axis_title: str,
    title: str,
) -> Any:
    """Return a line of the past, and bands and a dashed line of the years ahead."""
    import polars as pl

    alt = _altair()
    names = ("p10", "p25", "p50", "p75", "p90")
    ahead = pl.DataFrame(
        [(year, *map(float, quantiles)) for year, quantiles in forecasts],
        schema=["year", *names],
        orient="row",
    )
    past = pl.DataFrame(list(history), schema=["year", "value"], orient="row")
    x = alt.X("year:Q", title=None, axis=alt.Axis(format="d"), scale=alt.Scale(zero=False))
    base = alt.Chart(_data(ahead), title=title, width=WIDTH, height=HEIGHT).encode(x=x)
    wide = base.mark_area(opacity=0.2).encode(y=alt.Y("p10:Q", title=axis_title), y2="p90:Q")
    narrow = base.mark_area(opacity=0.3).encode(y="p25:Q", y2="p75:Q")
    middle = base.mark_line(strokeDash=[4, 3]).encode(y="p50:Q")
    line = alt.Chart(_data(past)).mark_line().encode(x=x, y="value:Q")
    return alt.layer(wide, narrow, middle, line)


def _rows(series: Series, *, several: bool) -> pl.DataFrame:
    """Return the values of a series with its name; gaps in the years are null."""
    import polars as pl

    name = f"{series.label}, {series.title.lower()}" if several else series.label
    rows = series.rows.select(pl.col("year").cast(pl.Int32), pl.col("value").cast(pl.Float64))
    if rows.is_empty():
        return rows.with_columns(pl.lit(name).alias("series"))
    years = pl.DataFrame({"year": range(rows["year"].min(), rows["year"].max() + 1)})  # type: ignore[operator, arg-type]  # years are whole numbers
    full = years.with_columns(pl.col("year").cast(pl.Int32)).join(rows, on="year", how="left")
    return full.with_columns(pl.lit(name).alias("series"))


def _data(rows: pl.DataFrame) -> Any:
    """Return rows as Altair takes them without another library."""
    return _altair().Data(values=rows.to_dicts())


def _altair() -> Any:
    """Return Altair; raises ``InvalidRequestError`` where it is not installed."""
    from comity.panels.export.libraries import INSTALL

    if find_spec("altair") is None:
        raise InvalidRequestError("Plots need altair, which is not installed.", INSTALL)
    import altair

    return altair

"""Forecasts of trade given a Western embargo on either state, from values computed before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.panels.measure_values import Row
from comity.panels.values import Values
from comity.questions.build_figure import tables_of
from comity.questions.forecast_section import MAX_HORIZON, ConditionalForecast, ForecastSection
from comity.questions.scenario_forecast import with_outlook
from comity.states.articles import with_article
from comity.states.dyad import Dyad
from comity.states.groups import THE_WEST
from comity.states.register import states
from comity.wording.scenarios import zero_sentence

ELASTICITY = 4.0
"""The trade elasticity at which the measures of embargoes are solved."""

MULTIPLIERS = ("embargo_trade_multiplier", "embargo_other_trade_multiplier")
"""What the embargo multiplies the trade of the two by, and the first's with all others."""

_Multipliers = tuple[Row | None, Row | None]


def add_western_embargoes(
    sections: Sequence[ForecastSection], values: Values, dyad: Dyad
) -> tuple[ForecastSection, ...]:
    """Return forecast sections, those of trade with the forecasts given a Western embargo.

    Trade has the embargoes on either of the two; a share in the trade of one has the embargo on
    that one. Nothing is added where a state is Western, where the pair did not trade in the year
    of the model, or where there is no forecast.

    Parameters
    ----------
    sections
        The forecasts of one dyad.
    values
        The computed values of all measures.
    dyad
        The two states.
    """
    targets = [_targets(section, dyad) for section in sections]
    if not any(targets):
        return tuple(sections)
    multipliers = _read_multipliers(dyad, values)
    return tuple(
        _with_embargoes(section, {code: multipliers[code] for code in codes}, values)
        for section, codes in zip(sections, targets, strict=True)
    )


def _targets(section: ForecastSection, dyad: Dyad) -> tuple[int, ...]:
    """List the states on whom an embargo moves a forecast: none where there is no forecast."""
    outlook = section.outlook
    if outlook.refused:
        return ()
    return {"trade": dyad.directed, "trade_share": outlook.about[:1]}.get(outlook.measure, ())


def _with_embargoes(
    section: ForecastSection, multipliers: dict[int, _Multipliers], values: Values
) -> ForecastSection:
    """Return one section with the forecasts given the embargoes that move it."""
    pairs = ((target, multipliers[target]) for target in multipliers)
    conditional = tuple(
        forecast for target, rows in pairs if (forecast := _conditional(section, target, rows))
    )
    if not conditional:
        return section
    used = {
        t for name in MULTIPLIERS for t in tables_of(values.describe(name), conditional[0].year)
    }
    return replace(section, conditional=conditional, tables=tuple(sorted({*section.tables, *used})))


def _conditional(
    section: ForecastSection, target: int, rows: _Multipliers
) -> ConditionalForecast | None:
    """Build the forecast given the embargo on one state; None where it is not known."""
    own, other = rows
    if own is None:
        return None
    blank = ConditionalForecast(
        scenario=f"all trade of {THE_WEST} with {with_article(states()[target].name)} is cut",
        year=int(own["year"]),
        elasticities=(ELASTICITY,),
        sentence="",
        pair_multipliers=(float(own["value"]),),
        # A state that trades with one state alone has no other trade to change.
        other_multipliers=(float(other["value"]) if other else 1.0,),
    )
    if blank.pair_multipliers == (0.0,):
        words = zero_sentence(section.outlook.measure, blank.scenario, "by assumption")
        return replace(blank, sentence=words, is_zero=True)
    return with_outlook(section.outlook, blank, MAX_HORIZON)


def _read_multipliers(dyad: Dyad, values: Values) -> dict[int, _Multipliers]:
    """Read what an embargo on either of two states multiplies, by the state."""
    a, b = dyad.directed
    own, other = values.read_dyads(MULTIPLIERS, [(a, b), (b, a)]).values()
    return {pair[0]: (_newest(own, pair), _newest(other, pair)) for pair in ((a, b), (b, a))}


def _newest(rows: Mapping[tuple[int, ...], list[Row]], pair: tuple[int, int]) -> Row | None:
    """Return the newest row about a pair, None if there is none."""
    return rows[pair][-1] if pair in rows else None

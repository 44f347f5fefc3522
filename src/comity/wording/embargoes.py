"""Saying what is forecast given a Western embargo on either state, from values computed before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.panels.values import Row, Values
from comity.questions.figure import tables_of
from comity.questions.question import ConditionalForecast, ForecastSection
from comity.states.dyad import Dyad
from comity.states.groups import THE_WEST
from comity.states.register import states
from comity.wording.forecasts import FURTHEST
from comity.wording.scenarios import forecast_given, zero_given

AT = 4.0
"""The trade elasticity at which the measures of embargoes are solved."""

MULTIPLES = ("embargo_trade_multiplier", "embargo_other_trade_multiplier")
"""What the embargo multiplies the trade of the two by, and the first's with all others."""


Multiples = tuple[Row | None, Row | None]
"""The newest value of each, None where there is none."""


def embargoed(
    made: Sequence[ForecastSection], values: Values, dyad: Dyad
) -> tuple[ForecastSection, ...]:
    """Set beside prospects of trade what is forecast given an embargo by the West.

    Beside trade stand the embargoes on either of the two; beside a share in the trade of one, the
    embargo on that one. Nothing is added where a state is Western, where the pair did not trade
    in the year of the model, or where there is no forecast.
    """
    targets = [_targets(part, dyad) for part in made]
    if not any(targets):
        return tuple(made)
    known = _newest(dyad, values)
    return tuple(
        _beside(part, {target: known[target] for target in of_part}, values)
        for part, of_part in zip(made, targets, strict=True)
    )


def _targets(made: ForecastSection, dyad: Dyad) -> tuple[int, ...]:
    """Name those on whom an embargo moves a prospect: none where there is no forecast."""
    outlook = made.outlook
    if outlook.refused:
        return ()
    return {"trade": dyad.directed, "trade_share": outlook.about[:1]}.get(outlook.measure, ())


def _beside(made: ForecastSection, known: dict[int, Multiples], values: Values) -> ForecastSection:
    """Set beside one prospect what is forecast given the embargoes that move it."""
    found = tuple(given for target in known if (given := _given(made, target, known[target])))
    if not found:
        return made
    used = {t for name in MULTIPLES for t in tables_of(values.describe(name), found[0].year)}
    return replace(made, given=found, tables=tuple(sorted({*made.tables, *used})))


def _given(made: ForecastSection, target: int, multiples: Multiples) -> ConditionalForecast | None:
    """Make the outlook given the embargo on one state; None where it is not known."""
    own, rest = multiples
    if own is None:
        return None
    blank = ConditionalForecast(
        happens=f"all trade of {THE_WEST} with {states()[target].name} is cut",
        year=int(own["year"]),
        elasticities=(AT,),
        sentence="",
        own=(float(own["value"]),),
        # Who trades with one state alone has no other trade to change.
        rest=(float(rest["value"]) if rest else 1.0,),
    )
    if blank.own == (0.0,):
        return replace(blank, sentence=zero_given(made.outlook, blank, "by assumption"), nil=True)
    return forecast_given(made.outlook, blank, FURTHEST)


def _newest(dyad: Dyad, values: Values) -> dict[int, Multiples]:
    """Read what an embargo on either of two states multiplies, by the state."""
    a, b = dyad.directed
    own, rest = values.histories(MULTIPLES, [(a, b), (b, a)]).values()
    return {pair[0]: (_last(own, pair), _last(rest, pair)) for pair in ((a, b), (b, a))}


def _last(rows: Mapping[tuple[int, ...], list[Row]], pair: tuple[int, int]) -> Row | None:
    """Give the newest row about a pair, None if there is none."""
    return rows[pair][-1] if pair in rows else None

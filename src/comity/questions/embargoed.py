"""Saying what is forecast given a Western embargo on either state, from values computed before."""

from __future__ import annotations

from dataclasses import replace

from comity.forecasts.moved import moved
from comity.measures.panel import Row, Values
from comity.questions.conditional import in_words
from comity.questions.figure import tables_of
from comity.questions.prospect import FURTHEST
from comity.questions.question import Given, Prospect
from comity.states.dyad import Dyad
from comity.states.register import states

WEST = "the West (EU, NATO, G7)"
AT = 4.0
"""Who embargoes in the measures, and the trade elasticity at which they are solved."""

MULTIPLES = ("trade_under_embargo", "other_trade_under_embargo")
"""What the embargo multiplies the trade of the two by, and the first's with all others."""


def embargoed(made: Prospect, values: Values, dyad: Dyad) -> Prospect:
    """Set beside a prospect of trade what is forecast given an embargo by the West.

    Beside trade stand the embargoes on either of the two; beside a share in the trade of one, the
    embargo on that one. Nothing is added where a state is Western, where the pair did not trade
    in the year of the model, or where there is no forecast.
    """
    outlook = made.outlook
    if outlook.refused:
        return made
    targets = {"trade": dyad.directed, "trade_share": outlook.about[:1]}.get(outlook.measure, ())
    found = tuple(given for target in targets if (given := _given(made, target, values)))
    if not found:
        return made
    used = {t for name in MULTIPLES for t in tables_of(values.describe(name), found[0].year)}
    return replace(made, given=found, tables=tuple(sorted({*made.tables, *used})))


def _given(made: Prospect, target: int, values: Values) -> Given | None:
    """Make the outlook given the embargo on one state; None where it is not known."""
    (partner,) = set(made.outlook.about) - {target}
    own, rest = _newest((target, partner), values)
    if own is None:
        return None
    happens = f"all trade of {WEST} with {states()[target].name} is cut"
    # Who trades with one state alone has no other trade to change.
    factors = (float(own["value"]),), (float(rest["value"]) if rest else 1.0,)
    blank = Given(happens, int(own["year"]), (AT,), "", own=factors[0], rest=factors[1])
    if factors[0] == (0.0,):
        what = "trade between the two" if made.outlook.measure == "trade" else "the share"
        return replace(blank, sentence=f"If {happens}, {what} is zero by assumption.", nil=True)
    after = moved(made.outlook, *factors)
    words = in_words(made.outlook, after, FURTHEST)
    return replace(blank, sentence=f"If {happens}: {words}", outlook=after)


def _newest(pair: tuple[int, int], values: Values) -> list[Row | None]:
    """Read the newest value of each multiple, None where there is none."""
    read = values.histories(MULTIPLES, [pair])
    return [read[name][pair][-1] if pair in read[name] else None for name in MULTIPLES]

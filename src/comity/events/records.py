"""From the text fields of event files to records: one portable expression for every engine.

The functions take and return Narwhals lazy frames, so that Polars, DuckDB, Spark and BigQuery
run the same expression. Days are whole numbers (20220224), for engines read dates differently.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import narwhals as nw

from comity.events.actors import SPANS
from comity.events.audit import REASONS, TAKEN
from comity.events.formats.layout import FIELDS, FileLayout
from comity.events.frame import Frame

_MONTHS = (
    "(?:(?:0[13578]|1[02])(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)(?:0[1-9]|[12][0-9]|30)"
    "|02(?:0[1-9]|1[0-9]|2[0-8]))"
)
_LEAP_DAYS = "(?:19|20)(?:0[48]|[2468][048]|[13579][26])0229|20000229"
DAY_PATTERN = f"^(?:(?:(?:19|20)[0-9][0-9]{_MONTHS})|{_LEAP_DAYS})$"
"""The days of the calendar from 1901 to 2099."""

_NUMBER = r"^[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$"
_COUNT = r"^[0-9]{1,9}$"

_CONVERTED: dict[str, tuple[str, type[nw.Int32 | nw.Float64]]] = {
    "date": (DAY_PATTERN, nw.Int32),
    "goldstein": (_NUMBER, nw.Float64),
    "mentions": (_COUNT, nw.Int32),
    "articles": (_COUNT, nw.Int32),
    "tone": (_NUMBER, nw.Float64),
}
"""The texts that become numbers, with their pattern. Each is matched once, for that is slow."""

RECORD_COLUMNS = (
    "event_id",
    "day",
    "month",
    "ccode1",
    "ccode2",
    "is_state1",
    "is_state2",
    "actor1",
    "actor2",
    *FIELDS[FIELDS.index("code") :],
    "reason",
)
"""The columns of records, those from the event code on as the fields have them.
``is_state1`` is whether the actor acts for its state; ``ccode1`` is the state of the actor's
country, missing for those without one."""


def parse_records(rows: Frame, layout: FileLayout, actors: Frame) -> Frame:
    """Build records from the text fields of event files.

    Parameters
    ----------
    rows
        One row a line, with all of ``FIELDS`` as text.
    layout
        What the fields mean.
    actors
        The table of :func:`comity.events.actors.actor_table`, on the same engine.

    Returns
    -------
    Frame
        As many rows, with ``RECORD_COLUMNS``. ``reason`` is a number of ``REASONS``: that of
        the first field that is malformed.
    """
    if layout.date_separator:
        text = nw.col("date").str.replace_all(layout.date_separator, "", literal=True)
        rows = rows.with_columns(date=text)
    rows = rows.with_columns(
        quad=_quad(layout),
        has_code=_matches("code", layout.code_pattern),
        **{f"has_{name}": _matches(name, pattern) for name, (pattern, _) in _CONVERTED.items()},
    )
    rows = rows.with_columns(reason=_reason())
    rows = rows.with_columns(
        **{name: _cast_valid(name, dtype) for name, (_, dtype) in _CONVERTED.items()},
        is_state1=_is_state("role1", layout),
        is_state2=_is_state("role2", layout),
    )
    rows = rows.rename({"date": "day"})
    rows = rows.with_columns(month=(nw.col("day") // 100).cast(nw.Int32))
    for actor in "12":
        rows = _join_states(rows, actors, actor)
    return rows.select(*RECORD_COLUMNS)


def _reason() -> nw.Expr:
    """Return the number of the first malformed field of each row."""
    checks = {
        "identifier": nw.col("event_id").is_null(),
        "date": ~nw.col("has_date"),
        "event code": ~nw.col("has_code"),
        "quad class": nw.col("quad").is_null(),
        "Goldstein value": ~nw.col("has_goldstein"),
        "number of mentions": _is_malformed("mentions"),
        "number of articles": _is_malformed("articles"),
        "tone": _is_malformed("tone"),
    }
    cases = [(check, nw.lit(REASONS.index(name), nw.Int32)) for name, check in checks.items()]
    return _choose(cases, nw.lit(TAKEN, nw.Int32))


def _quad(layout: FileLayout) -> nw.Expr:
    """Return the quad class, 1 to 4, or missing."""
    text = nw.col("quad")
    if layout.quad_width:
        text = text.str.slice(0, layout.quad_width)
    classes = enumerate(layout.quad_classes, start=1)
    # One text is compared faster than a list of one.
    cases = [
        (text == texts[0] if len(texts) == 1 else text.is_in(texts), nw.lit(number, nw.Int32))
        for number, texts in classes
    ]
    return _choose(cases, nw.lit(None, nw.Int32))


def _choose(cases: Sequence[tuple[nw.Expr, nw.Expr]], otherwise: nw.Expr) -> nw.Expr:
    """Return the value of the first case that is true."""
    return reduce(
        lambda rest, case: nw.when(case[0]).then(case[1]).otherwise(rest),
        reversed(cases),
        otherwise,
    )


def _matches(column: str, pattern: str) -> nw.Expr:
    """Return whether a text matches a pattern; a missing one does not."""
    return nw.col(column).str.contains(pattern).fill_null(False)


def _is_malformed(column: str) -> nw.Expr:
    """Return whether a text that need not be there is there, and matches no pattern."""
    return ~nw.col(f"has_{column}") & ~nw.col(column).is_null()


def _cast_valid(column: str, dtype: type[nw.Int32 | nw.Float64]) -> nw.Expr:
    """Convert texts that match a pattern; the others become missing instead of an error."""
    return nw.when(nw.col(f"has_{column}")).then(nw.col(column)).cast(dtype)


def _is_state(column: str, layout: FileLayout) -> nw.Expr:
    """Return whether an actor acts for its state: it is one, or an organ of one."""
    return nw.col(column).str.contains(layout.state_roles).fill_null(True)


def _join_states(rows: Frame, actors: Frame, actor: str) -> Frame:
    """Join the ccode that the country of an actor means on the day of the event."""
    spans = actors.rename({"country": f"country{actor}"})
    joined = rows.join(spans, on=f"country{actor}", how="left")
    day = nw.col("day")
    cases = [
        ((nw.col(f"first_{n}") <= day) & (day <= nw.col(f"last_{n}")), nw.col(f"ccode_{n}"))
        for n in range(1, SPANS + 1)
    ]
    state = _choose(cases, nw.lit(None, nw.Int32)).cast(nw.Int32)
    return joined.with_columns(state.alias(f"ccode{actor}")).drop(
        [f"{name}_{n}" for name in ("ccode", "first", "last") for n in range(1, SPANS + 1)]
    )

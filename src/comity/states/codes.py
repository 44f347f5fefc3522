"""Conversion of state codes from one scheme to another, with a date.

A code can mean one state now and another then: DEU is 255 to 1945, 260 while there
were two Germanies, and 255 again. In the year of a change the state counts that existed when
the year ended, so that 1990 is 255 and each code means exactly one state in each year.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal, get_args

import polars as pl

from comity.errors import InvalidRequestError
from comity.states.register import Named, Other, codes, names, others, states
from comity.states.spelling import key
from comity.states.system import spells

Scheme = Literal["iso3", "iso2", "iso_numeric", "gw", "name", "ccode"]
Outside = Literal["drop", "keep"]

UNKNOWN, OUT_OF_SPELL = "unknown", "not a member that year"
EVER = (-9999, 9999)


@dataclass(frozen=True, slots=True)
class Conversion:
    """A table with ccodes, and an account of the rows that are not in it.

    ``unmatched`` has a row for each code left out: ``column``, ``code``, ``why`` ("unknown",
    "territory", "group", "not a member that year") and ``rows``, how many it cost.

    >>> table = pl.DataFrame({"code": ["CHN", "XYZ"]})
    >>> conversion = with_ccode(table, {"code": "ccode"}, scheme="iso3", year=2020)
    >>> conversion.frame["ccode"].to_list(), conversion.unmatched["code"].to_list()
    ([710], ['XYZ'])
    """

    frame: pl.DataFrame
    unmatched: pl.DataFrame


def with_ccode(
    frame: pl.DataFrame,
    columns: dict[str, str],
    scheme: Scheme,
    year: str | int,
    *,
    outside: Outside = "drop",
) -> Conversion:
    """Add ccodes to a table, and select the rows in which every code means a state.

    Parameters
    ----------
    frame
        Any table.
    columns
        The columns that hold codes, each with the name of the ccode column to add (Int16).
    scheme
        What the codes are.
    year
        The column that holds the year, or one year for all rows.
    outside
        Whether rows of a year in which the state was no member are dropped or kept.

    Returns
    -------
    Conversion
        The rows of states, in their order, and the codes left out with the reason. No row is added.

    Examples
    --------
    >>> sales = pl.DataFrame({"who": ["DEU", "DEU", "HKG"], "year": [1975, 2005, 2005]})
    >>> done = with_ccode(sales, {"who": "ccode"}, "iso3", "year")
    >>> done.frame["ccode"].to_list()
    [260, 255]
    >>> done.unmatched.rows()
    [('who', 'HKG', 'territory', 1)]
    """
    _check(frame, columns, scheme, year)
    when = pl.col(year) if isinstance(year, str) else pl.lit(year)
    answers = frame.with_columns(when.cast(pl.Int32).alias("_year"))
    for column, new in columns.items():
        answers = _matched(answers, column, new, scheme, outside)
    unmatched = [_left_out(answers, column, new) for column, new in columns.items()]
    are_states = answers.select(
        pl.all_horizontal(pl.col(_why(new)).is_null() for new in columns.values())
    ).to_series()
    extra = ["_year", *map(_why, columns.values()), *map(_text, columns.values())]
    return Conversion(answers.drop(extra).filter(are_states), pl.concat(unmatched))


def from_ccode(ccode: int, scheme: Scheme, year: int) -> str | int | None:
    """Return the code of a state that was in force in a year, or None without one.

    Gleditsch-Ward numbers and ccodes are whole numbers, all others text.

    >>> from_ccode(345, "iso3", 1995), from_ccode(345, "iso3", 2010)
    ('YUG', 'SRB')
    >>> from_ccode(255, "gw", 2000)
    260
    """
    _check_scheme(scheme)
    state = states().get(ccode)
    if state is None or scheme == "ccode":
        return ccode if state else None
    if scheme == "gw":
        return next((int(one.text) for one in _given(ccode, scheme) if one.in_use(year)), None)
    dated = (one.text for one in _given(ccode, scheme) if one.in_use(year) and one.last)
    lasting = {"iso3": state.iso3, "iso2": state.iso2, "iso_numeric": state.iso_numeric}
    return next(dated, lasting.get(scheme, state.name)) or None


def un_seat_of_china(day: date) -> int:
    """Return the ccode of the government in China's seat at the United Nations on a day.

    The Republic of China had it, from Taiwan (713) after its government moved there in
    December 1949, until the General Assembly gave it to the People's Republic (710) on
    25 October 1971.

    >>> un_seat_of_china(date(1971, 10, 24)), un_seat_of_china(date(1971, 10, 25))
    (713, 710)
    """
    moved = states()[713].spells[0].start
    return 713 if moved <= day < date(1971, 10, 25) else 710


def _matched(
    frame: pl.DataFrame, column: str, new: str, scheme: Scheme, outside: Outside
) -> pl.DataFrame:
    """Add the ccode of one column, its text, and why where there is none."""
    text = _as_text(frame[column])
    frame = frame.with_columns(text.alias(_text(new)))
    pairs = frame.select(pl.col(_text(new)).alias("code"), "_year").unique()
    answers = _answers(pairs, scheme, outside).rename(
        {"code": _text(new), "ccode": new, "why": _why(new)}
    )
    # Only the keys are joined: a table of a million rows would be there twice.
    there = frame.select(_text(new), "_year").join(
        answers, on=[_text(new), "_year"], how="left", nulls_equal=True, maintain_order="left"
    )
    others = frame.drop(new, strict=False) if new != column else frame.drop(column)
    return others.with_columns(there[new], there[_why(new)])


def _answers(pairs: pl.DataFrame, scheme: Scheme, outside: Outside) -> pl.DataFrame:
    """Find for each code and year its state, or the reason without one."""
    meanings = _meanings(pairs["code"].unique(), scheme)
    dated = pairs.join(meanings, on="code").filter(
        pl.col("_year").is_between("first", "last"), pl.col("ccode").is_not_null()
    )
    answers = pairs.join(
        dated.select("code", "_year", "ccode"), on=["code", "_year"], how="left", nulls_equal=True
    ).join(meanings.select("code", "kind").unique(), on="code", how="left", nulls_equal=True)
    is_usable = pl.lit(outside == "keep") | _is_member(answers)
    return answers.select(
        "code",
        "_year",
        pl.when(is_usable).then("ccode"),
        pl.when(is_usable & pl.col("ccode").is_not_null())
        .then(None)
        .otherwise(pl.col("kind").fill_null(UNKNOWN))
        .alias("why"),
    )


def _meanings(texts: pl.Series, scheme: Scheme) -> pl.DataFrame:
    """List all that each code can mean: a state from first to last year, or no state."""
    rows: list[tuple[str, int | None, int, int, str]] = []
    for text in texts.drop_nulls():
        meanings = _index(scheme).get(_normal(text, scheme), ())
        rows += [(text, *meaning, OUT_OF_SPELL) for meaning in meanings]
        if not meanings:
            kind = _others(scheme).get(_normal(text, scheme), UNKNOWN)
            rows.append((text, None, *EVER, kind))
    schema = {
        "code": pl.String,
        "ccode": pl.Int16,
        "first": pl.Int32,
        "last": pl.Int32,
        "kind": pl.String,
    }
    return pl.DataFrame(rows, schema=schema, orient="row")


def _is_member(answers: pl.DataFrame) -> pl.Series:
    """Return whether each row's state was a member in its year."""
    year = pl.col("_year")
    within = (pl.col("start").dt.year() <= year) & (
        pl.col("end").is_null() | (year <= pl.col("end").dt.year())
    )
    inside = (
        answers.select("ccode", "_year")
        .unique()
        .join(spells(), on="ccode")
        .filter(within)
        .select("ccode", "_year", pl.lit(True).alias("inside"))
        .unique()
    )
    return answers.join(inside, on=["ccode", "_year"], how="left", maintain_order="left")[
        "inside"
    ].fill_null(False)


def _left_out(answers: pl.DataFrame, column: str, new: str) -> pl.DataFrame:
    """Count the rows that one column's codes cost."""
    return (
        answers.filter(pl.col(_why(new)).is_not_null())
        .group_by(
            pl.lit(column).alias("column"),
            pl.col(_text(new)).alias("code"),
            pl.col(_why(new)).alias("why"),
        )
        .agg(pl.len().cast(pl.Int64).alias("rows"))
        .sort("rows", "code", descending=[True, False])
    )


@cache
def _index(scheme: Scheme) -> dict[str, tuple[tuple[int, int, int], ...]]:
    """Return the meanings of each code of a scheme: ccode, first and last year.

    A code that only ever meant one state means it always, whatever the year.
    """
    index: dict[str, list[Named]] = {}
    for one in _known(scheme):
        index.setdefault(_normal(one.text, scheme), []).append(one)
    return {code: _dated(meanings) for code, meanings in index.items()}


def _dated(meanings: list[Named]) -> tuple[tuple[int, int, int], ...]:
    if len({one.ccode for one in meanings}) == 1:
        return ((meanings[0].ccode, *EVER),)
    certain = [one for one in meanings if one.kind != "ambiguous"]
    spans = {(one.ccode, one.first or EVER[0], one.last or EVER[1]) for one in certain}
    return tuple(sorted(spans))


def _known(scheme: Scheme) -> Iterable[Named]:
    if scheme == "name":
        return names()
    if scheme == "ccode":
        return [Named(str(ccode), ccode, scheme, None, None) for ccode in states()]
    listed = [one for one in codes() if one.kind == scheme]
    return listed if scheme == "gw" else [*listed, *_lasting(scheme, {x.text for x in listed})]


def _lasting(scheme: Scheme, but: set[str]) -> Iterable[Named]:
    """Yield the ISO codes of the states themselves, but for those with a history."""
    for state in states().values():
        code = str(getattr(state, scheme))
        if code and code not in but:
            yield Named(code, state.ccode, scheme, None, None)


@cache
def _others(scheme: Scheme) -> dict[str, str]:
    """Return the kind, territory or group, of the codes of a scheme without a state."""
    return {
        _normal(text, scheme): other.kind
        for other in reversed(others())
        for text in _of_other(other, scheme)
        if text
    }


def _of_other(other: Other, scheme: Scheme) -> tuple[str, ...]:
    if scheme == "name":
        return (other.name, *other.also)
    if scheme == "ccode":
        return ()
    codes_of: str | tuple[str, ...] = getattr(other, scheme)
    return (codes_of,) if isinstance(codes_of, str) else codes_of


@cache
def _given(ccode: int, scheme: Scheme) -> tuple[Named, ...]:
    """List the codes of a state that have a history."""
    return tuple(one for one in codes() if one.kind == scheme and one.ccode == ccode)


def _normal(text: str, scheme: Scheme) -> str:
    if scheme == "name":
        return key(text)
    text = text.strip().upper()
    return text.lstrip("0") if scheme in ("iso_numeric", "gw", "ccode") else text


def _as_text(values: pl.Series) -> pl.Series:
    """Convert codes to text, whole numbers without their decimals."""
    if values.dtype.is_float():
        values = values.cast(pl.Int64, strict=False)
    return values.cast(pl.String)


def _why(new: str) -> str:
    return f"_why_{new}"


def _text(new: str) -> str:
    return f"_text_{new}"


def _check(frame: pl.DataFrame, columns: dict[str, str], scheme: str, year: str | int) -> None:
    _check_scheme(scheme)
    needed = {*columns, *([year] if isinstance(year, str) else [])}
    missing = sorted(needed - set(frame.columns))
    if missing:
        raise InvalidRequestError(
            f"The table has no column {', '.join(missing)}.", f"It has {frame.columns}."
        )


def _check_scheme(scheme: str) -> None:
    if scheme not in get_args(Scheme):
        raise InvalidRequestError(
            f"There is no scheme {scheme!r}.", f"Use {', '.join(get_args(Scheme))}."
        )

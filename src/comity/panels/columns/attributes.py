"""Attributes of the states in a panel: names, codes, regions, and which dyads are relevant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from typing import Literal, get_args

import polars as pl

from comity.errors import InvalidRequestError
from comity.panels.columns.keys import gather, matched
from comity.panels.columns.measures import Column, column_name
from comity.panels.frames import Design
from comity.panels.variable import YES_OR_NO, Variable
from comity.states.codes import from_ccode
from comity.states.register import states

CodeScheme = Literal["name", "abbreviation", "iso3", "iso2", "iso_numeric", "gw"]
"""What a state is called by in a column."""

REGIONS = ("Americas", "Europe", "Africa", "Middle East", "Asia", "Oceania")
"""The regions of the Correlates of War, in the order of their codes."""

_ENDS = (200, 400, 600, 700, 900)
_FIRST_YEAR, _LAST_YEAR = 1816, 2030
_LABELS: dict[CodeScheme, str] = {
    "name": "name of the state",
    "abbreviation": "abbreviation of the Correlates of War",
    "iso3": "ISO 3166 code of three letters in force in the year",
    "iso2": "ISO 3166 code of two letters in force in the year",
    "iso_numeric": "ISO 3166 numeric code in force in the year",
    "gw": "Gleditsch-Ward number in the year",
}


def region_of(ccode: int) -> str:
    """Return the region of a state, by the ranges of the Correlates of War's codes.

    Codes 2-199 are the Americas, 200-399 Europe, 400-599 Africa, 600-699 the Middle East (with
    North Africa and Turkey), 700-899 Asia and 900-999 Oceania.

    >>> region_of(2), region_of(640), region_of(710)
    ('Americas', 'Middle East', 'Asia')
    """
    return REGIONS[sum(ccode >= end for end in _ENDS)]


def code_columns(
    rows: pl.DataFrame, design: Design, schemes: Sequence[CodeScheme]
) -> Iterator[Column]:
    """Yield a column a scheme and state, with the code that was in force in the year.

    Raises
    ------
    InvalidRequestError
        If there is no such scheme.
    """
    for scheme in schemes:
        if scheme not in get_args(CodeScheme):
            raise InvalidRequestError(
                f"There is no scheme {scheme!r}.", f"Use {', '.join(get_args(CodeScheme))}."
            )
        table = _codes(scheme)
        for column in design.states:
            at = matched(rows, (column, "year"), table, ("ccode", "year"))
            name = column_name(scheme, column.removeprefix("ccode"))
            label = _LABELS[scheme] + (f" ({column})" if len(design.states) > 1 else "")
            missing = "null where the state had none"
            yield Variable(name, label, missing=missing), gather(table["code"], at).alias(name)


def region_columns(rows: pl.DataFrame, design: Design) -> Iterator[Column]:
    """Yield the region of each state, and for dyads whether both are in one."""
    kind = pl.Enum(REGIONS)
    regions = {code: region_of(code) for code in states()}
    columns = [
        rows[column].replace_strict(regions, return_dtype=kind).alias(name)
        for column in design.states
        for name in [column_name("region", column.removeprefix("ccode"))]
    ]
    for values in columns:
        yield Variable(values.name, "region by the Correlates of War's codes"), values
    if len(columns) > 1:
        name = "same_region"
        both = (columns[0] == columns[1]).cast(pl.Int8).alias(name)
        yield Variable(name, "both in one region", "yes or no", labels=YES_OR_NO), both


def relevance_column(rows: pl.DataFrame) -> Column:
    """Return whether a dyad is politically relevant: contiguous, or with a major power.

    Needs the columns ``contiguity``, ``major_power1`` and ``major_power2``; null where a missing
    one decides.
    """
    name = "politically_relevant"
    parts = [pl.col(part) > 0 for part in RELEVANCE]
    values = rows.select(pl.any_horizontal(parts).cast(pl.Int8).alias(name)).to_series()
    variable = Variable(
        name,
        "contiguous, or with a major power",
        "yes or no",
        tables=("neighbours", "major_powers"),
        years=(1816, 2016),
        formula="1 if the two are contiguous by land or at most 400 miles of water, or either is a "
        "major power",
        reference="Maoz and Russett (1993), American Political Science Review 87; Lemke and Reed "
        "(2001), Journal of Conflict Resolution 45",
        labels=YES_OR_NO,
    )
    return variable, values


RELEVANCE = ("contiguity", "major_power1", "major_power2")
"""The variables that decide whether a dyad is politically relevant."""


@cache
def _codes(scheme: CodeScheme) -> pl.DataFrame:
    """Return the code of every state in every year: ``ccode``, ``year``, ``code``, sorted."""
    pairs = product(sorted(states()), range(_FIRST_YEAR, _LAST_YEAR))
    rows = [(ccode, year, _code(ccode, scheme, year)) for ccode, year in pairs]
    kind = pl.Int16 if scheme == "gw" else pl.String
    schema = {"ccode": pl.Int16, "year": pl.Int16, "code": kind}
    return pl.DataFrame(rows, schema=schema, orient="row")


def _code(ccode: int, scheme: CodeScheme, year: int) -> str | int | None:
    """Return what a state is called by in a year."""
    if scheme == "name":
        return states()[ccode].name
    if scheme == "abbreviation":
        return states()[ccode].abbreviation
    return from_ccode(ccode, scheme, year)

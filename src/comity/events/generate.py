"""A generator of realistic event files of any size, in the publishers' formats.

Actors are skewed as in the news: a few states are in most reports, most in few. Reports repeat:
some days, dyads and codes come several times, and some identifiers twice. A stated share of the
lines is malformed: a column too few, text that is not UTF-8, an impossible date, or no class.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from comity.errors import InvalidRequestError
from comity.events.formats.layout import FileLayout
from comity.events.formats.polecat import HEADINGS
from comity.events.formats.registry import LAYOUTS
from comity.states.register import states
from comity.states.state import State
from comity.states.system import members

CHUNK = 100_000
"""How many lines are generated at once."""

ICEWS_HEADINGS = [
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
]

_CODES = (
    "010",
    "020",
    "036",
    "040",
    "042",
    "043",
    "051",
    "057",
    "061",
    "070",
    "111",
    "112",
    "120",
    "130",
    "141",
    "163",
    "173",
    "190",
    "193",
)
_GOLDSTEIN = (
    0.0,
    3.0,
    4.0,
    1.0,
    1.9,
    2.8,
    3.4,
    8.0,
    6.4,
    7.0,
    -2.0,
    -2.0,
    -4.0,
    -4.4,
    -6.5,
    -8.0,
    -5.0,
    -10.0,
    -10.0,
)
_ROLES = ("", "GOV", "MIL", "MED", "BUS", "REB")
_SECTORS = ("NA", "Government", "Government,Military", "Media", "Business", "Rebel")
_NO_COUNTRY = 0.35
"""The share of actors without a country, as in GDELT."""


@dataclass(frozen=True, slots=True)
class EventSample:
    """What to generate.

    Attributes
    ----------
    layout
        The name of a layout: "gdelt1", "gdelt2", "icews" or "polecat".
    rows
        How many lines, without the line of headings.
    first, last
        The days between which the events are, in order.
    malformed, repeated
        The shares of lines that are malformed, and that repeat the line before.
    seed
        The seed; the same one gives the same bytes.

    Examples
    --------
    >>> from datetime import date
    >>> EventSample("gdelt1", 100, date(2022, 1, 1), date(2022, 1, 31)).repeated
    0.02
    """

    layout: str
    rows: int
    first: date
    last: date
    malformed: float = 0.0
    repeated: float = 0.02
    seed: int = 1


def generate_lines(sample: EventSample) -> Iterator[bytes]:
    r"""Yield the bytes of an event file, some 100,000 lines at a time.

    Raises
    ------
    InvalidRequestError
        If there is no layout of that name.

    Examples
    --------
    >>> days = date(2014, 1, 1), date(2014, 1, 31)
    >>> lines = b"".join(generate_lines(EventSample("gdelt2", 3, *days))).splitlines()
    >>> len(lines), lines[0].count(b"\t") + 1
    (3, 61)
    """
    if sample.layout not in LAYOUTS:
        raise InvalidRequestError(f"There is no layout {sample.layout!r}.", f"{list(LAYOUTS)}")
    layout = LAYOUTS[sample.layout]
    if layout.header:
        headings = HEADINGS if layout.name == "polecat" else ICEWS_HEADINGS
        yield "\t".join(headings).encode() + b"\n"
    random = np.random.default_rng(sample.seed)
    for start in range(0, sample.rows, CHUNK):
        count = min(CHUNK, sample.rows - start)
        lines = _lines(sample, layout, start, count, random)
        yield _with_faults(lines, sample.malformed, random)


def _lines(
    sample: EventSample, layout: FileLayout, start: int, count: int, random: np.random.Generator
) -> pl.Series:
    """Generate correct lines, some of them repeated."""
    fields = _fields(sample, layout, start, count, random)
    columns = [pl.lit("").alias(str(number)) for number in range(layout.width)]
    for field, number in layout.positions.items():
        columns[number] = pl.col(field).alias(str(number))
    # Fields that are not read are filled to the length that they have in published files.
    for number in set(range(35, layout.width)) - set(layout.positions.values()):
        columns[number] = pl.lit("-77.0366").alias(str(number))
    lines = fields.select(pl.concat_str(columns, separator="\t"))[:, 0]
    is_copy = random.random(count) < sample.repeated
    rows = np.arange(count)
    return lines.gather(np.maximum(rows - is_copy, 0))


def _fields(
    sample: EventSample, layout: FileLayout, start: int, count: int, random: np.random.Generator
) -> pl.DataFrame:
    """Generate the fields of records as text."""
    days = (sample.last - sample.first).days + 1
    offsets = (np.arange(start, start + count) * days) // sample.rows
    kind = random.integers(len(_CODES), size=count)
    dates = pl.Series([sample.first]).gather(np.zeros(count, dtype=np.int64)) + pl.Series(
        offsets * timedelta(days=1).total_seconds() * 1e6
    ).cast(pl.Duration("us"))
    is_dashed = bool(layout.header)
    return pl.DataFrame(
        {
            "event_id": pl.int_range(start, start + count, eager=True).cast(pl.String),
            "date": dates.dt.strftime("%Y-%m-%d" if is_dashed else "%Y%m%d"),
            **_actor(layout, "1", count, random),
            **_actor(layout, "2", count, random),
            **_event(layout, kind),
            "mentions": pl.Series(random.geometric(0.2, count)).cast(pl.String),
            "articles": pl.Series(random.geometric(0.2, count)).cast(pl.String),
            "tone": pl.Series(random.normal(-1, 4, count)).round(6).cast(pl.String),
            "url": "https://news.example/world/" + pl.Series(offsets + 10**9).cast(pl.String),
        }
    )


def _event(
    layout: FileLayout, kind: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> dict[str, pl.Series]:
    """Generate event code, quad class and Goldstein value."""
    quad = [1 if code < "06" else 2 if code < "10" else 3 if code < "15" else 4 for code in _CODES]
    codes, quads = list(_CODES), [str(number) for number in quad]
    if layout.name == "polecat":
        types = ("CONSULT", "AID", "ACCUSE", "ASSAULT")
        codes = [types[number - 1] for number in quad]
        quads = [layout.quad_classes[number - 1][0] for number in quad]
    event = {
        "code": pl.Series(codes).gather(kind),
        "quad": pl.Series(quads).gather(kind),
        "goldstein": pl.Series(_GOLDSTEIN).gather(kind).cast(pl.String),
    }
    return event | ({"quad": event["code"]} if layout.name == "icews" else {})


def _actor(
    layout: FileLayout, number: str, count: int, random: np.random.Generator
) -> dict[str, pl.Series]:
    """Generate an actor, its country and its role."""
    countries = _countries(layout)
    weights = 1 / np.arange(1, len(countries) + 1)
    choice = random.choice(len(countries), size=count, p=weights / weights.sum())
    country = pl.Series(countries).gather(choice)
    is_stateless = pl.Series(random.random(count) < _NO_COUNTRY)
    country = country.zip_with(~is_stateless, pl.Series([""]))
    roles = _SECTORS if layout.name == "icews" else _ROLES
    role = pl.Series(roles).gather(random.choice(len(roles), size=count, p=_ROLE_SHARES))
    return {
        f"country{number}": country,
        f"role{number}": role,
        f"actor{number}": country + role,
    }


_ROLE_SHARES = (0.5, 0.25, 0.1, 0.06, 0.05, 0.04)


def _countries(layout: FileLayout) -> list[str]:
    """List the countries as a layout writes them, those most in the news first."""
    news = (2, 365, 710, 200, 220, 666, 630, 750, 369, 652)
    ordered = sorted(members(2014), key=lambda ccode: (ccode not in news, ccode))
    everyone: list[State] = [states()[ccode] for ccode in ordered]
    if layout.scheme == "name":
        return [state.name for state in everyone]
    return [state.iso3 for state in everyone if state.iso3]


def _with_faults(lines: pl.Series, share: float, random: np.random.Generator) -> bytes:
    """Damage a share of the lines, each in one of four ways."""
    rows = [line.encode() for line in lines.to_list()]
    for number in np.flatnonzero(random.random(len(rows)) < share):
        rows[number] = _damage(rows[number], int(random.integers(4)))
    return b"\n".join(rows) + b"\n"


def _damage(line: bytes, way: int) -> bytes:
    fields = line.split(b"\t")
    if way == 0:
        return b"\t".join(fields[:-3])
    if way == 1:
        return b"\t".join([*fields[:-1], b"\xe9\xff"])
    fields[1] = b"20140231" if way == 2 else b"unknown"
    return b"\t".join(fields)

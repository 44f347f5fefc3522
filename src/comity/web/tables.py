"""Tables of the web: the same rows as CSV, JSON or Parquet, by ending or by what is accepted."""

from __future__ import annotations

import io
import json
import re
from typing import Any, Literal

import polars as pl
from starlette.requests import Request
from starlette.responses import Response

from comity.errors import InvalidRequestError

TableFormat = Literal["csv", "json", "parquet"]

TYPES: dict[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
"""By format, its media type."""

_QUALITY = re.compile(r"[01](?:\.\d{0,3})?")
"""How much a format is wanted, from 0 to 1, in an ``Accept`` header."""

MOST_ROWS = 10_000
"""How many rows one page of a table has at most."""


def accepted_format(request: Request, asked: str | None) -> TableFormat:
    """Return the format that is asked for, or else accepted; JSON without a wish.

    Raises
    ------
    InvalidRequestError
        For a format that is not written.

    Examples
    --------
    >>> accepted_format(Request({"type": "http", "headers": []}), "csv")
    'csv'
    """
    if asked is None:
        asked = _preferred(request.headers.get("accept", ""))
    for name in ("csv", "json", "parquet"):
        if asked == name:
            return name
    raise InvalidRequestError(f"format must be csv, json or parquet, got {asked!r}.")


def _preferred(accepts: str) -> str:
    """Return the format with the highest quality in an ``Accept`` header; JSON if it has none.

    >>> _preferred("text/csv;q=0.1, application/json"), _preferred("*/*"), _preferred("text/csv")
    ('json', 'json', 'csv')
    """
    qualities: dict[str, float] = {}
    for part in accepts.lower().split(","):
        kind, *parameters = (word.strip() for word in part.split(";"))
        stated = next((word[2:] for word in parameters if word.startswith("q=")), "1")
        qualities[kind] = float(stated) if _QUALITY.fullmatch(stated) else 0.0
    offered = {name: qualities.get(kind.split(";")[0], 0.0) for name, kind in TYPES.items()}
    best = max(offered, key=offered.__getitem__)
    return best if offered[best] else "json"


def table_response(
    rows: pl.DataFrame, form: TableFormat, name: str, about: dict[str, Any] | None = None
) -> Response:
    """Return rows as a response.

    Parameters
    ----------
    rows
        The rows.
    form
        The format.
    name
        The name of the file that a browser saves, without ending.
    about
        What JSON says before the rows: unit, citation, paging.
    """
    headers = {"Content-Disposition": f'inline; filename="{name}.{form}"'}
    if form == "csv":
        return Response(rows.write_csv(), media_type=TYPES[form], headers=headers)
    if form == "parquet":
        file = io.BytesIO()
        rows.write_parquet(file)
        return Response(file.getvalue(), media_type=TYPES[form], headers=headers)
    text = json.dumps({**(about or {}), "rows": _plain(rows)}, ensure_ascii=False)
    return Response(text, media_type=TYPES[form], headers=headers)


def _plain(rows: pl.DataFrame) -> list[dict[str, Any]]:
    """Return rows as JSON has them: numbers that are none become null."""
    floats = [name for name, dtype in rows.schema.items() if dtype.is_float()]
    finite = rows.with_columns(
        pl.when(pl.col(name).is_finite()).then(pl.col(name)).alias(name) for name in floats
    )
    return finite.to_dicts()

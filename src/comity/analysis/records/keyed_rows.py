"""Rows in one compact file that finds those of a key without reading the others.

The rows of a key are JSON, compressed by Zstandard with a checksum; a header says where each key's
begin. A damaged file raises an error and never gives other rows.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zlib import crc32

import zstandard

Row = dict[str, Any]
"""A row of a table: a value, or None, by column."""

Groups = Mapping[str, Sequence[Sequence[Any]]]
"""The rows of each key, each the values of all columns."""

_MAGIC = b"comityr1"
_LEAD = struct.Struct("<8sII")
"""How a file begins: its kind, the length of its header and the checksum of that."""


def write_keyed_rows(path: Path, columns: Sequence[str], groups: Groups, level: int = 3) -> None:
    """Write rows into a file.

    Parameters
    ----------
    path
        The file.
    columns
        The names of the columns.
    groups
        The rows of each key; values are numbers, texts, truth values, dates, lists or None.
    level
        Level of compression, up to 22; reading is as fast after any.
    """
    compressor = zstandard.ZstdCompressor(level=level, write_checksum=True)
    frames, places, at = [], {}, 0
    for key, rows in groups.items():
        frames.append(compressor.compress(json.dumps(rows, default=_dated).encode()))
        places[key] = (at, len(frames[-1]))
        at += len(frames[-1])
    header = json.dumps({"columns": list(columns), "places": places}).encode()
    with path.open("wb") as file:
        file.write(_LEAD.pack(_MAGIC, len(header), crc32(header)) + header)
        file.writelines(frames)


def read_keyed_rows(path: Path, keys: Iterable[str]) -> list[Row]:
    """Read the rows of some keys; a key that is not there has none.

    Raises
    ------
    OSError
        If there is no such file.
    ValueError
        If it is damaged.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     file = Path(folder) / "a.rows"
    ...     write_keyed_rows(file, ["year", "day"], {"CHN": [[2014, date(2014, 5, 21)]]})
    ...     read_keyed_rows(file, ["CHN", "RUS"])
    [{'year': 2014, 'day': datetime.date(2014, 5, 21)}]
    """
    with path.open("rb") as file:
        lead = file.read(_LEAD.size)
        magic, length, checksum = _LEAD.unpack(lead) if len(lead) == _LEAD.size else (b"", 0, 0)
        text = file.read(length)
        if magic != _MAGIC or crc32(text) != checksum:
            raise ValueError(f"{path} is no file of rows, or is damaged")
        header = json.loads(text)
        rows: list[Row] = []
        for at, size in (header["places"][key] for key in keys if key in header["places"]):
            file.seek(_LEAD.size + length + at)
            rows += _unpacked(file.read(size), header["columns"])
    return rows


def _unpacked(frame: bytes, columns: Sequence[str]) -> list[Row]:
    """Return the rows of one key."""
    try:
        text = zstandard.ZstdDecompressor().decompress(frame)
    except zstandard.ZstdError as error:
        raise ValueError(f"rows are damaged: {error}") from error
    return [dict(zip(columns, row, strict=True)) for row in json.loads(text, object_hook=_date)]


def _dated(value: Any) -> dict[str, str]:
    """Write a date as JSON, which has none."""
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no value of a row")
    return {"date": value.isoformat()}


def _date(value: dict[str, str]) -> date:
    """Read a date that :func:`_dated` wrote."""
    return date.fromisoformat(value["date"])

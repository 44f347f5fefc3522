"""The lines of event files as text fields: each line is checked, and only needed fields read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa

from comity.events.formats.layout import FIELDS, Layout
from comity.events.reading.scan import (
    BLANK,
    GOOD,
    MOST_FIELDS,
    NOT_UTF8,
    WRONG_FIELDS,
    Places,
    build_views,
    scan_lines,
)
from comity.typing import ByteArray

HEADING = "heading"
_REASONS = {BLANK: "blank", WRONG_FIELDS: "number of fields", NOT_UTF8: "not UTF-8"}


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a chunk: the fields of the good ones, and how many others there are.

    ``fields`` has all of ``FIELDS`` as text, a row a good line; ``count`` is the number of all
    lines, counted by their ends, and ``set_aside`` that of the others by reason.
    """

    fields: pl.DataFrame
    count: int
    set_aside: Counter[str]


def read_lines(chunk: bytes, layout: Layout) -> Lines:
    r"""Check the number of fields and the encoding of each line, and read the fields needed.

    Parameters
    ----------
    chunk
        Whole lines, their fields separated by tabs; the last may lack its end.
    layout
        How many fields a line may have, and where those of records are.

    Examples
    --------
    >>> from comity.events.formats.gdelt import GDELT2
    >>> lines = read_lines(b"7" + 60 * b"\t" + b"\nc\n\xff" + 60 * b"\t" + b"\n", GDELT2)
    >>> lines.fields["event_id"].to_list(), lines.count, sorted(lines.set_aside)
    (['7'], 3, ['not UTF-8', 'number of fields'])
    """
    has_heading = bool(layout.header) and chunk.startswith(layout.header.encode())
    chunk = _whole(chunk[chunk.find(b"\n") + 1 or len(chunk) :] if has_heading else chunk)
    data = np.frombuffer(chunk, dtype=np.uint8)
    positions = sorted(set(layout.positions.values()))
    is_width = np.zeros(MOST_FIELDS + 2, np.bool_)
    is_width[list(layout.field_counts)] = True
    slots = np.full(MOST_FIELDS + 1, -1, np.int32)
    slots[positions] = range(len(positions))
    # A good line has a byte, a tab or its end, for each field. Memory is taken on use only.
    room = len(positions), data.size // min(layout.field_counts) + 1
    starts, lengths = np.empty(room, np.int32), np.empty(room, np.int32)
    counts = scan_lines(data, slots, is_width, starts, lengths)
    good = int(counts[GOOD])
    texts = {
        position: _texts(data, starts[slot, :good], lengths[slot, :good])
        for slot, position in enumerate(positions)
    }
    missing = pa.nulls(good, pa.string_view())
    columns = {name: texts.get(layout.positions.get(name, -1), missing) for name in FIELDS}
    set_aside = Counter({reason: int(counts[kind]) for kind, reason in _REASONS.items()})
    set_aside[HEADING] = int(has_heading)
    return Lines(_frame(columns), int(counts.sum()) + set_aside[HEADING], +set_aside)


def _whole(chunk: bytes) -> bytes:
    """Return a chunk with the end of its last line."""
    return chunk if chunk.endswith(b"\n") or not chunk else chunk + b"\n"


def _texts(data: ByteArray, starts: Places, lengths: Places) -> pa.Array:
    """Return the texts of a field; empty ones are missing."""
    buffers = [pa.py_buffer(part) for part in build_views(data, starts, lengths)]
    return pa.Array.from_buffers(pa.string_view(), lengths.size, buffers)


def _frame(columns: dict[str, pa.Array]) -> pl.DataFrame:
    frame = pl.from_arrow(pa.table(columns))
    assert isinstance(frame, pl.DataFrame)
    return frame

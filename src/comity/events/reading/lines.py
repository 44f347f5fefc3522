"""The lines of event files as text fields: each line is checked, and only needed fields read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa

from comity.events.formats.layout import FIELDS, FileLayout
from comity.events.reading.scan import (
    BLANK,
    GOOD,
    MOST_FIELDS,
    NOT_UTF8,
    PADDING,
    WRONG_FIELDS,
    Words,
    count_lines,
    gather_texts,
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


def read_lines(chunk: bytes, layout: FileLayout) -> Lines:
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
    data = _pad(chunk[chunk.find(b"\n") + 1 or len(chunk) :] if has_heading else chunk)
    positions = np.array(sorted(set(layout.positions.values())), np.uint64)
    is_width = np.zeros(MOST_FIELDS + 2, np.bool_)
    is_width[list(layout.field_counts)] = True
    # Of the right size, as memory that was used before is used again and costs nothing.
    room = count_lines(data) + 1
    views = np.empty((positions.size, room, 2), np.uint64)
    marks = np.zeros((positions.size, room // 8 + 1), np.uint8)
    counts = scan_lines(data, positions, is_width, views, marks)
    good = int(counts[GOOD])
    texts = {
        int(position): _texts(data, views[slot, :good], marks[slot])
        for slot, position in enumerate(positions)
    }
    missing = pa.nulls(good, pa.string_view())
    columns = {name: texts.get(layout.positions.get(name, -1), missing) for name in FIELDS}
    set_aside = Counter({reason: int(counts[kind]) for kind, reason in _REASONS.items()})
    set_aside[HEADING] = int(has_heading)
    return Lines(_frame(columns), int(counts.sum()) + set_aside[HEADING], +set_aside)


def _pad(chunk: bytes) -> ByteArray:
    """Return a chunk with the end of its last line, and with the padding of a scan."""
    end = b"" if chunk.endswith(b"\n") or not chunk else b"\n"
    padding = PADDING + -(len(chunk) + len(end)) % 8
    return np.frombuffer(b"".join([chunk, end, bytes(padding)]), dtype=np.uint8)


def _texts(data: ByteArray, views: Words, marks: ByteArray) -> pa.Array:
    """Return the texts of a field; empty ones are missing."""
    texts = gather_texts(data, views)
    buffers = [pa.py_buffer(each) for each in (marks, views, texts)]
    return pa.Array.from_buffers(pa.string_view(), len(views), buffers)


def _frame(columns: dict[str, pa.Array]) -> pl.DataFrame:
    frame = pl.from_arrow(pa.table(columns))
    assert isinstance(frame, pl.DataFrame)
    return frame

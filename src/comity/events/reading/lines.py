"""Checking the lines of event files: the number of fields and the encoding of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numba import njit

from comity.typing import BoolArray, ByteArray, IntArray

WRONG_FIELDS, NOT_UTF8, BLANK = "number of fields", "not UTF-8", "blank"
TAB, NEWLINE = 9, 10
TEXT_LENGTH = 300
"""How much of an excluded line is shown."""


class SetAside(NamedTuple):
    """A line that is no record: the reason, and its beginning.

    >>> SetAside("too few fields", "123").reason
    'too few fields'
    """

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class CheckedLines:
    """The lines of a chunk: those to parse, and those excluded.

    ``count`` is the number of all lines, counted by their ends; ``good`` of those in ``rows``.
    """

    rows: bytes
    count: int
    good: int
    set_aside: tuple[SetAside, ...]


def check_lines(chunk: bytes, field_counts: Sequence[int]) -> CheckedLines:
    r"""Check the number of fields and the encoding of each line.

    Parameters
    ----------
    chunk
        Whole lines, their fields separated by tabs.
    field_counts
        How many fields a line may have.

    Examples
    --------
    >>> checked = check_lines(b"a\tb\nc\n\xff\td\n", [2])
    >>> checked.rows, checked.count, [each.reason for each in checked.set_aside]
    (b'a\tb\n', 3, ['number of fields', 'not UTF-8'])
    """
    if b"\r" in chunk:
        chunk = chunk.replace(b"\r\n", b"\n")
    if not chunk.endswith(b"\n"):
        chunk += b"\n"
    ends, fields = _ends_and_fields(chunk)
    good = np.isin(fields, field_counts)
    if good.all() and _is_utf8(chunk):
        return CheckedLines(chunk, len(ends), len(ends), ())
    return _separate(chunk, ends, good)


def _ends_and_fields(chunk: bytes) -> tuple[IntArray, IntArray]:
    """Return the positions of the lines' ends, and how many fields each line has."""
    data = np.frombuffer(chunk, dtype=np.uint8)
    ends = np.flatnonzero(data == NEWLINE)
    return ends, _count_fields(data, ends)


@njit(cache=True, nogil=True)
def _count_fields(data: ByteArray, ends: IntArray) -> IntArray:
    """Count the fields of each line; a loop that the compiler turns into vector instructions."""
    fields = np.empty(ends.size, np.int64)
    start = 0
    for line in range(ends.size):
        count = np.uint32(1)
        for byte in data[start : ends[line]]:
            count += np.uint32(byte == TAB)
        fields[line] = count
        start = ends[line] + 1
    return fields


def _separate(chunk: bytes, ends: IntArray, good: BoolArray) -> CheckedLines:
    """Return the good lines of a chunk as one text, and the others with their reasons.

    Only lines that can be wrong are looked at one by one; runs of good ones are copied whole.
    """
    set_aside, runs, start = [], [], 0
    suspects = np.union1d(np.flatnonzero(~good), _not_ascii(chunk, ends))
    for number in suspects.tolist():
        first = int(ends[number - 1]) + 1 if number else 0
        line = chunk[first : int(ends[number])]
        reason = _reason(line, bool(good[number]))
        if reason:
            runs.append(chunk[start:first])
            start = int(ends[number]) + 1
            set_aside.append(SetAside(reason, line[:TEXT_LENGTH].decode(errors="replace")))
    rows = b"".join([*runs, chunk[start:]])
    return CheckedLines(rows, len(ends), len(ends) - len(set_aside), tuple(set_aside))


def _not_ascii(chunk: bytes, ends: IntArray) -> IntArray:
    """Return the numbers of the lines with bytes that ASCII does not have."""
    places = np.flatnonzero(np.frombuffer(chunk, dtype=np.uint8) > 127)
    return np.unique(np.searchsorted(ends, places))


def _reason(line: bytes, has_fields: bool) -> str:
    if not line.strip():
        return BLANK
    if not has_fields:
        return WRONG_FIELDS
    return "" if _is_utf8(line) else NOT_UTF8


def _is_utf8(text: bytes) -> bool:
    if text.isascii():
        return True
    try:
        text.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True

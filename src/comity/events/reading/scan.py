"""Compiled loops over the bytes of event files: where fields are, and their texts.

They run without Python's lock, so that several files are read at once.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from comity.typing import BoolArray, ByteArray, IntArray

GOOD, BLANK, WRONG_FIELDS, NOT_UTF8 = range(4)
"""What a line can be."""

MOST_FIELDS = 255
"""From here on, fields are no longer counted: no line of an event file has as many."""

_TAB, _NEWLINE, _RETURN, _SPACE = 9, 10, 13, 32
_ASCII, _CONTINUED = 0x7F, 0xC0
_INLINE, _PREFIX = 12, 4
"""Texts of up to 12 bytes are in the view itself; of longer ones, the first 4."""

Places = NDArray[np.int32]
"""Positions in a chunk, which is shorter than two gigabytes."""


@njit(cache=True, nogil=True)
def scan_lines(
    data: ByteArray, slots: Places, is_width: BoolArray, starts: Places, lengths: Places
) -> IntArray:
    """Find the fields of the good lines of a chunk.

    Parameters
    ----------
    data
        The bytes of whole lines.
    slots
        By position of a field (256), the row of ``starts`` and ``lengths`` for it, or -1.
    is_width
        By number of fields (257), whether a good line may have as many.
    starts, lengths
        Where the fields begin and how long they are, filled in: shape (slots, lines), with
        room for one line more than there can be good ones.

    Returns
    -------
    IntArray
        How many lines are good, blank, of a wrong number of fields, and no UTF-8.
    """
    counts = np.zeros(4, np.int64)
    line = start = field = good = 0
    high = np.uint8(0)
    for place in range(data.size):
        byte = data[place]
        high |= byte
        if byte > _NEWLINE or byte < _TAB:
            continue
        slot = slots[field]
        if slot >= 0:
            starts[slot, good] = start
            lengths[slot, good] = place - start
        start = place + 1
        field = min(field + 1, MOST_FIELDS)
        if byte == _NEWLINE:
            kind = _classify(data[line:place], is_width[field], high)
            counts[kind] += 1
            if kind == GOOD:
                _end_line(data, slots, field, starts[:, good], lengths[:, good])
                good += 1
            line, field, high = start, 0, np.uint8(0)
    return counts


@njit(cache=True, nogil=True)
def _end_line(data: ByteArray, slots: Places, fields: int, starts: Places, lengths: Places) -> None:
    """Empty the fields that a line does not have, and cut a carriage return from its last."""
    last = slots[fields - 1]
    if last >= 0 and lengths[last] and data[starts[last] + lengths[last] - 1] == _RETURN:
        lengths[last] -= 1
    for position in range(fields, MOST_FIELDS):
        if slots[position] >= 0:
            lengths[slots[position]] = 0


@njit(cache=True, nogil=True)
def _classify(line: ByteArray, has_fields: bool, high: int) -> int:
    """Return what a line is; ``high`` has each bit that some byte of it has."""
    if not has_fields:
        return BLANK if _is_blank(line) else WRONG_FIELDS
    return GOOD if high <= _ASCII or _is_utf8(line) else NOT_UTF8


@njit(cache=True, nogil=True)
def _is_blank(line: ByteArray) -> bool:
    blanks = 0
    for byte in line:
        blanks += byte == _SPACE or _TAB <= byte <= _RETURN
    return bool(blanks == line.size)


@njit(cache=True, nogil=True)
def _is_utf8(line: ByteArray) -> bool:
    """Return whether bytes are UTF-8: Unicode 16, table 3-7."""
    place = 0
    while place < line.size:
        length = _sequence_length(line[place])
        if length == 0 or place + length > line.size:
            return False
        for number in range(1, length):
            if line[place + number] & _CONTINUED != 0x80:
                return False
        if length > 2 and not _is_shortest(line[place], line[place + 1]):
            return False
        place += length
    return True


@njit(cache=True, nogil=True)
def _sequence_length(byte: int) -> int:
    """Return how many bytes a character has that begins with a byte; 0 if none does."""
    if byte <= _ASCII:
        return 1
    if byte < 0xC2 or byte > 0xF4:
        return 0
    return 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4


@njit(cache=True, nogil=True)
def _is_shortest(first: int, second: int) -> bool:
    """Return whether a character is written as short as can be, and is one of Unicode."""
    if first == 0xE0:
        return bool(second >= 0xA0)
    if first == 0xED:
        return bool(second < 0xA0)
    if first == 0xF0:
        return bool(second >= 0x90)
    return bool(first != 0xF4 or second < 0x90)


@njit(cache=True, nogil=True)
def build_views(
    data: ByteArray, starts: Places, lengths: Places
) -> tuple[ByteArray, ByteArray, ByteArray]:
    """Build the texts of a field as Arrow's string views, of which empty ones are missing.

    Parameters
    ----------
    data
        The bytes of whole lines.
    starts, lengths
        Where the texts are: shape (line,).

    Returns
    -------
    tuple of ByteArray
        The marks of those that are there, one bit each; the views, 16 bytes each; and the
        bytes of the texts that are longer than a view has room for.
    """
    total = 0
    for length in lengths:
        total += length if length > _INLINE else 0
    marks = np.zeros((lengths.size + 7) // 8, np.uint8)
    views = np.zeros((lengths.size, 16), np.uint8)
    words = views.view(np.uint32)
    text = np.empty(total, np.uint8)
    end = 0
    for row in range(lengths.size):
        length, start = lengths[row], starts[row]
        words[row, 0] = length
        if length:
            marks[row >> 3] |= np.uint8(1 << (row & 7))
        for place in range(length if length <= _INLINE else _PREFIX):
            views[row, _PREFIX + place] = data[start + place]
        if length > _INLINE:
            words[row, 3] = end
            text[end : end + length] = data[start : start + length]
            end += length
    return marks, views, text

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

PADDING = 24
"""How many bytes have to follow the lines, so that every field can be read in words of eight."""

Words = NDArray[np.uint64]
"""Bytes by eight, the first in the lowest bits, as on every machine that Polars runs on."""

_TAB, _NEWLINE, _RETURN, _SPACE = 9, 10, 13, 32
_ASCII, _CONTINUED = 0x7F, 0xC0
_INLINE = np.uint64(12)
"""Texts of up to 12 bytes are in the view itself; of longer ones, the first 4."""

_EACH = 0x0101010101010101
_TABS, _NEWLINES = np.uint64(_TAB * _EACH), np.uint64(_NEWLINE * _EACH)
_LOW_BITS, _HIGH_BITS = np.uint64(_ASCII * _EACH), np.uint64(0x80 * _EACH)
_NUMBERS = np.uint64(sum(number << (61 - 8 * number) for number in range(8)))
"""What moves the number of a byte into the top three bits, if multiplied by its lowest bit."""

_MASKS = np.array([2 ** (8 * length) - 1 for length in range(9)], np.uint64)
# Whole numbers without a sign throughout: with one of each kind, numba computes in decimals.
_ZERO, _ONE, _THREE, _FOUR = np.uint64(0), np.uint64(1), np.uint64(3), np.uint64(4)
_SEVEN, _EIGHT, _HALF = np.uint64(7), np.uint64(8), np.uint64(32)
_TOP_THREE, _LAST, _MOST = np.uint64(61), np.uint64(63), np.uint64(MOST_FIELDS)
_FIRST_FOUR = np.uint64(2**32 - 1)


@njit(cache=True, nogil=True)
def count_lines(data: ByteArray) -> int:
    """Count the ends of lines in bytes."""
    count = 0
    for byte in data:
        count += byte == _NEWLINE
    return count


@njit(cache=True, nogil=True)
def scan_lines(
    data: ByteArray, positions: Words, is_width: BoolArray, views: Words, marks: ByteArray
) -> IntArray:
    """Find the fields of the good lines of a chunk, as Arrow's string views.

    Eight bytes are compared at once with a tab and with the end of a line.

    Parameters
    ----------
    data
        The bytes of whole lines, then ``PADDING`` zeros or up to seven more, so that their number
        is a multiple of eight.
    positions
        The positions of the fields to find in a line.
    is_width
        By number of fields (257), whether a good line may have as many.
    views
        The views of the fields, filled in: shape (position, line, 2), with room for one line more
        than there can be good ones. Those of texts of more than 12 bytes have the place in
        ``data``.
    marks
        Zeros in which a bit is set for each field that is not empty: shape (position, line / 8).

    Returns
    -------
    IntArray
        How many lines are good, blank, of a wrong number of fields, and no UTF-8.
    """
    counts = np.zeros(4, np.int64)
    ends = np.zeros(MOST_FIELDS + 1, np.uint64)  # the end of a field is that of its number + 1
    ends[0] = _ZERO - _ONE
    words = data.view(np.uint64)
    field = base = high = good = _ZERO
    for word in words:
        high |= word & _HIGH_BITS
        newlines = _matches(word, _NEWLINES)
        matches = _matches(word, _TABS) | newlines
        while matches:
            match = matches & (~matches + _ONE)
            matches ^= match
            field = min(field + _ONE, _MOST)
            ends[field] = base + (((match >> _SEVEN) * _NUMBERS) >> _TOP_THREE)
            if match & newlines:
                begin = ends[field]
                kind = GOOD
                if high or not is_width[field]:
                    kind = _classify(data[ends[0] + _ONE : begin], is_width[field])
                counts[kind] += 1
                if kind == GOOD:
                    _cut_return(data, ends, field)
                    _fill_views(words, positions, ends[: field + _ONE], good, views, marks)
                    good += _ONE
                ends[0], field, high = begin, _ZERO, word & _HIGH_BITS
        base += _EIGHT
    return counts


@njit(cache=True, nogil=True)
def _matches(word: np.uint64, eight: np.uint64) -> np.uint64:
    """Return the highest bit of each byte of a word that is as in another.

    Reference: Warren (2013), Hacker's Delight, section 6-1.
    """
    other = word ^ eight
    return ~(((other & _LOW_BITS) + _LOW_BITS) | other | _LOW_BITS)


@njit(cache=True, nogil=True)
def _cut_return(data: ByteArray, ends: Words, field: np.uint64) -> None:
    """Cut a carriage return from the last field of a line."""
    last = ends[field] - _ONE
    if last > ends[field - _ONE] and data[last] == _RETURN:
        ends[field] = last


@njit(cache=True, nogil=True)
def _fill_views(
    words: Words, positions: Words, ends: Words, line: np.uint64, views: Words, marks: ByteArray
) -> None:
    """Build the views of the fields of a line; one that it does not have is empty."""
    place, bit = line >> _THREE, np.uint8(line & _SEVEN)
    for slot in range(positions.size):
        position = positions[slot]
        if position + _ONE >= ends.size:
            views[slot, line, 0] = views[slot, line, 1] = _ZERO
            continue
        start = ends[position] + _ONE
        length = ends[position + _ONE] - start
        # Without branches, as lengths vary and a wrong guess costs more than to load in vain.
        text = _load(words, start) & _MASKS[min(length, _EIGHT)]
        rest = _load(words, start + _EIGHT) & _MASKS[min(max(length, _EIGHT) - _EIGHT, _FOUR)]
        views[slot, line, 0] = length | (text << _HALF)
        inline = (text >> _HALF) | (rest << _HALF)
        views[slot, line, 1] = inline if length <= _INLINE else start << _HALF
        marks[slot, place] |= np.uint8(length != _ZERO) << bit


@njit(cache=True, nogil=True)
def _load(words: Words, start: np.uint64) -> np.uint64:
    """Return the eight bytes from a place on, which need not be that of a word."""
    number, shift = start >> _THREE, (start & _SEVEN) << _THREE
    # Shifted twice, as to shift by all 64 bits at once is not defined.
    return (words[number] >> shift) | ((words[number + _ONE] << _ONE) << (_LAST - shift))


@njit(cache=True, nogil=True)
def gather_texts(data: ByteArray, views: Words) -> ByteArray:
    """Copy the texts that are longer than a view has room for, and correct their views.

    Parameters
    ----------
    data
        The bytes of whole lines.
    views
        The views of a field, as :func:`scan_lines` filled them in: shape (line, 2).

    Returns
    -------
    ByteArray
        The bytes of those texts, one after the other.
    """
    total = _ZERO
    for row in range(views.shape[0]):
        length = views[row, 0] & _FIRST_FOUR
        total += length if length > _INLINE else _ZERO
    texts = np.empty(total, np.uint8)
    end = _ZERO
    for row in range(views.shape[0] if total else 0):
        length = views[row, 0] & _FIRST_FOUR
        if length > _INLINE:
            start = views[row, 1] >> _HALF
            views[row, 1] = end << _HALF
            texts[end : end + length] = data[start : start + length]
            end += length
    return texts


@njit(cache=True, nogil=True)
def _classify(line: ByteArray, has_fields: bool) -> int:
    """Return what a line is."""
    if not has_fields:
        return BLANK if _is_blank(line) else WRONG_FIELDS
    return GOOD if _is_utf8(line) else NOT_UTF8


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

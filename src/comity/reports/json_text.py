"""Writing data as JSON over several lines, with rows of numbers on one line each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from json.encoder import encode_basestring
from math import isfinite
from typing import Any

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)

_NUMBERS = frozenset([int, float, bool, type(None)])
"""The types of the cells of a row."""

_LISTS = frozenset([list, tuple])


def dump(data: Any, indent: int = 0) -> str:
    """Format data as JSON, one value a line, and each row of numbers on one line.

    It is what ``json.dumps`` writes, but for the rows, ten times as fast on data that are
    mostly numbers.

    Raises
    ------
    ValueError
        If a number is none (NaN).

    Examples
    --------
    >>> print(dump({"year": 2014, "history": [[2013, 0.5], [2014, None]]}))
    {
     "year": 2014,
     "history": [
      [2013, 0.5],
      [2014, null]
     ]
    }
    """
    kind = type(data)
    if kind is str:
        return encode_basestring(data)
    if kind is int or (kind is float and isfinite(data)):
        return repr(data)
    is_mapping = kind is dict or isinstance(data, Mapping)
    if not data or not (is_mapping or isinstance(data, list | tuple)):
        return _ENCODER.encode(data)
    if is_mapping:
        lines = [f"{_key(key)}: {dump(value, indent + 1)}" for key, value in data.items()]
        return _block("{", lines, "}", indent)
    return _list(data, indent)


def _list(data: Any, indent: int) -> str:
    """Format a list: of numbers on one line, of rows of numbers a row a line."""
    kinds = set(map(type, data))
    if kinds <= _NUMBERS:
        return _ENCODER.encode(data)
    if kinds <= _LISTS and set(map(type, chain.from_iterable(data))) <= _NUMBERS:
        return _rows(data, indent)
    return _block("[", [dump(each, indent + 1) for each in data], "]", indent)


@lru_cache(maxsize=1024)
def _key(key: object) -> str:
    """Format the name of a value."""
    return encode_basestring(str(key))


def _rows(data: Any, indent: int) -> str:
    """Format a list of rows of numbers, in one call of what is compiled."""
    between = "],\n" + " " * (indent + 1) + "["
    return _block("[", [_ENCODER.encode(data)[1:-1].replace("], [", between)], "]", indent)


def _block(start: str, lines: list[str], end: str, indent: int) -> str:
    """Join lines within brackets, one step further in."""
    inside = "\n" + " " * (indent + 1)
    return f"{start}{inside}{f',{inside}'.join(lines)}\n{' ' * indent}{end}"

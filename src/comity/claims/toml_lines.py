"""The lines of sections, keys and values in a TOML file, which the standard library leaves out."""

from __future__ import annotations

import re

_HEADER = re.compile(
    r"\s*\[(?P<several>\[)?\s*(?P<section>[\w-]+)\s*(?:\.\s*[\"']?(?P<key>[\w-]+))?"
)
_KEY = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([\w-]+))\s*(?:\.[^=]*)?=")


class TomlLines:
    """Finds sections, keys and values of a TOML file by their lines, counted from 1.

    >>> lines = TomlLines('''[names]
    ... [[rule]]
    ... name = "x"
    ... [[rule]]
    ... name = "y"
    ... ''')
    >>> lines.of("rule", 1), lines.of("rule", 1, "name")
    (4, 5)
    """

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._places: dict[tuple[str, int, str], int] = {}
        section, number = "", 0
        counted: dict[str, int] = {}
        for line, content in enumerate(self._lines, start=1):
            if header := _HEADER.match(content):
                section = header["section"]
                if header["several"] or section not in counted:
                    counted[section] = counted.get(section, 0) + 1
                number = counted[section] - 1
                self._places.setdefault((section, number, header["key"] or ""), line)
            elif key := _KEY.match(content):
                self._places.setdefault((section, number, _name(key)), line)

    def of(self, section: str, number: int = 0, key: str = "", value: str = "") -> int:
        """Return the line of a section, of a key in it, or of a text in the key's value."""
        start = (
            self._places.get((section, number, key))
            or self._places.get((section, number, ""))
            or self._places.get(("", 0, section))
            or 1
        )
        return self._line_with(value, start) if value else start

    def _line_with(self, value: str, start: int) -> int:
        """Return the first line from a start that has a text in quotation marks, or at all."""
        escaped = value.replace("\\", "\\\\")
        for written in (f'"{escaped}"', f"'{value}'", escaped, value):
            for line in range(start, len(self._lines) + 1):
                if written in self._lines[line - 1]:
                    return line
        return start


def _name(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group is not None)

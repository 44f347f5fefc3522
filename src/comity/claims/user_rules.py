"""A user's rules: reading the file, and finding its mistakes with their lines before it is used."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from comity.claims.toml_lines import TomlLines
from comity.claims.verdict.lookup import QUANTITIES
from comity.errors import ComityError, InvalidRequestError
from comity.measures.registry import measures
from comity.states.names import find

MOST = 5
"""The most mistakes that are listed at once."""

CONDITION = re.compile(r"([a-z0-9 ]+?) (>=|<=|>|<|=) (\d+(?:\.\d+)?)( percent)?")
"""How a condition of a criterion is written: "percentile >= 75"."""

_SEE = "See docs/claims.md for the form."
_LISTED = ("rule", "criterion")
"""The sections of which there are several, each with a name."""

_REQUIRED = {"rule": ("name", "says", "when"), "criterion": ("name", "means")}
_TESTS = ("measures", "each", "world", "gap", "percent_words")
_MEASURES = ("measures", "each", "world", "also", "changes", "top", "in_year", "flow_measure")
_STATES = ("needs", "apart_from")
_PATTERNS = ("when", "unless", "turned_by", "flow_words", "each_needs", "percent_words")
_SLOTS = frozenset({"X", "P", "Y"})


@dataclass(frozen=True)
class Mistake:
    """A mistake in a file of rules: in which line, and what.

    >>> Mistake(3, "There is no measure 'trad'.").line
    3
    """

    line: int
    text: str


Place = tuple[str, int]
"""A section of a file, and its number among those of its name."""


def read_user_rules(path: Path, own: Mapping[str, Any]) -> dict[str, Any]:
    """Read a user's file of rules, of the form of the lexicon's own.

    Raises
    ------
    InvalidRequestError
        If it cannot be read, is no TOML, or names what there is not: it lists the lines.

    Examples
    --------
    >>> read_user_rules(Path("no-such-rules.toml"), {})
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: no-such-rules.toml cannot be read (No such file ...
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise InvalidRequestError(
            f"{path} cannot be read ({error.strerror}).", "Name a file."
        ) from error
    except UnicodeDecodeError as error:
        raise InvalidRequestError(f"{path} is not text in UTF-8.", _SEE) from error
    try:
        rules = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRequestError(f"{path} is no TOML: {error}.", _SEE) from error
    mistakes = sorted(Checker(own, rules, TomlLines(text)).mistakes(), key=lambda one: one.line)
    if mistakes:
        raise InvalidRequestError(_listed(path, mistakes), _SEE)
    return rules


def _listed(path: Path, mistakes: list[Mistake]) -> str:
    lines = [f"{path}, line {one.line}: {one.text}" for one in mistakes[:MOST]]
    rest = len(mistakes) - MOST
    return "\n".join([*lines, *([f"There are {rest} more mistakes."] if rest > 0 else [])])


@dataclass(frozen=True)
class Checker:
    """Finds the mistakes of a user's rules, next to our own."""

    own: Mapping[str, Any]
    more: Mapping[str, Any]
    lines: TomlLines

    def mistakes(self) -> Iterator[Mistake]:
        """Yield every mistake, section by section."""
        for section, content in self.more.items():
            if section not in self.own:
                text = _unknown("section", section, self.own)
                yield Mistake(self.lines.of(section), text)
            elif not isinstance(content, type(self.own[section])):
                form = f"[[{section}]]" if section in _LISTED else f"[{section}]"
                yield Mistake(self.lines.of(section), f"{section} is written as {form}.")
            elif section in _LISTED:
                for number, item in enumerate(content):
                    yield from self._item(section, number, item)
            else:
                yield from self._table(section, content)

    def _item(self, section: str, number: int, item: Any) -> Iterator[Mistake]:
        """Yield the mistakes of one rule or criterion; of its content only if its form is right."""
        place = (section, number)
        if not isinstance(item, dict):
            yield Mistake(self.lines.of(section), f"{section} is written as [[{section}]].")
            return
        form = list(self._form(place, item))
        yield from form
        if not form:
            yield from self._rule(place, item) if section == "rule" else self._vague(place, item)

    def _form(self, place: Place, item: Mapping[str, Any]) -> Iterator[Mistake]:
        """Yield keys that there are not, that are missing, or that hold another kind of value."""
        section = place[0]
        kinds = {key: type(value) for one in self.own[section] for key, value in one.items()}
        for key, value in item.items():
            if key not in kinds:
                yield self._at(place, key, text=_unknown(f"key of a {section}", key, kinds))
            elif not _is_kind(value, kinds[key]):
                yield self._at(place, key, text=f"{key} must be {_KINDS[kinds[key]]}.")
        for key in _REQUIRED[section]:
            if not item.get(key):
                yield self._at(place, text=f"the {section} has no {key}.")

    def _rule(self, place: Place, rule: Mapping[str, Any]) -> Iterator[Mistake]:
        if not any(rule.get(key) for key in _TESTS):
            yield self._at(place, text="the rule names no measures, and no gap that says why not.")
        for names in rule.get("percent_words", {}).values():
            yield from self._measures(place, "percent_words", names)
        for key, value in rule.items():
            for text in _texts(value):
                yield from self._text(place, key, text)

    def _text(self, place: Place, key: str, text: str) -> Iterator[Mistake]:
        """Yield the mistake of a text in a rule, by what its key names."""
        if key in _MEASURES:
            yield from self._measures(place, key, [text])
        elif key in _PATTERNS:
            yield from self._pattern(place, key, text)
        elif key in _STATES:
            yield from self._state(place, key, text)
        elif key in ("default", "criteria"):
            yield from self._among(place, key, text, "criterion", self._names("criterion"))
        elif key == "roles":
            yield from self._among(place, key, text, "role", self._names("cues"))

    def _vague(self, place: Place, criterion: Mapping[str, Any]) -> Iterator[Mistake]:
        if not criterion.get("holds") and not criterion.get("any"):
            yield self._at(place, text="the criterion has no condition: holds, or any.")
        for key in ("holds", "any", "turned"):
            for text in criterion.get(key, ()):
                yield from self._condition(place, key, text)
        for key in ("words", "unless"):
            for pattern in _texts(criterion.get(key, ())):
                yield from self._pattern(place, key, pattern)

    def _condition(self, place: Place, key: str, text: str) -> Iterator[Mistake]:
        match = CONDITION.fullmatch(text)
        if not match:
            problem = f"{text!r} is no condition such as 'percentile >= 75'."
            yield self._at(place, key, text, problem)
        elif match[1] not in QUANTITIES:
            yield self._at(place, key, text, _unknown("quantity", match[1], QUANTITIES))

    def _table(self, section: str, table: Mapping[str, Any]) -> Iterator[Mistake]:
        """Yield the mistakes of a section with keys of its own."""
        place = (section, 0)
        kinds = {type(value) for value in self.own[section].values()}
        wrong = [key for key, value in table.items() if not any(_is_kind(value, k) for k in kinds)]
        for key in wrong:
            yield self._at(place, key, text=f"{key} must be {_KINDS[next(iter(kinds))]}.")
        if wrong:
            return
        if section in _FIXED:
            for key in table:
                yield from self._among(place, key, key, f"key of [{section}]", self.own[section])
        for key, value in table.items():
            yield from self._entry(place, key, value)

    def _entry(self, place: Place, key: str, value: Any) -> Iterator[Mistake]:
        """Yield the mistakes of one key of a table, by what its section is of."""
        section = place[0]
        if section == "names":
            yield from self._state(place, key, value)
        if section in ("roles", "sign", "partner_rank"):
            yield from self._measures(place, key, [key])
        if section == "partner_rank":
            yield from self._measures(place, key, [value])
        if section == "sums":
            yield from self._measures(place, key, value)
        if section == "sign" and value not in (1, -1):
            yield self._at(place, key, text=f"the sign of {key} must be 1 or -1, got {value}.")
        if section == "roles":
            yield from self._pair_of_roles(place, key, value)
        for pattern in _patterns_of(section, value):
            yield from self._pattern(place, key, pattern)

    def _pair_of_roles(self, place: Place, key: str, roles: list[str]) -> Iterator[Mistake]:
        if len(roles) != 2:
            yield self._at(place, key, text=f"{key} has {len(roles)} roles; a measure needs two.")
        for name in roles:
            yield from self._among(place, key, name, "role", self._names("cues"))

    def _measures(self, place: Place, key: str, names: Iterable[str]) -> Iterator[Mistake]:
        for name in names:
            yield from self._among(place, key, name, "measure", measures())

    def _state(self, place: Place, key: str, name: str) -> Iterator[Mistake]:
        try:
            find(name)
        except ComityError as error:
            yield self._at(place, key, name, error.message)

    def _pattern(self, place: Place, key: str, pattern: str) -> Iterator[Mistake]:
        """Yield a list of words that there is not, or why a pattern is none."""
        slots = _SLOTS | set(self.own["pronouns"]) | self._names("words")
        for name in re.findall(r"(?<!\\)\{([A-Za-z_]\w*)\}", pattern):
            yield from self._among(place, key, name, "list of words", slots, shown=pattern)
        try:
            re.compile(re.sub(r"\{[A-Za-z_]\w*\}", "x", pattern))
        except (re.error, OverflowError) as error:
            yield self._at(place, key, pattern, f"{pattern!r} is no pattern: {error}.")

    def _among(
        self,
        place: Place,
        key: str,
        name: str,
        kind: str,
        options: Iterable[str],
        *,
        shown: str = "",
    ) -> Iterator[Mistake]:
        if name not in set(options):
            yield self._at(place, key, shown or name, _unknown(kind, name, options))

    def _names(self, section: str) -> set[str]:
        """Return the names in a section, ours and the user's."""
        if section in _LISTED:
            return {
                str(item.get("name"))
                for part in (self.own, self.more)
                for item in part.get(section, ())
                if isinstance(item, dict)
            }
        return {*self.own[section], *self.more.get(section, {})}

    def _at(self, place: Place, key: str = "", value: str = "", text: str = "") -> Mistake:
        return Mistake(self.lines.of(place[0], place[1], key, value), text)


_FIXED = ("elsewhere", "pronouns", "sums", "rhetoric", "opinion", "prediction")
"""Sections whose keys are given."""

_KINDS: Mapping[type, str] = {
    str: "a text", list: "a list of texts", bool: "true or false", int: "a number",
    float: "a number", dict: "a table",
}  # fmt: skip


def _is_kind(value: object, kind: type) -> bool:
    """Return whether a value is of the kind that a key holds; lists hold texts."""
    if kind in (int, float):
        return isinstance(value, int | float) and not isinstance(value, bool)
    if kind is list:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    if kind is dict:
        return isinstance(value, dict) and all(_is_kind(one, list) for one in value.values())
    return isinstance(value, kind)


def _texts(value: Any) -> Iterable[str]:
    """Return one text, the texts of a list, or the keys of a table; none of a number."""
    if isinstance(value, str):
        return [value]
    return value if isinstance(value, list | tuple | dict) else ()


def _patterns_of(section: str, value: Any) -> Iterable[str]:
    """Return the patterns in a key of a table; none where its section has no patterns."""
    if section in ("words", "pronouns"):
        return _texts(value)
    if section in ("rhetoric", "opinion", "prediction"):
        return value if isinstance(value, list) else ()
    if section == "cues":
        return [cue for cues in value.values() for cue in cues]
    return ()


def _unknown(kind: str, name: str, options: Iterable[str]) -> str:
    """Format that there is nothing of a name, with the nearest."""
    near = get_close_matches(name, [str(one) for one in options], n=3)
    question = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"there is no {kind} called {name!r}.{question}"

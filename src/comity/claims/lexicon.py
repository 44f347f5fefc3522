"""The lexicon: rules, criteria, roles and names, read from data that a user can add to."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from comity.claims.claim import Condition, Criterion, SpeechAct
from comity.errors import InvalidRequestError

FILES = ("lexicon", "rules", "criteria", "measures", "speech_acts")

_SLOTS = {"{X}": r"<\d+[dp]?>", "{P}": r"<\d+p>", "{Y}": r"<\d+[dp]?>"}
_CONDITION = re.compile(r"([a-z0-9 ]+?) (>=|<=|>|<|=) (\d+(?:\.\d+)?)( percent)?")


@dataclass(frozen=True)
class Rule:
    """One way of reading a clause; ``lexicon.toml`` says what each field means."""

    name: str
    says: str
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    measures: tuple[str, ...]
    each: tuple[str, ...]
    world: tuple[str, ...]
    also: tuple[str, ...]
    changes: tuple[str, ...]
    default: str
    family: str
    gap: str
    weight: float
    needs: str
    apart_from: str
    roles: tuple[str, ...]
    turned_by: re.Pattern[str] | None
    percent_words: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]
    flow_words: re.Pattern[str] | None
    flow_measure: str
    each_needs: re.Pattern[str] | None
    coordinated: bool
    regular: bool
    rare_denies: bool
    ignores_not: bool
    top: tuple[str, ...]
    in_year: tuple[str, ...]
    only: frozenset[str]


@dataclass(frozen=True)
class VagueCriterion:
    """A criterion with the words that call for it and the kind of rule that it belongs to."""

    criterion: Criterion
    words: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    kind: str
    turned: tuple[Condition, ...]

    def calls(self, masked: str) -> bool:
        """Return whether its words are in a clause."""
        if self.words is None or not self.words.search(masked):
            return False
        return self.unless is None or not self.unless.search(masked)


@dataclass(frozen=True)
class Lexicon:
    """Everything that sentences are read by."""

    rules: tuple[Rule, ...]
    vague: tuple[VagueCriterion, ...]
    roles: Mapping[str, tuple[str, str]]
    sign: Mapping[str, int]
    partner_rank: Mapping[str, str]
    sums: frozenset[str]
    cues: Mapping[str, tuple[tuple[float, str], ...]]
    words: Mapping[str, str]
    names: Mapping[str, str]
    groups: Mapping[str, str]
    elsewhere: tuple[str, ...]
    pair_pronouns: re.Pattern[str]
    speech_acts: tuple[tuple[SpeechAct, str, tuple[re.Pattern[str], ...]], ...]

    def criterion(self, name: str) -> Criterion:
        """Return a criterion by its name; raises ``InvalidRequestError`` if there is none."""
        for vague in self.vague:
            if vague.criterion.name == name:
                return vague.criterion
        raise InvalidRequestError(f"No criterion is called {name!r}.", "Name one of criteria.toml.")

    def has(self, word_list: str, text: str) -> bool:
        """Return whether a word of a list is in a text."""
        return re.search(self.words[word_list], text) is not None


def read_lexicon(extra: Path | None = None) -> Lexicon:
    """Read the lexicon of the package, and after it a user's file of the same form.

    Raises
    ------
    InvalidRequestError
        If the user's file cannot be read, or holds a rule that says too little.
    """
    return _package() if extra is None else _compiled(_raw(), _user(extra), extra)


@cache
def _package() -> Lexicon:
    return _compiled(_raw(), {}, None)


def _raw() -> dict[str, Any]:
    """Read the files of the package as one."""
    whole: dict[str, Any] = {}
    for name in FILES:
        text = (files("comity.claims.rules") / "data" / f"{name}.toml").read_text(encoding="utf-8")
        whole.update(tomllib.loads(text))
    return whole


def _user(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InvalidRequestError(
            f"{path} cannot be read ({error.strerror}).", "Name a file."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidRequestError(
            f"{path} is no TOML: {error}.", "See docs/claims.md for its form."
        ) from error


def _merged(own: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
    """Arrange a user's parts over ours: lists of rules by name, tables key by key."""
    merged = dict(own)
    for key, part in more.items():
        if key in ("rule", "criterion"):
            named = {item.get("name"): item for item in own.get(key, [])}
            named.update({item.get("name"): item for item in part})
            merged[key] = list(named.values())
        else:
            merged[key] = {**own.get(key, {}), **part} if isinstance(part, dict) else part
    return merged


def _compiled(own: dict[str, Any], more: dict[str, Any], source: Path | None) -> Lexicon:
    """Build what is matched from what is written, ours and the user's."""
    where = source or "the lexicon"
    try:
        raw = _merged(own, more)
        words = {name: _either(items) for name, items in raw["words"].items()}
        return Lexicon(
            rules=tuple(_rule(item, words) for item in raw["rule"]),
            vague=tuple(_vague(item) for item in raw["criterion"]),
            roles={name: (pair[0], pair[1]) for name, pair in raw["roles"].items()},
            sign=raw["sign"],
            partner_rank=raw["partner_rank"],
            sums=frozenset(raw["sums"]["measures"]),
            cues={role: _cues(cues) for role, cues in raw["cues"].items()},
            words=words,
            names=raw["names"],
            groups=raw["groups"],
            elsewhere=tuple(raw["elsewhere"]["phrases"]),
            pair_pronouns=_pronouns(raw["pronouns"]),
            speech_acts=tuple(_speech_act(kind, raw[kind]) for kind in _SPEECH_ACTS),
        )
    except (KeyError, TypeError, AttributeError, IndexError, ValueError, re.error) as error:
        what = f"{where} cannot be used: {type(error).__name__} {error}."
        raise InvalidRequestError(what, "See docs/claims.md for its form.") from error


_SPEECH_ACTS = (SpeechAct.RHETORIC, SpeechAct.OPINION, SpeechAct.PREDICTION)
"""The kinds that are no claim of fact, in the order in which their words decide."""


def _speech_act(
    kind: SpeechAct, part: dict[str, Any]
) -> tuple[SpeechAct, str, tuple[re.Pattern[str], ...]]:
    patterns = tuple(re.compile(pattern, re.IGNORECASE) for pattern in part["patterns"])
    return kind, part["says"], patterns


def _pronouns(part: dict[str, list[str]]) -> re.Pattern[str]:
    """Compile what names two states, but not for "their largest partners"."""
    written = _either(part["pair"])
    for name in ("noun", "verb"):
        written = written.replace("{" + name + "}", f"(?:{'|'.join(part[name])})")
    return re.compile(
        rf"{written}\b(?! (?:largest|biggest|most|main|leading|sides of))", re.IGNORECASE
    )


def _either(items: list[str]) -> str:
    """Build one pattern of a list of words."""
    return rf"(?:\b(?:{'|'.join(items)}))"


def _pattern(written: str, words: Mapping[str, str], end: str = "") -> re.Pattern[str]:
    """Compile a rule's pattern, with its lists and slots filled in."""
    for slot, pattern in _SLOTS.items():
        written = written.replace(slot, pattern)
    for name, listed in words.items():
        written = written.replace("{" + name + "}", listed)
    # No pattern begins in the middle of a word: "rely" is not in "rarely".
    return re.compile(rf"(?<![a-z])(?:{written}){end}")


def _optional(written: str, words: Mapping[str, str]) -> re.Pattern[str] | None:
    return _pattern(written, words) if written else None


def _rule(item: dict[str, Any], words: Mapping[str, str]) -> Rule:
    """Build one rule."""
    known = {field: tuple(item.get(field, ())) for field in _LISTS}
    percent = item.get("percent_words", {})
    return Rule(
        name=item["name"],
        says=item["says"],
        patterns=tuple(_pattern(text, words, "s?(?![a-z])") for text in item["when"]),
        unless=tuple(_pattern(text, words) for text in item.get("unless", ())),
        default=item.get("default", "some"),
        family=item.get("family", ""),
        gap=item.get("gap", ""),
        weight=float(item.get("weight", 0)),
        needs=item.get("needs", ""),
        apart_from=item.get("apart_from", ""),
        turned_by=_optional(item.get("turned_by", ""), words),
        percent_words=tuple((_pattern(k, words), tuple(v)) for k, v in percent.items()),
        flow_words=_optional(item.get("flow_words", ""), words),
        flow_measure=item.get("flow_measure", ""),
        each_needs=_optional(item.get("each_needs", ""), words),
        coordinated=item.get("coordinated", "") == "each",
        regular=bool(item.get("regular", False)),
        rare_denies=bool(item.get("rare_denies", False)),
        ignores_not=bool(item.get("ignores_not", False)),
        only=frozenset(filter(None, [item.get("criteria", "")])),
        **known,
    )


_LISTS = ("measures", "each", "world", "also", "changes", "top", "in_year", "roles")


def _vague(item: dict[str, Any]) -> VagueCriterion:
    """Build one criterion."""
    alternatives = tuple(_condition(text) for text in item.get("any", ()))
    conditions = tuple(_condition(text) for text in item.get("holds", ()))
    words = item.get("words", "")
    return VagueCriterion(
        Criterion(item["name"], item["means"], alternatives or conditions, bool(alternatives)),
        re.compile(rf"\b{words}" if words else "") if "words" in item else None,
        re.compile(item["unless"]) if "unless" in item else None,
        item.get("kind", ""),
        tuple(_condition(text) for text in item.get("turned", ())),
    )


def _condition(text: str) -> Condition:
    found = _CONDITION.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no condition such as 'percentile >= 75'")
    return Condition(found[1], found[2], float(found[3]), bool(found[4]))


def _cues(by_weight: dict[str, list[str]]) -> tuple[tuple[float, str], ...]:
    return tuple((float(weight), cue) for weight, cues in by_weight.items() for cue in cues)

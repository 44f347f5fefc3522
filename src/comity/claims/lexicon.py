"""The lexicon: rules, criteria, roles and names, read from data that a user can add to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import chain
from pathlib import Path
from typing import Any

from comity.claims.claim import Condition, Criterion, SpeechAct
from comity.claims.literals import Needing
from comity.claims.patterns import (
    Compile,
    Pattern,
    PatternCompiler,
    compile_bounded,
    compile_plain,
    needs_of,
)
from comity.claims.rule_data import rule_data
from comity.claims.user_rules import CONDITION, read_user_rules
from comity.errors import InvalidRequestError
from comity.states.register import states

FILES = ("lexicon", "rules", "criteria", "measures", "speech_acts")


@dataclass(frozen=True)
class Rule:
    """One way of reading a clause; ``lexicon.toml`` says what each field means."""

    name: str
    says: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
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
    turned_by: Pattern | None
    percent_words: tuple[tuple[Pattern, tuple[str, ...]], ...]
    flow_words: Pattern | None
    flow_measure: str
    each_needs: Pattern | None
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
    words: Pattern | None
    unless: Pattern | None
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
    regions: Mapping[str, tuple[int, ...]]
    regions_pattern: re.Pattern[str]
    edges: Mapping[str, tuple[int, ...]]
    elsewhere: tuple[str, ...]
    pair_pronouns: Pattern
    speech_acts: tuple[tuple[SpeechAct, str, tuple[Pattern, ...]], ...]
    compile: Compile

    def rules_fitting(self, masked: str) -> Iterator[Rule]:
        """Yield the rules for which a clause has the words that all their patterns need."""
        return self._needing.fitting(masked)

    @cached_property
    def _needing(self) -> Needing[Rule]:
        return Needing(self.rules, lambda rule: chain.from_iterable(map(needs_of, rule.patterns)))

    def criterion(self, name: str) -> Criterion:
        """Return a criterion by its name; raises ``InvalidRequestError`` if there is none."""
        for vague in self.vague:
            if vague.criterion.name == name:
                return vague.criterion
        raise InvalidRequestError(f"No criterion is called {name!r}.", "Name one of criteria.toml.")

    def has(self, word_list: str, text: str) -> bool:
        """Return whether a word of a list is in a text."""
        return self.compile(self.words[word_list], 0).search(text) is not None


def read_lexicon(extra: Path | None = None) -> Lexicon:
    """Read the lexicon of the package, and after it a user's file of the same form.

    Raises
    ------
    InvalidRequestError
        If the user's file cannot be read, or has a mistake; it says in which line.
    """
    if extra is None:
        return _package()
    own = _raw()
    more = read_user_rules(extra, own)
    return _compiled(_merged(own, more), partial(compile_bounded, where=str(extra)))


@cache
def _package() -> Lexicon:
    return _compiled(_raw(), compile_plain)


def package_patterns() -> list[str]:
    """List the patterns without flags of the package's lexicon, each once.

    >>> any("sanction" in pattern for pattern in package_patterns())
    True
    """
    patterns: dict[str, None] = {}

    def note(written: str, flags: int) -> Pattern:
        if not flags:
            patterns[written] = None
        return compile_plain(written, flags)

    _compiled(_raw(), note)
    return list(patterns)


def _raw() -> dict[str, Any]:
    """Read the files of the package as one."""
    whole: dict[str, Any] = {}
    for name in FILES:
        whole.update(rule_data(name))
    return whole


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


def _compiled(raw: dict[str, Any], compile_pattern: Compile) -> Lexicon:
    """Build what is matched from what is written."""
    words = {name: _either(items) for name, items in raw["words"].items()}
    compiler = PatternCompiler(words, compile_pattern)
    return Lexicon(
        rules=tuple(_rule(item, compiler) for item in raw["rule"]),
        vague=tuple(_vague(item, compile_pattern) for item in raw["criterion"]),
        roles={name: (pair[0], pair[1]) for name, pair in raw["roles"].items()},
        sign=raw["sign"],
        partner_rank=raw["partner_rank"],
        sums=frozenset(raw["sums"]["measures"]),
        cues={role: _cues(cues) for role, cues in raw["cues"].items()},
        words=words,
        names=raw["names"],
        groups=raw["groups"],
        regions={name.lower(): _codes(listed) for name, listed in raw["regions"].items()},
        regions_pattern=_regions(raw["regions"]),
        edges={name.lower(): _codes(listed) for name, listed in raw["edges"].items()},
        elsewhere=tuple(raw["elsewhere"]["phrases"]),
        pair_pronouns=_pronouns(raw["pronouns"], compile_pattern),
        speech_acts=tuple(_speech_act(kind, raw[kind], compile_pattern) for kind in _SPEECH_ACTS),
        compile=compile_pattern,
    )


_SPEECH_ACTS = (SpeechAct.RHETORIC, SpeechAct.OPINION, SpeechAct.PREDICTION)
"""The kinds that are no claim of fact, in the order in which their words decide."""


def _speech_act(
    kind: SpeechAct, part: dict[str, Any], compile_pattern: Compile
) -> tuple[SpeechAct, str, tuple[Pattern, ...]]:
    patterns = tuple(compile_pattern(pattern, re.IGNORECASE) for pattern in part["patterns"])
    return kind, part["says"], patterns


def _pronouns(part: dict[str, list[str]], compile_pattern: Compile) -> Pattern:
    """Compile what names two states, but not for "their largest partners"."""
    written = _either(part["pair"])
    for name in ("noun", "verb"):
        written = written.replace("{" + name + "}", f"(?:{'|'.join(part[name])})")
    return compile_pattern(
        rf"{written}\b(?! (?:largest|biggest|most|main|leading|sides of))", re.IGNORECASE
    )


GROUP_NAMES = ("NATO", "North Atlantic Treaty Organization", "North Atlantic Treaty Organisation",
           "European Union", "EU", "ASEAN", "BRICS", "G7", "SCO", "OECD", "CSTO", "EAEU", "GCC",
           "Shanghai Cooperation Organisation", "Shanghai Cooperation Organization",
           "Collective Security Treaty Organisation", "Collective Security Treaty Organization",
           "Eurasian Economic Union", "Gulf Cooperation Council", "Mercosur", "African Union",
           "Arab League", "Commonwealth of Nations", "Commonwealth of Independent States",
           "CIS")  # fmt: skip
"""Groups with recorded members, of which figures and ranks can be meant."""

_UNLISTED = ("G20", "OPEC")
"""Groups in whose midst a rank can be meant, and whose members are not recorded."""


def _regions(named: Mapping[str, Any]) -> re.Pattern[str]:
    """Compile the names of regions and of groups with recorded members."""
    longest = sorted([*named, *GROUP_NAMES, *_UNLISTED], key=len, reverse=True)
    return re.compile(rf"\b(?:the )?(?:{'|'.join(map(re.escape, longest))})\b(?! Bank)")


def _codes(listed: list[int | list[int]]) -> tuple[int, ...]:
    """List the codes of a region, of which ranges are written as two."""
    codes: list[int] = []
    for item in listed:
        codes += range(item[0], item[1] + 1) if isinstance(item, list) else [item]
    return tuple(code for code in codes if code in states())


def _either(items: list[str]) -> str:
    """Build one pattern of a list of words."""
    return rf"(?:\b(?:{'|'.join(items)}))"


def _rule(item: dict[str, Any], compiler: PatternCompiler) -> Rule:
    """Build one rule."""
    lists = {field: tuple(item.get(field, ())) for field in _LISTS}
    percent = item.get("percent_words", {})
    return Rule(
        name=item["name"],
        says=item["says"],
        patterns=tuple(compiler.pattern(text, "s?(?![a-z])") for text in item["when"]),
        unless=tuple(compiler.pattern(text) for text in item.get("unless", ())),
        default=item.get("default", "some"),
        family=item.get("family", ""),
        gap=item.get("gap", ""),
        weight=float(item.get("weight", 0)),
        needs=item.get("needs", ""),
        apart_from=item.get("apart_from", ""),
        turned_by=compiler.optional(item.get("turned_by", "")),
        percent_words=tuple((compiler.pattern(k), tuple(v)) for k, v in percent.items()),
        flow_words=compiler.optional(item.get("flow_words", "")),
        flow_measure=item.get("flow_measure", ""),
        each_needs=compiler.optional(item.get("each_needs", "")),
        coordinated=item.get("coordinated", "") == "each",
        regular=bool(item.get("regular", False)),
        rare_denies=bool(item.get("rare_denies", False)),
        ignores_not=bool(item.get("ignores_not", False)),
        only=frozenset(filter(None, [item.get("criteria", "")])),
        **lists,
    )


_LISTS = ("measures", "each", "world", "also", "changes", "top", "in_year", "roles")


def _vague(item: dict[str, Any], compile_pattern: Compile) -> VagueCriterion:
    """Build one criterion."""
    alternatives = tuple(_condition(text) for text in item.get("any", ()))
    conditions = tuple(_condition(text) for text in item.get("holds", ()))
    words = item.get("words", "")
    return VagueCriterion(
        Criterion(item["name"], item["means"], alternatives or conditions, bool(alternatives)),
        compile_pattern(rf"\b{words}" if words else "", 0) if "words" in item else None,
        compile_pattern(item["unless"], 0) if "unless" in item else None,
        item.get("kind", ""),
        tuple(_condition(text) for text in item.get("turned", ())),
    )


def _condition(text: str) -> Condition:
    match = CONDITION.fullmatch(text)
    if not match:
        raise ValueError(f"{text!r} is no condition such as 'percentile >= 75'")
    return Condition(match[1], match[2], float(match[3]), bool(match[4]))


def _cues(by_weight: dict[str, list[str]]) -> tuple[tuple[float, str], ...]:
    return tuple((float(weight), cue) for weight, cues in by_weight.items() for cue in cues)


def classify_speech_act(sentence: str, lexicon: Lexicon) -> tuple[SpeechAct, str]:
    """Describe a claim of fact from opinion, prediction and rhetoric.

    >>> classify_speech_act("India should buy less from Russia.", read_lexicon())[0]
    <SpeechAct.OPINION: 'opinion'>
    """
    for kind, says, patterns in lexicon.speech_acts:
        if any(pattern.search(sentence) for pattern in patterns):
            return kind, says
    return SpeechAct.CLAIM, ""

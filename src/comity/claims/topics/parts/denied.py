"""What words say apart from their one denial: "has never had an embassy in", "no visit by"."""

from __future__ import annotations

import re

from comity.claims.patterns import Pattern
from comity.claims.topics.parts.plain_order import past_of

_SINGLE = re.compile(r"\bnot (?:even )?(?:a single|one single|one|any|a|an)\b(?! of\b)")
_NOT = re.compile(r"(?<=[a-z])n't\b")
_NEITHER = re.compile(r"\bneither (?P<one>(?:the )?<\d+d?>) nor (?P<other>(?:the )?<\d+d?>)")
_NEGATIVE = re.compile(
    r"\b(?:never|not|no|neither|nor|none|nothing|nobody|without|nowhere|hardly|scarcely|barely)\b"
)
_OTHER_NO = re.compile(
    r"\bno (?:longer|doubt|more|less|fewer|other|one|matter|wonder|better|closer|farther|means|"
    r"new|further|such|lasting|official|formal|great|good|full|real)\b"
)
"""A "no" of more or less than the thing itself."""

_DO = re.compile(r"\b(?P<do>did|does|do) not (?P<ever>(?:ever|then|also|yet) )?(?P<verb>[a-z-]+)\b")
_AUXILIARY = re.compile(
    r"\b(?P<own>has|have|had|is|are|was|were|been) not (?:(?:yet|ever|once) )?(?=(?:[a-z<]))"
)
_NEVER = re.compile(r"\bnever (?:once |again |before |yet )?")
_BARE = re.compile(r"\bnot (?=[a-z]{3,})")
_NO = re.compile(r"\bno (?:single |known )?(?P<next>(?=[a-z<]))")
_EVER = re.compile(r"\bever (?=[a-z])|\bat all\b")


def affirmed(masked: str) -> str:
    """Return words without the one denial in them; empty where they have none, or several.

    >>> affirmed("<0> has never had an embassy in <1>")
    '<0> has had an embassy in <1>'
    >>> affirmed("no <0d> president visited <1>"), affirmed("<0> did not visit <1>")
    ('a <0d> president visited <1>', '<0> visited <1>')
    """
    words = _with_mark(masked)
    return " ".join(words.replace(_MARK, "").split())


def denies(masked: str, phrase: Pattern) -> bool:
    """Return whether the one denial of some words is of a phrase, and of nothing between.

    >>> denies("<0> has never been at war", re.compile("at war"))
    True
    >>> denies("<0> has never recalled its war", re.compile("war"))
    False
    """
    words = _with_mark(masked)
    before, mark, after = words.partition(_MARK)
    match = phrase.search(" ".join(f"{before}{after}".split())) if mark else None
    if match is None:
        return False
    at, start = len(before.split()), len(match.string[: match.start()].split())
    end = len(match.string[: match.end()].split())
    between = " ".join(match.string.split()[at:start])
    is_of_noun = after.startswith("a ") and not _VERBAL.search(_AUXILIARIES.sub("", between))
    return at <= end and (not between or is_of_noun or _FILLERS.fullmatch(between) is not None)


_MARK = "¬ "
"""Where a denial was."""

_FILLERS = re.compile(
    r"(?:(?:been|had|have|has|a|an|the|any|single|to|in|under|put|its|their|once|again|yet|still|"
    r"ever|further|<\d+d?>|[a-z]+ly) ?)*"
)
_AUXILIARIES = re.compile(r"(?:(?:^| )(?:has|have|had|been|was|were|is|are|ever))+$")
_VERBAL = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|will|to|of|for|about|over|in|on|that|which|who|"
    r"[a-z]{2,}ed|saw|made|took|came|went)\b"
)
"""Words before a phrase after which a "no" is of something else than of the phrase."""


def _with_mark(masked: str) -> str:
    """Return words with a mark in the place of their one denial; empty without one."""
    words = _SINGLE.sub("no", _NOT.sub(" not", masked))
    words, both = _NEITHER.subn(rf"{_MARK}\g<one> or \g<other>", words)
    denials = _NEGATIVE.findall(words)
    if len(denials) + both != 1 or _OTHER_NO.search(words):
        return ""
    for pattern, written in _WRITTEN:
        words, count = pattern.subn(written, words, count=1)
        both += count
    return " ".join(_EVER.sub("", words).split()) if both else ""


def _of_do(match: re.Match[str]) -> str:
    """Write the verb of "did not visit" as that of who did."""
    verb = match["verb"]
    if match["do"] == "did":
        return f"{_MARK}{past_of(verb)}"
    if match["do"] == "do":
        return f"{_MARK}{verb}"
    return f"{_MARK}has" if verb == "have" else f"{_MARK}{verb}s"


_WRITTEN = (
    (_DO, _of_do),
    (_AUXILIARY, rf"\g<own> {_MARK}"),
    (_NEVER, _MARK),
    (_BARE, _MARK),
    (_NO, f"{_MARK}a "),
)
"""Each kind of denial, and what is written without it."""

_OF_ALL_TIME = re.compile(r"\b(?:never|ever|not once|as yet|at no time|to date|so far)\b")


def is_of_all_time(masked: str) -> bool:
    """Return whether words deny something of all times up to theirs.

    >>> is_of_all_time("<0> has never visited <1>"), is_of_all_time("<0> has no embassy in <1>")
    (True, False)
    """
    return _OF_ALL_TIME.search(masked) is not None

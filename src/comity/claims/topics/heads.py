"""The subject that a sentence has before words between commas, and times counted from another."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.text.spelling.relative_times import COUNT, years_counted
from comity.claims.text.times import NOW, TimeSpan
from comity.claims.topics.sentence_parts import SentencePart

VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|will|went|took|takes|came|fell|rose|made|cast|cut|"
    r"broke|lost|won|sent|sold|bought|spent|gave|got|kept|left|put|shut|fought|held|met|led|became|"
    r"dates|remains|obliges|binds|commits|requires|holds|keeps|runs|says|shows|"
    r"began|withdrew|quit|set|stood|drew|threw|saw|flew|swore|"
    r"\w{2,}ed)\b"
)
"""Verbs by which words are a clause."""

_RESUMES = re.compile(
    r"^(?:was|were|has|have|had|is|are|took|takes|came|entered|enters|went|began|ended|lapsed|"
    r"expired|dates|stayed|remained?s?|"
    r"cast|struck|broke|cut|fell|lost|won|held|made|kept|put|left|met|became|ran|set|\w{2,}ed)\b"
)
_TOKEN = re.compile(r"<(\d+)([dp]?)>")


def with_heads(parts: list[SentencePart]) -> list[SentencePart]:
    """Return parts with the subject of the sentence before its verb, where words are between.

    "A's agreement with B, the first of its kind, entered into force" is of that agreement.
    """
    head = parts[0] if parts else None
    if head is None or len(head.named) == 0 or VERB.search(head.masked):
        return parts
    if _TOKEN.fullmatch(head.masked.removeprefix("the ")):
        return parts
    result = [head]
    for part in parts[1:]:
        result.append(_joined(head, part) if _RESUMES.search(part.masked) else part)
        if _WITH.match(part.masked) and len(head.named) == 1:
            head = _joined(head, part)
    return result


_WITH = re.compile(
    r"^(?:that|the one|one|this|signed|concluded) (?:with|between|to) (?:the )?<\d+>$"
)
"""Words between that name the other state: "its first pact, that with B, lapsed"."""


def _joined(head: SentencePart, part: SentencePart) -> SentencePart:
    """Return a part with the head of its sentence before it."""
    shift = len(head.mentions)
    own = _TOKEN.sub(lambda match: f"<{int(match[1]) + shift}{match[2]}>", part.masked)
    return replace(part, masked=f"{head.masked} {own}", mentions=(*head.mentions, *part.mentions))


_BEFORE = re.compile(
    rf"(?:\b(?P<count>{COUNT}) (?P<period>year|decade)s?|\b[\w-]+ (?:months?|weeks?|years?)) $",
    re.IGNORECASE,
)
_WAY = re.compile(r"^(?P<way>after|before)\b")


def with_counted_times(sentence: str, parts: list[SentencePart]) -> list[SentencePart]:
    """Return parts with the year of what was some years before or after what they follow.

    "B restored ties in 2022, three years after A had cut them" has A cut them in 2019. After some
    months it is not known in which year.
    """
    return [_counted(sentence, part) for part in parts]


def _counted(sentence: str, part: SentencePart) -> SentencePart:
    """Return a part at the time that its words count from that of the words before it."""
    way, before = _WAY.match(part.masked), _BEFORE.search(sentence[: part.start])
    if way is None or before is None:
        return part
    if before["count"] is None or part.time.kind != "year" or part.time.last is None:
        return replace(part, time=NOW)
    years = years_counted(before["count"], before["period"])
    year = part.time.last - years if way["way"] == "after" else part.time.last + years
    return replace(part, time=TimeSpan("year", last=year))


_BARE_TIME = re.compile(
    r"^(?:(?:in|on|by|during|since|early|late|mid|the|of|and|again|january|february|march|april|may|"
    r"june|july|august|september|october|november|december|\d{1,2}(?:st|nd|rd|th)?) )*"
    r"(?:1[89]|20)\d\d$"
)


_ONLY_STATES = re.compile(r"^(?:the )?<\d+d?>(?:(?:,? and|,) (?:the )?<\d+d?>)*$")


def joined_after(sentence: str, parts: list[SentencePart]) -> list[SentencePart]:
    """Return parts, joined with what names only their time, or after a colon their states."""
    result: list[SentencePart] = []
    for part in parts:
        last = result[-1] if result else None
        is_time = not part.named and _BARE_TIME.match(part.masked) is not None
        if last and last.named and is_time:
            result[-1] = replace(last, time=part.time)
        elif last and _ONLY_STATES.match(part.masked) and _COLON.search(sentence[: part.start]):
            joined = _joined(last, part)
            text = sentence[last.start : part.start + len(part.text)]
            result[-1] = replace(joined, text=text, start=last.start)
        else:
            result.append(part)
    return result


_COLON = re.compile(r":\s*$")

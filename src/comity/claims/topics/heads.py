"""The subject that a sentence has before words between commas, and times counted from another."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.text.spelling.relative_times import COUNT, years_counted
from comity.claims.text.times import MONTHS, NOW, YEAR, TimeSpan
from comity.claims.topics.parts.sentence_parts import VERB, SentencePart

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


_EVER_SINCE = re.compile(r"\b(?:ever )?since(?: then| that (?:year|time))?$")


def _counted(sentence: str, part: SentencePart) -> SentencePart:
    """Return a part at the time that its words count from that of the words before it.

    What is so "since" is so since the time before.
    """
    if _EVER_SINCE.search(part.masked) and part.time.kind == "year":
        return replace(part, time=TimeSpan("since", first=part.time.last))
    way, before = _WAY.match(part.masked), _BEFORE.search(sentence[: part.start])
    if way is None or before is None:
        return part
    if before["count"] is None or part.time.kind != "year" or part.time.last is None:
        return replace(part, time=NOW)
    years = years_counted(before["count"], before["period"])
    year = part.time.last - years if way["way"] == "after" else part.time.last + years
    return replace(part, time=TimeSpan("year", last=year))


_BARE_TIME = re.compile(
    rf"^(?:(?:in|on|by|during|since|early|late|mid|the|of|and|again|{MONTHS.lower()}|"
    r"\d{1,2}(?:st|nd|rd|th)?) )*"
    r"(?:1[89]|20)\d\d$"
)


_ONLY_STATES = re.compile(r"^(?:the )?<\d+d?>(?:(?:,? and|,) (?:the )?<\d+d?>)*$")


def joined_after(sentence: str, parts: list[SentencePart]) -> list[SentencePart]:
    """Return parts, joined with what names only their time, or after a colon their states.

    What has been so "since it did so" has been so since the year of that.
    """
    result: list[SentencePart] = []
    for part in parts:
        whole = _with_next(result[-1], part, sentence) if result else None
        if whole:
            result[-1] = whole
            continue
        if result and _SINCE.match(part.masked) and not YEAR.search(result[-1].text):
            result[-1] = replace(result[-1], time=_since(part.time))
        result.append(part)
    return result


def _with_next(part: SentencePart, after: SentencePart, sentence: str) -> SentencePart | None:
    """Return a part with the next, which is only its time or its states; None for another."""
    if part.named and not after.named and _BARE_TIME.match(after.masked):
        return replace(part, time=after.time)
    if not _ONLY_STATES.match(after.masked) or not _COLON.search(sentence[: after.start]):
        return None
    text = sentence[part.start : after.start + len(after.text)]
    return replace(_joined(part, after), text=text, start=part.start)


def _since(time: TimeSpan) -> TimeSpan:
    """Return the time from that of what has been so "since it did so"."""
    return TimeSpan("since", first=time.last) if time.kind == "year" else time


_SINCE = re.compile(r"^since\b")
_COLON = re.compile(r":\s*$")

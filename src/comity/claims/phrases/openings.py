"""Clauses within others, written as plain ones: participles with a subject, and who is "unlike"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.phrases.forms import PlainForm
from comity.claims.text.masks import NAME, PEOPLE, STATE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.times import A_MONTH

_NO_COMMA = r"(?:[^,;:.()]|\.\d|,\d{3})"

_HAVING = re.compile(
    rf", (?:with )?(?P<what>(?:its|their|whose|(?:the )?[{NAME}]+['’]s?|[{PEOPLE}]+) "
    r"(?:[\w-]+ ){1,7}?)having (?:since )?(?P<verb>[a-z]+ed|fallen|risen|grown|gone|come|been|"
    r"sunk|shrunk|slid|dropped|lost|stood|become) "
)
_PAST = {"fallen": "fell", "risen": "rose", "grown": "grew", "gone": "went", "come": "came",
         "been": "was", "sunk": "sank", "shrunk": "shrank"}  # fmt: skip

_VERBS = r"(?:belonged to|was|were|had|joined|recognised|recognized|signed)"
_UNLIKE = re.compile(
    rf"^(?:Unlike|In contrast to|Contrary to) (?P<other>(?:the )?[{NAME}]+), "
    rf"(?P<who>{STATE}) (?P<said>(?P<verb>{_VERBS})\b{_NO_COMMA}*)(?P<end>\.?)$"
)
_NEITHER = re.compile(
    rf"\b(?P<head>[Nn]either) (?P<one>(?:the )?[{NAME}]+) nor (?P<other>(?:the )?[{NAME}]+) "
    r"(?:was|were|had been) represented (?:by (?:an? )?(?:embassy|ambassador|mission|envoy|"
    r"diplomats?) )?(?:at|in) the other['’]s (?:seat of government|capital|territory|soil|court)"
    rf"(?P<time> in \d{{4}})?"
)
"""What neither of two was to the other."""

_CLOSE = re.compile(r"\bthe (?:close|finish|tail end) of (?=(?:19|20)\d\d\b)")
"""The end of a year in other words."""

_AFTER = re.compile(
    r"(?:(?<=[\d%])|(?<=percent)|(?<=per cent)) (?=after (?:(?:\w+ly )?\w{3,}ing|"
    r"an? (?:\w+ )?(?:peak|high|low|fall|rise|drop|decline|jump))\b)"
)
"""Where a clause of a time before follows the figure or the year of another."""

_MONTH_OF = re.compile(
    r"\b(?P<link>in|on|since|from) (?:the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?"
    rf"(?:early |late )?{A_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?,?)?(?: of)?,? "
    r"(?P<year>(?:19|20)\d\d)\b"
)
_OF_MEMBERS = re.compile(
    r"\b(?:members?|membership|belong\w*|join\w*|acced\w+|accession|admitted)\b", re.IGNORECASE
)
_OF_PARTS = re.compile(
    r"\b(?:exports?|imports?|trade|spen[dt]\w*|sold|bought|vot\w+|%|per ?cent)\b"
)

_TRAILED = re.compile(r", trailed by (?=(?:the )?§)")


def participles_as_clauses(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "lost ground, its share having slipped to 4%": and its share slipped to 4%.

    >>> list(participles_as_clauses("It lost, its share having fallen to 4%.", (), Context()))
    [(7, 33, ', and its share fell ')]
    """
    for match in _HAVING.finditer(masked_evenly(text, mentions)):
        what = text[slice(*match.span("what"))]
        yield *match.span(), f", and {what}{_PAST.get(match['verb'], match['verb'])} "
    yield from PlainForm(_TRAILED, ", followed by ").places(text, mentions)
    yield from PlainForm(_AFTER, ", ").places(text, mentions)
    yield from PlainForm(_CLOSE, "the end of ").places(text, mentions)


def opposites_as_clauses(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Unlike Peru, Cuba belonged to it": Cuba belonged to it, but Peru did not.

    >>> names = [Mention(7, 11, (135,), "name"), Mention(13, 17, (40,), "name")]
    >>> list(opposites_as_clauses("Unlike Peru, Cuba was a member.", names, Context()))
    [(0, 31, 'Cuba was a member, but Peru was not.')]
    """
    for match in _UNLIKE.finditer(masked_evenly(text, mentions)):
        said = {name: text[slice(*match.span(name))] for name in ("other", "who", "said")}
        aux = match["verb"] if match["verb"] in ("was", "were") else "did"
        plain = f"{said['who']} {said['said']}, but {said['other']} {aux} not{match['end']}"
        yield *match.span(), plain
    form = "{one} had no embassy in {other}{time} and {other} had no embassy in {one}{time}"
    yield from PlainForm(_NEITHER, form).places(text, mentions)


def months_of_membership(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "has belonged to it since 5 June 2017": since 2017, at whose end it was a member.

    >>> list(months_of_membership("Peru has been a member since 5 June 2017.", (), Context()))
    [(23, 40, 'since 2017')]
    """
    if not _OF_MEMBERS.search(text) or _OF_PARTS.search(text):
        return
    for match in _MONTH_OF.finditer(text):
        link = "in" if match["link"].lower() == "on" else match["link"]
        yield *match.span(), f"{link} {match['year']}"

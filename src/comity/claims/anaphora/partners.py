"""To whom or from whom a flow is that a clause on the trade of two states names one of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly, states_within
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

PARTNER = (
    r"(?:single |by far )?(?:main|chief|largest|biggest|top|leading|principal|most important|"
    r"number one|second[- ]largest|third[- ]largest) (?:[a-z]+ )?(?:partner|market|supplier|"
    r"customer|buyer|source|destination|client|provider)"
)
"""What one state is to another that trades with it."""

_BILATERAL = re.compile(
    rf"\b(?:trade|turnover|commerce|exchanges?)\b[^.;]*\bbetween (?:the )?[{NAME}]+ and (?:the )?"
    rf"[{NAME}]+|\b(?:bilateral|two-way|mutual) (?:\w+ )?(?:trade|turnover|commerce)\b",
    re.IGNORECASE,
)
_OWN_FLOW = re.compile(
    rf"(?<! of )(?:[{NAME}]+['’]s|[{PEOPLE}]+) "
    r"(?P<flow>exports|imports|sales|purchases|shipments)\b"
    r"(?P<place>)(?! (?:to|from|of|by|worldwide|abroad|globally|into)\b)"
)
_CLAUSE = re.compile(r"[,;:.]|$")
_WHOLE = re.compile(r"\b(?:total|overall|global|world\w*|all its|all of its)\b", re.IGNORECASE)
TWO = 2


def partners_of_flows(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "A's exports came to 6 billion" where their bilateral trade was spoken of: to B."""
    masked = masked_evenly(text, mentions)
    start = _end_of_trade(masked, context)
    pair = _pair_spoken_of(text, mentions, context)
    if start is None or not pair or _WHOLE.search(text):
        return
    for match in _OWN_FLOW.finditer(masked, start):
        end = _CLAUSE.search(masked, match.end())
        own = states_within(mentions, match.start(), end.start() if end else len(text))
        for other in pair if len(own) == 1 and own[0] in pair else ():
            if other != own[0]:
                link = "from" if match["flow"] in ("imports", "purchases") else "to"
                yield match.end("place"), match.end("place"), f" {link} {states()[other].name}"


def _end_of_trade(masked: str, context: Context) -> int | None:
    """Return where words on the trade of two end, 0 where the sentence before has them; or None."""
    if said := _BILATERAL.search(masked):
        return said.end()
    return 0 if context.spoken is not None and context.spoken[0] == "trade" else None


def _pair_spoken_of(text: str, mentions: Sequence[Mention], context: Context) -> tuple[int, ...]:
    """Return the two states of a sentence, else those spoken of before; none of more."""
    named = states_within(mentions, 0, len(text))
    pair = context.pair if len(named) < TWO else named
    return pair if len(pair) == TWO else ()


_OURS = re.compile(
    rf"(?P<owner>[{NAME}]+)['’]s (?:largest|biggest|main|top|leading|number one|most important) "
    r"[^.;]*?\bof (?P<our>our) (?=(?:[\w-]+ ){0,3}(?:trade|exports|imports)\b)"
)


def owners_who_speak(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "A is B's largest partner, with a third of our trade": B's.

    >>> text = "Peru is Chile's largest partner, with half of our trade."
    >>> mentions = [Mention(0, 4, (135,), "name"), Mention(8, 13, (155,), "name")]
    >>> [words for *_, words in owners_who_speak(text, mentions, Context())]
    ["Chile's"]
    """
    for match in _OURS.finditer(masked_evenly(text, mentions)):
        yield *match.span("our"), f"{text[slice(*match.span('owner'))]}'s"


_APPOSED = re.compile(
    rf"^(?:In [^,]*, )?(?:the )?(?P<one>[{NAME}]+)(?:['’]s)? [^.;,]*?\b(?:to|from|with|on|by|in) "
    rf"(?:the )?[{NAME}]+, (?P<own>its) (?={PARTNER}\b[^,;.]*(?:[,.;]|$))",
    re.IGNORECASE,
)


def owners_of_apposed(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "A sells most of it to B, its largest partner": B is A's, as it is none of its own.

    >>> text = "Peru sells a third of its exports to Chile, its largest market."
    >>> mentions = [Mention(0, 4, (135,), "name"), Mention(37, 42, (155,), "name")]
    >>> [words for *_, words in owners_of_apposed(text, mentions, Context())]
    ["which is Peru's"]
    """
    masked = masked_evenly(text, mentions)
    match = _APPOSED.match(masked)
    if match and len(states_within(mentions, 0, match.end())) == TWO:
        yield *match.span("own"), f"which is {text[slice(*match.span('one'))]}'s"


_TO_WHICH = re.compile(
    rf"^(?:the )?[{NAME}]+, (?:to|from|with) which (?:the )?(?P<one>[{NAME}]+)(?:['’]s)? [^,]*, "
    r"(?:is|was|remains|remained) (?:also |still )?(?P<own>its) ",
    re.IGNORECASE,
)
_BALANCES = re.compile(
    rf"^(?:the )?(?P<one>[{NAME}]+) [^,.;]*\b(?:deficit|surplus)\b[^,.;]*\bwith (?:the )?"
    rf"[{NAME}]+, (?:which is [{NAME}]+['’]s|its) [^,.;]*, and(?P<place>)"
    r"(?= an? (?:deficit|surplus) with)",
    re.IGNORECASE,
)


def subjects_after_apposed(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "B, to which A sells, is its" and "A has a deficit with B, its partner, and a surplus".

    Both are of A, the subject, and not of the state between.
    """
    masked = masked_evenly(text, mentions)
    if match := _TO_WHICH.match(masked):
        yield *match.span("own"), f"{text[slice(*match.span('one'))]}'s"
    if match := _BALANCES.match(masked):
        yield match.end("place"), match.end("place"), f" {text[slice(*match.span('one'))]} has"


_SECOND_ROLE = re.compile(
    rf"^(?:the )?[{NAME}]+ (?P<be>is|was|remains|remained|became)[^,;.{NAME}]*? "
    rf"(?P<one>[{NAME}]+)['’]s? {PARTNER},? (?P<and>(?:as well as|and also|and) its)"
    rf"(?= {PARTNER}\b)",
    re.IGNORECASE,
)


def second_roles(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "B is A's main customer as well as its chief source of goods": both are of A.

    >>> text = "Peru is Chile's main customer as well as its chief source of goods."
    >>> mentions = [Mention(0, 4, (135,), "name"), Mention(8, 13, (155,), "name")]
    >>> [words for *_, words in second_roles(text, mentions, Context())]
    ["and is Chile's"]
    """
    match = _SECOND_ROLE.match(masked_evenly(text, mentions))
    if match:
        yield *match.span("and"), f"and {match['be']} {text[slice(*match.span('one'))]}'s"


_AFTER_SEVERAL = re.compile(
    rf"^(?:[^{NAME};.]{{0,40}}, )?(?:the )?[{NAME}]+(?:, (?:the )?[{NAME}]+)*,? and "
    rf"(?:the )?[{NAME}]+ "
    rf"[^;.{NAME}]*?(?P<one>[{NAME}]+)(?:['’]s?)?[^.{NAME}]*?(?:, | and |; )[^.{NAME}]*?"
    r"\b(?P<own>its)\b",
)


def owners_after_several(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "A, B and C are D's suppliers, and its customers are": D's, as it is one state.

    >>> text = "Peru and Chile are Cuba's suppliers, and its customers are far."
    >>> places = ((0, 4, 135), (9, 14, 155), (19, 23, 40))
    >>> mentions = [Mention(start, end, (code,), "name") for start, end, code in places]
    >>> [words for *_, words in owners_after_several(text, mentions, Context())]
    ["Cuba's"]
    """
    match = _AFTER_SEVERAL.match(masked_evenly(text, mentions))
    if match:
        yield *match.span("own"), f"{text[slice(*match.span('one'))]}'s"

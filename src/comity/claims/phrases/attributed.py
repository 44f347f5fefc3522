"""Figures that a source "puts at", that a relative clause gives, or that a speaker cuts in two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.phrases.forms import PlainForm
from comity.claims.text.masks import NAME, PEOPLE
from comity.claims.text.mentions import Context, Mention

_FIGURE = (
    r"(?:(?:USD|US ?\$|\$) ?[\d.,]*\d(?: ?(?:[mb]n|tn|(?:m|b|tr)illion))?|[\d.,]*\d "
    r"?(?:%|per ?cent|(?:m|b|tr)illion (?:US )?dollars))"
)
_HEDGE = r"(?:(?:just |only |some |about |around |roughly |nearly |almost |over |under )*)"
_OWNED = rf"(?:(?:the )?[{NAME}]+['’]s?|[{PEOPLE}]+)"
_PUTS = re.compile(
    r"(?:^|(?<=[;.] ))(?:[A-Z](?:[^,;§¶\d]|\.\d){2,60}? )"
    r"(?:puts?|pegs?|pegged|placed|estimate[sd]|estimates?|reckons?|reckoned|valued|calculated) "
    rf"(?P<what>{_OWNED} (?:[a-z'’-]+ ){{1,8}}?)at (?={_HEDGE}{_FIGURE})"
)
"""A figure as a source gives it: "The fund puts Peru's exports at 5 billion dollars"."""

_NOUNS = (
    r"(?:burden|spending|budget|outlays?|share|exports|imports|trade|GDP|deficit|surplus|"
    r"expenditure)"
)
_WHICH = re.compile(
    rf"\b(?P<what>(?:its|their|{_OWNED}) (?:[a-z-]+ ){{0,5}}?{_NOUNS}(?: (?:of|in|to|from|with|on) "
    rf"[^,;]{{3,40}}?)?), which (?P<verb>stood at|was|reached|came to|amounted to|totalled|"
    rf"fell to|rose to|equalled) (?={_HEDGE}{_FIGURE})"
)
"""A relative clause that gives the figure of what was just named."""

_YEAR = r"(?:19|20)\d\d"
_AMONG = re.compile(
    r"^(?:Of|Among|In the club of) [^,;\d]{3,40}?\bspenders,? (?P<who>(?:the )?"
    rf"[{NAME}]+) (?:led|came first|was first|topped the list)(?P<time> in {_YEAR})?,? (?:with|at) "
    rf"(?P<sum>{_FIGURE})"
)
_SUPPLANTED = re.compile(
    r"\bhad (?:supplanted|displaced|overtaken|outstripped|outdone) (?:its|all its|every|all|the) "
    r"(?:competitors?|rivals?|others?|other suppliers) as "
)


def figures_of_sources(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "The bank puts Peru's trade at $5 billion": Peru's trade was 5 billion.

    >>> names = [Mention(14, 18, (135,), "name")]
    >>> list(figures_of_sources("The fund puts Peru's exports at $5 billion.", names, Context()))
    [(0, 32, "Peru's exports was ")]
    """
    yield from PlainForm(_PUTS, "{what}was ").places(text, mentions)
    yield from PlainForm(_AMONG, "{who} spent {sum} on its military{time}").places(text, mentions)
    yield from PlainForm(_SUPPLANTED, "was ").places(text, mentions)


def figures_after_which(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "cut its trade, which was 5%": and its trade was 5%.

    >>> [words for *_, words in figures_after_which("It cut its trade, which was 5%.", (),
    ...     Context())]
    ['its trade, and its trade was ']
    """
    yield from PlainForm(_WHICH, "{what}, and {what} {verb} ").places(text, mentions)


_TOLD = (
    r"(?:said|says|told (?:[a-z]+ ){0,2}?(?:reporters|journalists|parliament|lawmakers|delegates|"
    r"investors|businessmen|listeners)|announced|reported|reports|reckons?|noted|notes|added|adds|"
    r"explained|wrote|writes|recalled|recalls)"
)
_SPEAKER = re.compile(
    rf"(?P<all>, (?!which\b|who\b|that\b|and\b|but\b|as\b|it said\b)"
    rf"(?:(?:Mr|Mrs|Ms|Dr)\. )?[^,;:.§\d“”\"]{{2,60}}? {_TOLD}"
    rf"(?: (?:in|on|at|from|during|after|this|last|yesterday)\b[^,;:.\d]{{0,40}})?,)(?= (?:stood|"
    r"stands?|came|comes|was|were|is|are|has|had|have|went|fell|rose|grew|sold|bought|took|sent|"
    r"spent|made|[a-z]{2,}ed)\b)"
)
"""Who says it and where, between a subject and its verb: ", the minister said in Lima,"."""


def without_speakers(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Trade, the minister said in Lima, fell": where it was said is no part of it.

    >>> [words for *_, words in without_speakers("Trade, the minister said, fell.", (), Context())]
    ['']
    """
    yield from PlainForm(_SPEAKER, "").places(text, mentions)

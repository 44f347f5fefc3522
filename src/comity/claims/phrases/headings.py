"""What follows a heading is said of it: "Peru: 4 percent of", "Main arms suppliers of Peru: A"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.phrases.forms import PlainForm
from comity.claims.phrases.words import GOODS, name_at
from comity.claims.text.masks import NAME, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.wording.names import as_owner

_FIRST = r"(?:top|main|leading|largest|biggest|chief|principal|primary|foremost|major)"
_ARMS = GOODS["arms "]
_SELLER = r"(?:suppliers?|sources?|providers?|sellers?|vendors?)"
_BUYER = r"(?:customers?|clients?|buyers?|recipients?|takers?)"
_STATE = rf"(?:the )?[{NAME}]+"
_SPAN = r"(?P<first>(?:19|20)\d\d) ?[-–—/] ?(?P<last>(?:19|20)?\d\d)"

_HEADING = re.compile(
    rf"^(?P<who>(?:The )?[{NAME}]+): (?=(?:about |some |nearly )?\d[\d.,]* ?(?:%|per ?cent))"
)
_ITS = re.compile(
    rf"(?P<sign>[;,] )(?P<role>{_FIRST} (?:arms )?(?P<what>{_SELLER}|{_BUYER})) "
    rf"(?=(?:the )?[{NAME}])"
)

_ROLES = (
    rf"(?P<rank>{_FIRST}) (?:(?:{_ARMS}) )?(?:(?P<sells>{_SELLER})|(?P<buys>{_BUYER}))"
    rf"(?: of (?:{_ARMS}))?"
)
_LIST = rf":(?= {_STATE}[ ,(]+(?:at |with )?\d)"
_OF_STATE = re.compile(
    rf"^{_ROLES} (?:of|for|to) (?P<who>{_STATE}),? \(?(?:in )?{_SPAN}\)?{_LIST}", re.IGNORECASE
)
_OF_OWNER = re.compile(
    rf"^(?P<who>(?:The )?[{NAME}]+)['’]s? {_ROLES},? \(?(?:in )?{_SPAN}\)?{_LIST}", re.IGNORECASE
)


def parts_after_heading(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Peru: 4% of arms imports; top supplier Cuba": Peru had it, and its supplier was Cuba.

    >>> names = [Mention(0, 4, (135,), "name"), Mention(37, 41, (40,), "name")]
    >>> text = "Peru: 4% of arms sales; top customer Cuba."
    >>> [words for *_, words in parts_after_heading(text, names, Context())]
    ['Peru had ', '; its top customer was ']
    """
    masked = masked_evenly(text, mentions)
    if _HEADING.match(masked) is None:
        return
    yield from PlainForm(_HEADING, "{who} had ").places(text, mentions)
    for match in _ITS.finditer(masked):
        be = "were" if match["what"].endswith("s") else "was"
        yield *match.span(), f"{match['sign']}its {match['role']} {be} "


def lists_after_heading(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "Main suppliers of Peru, 2012-16: Cuba (7 per cent)", as arms are counted by five years.

    >>> names = [Mention(18, 22, (135,), "name"), Mention(33, 37, (40,), "name")]
    >>> list(lists_after_heading("Main suppliers of Peru, 2012-16: Cuba (7%).", names, Context()))
    [(0, 32, "Peru's main arms suppliers in 2012-16 were")]
    """
    masked = masked_evenly(text, mentions)
    match = _OF_STATE.match(masked) or _OF_OWNER.match(masked)
    if match is None or not _is_of_arms(match):
        return
    at = match.start("who")
    place = at + 4 if masked[at : at + 4].lower() == "the " else at
    role = "suppliers" if match["sells"] else "customers"
    owner = name_at(place, mentions)
    if owner:
        own = as_owner(owner)
        years = f"{match['first']}-{match['last']}"
        yield *match.span(), f"{own} {match['rank'].lower()} arms {role} in {years} were"


def _is_of_arms(match: re.Match[str]) -> bool:
    """Return whether a heading names arms, or five years, by which their yearbook counts."""
    span = int(match["last"][-2:]) - int(match["first"][-2:])
    return re.search(_ARMS, match[0], re.IGNORECASE) is not None or span % 100 == FIVE_YEARS - 1


FIVE_YEARS = 5
"""How many years of arms transfers are counted as one."""

"""What is spent after a sentence on the military, and what is voted on after one on votes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

_MILITARY = re.compile(r"militar\w+|defen[cs]e|armies|armed forces")
_BUDGET = re.compile(
    r"(?:^|(?<=[,;] )|(?<=\b(?:and|but) )|(?<=\d{4} ))(?P<the>[Tt]he) "
    r"(?:military|defen[cs]e) (?:budget|spending|expenditure|outlays?|bill)"
    r"(?= (?:had |has |would )?(?:be|been|was|were|stood|reached|r[oi]se|risen|fell|fallen|came|"
    r"come|grew|grown|amounted|climbed|jumped|doubled|dropped|totall?ed)\b)"
)


def budgets_meant(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "the military budget" after a sentence on one state, whose it is.

    >>> before = Context(named=(135,), goods="military")
    >>> list(budgets_meant("The military budget rose.", [], before))
    [(0, 3, "Peru's")]
    """
    if len(context.named) != 1 or not _MILITARY.fullmatch(context.goods):
        return
    for match in _BUDGET.finditer(masked_evenly(text, mentions)):
        yield *match.span("the"), f"{states()[context.named[0]].name}'s"


_SPENT = re.compile(
    r"(?:§+|\b[Ii]t|\b[Tt]hey) (?:spends?|spent|spending|devote[sd]?|allocate[sd]?|"
    r"laid out) (?:the equivalent of )?"
    r"(?:an? |about |some |nearly |almost |over |only |just |around |roughly )*"
    r"(?:US\$|\$)?\d+(?:[.,]\d+)*+(?: ?%| per ?cent| ?(?:billion|million|bn)\b)?"
    r"(?: dollars)?(?: of (?:its |their )?(?:GDP|gross domestic product))?(?P<on>)"
    r"(?=[,.;)](?!\d)|$| (?:in|and|last|while|but|during)\b)"
)


_ON_FORCES = re.compile(
    r"\b(?:on|to|for|into) (?:the |its |their )?(?:military|defen[cs]e|army|armies|armed forces|"
    r"forces)\b"
)
"""What a sentence says itself of what is spent."""


def spending_meant(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "spent 2 percent of its GDP", after a sentence on the military: it was spent on that."""
    if not _MILITARY.fullmatch(context.goods) or _ON_FORCES.search(text):
        return
    for match in _SPENT.finditer(masked_evenly(text, mentions)):
        yield match.start("on"), match.start("on"), " on its military"


_STOOD = re.compile(
    r"(?:^|, )(?: *[Ii]n (?:1[89]|20)\d\d,? )?(?P<it>[Ii]t|[Tt]he (?:figure|share|burden)) "
    r"(?:had |has )?(?:stood|was|reached|came|amounted|rose|risen|fell|fallen)(?: at| to)? "
    r"(?:\w+ ){0,2}[\d.]+(?: ?%| per ?cent) of (?:its )?(?:GDP|gross domestic product)\b"
)


def burdens_meant(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "it was 2 percent of GDP", after a sentence on one state's military spending.

    >>> before = Context(named=(135,), goods="military")
    >>> list(burdens_meant("It stood at 2 percent of GDP.", [], before))
    [(0, 2, "Peru's military spending")]
    """
    if len(context.named) != 1 or not _MILITARY.fullmatch(context.goods):
        return
    for match in _STOOD.finditer(masked_evenly(text, mentions)):
        yield *match.span("it"), f"{states()[context.named[0]].name}'s military spending"


_BARE_OWNER = re.compile(
    r"^ *(?:In (?:1[89]|20)\d\d,? )?(?:The |the )?§+['’]s?(?P<place>)"
    r"(?= (?:had |has )?(?:come|came|stood|amounted|rose|risen|reached|was|grew|fell|climbed|"
    r"totall?ed)\b)"
)


def spending_of_bare_owners(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "Peru's came to 3 billion", after a sentence on military spending."""
    if not _MILITARY.fullmatch(context.goods):
        return
    if match := _BARE_OWNER.match(masked_evenly(text, mentions)):
        yield match.start("place"), match.start("place"), " military spending"


_VOTED_ON = re.compile(
    r"§+ (?:agreed|voted|sided) with (?:the )?§+ (?:on|in) [^,;§]{1,25}? of "
    r"(?P<them>them|these|(?:the |all )?(?:cases|instances|divisions))"
    r"(?=[,.;]|$| (?:and|but|while)\b)"
)
_SUPPORTED = re.compile(
    r"§+ (?P<verb>supported|backed|stood by) (?:the )?§+ (?=(?:on|in)? ?[^,;§]{1,25}of (?:the )?"
    r"(?:time|them|votes|resolutions|cases)\b|(?:the )?(?:most|least)\b)"
)


def votes_meant(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find what was voted on and with whom, after a sentence on the votes of the Assembly."""
    if not context.is_on_votes:
        return
    masked = masked_evenly(text, mentions)
    for match in _VOTED_ON.finditer(masked):
        yield *match.span("them"), "roll calls"
    for match in _SUPPORTED.finditer(masked):
        yield *match.span("verb"), "voted with"

"""What a text is about, where a sentence of it leaves that to be understood."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import masked_evenly, states_of
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

_IS = r"(?:is|was|are|were|remains?|remained|became|has been)(?: (?:still|now|also|long|by far))?"
_COUNTRY = re.compile(
    r"^(?:(?:In|By|Since|During) [^,;§]{1,24},? )?(?P<who>[Tt]he (?:country|nation|republic))\b"
    r"(?! (?:which|that|with|whose|where|of|to)\b)"
)
_SOURCE_FOR_ITS = re.compile(
    rf"^(?:[Tt]he )?§+ {_IS} [^,;.]*?\b(?:sources?|suppliers?|buyers?|customers?|destinations?|"
    r"markets?) (?:of|for) (?P<own>its)\b"
)
_OUSTED_AS_ITS = re.compile(
    r"§ (?:has |had )?(?:overt(?:ook|aken)|replaced|displaced|surpassed|supplanted|passed|ousted) "
    r"(?:the )?§+ (?:in (?:19|20)\d\d )?as (?P<own>its)\b"
)
_IS_ITS = re.compile(rf"^(?:[Tt]he )?§+ {_IS} its\b")
_OTHER_IS = re.compile(
    rf"\b(?:while|whereas|and|but|with) (?:the )?§+(?: {_IS})? [^,;.]*?\b(?P<own>its)\b"
)
_TRADE_WITH = re.compile(
    r"^(?:(?:In|By) (?:19|20)\d\d,? )?(?P<first>(?:Total|Two-way|Bilateral|Annual|Overall) )?"
    r"(?P<trade>[Tt]rade|[Cc]ommerce|[Tt]urnover)(?: in goods)? with (?:the )?§+"
)


def topics_meant(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "the country" and "B is a source of its imports" in a text on A, after A and others.

    So is "trade with B", of A, where no other state is named.

    >>> before = Context(topic=135, named=(155, 135))
    >>> list(topics_meant("The country joined in 1995.", [], before))
    [(0, 11, 'Peru')]
    """
    own = states_of(mentions)
    if context.topic is None or context.topic in own:
        return
    name, masked = states()[context.topic].name, masked_evenly(text, mentions)
    if (match := _TRADE_WITH.match(masked)) and len(own) == 1:
        place = match.start("first") if match["first"] else match.start("trade")
        yield place, place + 1, f"{name}'s {text[place].lower()}"
    if context.topic not in context.named[1:]:
        return
    if match := _COUNTRY.match(masked):
        yield *match.span("who"), name
    elif match := _SOURCE_FOR_ITS.match(masked):
        yield *match.span("own"), f"{name}'s"


def outsiders_meant(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find who "its" is of, where it is none of the states that its sentence names.

    So it is in "B overtook C as its main market", and twice in "B is its main supplier, while C is
    the main market for its exports".
    """
    own = states_of(mentions)
    if not context.state or not own.isdisjoint(context.state):
        return
    name, masked = states()[context.state[0]].name, masked_evenly(text, mentions)
    if match := _OUSTED_AS_ITS.search(masked):
        yield *match.span("own"), f"{name}'s"
    for match in _OTHER_IS.finditer(masked) if _IS_ITS.match(masked) else ():
        yield *match.span("own"), f"{name}'s"


_SANCTIONS = (
    r"(?:economic |trade |arms |financial |international |new |tough |punitive )*"
    r"(?:sanctions|embargo(?:es)?)"
)
_HAS_SANCTIONS = re.compile(
    r"^(?:[^§¶,;.]{0,30},? )?(?:[Tt]he )?(?:§+(?:['’]s| [a-z ]{0,12}?\b(?:ha[sd]|have|impose[sd]?|"
    r"maintain(?:s|ed)|keeps?|kept|put|placed|introduced|applie[sd]|slapped|use[sd]?|renewed|"
    rf"extended|tightened))|¶+) (?:[a-z-]+ ){{0,2}}?{_SANCTIONS}\b"
)
_BARE_SANCTIONS = re.compile(
    rf"^(?:(?:In|By|Since) [^,;§]{{1,24}},? )?(?P<what>(?:[Tt]he |[Ff]urther |[Mm]ore |[Aa]ll )?"
    rf"(?:{_SANCTIONS}|(?:Sanctions|Embargo(?:es)?))) (?=(?:on|against|towards?|upon) (?:the )?§)"
)


def sanctioner_of(text: str, mentions: Sequence[Mention]) -> int | None:
    """Return whose sanctions a sentence begins with; None where it begins with none.

    >>> sanctioner_of("Peru has sanctions on some.", [Mention(0, 4, (135,), "name")])
    135
    """
    is_told = _HAS_SANCTIONS.match(masked_evenly(text, mentions))
    return min(mentions, key=lambda one: one.start).states[0] if is_told and mentions else None


def sanctioners_meant(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "Sanctions on B began in 2001", after a sentence on those of A: A's.

    >>> mentions = [Mention(13, 18, (155,), "name")]
    >>> list(sanctioners_meant("Sanctions on Chile began.", mentions, Context(sanctioner=135)))
    [(0, 9, "Peru's sanctions")]
    """
    sender, own = context.sanctioner, states_of(mentions)
    match = _BARE_SANCTIONS.match(masked_evenly(text, mentions))
    if match and sender is not None and sender not in own and len(own) == 1:
        what = re.sub(r"^(?:the|all) ", "", match["what"].lower())
        yield *match.span("what"), f"{states()[sender].name}'s {what}"

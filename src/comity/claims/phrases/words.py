"""Words of trade in all their forms: goods, verbs of buying and selling, who does it, and where."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.text.masks import NAME, PEOPLE
from comity.claims.text.mentions import Mention
from comity.states.register import states

GOODS = {
    "arms ": (
        r"(?:(?:major|imported|foreign|conventional) )*(?:arms|weapons|weaponry|weapon systems|"
        r"armaments?|mat[ée]riel|munitions|military (?:hardware|equipment|kit|goods|supplies))"
    ),
    "crude oil ": r"(?:foreign |imported )?crude(?: oil)?",
    "gas ": r"(?:foreign |imported )?(?:natural )?gas",
    "coal ": r"(?:foreign |imported )?coal",
    "fuel ": r"(?:foreign |imported )?(?:fuels?|energy)",
    "": r"(?:goods|merchandise|products|wares|things|cargo)",
}
"""What is traded, by the words before "imports" that say it."""

HEAD = "|".join(GOODS.values())

BUYS = (
    r"(?:buys?|bought|imports?|imported|purchases?|purchased|procures?|procured|acquires?|acquired)"
)
SELLS = r"(?:sells?|sold|exports?|exported|ships?|shipped)"
SOLD = r"(?:sold|sells|exported|exports|shipped|ships)"
TAKES = (
    r"(?:gets?|got|takes? in|took in|takes?|took|receives?|received|obtains?|obtained|brings? in|"
    r"brought in)"
)
SENDS = r"(?:sends?|sent|earns?|earned|places?|placed|delivers?|delivered)"
"""Verbs: the first three are of trade, and the others only with "abroad" or goods."""

ABROAD = (
    r"(?: (?:in|on|to|from|beyond|outside))?(?: (?:abroad|overseas|all|foreign markets|foreigners|"
    r"(?:the |its |their )?(?:rest of the world|outside world|world|world markets?|borders|shores)|"
    r"other (?:countries|states|nations)|foreign (?:suppliers|customers|buyers|sales|trade)|"
    r"exports))"
)
OWNER = (
    rf"(?:(?:the )?(?P<name>[{NAME}]+)|(?:the )?(?P<people>[{PEOPLE}]+)|(?P<they>it|they|he|she))"
)
_OWN = {"it": "its", "they": "their", "he": "his", "she": "her"}
WITH_PARTNER = (
    rf" (?:from|to|in|into|with|by|for) (?:the )?[{NAME}{PEOPLE}]| there\b| from there\b|"
    r" (?:from|to) (?:it|them)\b| (?:is|are|was|were) [a-z]+ by (?:it|them)\b"
)
"""What makes of a flow one of two states."""


def goods_before(head: str | None) -> str:
    """Return how goods of a name are written before "imports".

    >>> goods_before("weaponry"), goods_before("merchandise"), goods_before("crude")
    ('arms ', '', 'crude oil ')
    """
    kinds = (kind for kind, words in GOODS.items() if re.fullmatch(words, head or "", re.I))
    return next(kinds, "")


def name_at(place: int, mentions: Sequence[Mention]) -> str:
    """Return the name of the state that is named or meant at a place; empty for none."""
    at = (one for one in mentions if one.start == place and len(one.states) == 1)
    return next((states()[one.states[0]].name for one in at), "")


def possessor(match: re.Match[str], text: str, mentions: Sequence[Mention]) -> str:
    """Return whose a flow is, as it is written before it; empty where that is open.

    >>> import re
    >>> possessor(re.match(OWNER, "they"), "they", ())
    'their'
    """
    if match["name"]:
        return f"{text[slice(*match.span('name'))]}'s"
    if match["people"]:
        name = name_at(match.start("people"), mentions)
        return f"{name}'s" if name else ""
    return _OWN[match["they"].lower()]

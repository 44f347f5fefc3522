"""Several states at once, and what they joined: "these countries", "the bloc"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

_SEVERAL = re.compile(
    r"^(?P<they>(?:All |The )?(?:[Tt]hese|[Tt]hose|three|four|five|six)(?: \w+)? "
    r"(?:countries|states|nations|republics|members|economies|neighbou?rs)|All (?:three|four|five|"
    r"of them)|They(?: all)?)(?= (?:have|has|had|are|were|all|joined|became|belong|left|remain)\b)"
)


def several_meant(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "these countries" at the begin of a sentence, after a list of states.

    >>> list(several_meant("They joined in 2004.", [], Context(listed=(135, 155, 145))))
    [(0, 4, 'Peru, Chile and Bolivia')]
    """
    match = _SEVERAL.match(text)
    if match is None or len(context.listed) < len(("one", "two", "three")):
        return
    *first, last = (states()[code].name for code in context.listed)
    yield *match.span("they"), f"{', '.join(first)} and {last}"


_JOINED = re.compile(
    r"\b(?:join(?:ed|ing|s)?|left|leav(?:e|ing)|quit|enter(?:ed|ing)?|acced(?:ed|ing) to|"
    r"members? of|part of|(?:[a-z]+est|most [a-z]+|best|worst|second|third)(?: [a-z]+)? in) "
    r"(?P<it>the (?:alliance|bloc|club|grouping|organi[sz]ation|union))\b"
    r"(?! (?:of|for)\b)"
)
_BARE = frozenset({"NATO", "ASEAN", "BRICS", "OPEC"})
"""Groups whose names have no article."""


def groups_meant(text: str, _: Sequence[Mention], context: Context) -> Places:
    """Find "joined the bloc", after a sentence that names a group of states.

    >>> list(groups_meant("It joined the bloc in 2013.", [], Context(group="eu")))
    [(10, 18, 'the EU')]
    """
    name = context.group.upper()
    for match in _JOINED.finditer(text) if name else ():
        yield *match.span("it"), name if name in _BARE else f"the {name}"

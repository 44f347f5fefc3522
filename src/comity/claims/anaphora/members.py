"""Several states at once: "these countries", after a list of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.anaphora.masks import Places
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

"""What a state is to two others at once: "the main supplier to both states"."""

from __future__ import annotations

import re

from comity.claims.text.masks import masked_evenly, states_within
from comity.claims.text.mentions import Context, NameIndex
from comity.states.register import states

_TO_BOTH = re.compile(
    r"\b(?:supplier|provider|seller|source|exporter|customer|buyer|market|client|partner|rival|"
    r"ally|creditor)s? (?:of [\w ]{1,20} )?(?:to|of|for) "
    r"(?P<two>(?:both|the two)(?: (?:countries|states|nations|neighbou?rs|of them))?|"
    r"(?:both )?(?:the )?§+ and (?:the )?§+)(?=[,.;]|$| (?:in|over|during|and|but|with|at)\b)"
)


def each_served(sentence: str, context: Context, names: NameIndex) -> list[str]:
    """Write what a state is to both of two once for each; empty for any other sentence."""
    mentions = names.find_states(sentence)
    match = _TO_BOTH.search(masked_evenly(sentence, mentions))
    if match is None:
        return []
    start, end = match.span("two")
    two = states_within(mentions, start, end) or context.pair
    if len(two) != len(("one", "other")):
        return []
    return [f"{sentence[:start]}{states()[code].name}{sentence[end:]}" for code in two]

"""The two parties of the flow spoken of, by what they do in it: "the seller", "the buyer"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.paragraphs.row import TWO
from comity.claims.text.masks import masked_evenly, states_of
from comity.claims.text.mentions import Context, Mention
from comity.states.register import states

_SELLER = r"(?:seller|exporter|exporting country|supplier|supplying country|vendor)"
_BUYER = r"(?:buyer|importer|importing country|purchaser|customer|recipient|buying country)"
_PARTY = re.compile(
    rf"(?<!of )\b[Tt]he (?:(?P<sells>{_SELLER})|{_BUYER})(?=['’]s |[,.;)]|$| (?!of\b|to\b|for\b|"
    r"(?:is|was|were|remained|being|in question|that|which|who)\b))"
)


def parties_of_flow(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "the seller", after a sentence on what one state sold another.

    >>> before = Context(spoken=("import_share", (135, 155), "percent"))
    >>> list(parties_of_flow("For the seller it was little.", [], before))
    [(4, 14, 'Chile')]
    """
    measure, about, _ = context.spoken or ("", (), "")
    is_sold = "export" in measure
    if len(about) != TWO or not (is_sold or "import" in measure):
        return
    for match in _PARTY.finditer(masked_evenly(text, mentions)):
        is_first = bool(match["sells"]) == is_sold
        yield *match.span(), states()[about[0 if is_first else 1]].name


_LARGER = re.compile(
    r"\b[Tt]he (?:much |far )?(?:larger|bigger|smaller|stronger|weaker|richer|poorer) "
    r"(?:partner|neighbou?r|country|state|economy|nation|party)(?=['’]s |[,.;]|$| (?!of\b|than\b|"
    r"(?:is|was|were|that|which|who)\b))"
)


def larger_of_two(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "the larger partner" in a sentence on the other of the two spoken of.

    >>> text = "Only 2 percent of what the larger partner bought was from Peru."
    >>> before = Context(pair=(135, 155))
    >>> list(larger_of_two(text, [Mention(58, 62, (135,), "name")], before))
    [(23, 41, 'Chile')]
    """
    named = states_of(mentions)
    left = [code for code in context.pair if code not in named]
    if len(left) != 1 or len(context.pair) != TWO or len(named) != 1:
        return
    for match in _LARGER.finditer(text):
        yield *match.span(), states()[left[0]].name

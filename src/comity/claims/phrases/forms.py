"""Ways of writing, each with the plain words that it means: what a table of them writes out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import masked_evenly
from comity.claims.text.mentions import Mention


@dataclass(frozen=True)
class PlainForm:
    """A pattern of masked words, and the plain words for it with its named groups in braces.

    >>> said = PlainForm(re.compile(r"(?P<who>§+): (?=[0-9])"), "{who} had ")
    >>> list(said.places("Peru: 4 percent", [Mention(0, 4, (135,), "name")]))
    [(0, 6, 'Peru had ')]
    """

    pattern: re.Pattern[str]
    plain: str

    def places(self, text: str, mentions: Sequence[Mention]) -> Places:
        """Yield where the words are, with what they mean."""
        for match in self.pattern.finditer(masked_evenly(text, mentions)):
            said = {name: text[slice(*match.span(name))] for name in match.re.groupindex}
            yield *match.span(), self.plain.format(**said)


def first_form(wordings: Sequence[PlainForm], text: str, mentions: Sequence[Mention]) -> Places:
    """Return the places of the first of some wordings that a text has; none where it has none.

    >>> list(first_form([], "Peru left.", []))
    []
    """
    places = (list(one.places(text, mentions)) for one in wordings)
    return next(filter(None, places), [])

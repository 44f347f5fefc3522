"""Relations of states in other words: who went over to whom, and pacts that neither has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, STATE, masked_evenly, states_within
from comity.claims.text.mentions import Context, Mention
from comity.wording.number_words import ORDINAL_WORDS

CHINA, TAIWAN = 710, 713
_WENT_OVER = re.compile(
    r"(?P<verb>\b(?:went over|gone over|going over|crossed over|crossed the floor|came over|"
    r"switched|switched over|switched sides|shifted|defected|turned its back on [^,;.]{1,40} and "
    r"turned|(?:switched|shifted|transferred) (?:its|their|diplomatic) "
    r"(?:recognition|allegiance|relations|ties)) to)"
    rf" (?:the )?(?P<to>[{NAME}]+)"
)
_LEFT_FOR = re.compile(
    rf"(?P<verb>\b(?:left|forsook|jilted|swapped|traded|exchanged)) (?P<old>[{NAME}]+) "
    rf"(?:for|to) (?P<new>[{NAME}]+)"
)


def sides_changed(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "went over to Beijing": recognised it, of the two Chinas that none has relations with.

    >>> text = "Peru went over to Beijing."
    >>> names = [Mention(0, 4, (135,), "name"), Mention(18, 25, (710,), "name")]
    >>> list(sides_changed(text, names, Context()))
    [(5, 17, 'recognised')]
    """
    masked = masked_evenly(text, mentions)
    for match in _WENT_OVER.finditer(masked):
        if set(states_within(mentions, *match.span("to"))) & {CHINA, TAIWAN}:
            yield *match.span("verb"), "recognised"
    for match in _LEFT_FOR.finditer(masked):
        if {*states_within(mentions, match.start("old"), match.end())} == {CHINA, TAIWAN}:
            yield *match.span("verb"), "dropped"


_OF_DEFENCE = re.compile(r"\b(?:defen[cs]e|defend|all(?:y|ies|ied)|alliance)\b")
_NEITHER = re.compile(
    rf"(?P<all>\bneither (?:of (?:them|the two) |side |country )?"
    r"(?:has|had) (?:any |an? )?(?:such )?"
    r"(?:pact|treaty|alliance|agreement|obligation|bond|ties?)s? "
    rf"(?:with|to|towards) (?P<other>{STATE}))"
)


def pacts_of_neither(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "neither has any such pact with C", after words on the defence of two: each has none.

    >>> text = "Peru and Chile are allies; neither has such a pact with Cuba."
    >>> list(pacts_of_neither(text, [], Context()))
    []
    """
    masked = masked_evenly(text, mentions)
    for match in _NEITHER.finditer(masked):
        two = [one for one in mentions if one.end <= match.start()]
        named = dict.fromkeys(text[one.start : one.end] for one in two)
        if len(named) == len(("one", "other")) and _OF_DEFENCE.search(masked[: match.start()]):
            other = text[slice(*match.span("other"))]
            each = (f"{name} has no defence treaty with {other}" for name in named)
            yield *match.span("all"), " and ".join(each)


_NTH = f"(?:{'|'.join(ORDINAL_WORDS[place] for place in range(2, 11))})"
_VETOES = re.compile(r"\bveto\w*\b|\bin the way of the (?:Security )?Council\b")
_NTH_OF_YEAR = re.compile(
    rf"(?P<all>, (?:the|its) (?P<nth>{_NTH}) "
    r"(?:(?:so far )?(?P<this>this year)|(?P<year>(?:in|of) (?:19|20)\d\d)))(?=[,.;])"
)


def vetoes_of_the_year(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "vetoed it, the second this year": it vetoed for the second time this year.

    >>> text = "Peru vetoed it, the second in 2014."
    >>> [words for *_, words in vetoes_of_the_year(text, [Mention(0, 4, (135,), "n")], Context())]
    ['; Peru cast its second veto of the year in 2014']
    """
    if not _VETOES.search(text) or len(states_within(mentions, 0, len(text))) != 1:
        return
    who = text[mentions[0].start : mentions[0].end]
    for match in _NTH_OF_YEAR.finditer(text):
        year = "this year" if match["this"] else f"of the year in {match['year'][-4:]}"
        yield *match.span("all"), f"; {who} cast its {match['nth']} veto {year}"

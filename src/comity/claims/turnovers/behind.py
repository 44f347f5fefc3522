"""Who is said to be ahead of one in rank: "the second largest after Russia and China"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from comity.claims.claim import Interpretation, Lookup
from comity.claims.grammar.role_names import NamedSentence
from comity.claims.text.mentions import Mention
from comity.claims.text.sentences import TextSpan

_RANK = re.compile(
    r"\b(?:\d+(?:nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"number (?:two|three|four|five))\b[^;]*$",
    re.IGNORECASE,
)
"""A rank below the first, before those who are ahead."""

_AHEAD = re.compile(r",? (?:only |just |right |directly |immediately )?(?:after|behind) (?:the )?$")
_MARGIN = re.compile(
    r"\b(?:million|billion|trillion|bn|dollars|per ?cent|points?)$|%$", re.IGNORECASE
)
"""By how much another is ahead, which is compared with it: "less than 120 billion behind"."""

_JOINED = re.compile(r",? (?:and )?(?:the )?|, ")
_GOES_ON = re.compile(
    r"(?=$|[.,;:)]|[”\"]|,? (?:in|by|with|and|but|over|during|for|while|according|at|last|this)\b)"
)
_OTHERS = re.compile(r"['’]s?\b| (?:\w+ly )?(?:became|joined|left|ended|won|was|were|had|did)\b")


@dataclass(frozen=True)
class LedSentence:
    """A sentence without those who are ahead of one in rank; ``cut`` is where they were."""

    named: NamedSentence
    leaders: tuple[int, ...] = ()
    cut: int = 0

    @property
    def text(self) -> str:
        """Return the sentence as it is read."""
        return self.named.text

    def read(self, reading: tuple[TextSpan, Interpretation]) -> tuple[TextSpan, Interpretation]:
        """Return a reading in the sentence's own words, with who is ahead where it is of a rank."""
        part, one = reading
        is_of_it = self.leaders and part.start <= self.cut <= part.end + 1
        return self._placed(part), _behind(one, self.leaders) if is_of_it else one

    def _placed(self, part: TextSpan) -> TextSpan:
        """Return a part of it as it was written."""
        if self.text == self.named.written:
            return part
        start, end = self.named.origin[part.start], self.named.origin[max(part.end - 1, 0)] + 1
        return TextSpan(self.named.written[start:end], start, end)


def _behind(one: Interpretation, leaders: tuple[int, ...]) -> Interpretation:
    """Return a reading of a rank as one behind some states; of all others, as it was."""
    test = one.test
    if test is None or not test.is_of_rank or test.negated or test.against:
        return one
    own = test.lookups[0]
    ahead = tuple(
        Lookup(own.measure, (*own.states[:-1], code)) for code in leaders if code not in own.states
    )
    return replace(one, test=replace(test, behind=ahead))


def with_leaders_apart(sentence: str, mentions: Sequence[Mention]) -> LedSentence:
    """Return a sentence on a rank without those who are said to be ahead.

    Parameters
    ----------
    sentence
        The sentence.
    mentions
        The states that it names, in their order.

    Examples
    --------
    >>> from comity.claims.lexicon import read_lexicon
    >>> from comity.claims.text.mentions import gather_names
    >>> text = "Chile is Peru's third largest market after China and Brazil."
    >>> found = with_leaders_apart(text, gather_names(read_lexicon()).find_states(text))
    >>> found.text, found.leaders
    ("Chile is Peru's third largest market.", (710, 140))
    """
    named = NamedSentence.as_written(sentence)
    for number, first in enumerate(mentions):
        opening = _AHEAD.search(sentence[: first.start])
        before = sentence[: opening.start()] if opening else ""
        if opening is None or not _RANK.search(before) or _MARGIN.search(before):
            continue
        last = _last_of_list(sentence, mentions[number:])
        if not _GOES_ON.match(sentence, last.end) or _OTHERS.match(sentence, last.end):
            continue
        listed = [one for one in mentions[number:] if one.start <= last.start]
        codes = tuple(dict.fromkeys(code for one in listed for code in one.states))
        return LedSentence(named.without(opening.start(), last.end), codes, opening.start())
    return LedSentence(named)


def _last_of_list(sentence: str, mentions: Sequence[Mention]) -> Mention:
    """Return the last of the states that are joined to the first."""
    last = mentions[0]
    for one in mentions[1:]:
        if not _JOINED.fullmatch(sentence[last.end : one.start]):
            break
        last = one
    return last

"""What looks for a doubt about a reading: from a sentence and a test to words for the reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from comity.claims.claim import ClaimTest
from comity.claims.text.mentions import Mention

Doubt = Callable[[str, str, ClaimTest, Sequence[Mention]], str]
"""From a sentence, its part, the part's test and the states named to a doubt; empty for none."""

_PACT = re.compile(r"obligation|alliance")


def is_of_pact(test: ClaimTest) -> bool:
    """Return whether a test is of a pact of two states."""
    return _PACT.search(test.lookups[0].measure) is not None


_OF_TRADE = frozenset({"trade_share", "export_share", "import_share"})


def is_share_of_trade(test: ClaimTest) -> bool:
    """Return whether a test is of a share of what one state trades, sells or buys of all goods."""
    return test.lookups[0].measure in _OF_TRADE


def words_around(sentence: str, figure: str) -> tuple[str, str]:
    """Return the words before a figure and after it; none where it is not in the sentence.

    >>> words_around("It sold 3 percent there.", "3 percent")
    ('It sold ', ' there.')
    """
    at = sentence.find(figure)
    return (sentence[:at], sentence[at + len(figure) :]) if at >= 0 else ("", "")

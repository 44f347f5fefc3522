"""What looks for a doubt about a reading: from a sentence and a test to words for the reader."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.claims.claim import ClaimTest
from comity.claims.text.mentions import Mention

Doubt = Callable[[str, str, ClaimTest, Sequence[Mention]], str]
"""From a sentence, its part, the part's test and the states named to a doubt; empty for none."""

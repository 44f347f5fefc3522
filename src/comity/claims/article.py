"""``comity.check``: a text checked in one call."""

from __future__ import annotations

from pathlib import Path

from comity.claims.check import Report
from comity.claims.check import check as check_document
from comity.claims.text.documents import document_of_text
from comity.measures.compute import ensure_values
from comity.panels.values import Values


def check(
    text: str, *, context: str = "", rules: Path | None = None, year: int | None = None
) -> Report:
    """Find the claims about states in a text, test each on the measures, and judge it.

    Parameters
    ----------
    text
        One sentence or a whole article, in English.
    context
        Sentences before it, that say whom its pronouns mean.
    rules
        A TOML file that adds to the lexicon.
    year
        Judge as of this year; None for the newest data.

    Raises
    ------
    InvalidRequestError
        If the text is empty or too large, or the rules cannot be used.

    Examples
    --------
    >>> report = check("Russia is the largest arms supplier of China.")
    >>> report.claims[0].verdict.name
    'supported'
    """
    values = Values(ensure_values())
    return check_document(document_of_text(text), values, rules=rules, year=year, context=context)

"""Names of states followed by a year, as commands about one year take them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.errors import InvalidRequestError

_YEARS = re.compile(r"[0-9]{4}[-–,]([0-9]{4})?")
"""Several years, as commands about more than one take them."""


def states_and_year(words: Sequence[str], year: int | None) -> tuple[list[str], int]:
    """Split words into names of states and the year that follows them, if no option gives it.

    Raises
    ------
    InvalidRequestError
        If there is no year.

    Examples
    --------
    >>> states_and_year(["china", "russia", "2019"], None)
    (['china', 'russia'], 2019)
    >>> states_and_year(["710", "365"], 2019)
    (['710', '365'], 2019)
    """
    if year is not None:
        return list(words), year
    if words and _YEARS.fullmatch(words[-1]):
        raise InvalidRequestError(
            f"Years must be a single one here, got {words[-1]}.", "Name one year."
        )
    if not words or not (words[-1].isascii() and words[-1].isdecimal() and len(words[-1]) == 4):
        raise InvalidRequestError("The year is missing.", "Put it last, or name it with --year.")
    return list(words[:-1]), int(words[-1])

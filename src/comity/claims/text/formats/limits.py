"""How much is read of a file."""

from __future__ import annotations

from comity.errors import InvalidRequestError

LARGEST = 10_000_000
"""The largest file that is read, in bytes; also of what a .docx unpacks to."""


def too_large(where: str) -> InvalidRequestError:
    """Return the error of a file that is too large.

    >>> print(too_large("war-and-peace.txt"))
    war-and-peace.txt is larger than 10 MB. Give one article at a time.
    """
    return InvalidRequestError(
        f"{where} is larger than {LARGEST // 1_000_000} MB.", "Give one article at a time."
    )

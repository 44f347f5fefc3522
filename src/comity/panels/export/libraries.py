"""Which libraries of the extra `panels` something needs, and whether they are installed."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

from comity.errors import InvalidRequestError

INSTALL = "Install them with: pip install 'comity[panels]'"
"""How what the extra `panels` needs is installed."""


def require_libraries(what: str, libraries: Iterable[str]) -> None:
    """Check that libraries are installed that something needs.

    Parameters
    ----------
    what
        What needs them, in the plural, as the error names it.
    libraries
        The names by which they are imported.

    Raises
    ------
    InvalidRequestError
        If one is not; it names the extra that has it.

    Examples
    --------
    >>> require_libraries("Abaci", ["beads"])
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: Abaci need beads, ... pip install 'comity[panels]'
    """
    if missing := [name for name in libraries if find_spec(name) is None]:
        are = "is" if len(missing) == 1 else "are"
        message = f"{what} need {' and '.join(missing)}, which {are} not installed."
        raise InvalidRequestError(message, INSTALL)

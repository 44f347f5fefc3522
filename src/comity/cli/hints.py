"""What a user of the command line can do about an error: which command to run next."""

from __future__ import annotations

from pathlib import Path

from comity.errors import (
    ComityError,
    DataError,
    InvalidRequestError,
    NotAStateError,
    OutputError,
    UnknownNameError,
)
from comity.store.home import HOME, editions_folder, home

_LISTS = {
    "state": "`comity states` lists the states.",
    "measure": "`comity measures` lists the measures.",
    "measure that is forecast": "`comity backtest` lists the measures that are forecast.",
    "replication": "`comity replicate` lists the analyses.",
    "source": "`comity sources` lists the sources.",
    "table": "`comity sources` lists the tables.",
}
"""By the kind of thing that was looked for, the command that lists all there are."""

_REPAIRS = {
    "store": "`comity data build RAW` builds the bundle again.",
    "forecasts": "`comity backtest --refit` computes the record again.",
}
"""By the folder of the package whose data are damaged, the command that makes them again."""


def hint(error: ComityError, command: str = "") -> str:
    """Return what a user of the command line can do about an error; empty if nothing.

    Parameters
    ----------
    error
        The error.
    command
        The command that was run, by its name; empty if none was recognised.

    Examples
    --------
    >>> hint(UnknownNameError("measure", "trad", ["trade"]))
    '`comity measures` lists the measures.'
    >>> hint(InvalidRequestError("No measure is named."), "panel")
    'See `comity panel --help`.'
    """
    if isinstance(error, UnknownNameError) and error.kind in _LISTS:
        return _LISTS[error.kind]
    if isinstance(error, UnknownNameError) and error.kind.startswith("edition of "):
        return "`comity library list` lists the editions."
    if isinstance(error, NotAStateError) and error.kind == "group":
        return "Where many states can be named (`--states`, `--embargo`), a group can be."
    if isinstance(error, InvalidRequestError | UnknownNameError):
        return f"See `comity {command} --help`." if command else "See `comity --help`."
    if isinstance(error, DataError):
        return _repair(Path(error.where))
    if isinstance(error, OutputError) and _is_in_library(error.path):
        return f"The variable {HOME} names another folder for the library."
    return ""


def _is_in_library(path: Path) -> bool:
    """Return whether a file is one of the library, which a user did not name."""
    return any(path.is_relative_to(folder) for folder in (home(), editions_folder()))


def _repair(path: Path) -> str:
    """Return how a damaged file of the package is made again."""
    package = Path(__file__).parents[1]
    if not path.is_relative_to(package):
        return ""
    return _REPAIRS.get(path.relative_to(package).parts[0], "")

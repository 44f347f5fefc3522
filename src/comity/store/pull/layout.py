"""The layout of a publisher's file: which columns it has, before its rows are read."""

from __future__ import annotations

import csv
from pathlib import Path

from comity.errors import DataError, shortened
from comity.sources.blocks import find_separator
from comity.sources.publishing import RemoteFile

LONGEST = 2**20
"""The most bytes that a line with the columns can have."""

_NOTHING = "The publisher may have changed the layout; nothing of yours was changed."


def check_layout(file: RemoteFile, path: Path) -> list[str]:
    """Check that a text file has the columns that its reader needs.

    Parameters
    ----------
    file
        The file as its source declares it; a file without declared columns is not checked.
    path
        The file itself.

    Returns
    -------
    list of str
        Its columns.

    Raises
    ------
    DataError
        If columns are missing; the columns that the reader does not know are named too.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "rows.csv"
    ...     _ = path.write_text("ccode,jahr")
    ...     check_layout(RemoteFile("rows", "", columns=("ccode", "year")), path)
    Traceback (most recent call last):
    comity.errors.DataError: rows.csv: column 'year' is missing; it has 'jahr' instead. ...
    """
    if not file.columns:
        return []
    with path.open("rb") as stream:
        for _ in range(file.header):
            stream.readline(LONGEST)
        return check_header(file, stream.readline(LONGEST), path.name)


def check_header(file: RemoteFile, header: bytes, name: str) -> list[str]:
    """Check that the header of a text file has the columns that its reader needs.

    Parameters
    ----------
    file
        The file as its source declares it.
    header
        The line with its columns.
    name
        Its name, for the message where the file has no address.

    Returns
    -------
    list of str
        Its columns.

    Raises
    ------
    DataError
        If columns are missing, or the file is no text.

    Examples
    --------
    >>> check_header(RemoteFile("rows", "", columns=("year",)), b"ccode,year", "rows.csv")
    ['ccode', 'year']
    """
    columns = _columns(header, file.separator)
    missing = [name for name in file.columns if name not in columns]
    if missing:
        if not _is_text(header):
            raise DataError(file.address or name, "this is no table of text", _NOTHING)
        other = [name for name in columns if name not in file.columns]
        new = f"; it has {_listed(other)} instead" if other else ""
        is_one = len(missing) == 1
        lack = f"column {_listed(missing)} is" if is_one else f"columns {_listed(missing)} are"
        raise DataError(file.address or name, f"{lack} missing{new}", _NOTHING)
    return columns


def _columns(header: bytes, separator: str) -> list[str]:
    """Split a header into the names of columns; without a separator, by what it has."""
    line = header.decode("utf-8-sig", errors="replace")
    try:
        return next(csv.reader([line], delimiter=separator or find_separator(line)), [])
    except csv.Error:
        return []


def _listed(names: list[str], most: int = 8) -> str:
    """List names, and how many more there are."""
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(f"{shortened(name)!r}" for name in names[:most]) + more


def _is_text(header: bytes) -> bool:
    """Return whether a line is text: what is binary has letters that cannot be."""
    line = header.decode("utf-8-sig", errors="replace").strip().replace("\t", " ")
    return line.isprintable() and "\ufffd" not in line

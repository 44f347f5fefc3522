"""Text files of publishers: their separators, and large ones in blocks of whole rows.

A file of any size is then read in little memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZipFile

import polars as pl


def find_separator(header: str) -> str:
    r"""Return what separates the columns of a text file: a tab if its header has one.

    >>> find_separator("ioname\torgname"), find_separator("ccode,year")
    ('\t', ',')
    """
    return "\t" if "\t" in header else ","


def read_delimited(path: Path, columns: Sequence[str] | None = None) -> pl.DataFrame:
    r"""Read a text file whose columns are separated by commas or tabs, with types inferred.

    Parameters
    ----------
    path
        The file, with a header.
    columns
        The columns to read; None for all.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "rows.csv"
    ...     _ = path.write_text("ccode\tname\n2\tUSA\n")
    ...     read_delimited(path, ["ccode"]).rows()
    [(2,)]
    """
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        separator = find_separator(lines.readline())
    return pl.read_csv(
        path,
        columns=None if columns is None else list(columns),
        separator=separator,
        infer_schema_length=None,
        encoding="utf8-lossy",
    )


BLOCK = 2**22
"""Bytes of a block."""


def read_blocks(path: Path, columns: Sequence[str], size: int = BLOCK) -> Iterator[pl.DataFrame]:
    r"""Read columns of a comma-separated file as text, in blocks of whole rows.

    Parameters
    ----------
    path
        The file, with a header. Values in quotation marks may contain line breaks.
    columns
        The columns to read.
    size
        Bytes of a block; a row is smaller.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "rows.csv"
    ...     _ = path.write_text('a,b\n1,"x\ny"\n2,z\n')
    ...     [block["b"].to_list() for block in read_blocks(path, ["b"], 9)]
    [['x\ny'], ['z']]
    """
    with path.open("rb") as stream:
        yield from _blocks(stream, columns, size)


def read_members(archive: Path, pattern: str, columns: Sequence[str]) -> Iterator[pl.DataFrame]:
    r"""Read columns of every matching file of a ZIP archive as text, in blocks of whole rows.

    Parameters
    ----------
    archive
        The archive, which stays packed.
    pattern
        Pattern of the names of its files, which are read in the order of their names.
    columns
        The columns to read.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "rows.zip"
    ...     with ZipFile(path, "w") as opened:
    ...         for year in (2001, 2000):
    ...             opened.writestr(f"Y{year}.csv", f"t,v\n{year},1\n")
    ...     [block["t"].to_list() for block in read_members(path, "Y*.csv", ["t"])]
    [['2000'], ['2001']]
    """
    with ZipFile(archive) as opened:
        names = (n for n in opened.namelist() if fnmatchcase(PurePosixPath(n).name, pattern))
        for name in sorted(names):
            with opened.open(name) as stream:
                yield from _blocks(stream, columns, BLOCK)


def _blocks(stream: IO[bytes], columns: Sequence[str], size: int) -> Iterator[pl.DataFrame]:
    """Read the columns of a stream of text, in blocks of whole rows."""
    header, rest = stream.readline(), b""
    while block := stream.read(size):
        whole = rest + block
        end = _end_of_rows(whole)
        rest = whole[end:]
        if end:
            yield _parse(header + whole[:end], columns)
    if rest.strip():
        yield _parse(header + rest, columns)


def _end_of_rows(block: bytes) -> int:
    """Return where the last whole row of a block ends: at a line break outside quotation marks."""
    end = len(block)
    while (end := block.rfind(b"\n", 0, end)) >= 0:
        if block.count(b'"', 0, end) % 2 == 0:
            return end + 1
    return 0


def _parse(text: bytes, columns: Sequence[str]) -> pl.DataFrame:
    """Parse rows as text."""
    return pl.read_csv(text, columns=list(columns), infer_schema_length=0)

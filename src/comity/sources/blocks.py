"""Large text files in blocks of whole rows, so that a file of any size is read in little memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import polars as pl

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

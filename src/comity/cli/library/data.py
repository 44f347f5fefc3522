"""``comity data``: building the tables that the package ships, from the publishers' files."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from cyclopts import App
from rich.console import Console

from comity.errors import InvalidRequestError
from comity.store.bundle import FOLDER, build

data = App(name="data", help="Build the tables that the package ships.")


@data.command(name="build")
def build_bundle(raw: Path, /, *, out: Path = FOLDER) -> None:
    """Build the bundle from a folder of the publishers' raw files.

    Parameters
    ----------
    raw
        The folder that holds the raw files, laid out as the sources declare.
    out
        Where to put the bundle; by default in the package, in place of the one there.
    """
    if not raw.is_dir():
        raise InvalidRequestError(
            f"{raw} is not a folder.", "Give the folder that holds the raw files."
        )
    if find_spec("fastexcel") is None:
        what = "Publishers' spreadsheets cannot be read: fastexcel is not installed."
        raise InvalidRequestError(what, "Install it with: pip install 'comity[build]'")
    console = Console(highlight=False)
    entries = build(raw, out, lambda line: console.print(line, markup=False))
    size = sum(path.stat().st_size for path in out.iterdir()) / 2**20
    console.print(f"{len(entries)} tables, {size:.2f} MB, in {out}", markup=False)

"""``comity data``: building the tables that the package ships, from the publishers' files."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from cyclopts import App, Parameter

from comity.errors import InvalidRequestError
from comity.estimates.readers import READERS
from comity.store.bundle import FOLDER, build

data = App(
    name="data",
    help="Build the tables that the package ships.",
    default_parameter=Parameter(negative=()),
)


@data.command(name="build")
def build_bundle(raw: Path, /, *, out: Path = FOLDER) -> None:
    """Build the bundle from a folder of the publishers' raw files.

    Parameters
    ----------
    raw
        The folder of the raw files, laid out as the sources declare.
    out
        The folder of the bundle; by default that in the package, in place of the one there.
    """
    if not raw.is_dir():
        raise InvalidRequestError(f"{raw} is not a folder.", "Name the folder of the raw files.")
    if find_spec("fastexcel") is None:
        raise InvalidRequestError(
            "Publishers' spreadsheets cannot be read: fastexcel is not installed.",
            "Install it with: pip install 'comity[build]'",
        )
    entries = build(raw, out, READERS, print)
    size = sum(path.stat().st_size for path in out.iterdir()) / 2**20
    print(f"{len(entries)} tables, {size:.2f} MB, in {out}")

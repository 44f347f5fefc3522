"""``comity data``: building what the package ships, from the publishers' files."""

from __future__ import annotations

from pathlib import Path

from cyclopts import App, Parameter

import comity

data = App(
    name="data",
    help="Build the tables and the values that the package ships.",
    default_parameter=Parameter(negative=()),
)


@data.command(name="build")
def build_bundle(raw: Path, /, *, out: Path | None = None, only: tuple[str, ...] = ()) -> None:
    """Build the bundle from a folder of the publishers' raw files.

    Parameters
    ----------
    raw
        The folder of the raw files, laid out as the sources declare.
    out
        The folder of the bundle; by default that in the package, in place of the one there.
    only
        A source or table to read again; the others are copied. Can be repeated.
    """
    size = comity.build_bundle(raw, out, only)
    print(f"{size / 2**20:.2f} MB, in {out or 'the package'}")


@data.command(name="values")
def build_values() -> None:
    """Compute again the values that come ready with the package's tables.

    They are those that take little space, or long to compute.
    """
    print(f"{comity.build_values() / 2**20:.2f} MB, in the package")

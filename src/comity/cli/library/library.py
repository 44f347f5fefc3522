"""``comity library``: listing, choosing and carrying the editions in your library."""

from __future__ import annotations

from pathlib import Path

from cyclopts import App, Parameter

import comity
from comity.cli.options import TableOptions, TableOutput
from comity.cli.output import require_table, write_table
from comity.unit import counted

library = App(
    name="library",
    help="List, choose and carry the editions in your library.",
    default_parameter=Parameter(negative=()),
)


@library.command(name="list")
def list_editions(source: str | None = None, /, *, output: TableOptions = TableOutput()) -> None:
    """List the editions in your library, the oldest first.

    Parameters
    ----------
    source
        One source, by its name; without one, all of them.
    output
        Where the list goes.
    """
    require_table(output)
    rows = comity.editions(source)
    if rows.is_empty():
        print("The library has no edition of its own: all are those of the package.")
        return
    brief = ["source", "edition", "id", "at", "newest_year", "is_used", "is_pinned"]
    write_table(rows, output, "Editions in the library", brief)


@library.command
def pin(source: str, edition: str | None = None, /) -> None:
    """Pin an edition, so that it stays in use whatever is fetched later.

    Parameters
    ----------
    source
        The source, by its name.
    edition
        The edition, by its name or identifier, or "bundle"; without one, that in use.
    """
    print(f"{source}: {comity.pin_edition(source, edition)} stays in use")


@library.command
def unpin(source: str, /) -> None:
    """Unpin the edition in use, so that newer ones take its place again.

    Parameters
    ----------
    source
        The source, by its name.
    """
    print(f"{source}: {comity.unpin_edition(source)} is in use until a newer one is fetched")


@library.command
def rollback(source: str, /) -> None:
    """Use the edition before the one in use again.

    Parameters
    ----------
    source
        The source, by its name.
    """
    print(f"{source}: {comity.roll_back_edition(source)} is in use now")


@library.command(name="export")
def export_editions(file: Path, /, *sources: str) -> None:
    """Write editions to one file, where their terms allow it.

    Parameters
    ----------
    file
        The file, a ZIP archive.
    sources
        Sources, by their names; without them, all.
    """
    rows = comity.export_editions(file, sources)
    written = rows.filter("is_written")
    print(f"{counted(written.height, 'edition')} written to {file}")
    for source in rows.filter(~rows["is_written"])["source"]:
        print(f"{source}: left out, as its terms do not allow it to be passed on")


@library.command(name="import")
def import_editions(file: Path, /) -> None:
    """Take editions from a file into your library; those in use stay in use.

    Parameters
    ----------
    file
        The file that `comity library export` wrote.
    """
    rows = comity.import_editions(file)
    print(f"{counted(rows.height, 'edition')} taken into the library")
    for row in rows.iter_rows(named=True):
        print(f"{row['source']}: {row['edition']} ({row['id']})")

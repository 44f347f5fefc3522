"""``comity sources``: what the bundle has, from whom, under what terms, how to cite it."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

import comity
from comity.cli.options import STANDARD_OUTPUT, TableOptions, TableOutput
from comity.cli.output import require_table, write_table
from comity.errors import InvalidRequestError
from comity.store.atomic import write_text
from comity.store.manifest import Entry, Publication
from comity.store.selection import manifest


def sources(
    name: str | None = None,
    /,
    *,
    bibtex: bool = False,
    audit: bool = False,
    output: TableOptions = TableOutput(),
) -> None:
    """List the sources with coverage, version, licence and citation.

    Parameters
    ----------
    name
        One source, by its name; without one, all of them.
    bibtex
        Give BibTeX entries instead; --out FILE writes them.
    audit
        List instead what is wrong with the sources, and how it was handled. Faults of rows are
        unknown names, impossible dates, ends before beginnings and duplicates. Then come states
        with almost no rows in some years of a dense table, and years in which all of a state's
        trade jumps.
    output
        Where the list goes.
    """
    chosen = manifest().select_sources(name)
    if bibtex and audit:
        raise InvalidRequestError("--bibtex and --audit are two different lists.")
    if bibtex:
        _write_bibtex(chosen, output.out)
        return
    require_table(output)
    if audit:
        write_table(comity.audit(name), output, "Rows left out or kept in doubt, holes and jumps")
    elif output.format in (None, "text") and output.out in (None, STANDARD_OUTPUT):
        console = Console(highlight=False, soft_wrap=True)
        for source in chosen:
            _show(source, console)
    else:
        write_table(comity.catalogue(name).drop("bibtex"), output, "Sources")


def _write_bibtex(chosen: list[Publication], out: str | None) -> None:
    """Write BibTeX entries to a file, or print them."""
    text = "\n\n".join(source.bibtex for source in chosen) + "\n"
    if out in (None, STANDARD_OUTPUT):
        print(text, end="")
        return
    write_text(Path(out), text)
    print(f"Written to {out}")


def _tables(source: Publication) -> list[Entry]:
    """List the tables of a source."""
    return [entry for entry in manifest().tables.values() if entry.source == source.name]


def _show(source: Publication, console: Console) -> None:
    """Print one source and its tables."""
    console.print(f"[bold]{source.name}[/bold]  {source.title}")
    only = source.redistribution == "aggregates"
    facts = {
        "publisher": source.publisher,
        "version": source.version,
        "licence": f"{source.licence} ({source.licence_url})",
        "passed on": f"{source.redistribution} only" if only else "records",
        "cite": source.citation,
        "address": source.url,
        "known issues": source.known_issues,
    }
    for fact, value in facts.items():
        if value:
            console.print(f"  {fact}: {value}", markup=False)
    for entry in _tables(source):
        console.print(f"  table {_line(entry)}", markup=False)
    console.print()


def _line(entry: Entry) -> str:
    """Describe a table in a line: coverage, rows, and what was left out in reading it."""
    gaps = f" without {', '.join(map(str, entry.gaps))}" if 0 < len(entry.gaps) <= 8 else ""
    excluded = sum(each.rows for each in entry.exclusions)
    left_out = f", {excluded:,} rows left out" if excluded else ""
    first, last = entry.years
    return f"{entry.name}: {entry.title}, {first}-{last}{gaps}, {entry.rows:,} rows{left_out}"

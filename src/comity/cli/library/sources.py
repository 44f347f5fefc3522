"""``comity sources``: what the bundle holds, from whom, under what terms, how to cite it."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from comity.cli.output import give
from comity.errors import UnknownNameError
from comity.store.audit import audit as make_audit
from comity.store.bundle import manifest
from comity.store.manifest import Entry, Publication


def sources(
    name: str | None = None,
    /,
    *,
    bibtex: bool = False,
    audit: bool = False,
    out: Path | None = None,
) -> None:
    """List the sources with coverage, version, licence and citation.

    Parameters
    ----------
    name
        One source, by its name; without one, all of them.
    bibtex
        Print BibTeX entries instead.
    audit
        List instead what is wrong with the sources: how many rows have an unknown name, an
        impossible date, an end before a begin or a duplicate, and what became of them.
    out
        The file to write the audit to; its ending (.csv, .parquet or .json) gives the format.
    """
    chosen = _chosen(name)
    if audit:
        give(make_audit(manifest(), name), out, "Rows left out, or kept in doubt")
        return
    if bibtex:
        print("\n\n".join(source.bibtex for source in chosen))
        return
    console = Console(highlight=False, soft_wrap=True)
    for source in chosen:
        _show(source, console)


def _chosen(name: str | None) -> list[Publication]:
    """Pick the sources asked for."""
    known = manifest().sources
    if name is not None and name not in known:
        raise UnknownNameError.among("source", name, known)
    return list(known.values()) if name is None else [known[name]]


def _show(source: Publication, console: Console) -> None:
    """Print one source and its tables."""
    console.print(f"[bold]{source.name}[/bold]  {source.title}")
    facts = {
        "publisher": source.publisher,
        "version": source.version,
        "licence": f"{source.licence} ({source.licence_url})",
        "passed on": f"{source.redistribution} only"
        if source.redistribution == "aggregates"
        else "records",
        "cite": source.citation,
        "address": source.url,
        "mind": source.known_issues,
    }
    for fact, value in facts.items():
        if value:
            console.print(f"  {fact}: {value}", markup=False)
    for entry in manifest().tables.values():
        if entry.source == source.name:
            console.print(f"  table {_line(entry)}", markup=False)
    console.print()


def _line(entry: Entry) -> str:
    """Describe a table in a line: coverage, rows, and what was left out in reading it."""
    gaps = f" without {', '.join(map(str, entry.gaps))}" if 0 < len(entry.gaps) <= 8 else ""
    dropped = sum(drop.rows for drop in entry.exclusions)
    left_out = f", {dropped:,} rows left out" if dropped else ""
    first, last = entry.years
    return f"{entry.name}: {entry.title}, {first}-{last}{gaps}, {entry.rows:,} rows{left_out}"

"""The manifest: for every table in the bundle, whose it is, its version, terms and checksum."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from comity.errors import DataError
from comity.sources.source import Exclusion, Source, Table, TableRows

FORMAT = 1


@dataclass(frozen=True)
class Publication:
    """What has to be said of a source wherever a figure of it appears.

    ``retrieved`` is the day on which an edition came into the library; empty for the bundle's.
    """

    name: str
    title: str
    publisher: str
    version: str
    citation: str
    bibtex: str
    url: str
    licence: str
    licence_url: str
    redistribution: str
    attribution: str
    known_issues: str
    retrieved: str = ""


@dataclass(frozen=True)
class Entry:
    """What the manifest holds of one table."""

    name: str
    title: str
    source: str
    rows: int
    years: tuple[int, int]
    gaps: tuple[int, ...]
    sha256: str
    exclusions: tuple[Exclusion, ...]
    flags: tuple[Exclusion, ...]

    def covers(self, year: int) -> bool:
        """Return whether the table covers a year."""
        return self.years[0] <= year <= self.years[1] and year not in self.gaps


@dataclass(frozen=True)
class Manifest:
    """All tables and all their sources, by name."""

    tables: dict[str, Entry]
    sources: dict[str, Publication]

    def source_of(self, table: str) -> Publication:
        """Return the source that publishes a table."""
        return self.sources[self.tables[table].source]


def publication(source: Source) -> Publication:
    """Take from a source's declaration what has to be said of it."""
    return Publication(
        name=source.name,
        title=source.title,
        publisher=source.publisher,
        version=source.version,
        citation=source.citation,
        bibtex=source.bibtex,
        url=source.url,
        licence=source.licence.name,
        licence_url=source.licence.url,
        redistribution=source.licence.redistribution,
        attribution=source.attribution,
        known_issues=source.known_issues,
    )


def entry(source: Source, table: Table, result: TableRows, sha256: str) -> Entry:
    """Describe a table that has been read and written."""
    return Entry(
        name=table.name,
        title=table.title,
        source=source.name,
        rows=result.frame.height,
        years=table.years,
        gaps=tuple(sorted(table.gaps)),
        sha256=sha256,
        exclusions=result.exclusions,
        flags=result.flags,
    )


def dump(entries: Iterable[Entry], publications: Iterable[Publication]) -> str:
    """Write a manifest as JSON: the same manifest always gives the same text."""
    parts = {
        "format": FORMAT,
        "tables": {entry.name: asdict(entry) for entry in entries},
        "sources": {publication.name: asdict(publication) for publication in publications},
    }
    return json.dumps(parts, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def load(path: Path, remedy: str = "Reinstall comity.") -> Manifest:
    """Read a manifest.

    Parameters
    ----------
    path
        The file.
    remedy
        What to do if it cannot be read.

    Raises
    ------
    DataError
        If the file is missing, is no manifest, or has a form that this version cannot read.
    """
    try:
        parts = json.loads(path.read_text(encoding="utf-8"))
        if parts["format"] != FORMAT:
            raise DataError(path, f"format {parts['format']} is not {FORMAT}", remedy)
        tables = {name: _entry(part) for name, part in parts["tables"].items()}
        sources = {name: Publication(**part) for name, part in parts["sources"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(path, f"no manifest can be read ({error})", remedy) from error
    return Manifest(tables, sources)


_COUNTED = ("exclusions", "flags")


def _entry(part: dict[str, Any]) -> Entry:
    """Convert a table's entry to the types that JSON does not keep."""
    counts = {kind: tuple(Exclusion(**each) for each in part.get(kind, ())) for kind in _COUNTED}
    first, last = part["years"]
    return Entry(**{**part, **counts, "years": (first, last), "gaps": tuple(part["gaps"])})

"""The manifest: for every table in the bundle, whose it is, its version, terms and checksum."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from comity.errors import DataError, UnknownNameError
from comity.sources.source import Exclusion, Source, Table, TableRows

FORMAT = 1


@dataclass(frozen=True)
class Publication:
    """What has to be said of a source wherever a figure of it appears.

    ``retrieved`` is the day on which an edition came into the library; empty for the bundle's.
    ``newest_year`` is the last year that a table of the source covers.

    >>> from comity.store.bundle import manifest
    >>> manifest().source_of("sanction_senders").redistribution
    'aggregates'
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
    newest_year: int | None = None

    @property
    def reference(self) -> dict[str, Any]:
        """Return what is said of the source with every figure, as data for programs."""
        return {
            "source": self.name,
            "version": self.version,
            "licence": self.licence,
            "citation": self.citation,
            "newest_year": self.newest_year,
            "retrieved": self.retrieved or None,
        }

    @property
    def age(self) -> str:
        """Return how far the figures go, and when an edition was fetched, as a sentence."""
        if self.newest_year is None:
            return ""
        fetched = f", retrieved on {self.retrieved}" if self.retrieved else ""
        return f" Figures to {self.newest_year}{fetched}."

    @property
    def short(self) -> str:
        """Return the name with the newest year, and with an edition of the library's own."""
        edition = f" {self.version}" if self.retrieved else ""
        newest = f" (to {self.newest_year})" if self.newest_year else ""
        return f"{self.name}{edition}{newest}"

    @property
    def dated(self) -> str:
        """Return the citation with the version and how far the figures go."""
        plain = f"Version {self.version}" in self.citation
        return f"{self.citation}{'' if plain else f' Version: {self.version}.'}{self.age}"


@dataclass(frozen=True)
class Entry:
    """What the manifest holds of one table.

    >>> from comity.store.bundle import manifest
    >>> manifest().tables["vetoes"].covers(1950)
    True
    """

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
    """All tables and all their sources, by name.

    ``values`` are the checksums of the files of values that come with the tables, by measure.

    >>> from comity.store.bundle import manifest
    >>> manifest().source_of("vetoes").name
    'security_council_vetoes'
    """

    tables: dict[str, Entry]
    sources: dict[str, Publication]
    values: dict[str, str] = field(default_factory=dict)

    def select_sources(self, name: str | None = None) -> list[Publication]:
        """Select one source by name, or all.

        Raises
        ------
        UnknownNameError
            If there is no such source.

        Examples
        --------
        >>> from comity.store.bundle import manifest
        >>> [source.publisher for source in manifest().select_sources("polity")]
        ['Center for Systemic Peace']
        """
        if name is None:
            return list(self.sources.values())
        if name not in self.sources:
            raise UnknownNameError.among("source", name, self.sources)
        return [self.sources[name]]

    def source_of(self, table: str) -> Publication:
        """Return the source that publishes a table."""
        return self.sources[self.tables[table].source]

    def sources_of(self, tables: Iterable[str]) -> tuple[Publication, ...]:
        """Return the sources that publish some tables, each once, by name."""
        names = {self.tables[table].source for table in tables}
        return tuple(self.sources[name] for name in sorted(names))


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


def publication_of_edition(source: Source, edition: str, retrieved: str) -> Publication:
    """Take from a source's declaration what has to be said of an edition of the library.

    Parameters
    ----------
    source
        The source.
    edition
        The name of the edition.
    retrieved
        The day on which it was fetched.
    """
    return replace(
        publication(source),
        version=edition,
        retrieved=retrieved,
        citation=without_edition(source.citation),
        bibtex=_NOTE.sub("", source.bibtex),
    )


_EDITION = re.compile(
    r"[.,] (?:[Vv]ersion (?=\d)|Release of |records to )[^,.]*(?:\.\d[^,.]*)*"
    r"(?:, retrieved [^.]*)?\.$"
)
_NOTE = re.compile(r",\n  note = \{(?:Version|Records to|Edition)[^}]*\}")


def without_edition(citation: str) -> str:
    """Return a citation without the edition at its end, which is the bundle's.

    >>> without_edition("Fund. 2026. Reserves (COFER), version 7.0.1, retrieved 24 July 2026.")
    'Fund. 2026. Reserves (COFER).'
    >>> without_edition("Leeds, Brett Ashley. 2002. Alliance Treaty Obligations. Version 5.1.")
    'Leeds, Brett Ashley. 2002. Alliance Treaty Obligations.'
    """
    return _EDITION.sub(".", citation)


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


def format_manifest(
    entries: Iterable[Entry],
    publications: Iterable[Publication],
    values: Mapping[str, str] | None = None,
) -> str:
    """Write a manifest as JSON: the same manifest always gives the same text."""
    parts = {
        "format": FORMAT,
        "tables": {entry.name: asdict(entry) for entry in entries},
        "sources": {publication.name: _part(publication) for publication in publications},
        **({"values": dict(values)} if values else {}),
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
        newest = _newest_years(tables.values())
        sources = {
            name: Publication(**part, newest_year=newest.get(name))
            for name, part in parts["sources"].items()
        }
        values = dict(parts.get("values", {}))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(path, f"no manifest can be read ({error})", remedy) from error
    return Manifest(tables, sources, values)


def _part(source: Publication) -> dict[str, Any]:
    """Return what is written down of a source: not what follows from its tables."""
    empty = {"newest_year", *(() if source.retrieved else ("retrieved",))}
    return {name: value for name, value in asdict(source).items() if name not in empty}


def _newest_years(entries: Iterable[Entry]) -> dict[str, int]:
    """Return the last year that a table of each source covers."""
    newest: dict[str, int] = {}
    for each in entries:
        newest[each.source] = max(each.years[1], newest.get(each.source, each.years[1]))
    return newest


_COUNTED = ("exclusions", "flags")


def _entry(part: dict[str, Any]) -> Entry:
    """Convert a table's entry to the types that JSON does not keep."""
    counts = {kind: tuple(Exclusion(**each) for each in part.get(kind, ())) for kind in _COUNTED}
    first, last = part["years"]
    return Entry(**{**part, **counts, "years": (first, last), "gaps": tuple(part["gaps"])})

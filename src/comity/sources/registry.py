"""The registry of sources: every module below this folder that declares a ``SOURCE``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import comity.sources
from comity.errors import UnknownNameError
from comity.sources.source import Source, Table


def sources() -> dict[str, Source]:
    """Return every source that the package has an edition of, in alphabetical order.

    >>> "unga_votes" in sources()
    True
    """
    return _shipped()[True]


def library_sources() -> dict[str, Source]:
    """Return every source that only a user's library can have an edition of.

    >>> list(library_sources())
    ['cepii_gravity', 'news_events']
    """
    return _shipped()[False]


def all_sources() -> dict[str, Source]:
    """Return every source, of the package or of libraries alone, in alphabetical order.

    >>> {"news_events", "unga_votes"} <= set(all_sources())
    True
    """
    return dict(sorted((sources() | library_sources()).items()))


@cache
def _shipped() -> dict[bool, dict[str, Source]]:
    """Return the sources by whether the package has an edition of them, and by name."""
    below = walk_packages(comity.sources.__path__, "comity.sources.")
    modules = [import_module(name) for name in sorted(module.name for module in below)]
    declarations = [module.SOURCE for module in modules if hasattr(module, "SOURCE")]
    ordered = sorted(declarations, key=lambda source: source.name)
    return {
        shipped: {source.name: source for source in ordered if source.is_shipped is shipped}
        for shipped in (True, False)
    }


@cache
def library_tables() -> dict[str, Table]:
    """Return every table that only a user's library can have, by its name.

    >>> sorted(library_tables())
    ['event_coverage', 'event_months', 'gravity_pairs']
    """
    return {table.name: table for source in library_sources().values() for table in source.tables}


@cache
def tables() -> dict[str, tuple[Source, Table]]:
    """Return every table of the package by its name, each with the source that publishes it.

    >>> source, table = tables()["vetoes"]
    >>> source.name, table.unit_of_analysis
    ('security_council_vetoes', 'state')
    """
    return {table.name: (source, table) for source in sources().values() for table in source.tables}


def table(name: str) -> Table:
    """Return the declaration of one table.

    Raises
    ------
    UnknownNameError
        If no source gives a table of that name.

    Examples
    --------
    >>> table("vetoes").years[0]
    1946
    """
    if name in library_tables():
        return library_tables()[name]
    if name not in tables():
        raise UnknownNameError("table", name)
    return tables()[name][1]

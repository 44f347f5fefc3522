"""The registry of sources: every module below this folder that declares a ``SOURCE``."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

import comity.sources
from comity.errors import UnknownNameError
from comity.sources.source import Source, Table


@cache
def sources() -> dict[str, Source]:
    """Return every source by its name, in alphabetical order.

    >>> "unga_votes" in sources()
    True
    """
    below = walk_packages(comity.sources.__path__, "comity.sources.")
    modules = [import_module(name) for name in sorted(module.name for module in below)]
    declarations = [module.SOURCE for module in modules if hasattr(module, "SOURCE")]
    return {source.name: source for source in sorted(declarations, key=lambda source: source.name)}


@cache
def tables() -> dict[str, tuple[Source, Table]]:
    """Return every table by its name, each with the source that publishes it.

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
    if name not in tables():
        raise UnknownNameError("table", name)
    return tables()[name][1]

"""How sources are found: every file of this folder that declares a ``SOURCE`` is one."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import comity.sources
from comity.errors import UnknownName
from comity.sources.source import Source, Table


@cache
def sources() -> dict[str, Source]:
    """Give every source by its name, in alphabetical order.

    >>> "unga_votes" in sources()
    True
    """
    folder = sorted(module.name for module in iter_modules(comity.sources.__path__))
    modules = (import_module(f"comity.sources.{name}") for name in folder)
    found = [module.SOURCE for module in modules if hasattr(module, "SOURCE")]
    return {source.name: source for source in found}


@cache
def tables() -> dict[str, tuple[Source, Table]]:
    """Give every table by its name, each with the source that publishes it."""
    return {table.name: (source, table) for source in sources().values() for table in source.tables}


def table(name: str) -> Table:
    """Give the declaration of one table.

    Raises
    ------
    UnknownName
        If no source gives a table of that name.
    """
    if name not in tables():
        raise UnknownName("table", name, see="See `comity sources`.")
    return tables()[name][1]

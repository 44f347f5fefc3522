"""How measures are found: every function of this folder that is declared as one."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from graphlib import TopologicalSorter
from importlib import import_module
from pkgutil import walk_packages

import comity.measures
from comity.errors import ComityError, InvalidRequestError, UnknownNameError
from comity.measures.measure import Measure, Reach
from comity.sources.registry import library_sources, library_tables, tables
from comity.sources.source import Table
from comity.store.selection import absent_tables, declaration

_REACHES: tuple[Reach, ...] = ("pair", "received", "either", "system")


def measures() -> dict[str, Measure]:
    """Return every measure whose tables are there, by its name, in alphabetical order.

    Those made from tables that only a library can have, such as events in the news, are among
    them when the library in use has these tables.

    >>> "vote_agreement" in measures()
    True
    """
    return _without(absent_tables())


@cache
def declared_measures() -> dict[str, Measure]:
    """Return every measure that is declared, by its name, in alphabetical order.

    >>> "net_cooperation" in declared_measures()
    True
    """
    below = walk_packages(comity.measures.__path__, "comity.measures.")
    modules = [import_module(name) for name in sorted(module.name for module in below)]
    items = (item for module in modules for item in vars(module).values())
    return dict(sorted((item.name, item) for item in items if isinstance(item, Measure)))


@cache
def _without(absent: frozenset[str]) -> dict[str, Measure]:
    """Return the measures that need none of some tables."""
    return {
        name: each for name, each in declared_measures().items() if absent.isdisjoint(each.needs)
    }


def find_measure(name: str) -> Measure:
    """Return the measure of a name.

    Raises
    ------
    UnknownNameError
        With the nearest names, if there is none.
    InvalidRequestError
        If the library lacks the tables that it is made from.

    Examples
    --------
    >>> find_measure("vote_agreement").level
    'dyad'
    """
    if name in measures():
        return measures()[name]
    raise unknown_measure(name, measures())


def unknown_measure(name: str, names: Collection[str]) -> ComityError:
    """Build the error about a measure that is not there: unknown, or without its tables.

    >>> print(unknown_measure("trad", ["trade"]))
    There is no measure called 'trad'. Did you mean trade?
    """
    if name in declared_measures():
        return _without_tables(name)
    return UnknownNameError.among("measure", name, names)


def _without_tables(name: str) -> InvalidRequestError:
    """Build the error about a measure of a source of which the library has no edition."""
    # Imported here: readers of values need no declarations of how sources are published.
    from comity.sources.publishing import NotPublished

    absent = absent_tables().intersection(depends_on(name))
    source = next(
        each
        for each in library_sources().values()
        if not absent.isdisjoint(table.name for table in each.tables)
    )
    what = f"{name} is made from {source.name}, of which the library has no edition."
    how = source.publishing
    return InvalidRequestError(what, how.why if isinstance(how, NotPublished) else "Pull it first.")


def in_order(names: Iterable[str] | None = None, ready: Collection[str] = ()) -> list[Measure]:
    """Return measures in an order in which each follows the measures that it needs.

    ``ready`` names measures whose values are there already: they are left out with their needs.

    >>> [measure.name for measure in in_order(["vote_agreement"])]
    ['vote_agreement']
    """
    selection = set(measures()) if names is None else _with_needed(names, ready)
    graph = {name: set(measures()[name].needs) & selection for name in sorted(selection)}
    return [measures()[name] for name in TopologicalSorter(graph).static_order()]


def depends_on(name: str) -> dict[str, tuple[Reach, int, tuple[int, ...]]]:
    """Return, for each table under a measure, the rows that one value may use.

    A measure of measures reaches as far as the farthest of the two, and back over both
    windows. Returns table name to (reach, window in periods of the measure, third states).

    >>> sorted(depends_on("vote_agreement"))
    ['undl_votes', 'unga_votes']
    """
    tables_below: dict[str, tuple[Reach, int, tuple[int, ...]]] = {}
    top = declared_measures()[name]
    for need in top.needs:
        own = top.nearer.get(need, top.reach)
        below = depends_on(need) if need in declared_measures() else {need: (own, 1, ())}
        for table, (reach, window, also) in below.items():
            step = (_farther(reach, own), window + top.window - 1, also + top.also)
            tables_below[table] = (
                _wider(tables_below[table], step) if table in tables_below else step
            )
    return tables_below


def spans_of(name: str) -> dict[str, tuple[int, int]]:
    """Return the tables under a measure of which only some years are used, with those years.

    A table that is used in full on any way to it is not among them.

    >>> spans_of("vote_agreement"), spans_of("shared_igos")
    ({'unga_votes': (1946, 2020), 'undl_votes': (2021, 9999)}, {})
    """
    top = declared_measures()[name]
    spans_by_table: dict[str, list[tuple[int, int] | None]] = {}
    for need in top.needs:
        below = spans_of(need) if need in declared_measures() else top.spans
        under = depends_on(need) if need in declared_measures() else {need: ()}
        for table in under:
            spans_by_table.setdefault(table, []).append(below.get(table))
    limited = {
        table: [s for s in spans if s] for table, spans in spans_by_table.items() if all(spans)
    }
    return {
        table: (min(first for first, _ in spans), max(last for _, last in spans))
        for table, spans in limited.items()
    }


def unknown_needs() -> dict[str, list[str]]:
    """List, by measure, the parameters that name neither a table nor a measure.

    >>> unknown_needs()
    {}
    """
    names = {*tables(), *library_tables(), *declared_measures()}
    strays = {m.name: [n for n in m.needs if n not in names] for m in declared_measures().values()}
    return {name: stray for name, stray in strays.items() if stray}


def _with_needed(names: Iterable[str], ready: Collection[str] = ()) -> set[str]:
    """Add to some measures all those that they need and that are not ready."""
    selection = {find_measure(name).name for name in names}
    for name in tuple(selection):
        needs = (n for n in measures()[name].needs if n in measures() and n not in ready)
        selection |= _with_needed(needs, ready)
    return selection


def _farther(one: Reach, other: Reach) -> Reach:
    """Return the wider of two reaches."""
    return max(one, other, key=_REACHES.index)


def _wider(
    one: tuple[Reach, int, tuple[int, ...]], other: tuple[Reach, int, tuple[int, ...]]
) -> tuple[Reach, int, tuple[int, ...]]:
    """Take in what either of two ways to a table takes in."""
    return (
        _farther(one[0], other[0]),
        max(one[1], other[1]),
        tuple(sorted({*one[2], *other[2]})),
    )


def source_table(name: str) -> Table:
    """Return the declaration of a table, with its columns and the coverage of its edition.

    >>> source_table("vetoes").years[0]
    1946
    """
    return declaration(name)

"""The state of the library as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.store.status import ABSENT, ADD, FETCH, SourceStatus


def write_lines(sources: Sequence[SourceStatus], events: Mapping[str, int]) -> Iterator[str]:
    """Write the state of the library: what may be out of date first, then all else.

    Parameters
    ----------
    sources
        The state of the sources, of :func:`comity.store.status.list_status`.
    events
        The number of ingested records of events, by their format.

    Returns
    -------
    iterator of str
        The lines.

    Examples
    --------
    >>> from datetime import date
    >>> from comity.store.status import list_status
    >>> lines = list(write_lines(list_status(date(2026, 11, 27), "vdem"), {}))
    >>> lines[0]
    'No network was used: this is what is on disk.'
    """
    yield "No network was used: this is what is on disk."
    for title, is_stale in _GROUPS.items():
        rows = [row for row in sources if row.is_stale is is_stale]
        yield from _of_group(title, rows)
    if events:
        counts = ", ".join(f"{name} {count:,}" for name, count in events.items())
        yield f"\nEvents ingested: {counts} records."


_GROUPS = {
    "Stale by their rhythm": True,
    "Up to date by their rhythm": False,
    "Without a rhythm": None,
}


def _of_group(title: str, rows: Sequence[SourceStatus]) -> Iterator[str]:
    """Describe sources under a heading; nothing if there are none."""
    if rows:
        yield f"\n{title}:"
    for row in rows:
        yield from _of_source(row)


def _of_source(row: SourceStatus) -> Iterator[str]:
    """Describe a source in one line, or in two if there is something to do or to know."""
    yield f"  {row.source}: {_in_use(row)}"
    if row.newer:
        yield f"    in the library and not in use: {row.newer}"
    if row.is_stale and row.way == FETCH:
        expected = f"figures of {row.expected_year} should be out ({row.rhythm})"
        yield f"    {expected}: comity pull {row.source}"
    elif row.way == ADD:
        yield f"    {row.why} Then: comity add {row.source} FILE"
    elif row.why:
        yield f"    {row.why}"


def _in_use(row: SourceStatus) -> str:
    """Describe the edition in use, how far it goes and how it came into the library."""
    if row.edition == ABSENT:
        fetch = f": comity pull {row.source}" if row.way == FETCH else ""
        return f"not in the library{fetch}"
    newest = f"figures to {row.newest_year}" if row.newest_year else "no years"
    since = f"{row.origin} {row.since}" if row.since else "of the package"
    return f"{row.edition}; {newest}, {since}{', pinned' if row.is_pinned else ''}"

"""The state of the library: which edition of each source is in use, and how old it is.

Only what is on disk is read, so that the answer is there without a network and at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.errors import UnknownNameError
from comity.sources.publishing import ByHand, NotPublished, Published
from comity.sources.registry import all_sources
from comity.sources.source import Source
from comity.store.editions import BUNDLE, Choice, Edition, list_editions, read_choices
from comity.store.selection import chosen, manifest

FETCH, ADD, NONE = "pull", "add", "none"
"""How a newer edition comes into the library."""

ABSENT = "none"
"""The edition of a source that only the library can have, and has not."""


@dataclass(frozen=True)
class SourceStatus:
    """One source: the edition in use, its newest figure, and how a newer one can be had.

    ``is_stale`` is None where the publisher has no rhythm, as of a finished series. ``why`` says
    why nothing can be fetched, or where to download a file.
    """

    source: str
    title: str
    edition: str
    origin: str
    since: str
    newest_year: int | None
    expected_year: int | None
    is_stale: bool | None
    is_pinned: bool
    newer: str
    way: str
    rhythm: str
    written_for: str
    why: str


def list_status(today: date, name: str | None = None) -> list[SourceStatus]:
    """List the state of the sources in the library.

    Parameters
    ----------
    today
        The day from which ages are counted.
    name
        One source; None for all.

    Raises
    ------
    UnknownNameError
        If there is no such source.
    DataError
        If the library cannot be read.

    Examples
    --------
    >>> list_status(date(2026, 11, 27), "sipri_milex")[0].expected_year
    2025
    """
    if name is not None and name not in all_sources():
        raise UnknownNameError.among("source", name, all_sources())
    chosen_sources = [
        source
        for source in all_sources().values()
        if name == source.name or (name is None and _is_listed(source))
    ]
    choices = read_choices()
    editions: dict[str, list[Edition]] = {}
    for edition in list_editions(name):
        editions.setdefault(edition.source, []).append(edition)
    return [
        _status(s, choices.get(s.name, Choice(BUNDLE)), editions.get(s.name, []), today)
        for s in chosen_sources
    ]


def _is_listed(source: Source) -> bool:
    """Return whether a source is listed: one that is here, or that could be fetched."""
    return source.name in manifest().sources or isinstance(source.publishing, Published)


def next_update(name: str, today: date) -> str:
    """Return when figures newer than those in use come, or why none do, in words.

    Parameters
    ----------
    name
        A source of the manifest.
    today
        The day from which ages are counted.

    Examples
    --------
    >>> next_update("sipri_milex", date(2026, 11, 27))
    'New figures come yearly, in April. Figures of 2025 should be out.'
    """
    how = all_sources()[name].publishing
    if how.rhythm is None:
        return how.why if isinstance(how, NotPublished) else "The publisher names no date."
    expected = how.rhythm.expected_year(today)
    published = manifest().sources.get(name)
    is_late = _before(published.newest_year if published else None, expected)
    late = f" Figures of {expected} should be out." if is_late else ""
    return f"New figures come {how.rhythm.words}.{late}"


def _status(source: Source, choice: Choice, editions: list[Edition], today: date) -> SourceStatus:
    """Describe one source."""
    how = source.publishing
    used = _used(source.name, editions)
    published = manifest().sources.get(source.name)
    newest = published.newest_year if published else None
    expected = how.rhythm.expected_year(today) if how.rhythm else None
    return SourceStatus(
        source=source.name,
        title=source.title,
        edition=published.version if published else ABSENT,
        origin=used.origin if used else BUNDLE,
        since=used.at[:10] if used else "",
        newest_year=newest,
        expected_year=expected,
        is_stale=None if None in (expected, newest) else _before(newest, expected),
        is_pinned=choice.pinned,
        newer=_later(used, editions),
        way=_way(source),
        rhythm=how.rhythm.words if how.rhythm else "",
        written_for="" if isinstance(how, NotPublished) else how.written_for,
        why=_why(source),
    )


def _used(source: str, editions: list[Edition]) -> Edition | None:
    """Return the edition in use; None for that of the bundle."""
    identifier = chosen().get(source, BUNDLE)
    return next((edition for edition in editions if edition.id == identifier), None)


def _before(newest: int | None, expected: int | None) -> bool:
    """Return whether the newest figure is older than the newest edition should have."""
    return newest is not None and expected is not None and newest < expected


def _later(used: Edition | None, editions: list[Edition]) -> str:
    """Return the newest edition in the library that is newer than the one in use.

    It is named by its identifier where both have one name, as the day of a file can be.
    """
    later = [edition for edition in editions if not used or edition.at > used.at]
    if not later:
        return ""
    return later[-1].id if used and used.name == later[-1].name else later[-1].name


def _way(source: Source) -> str:
    """Return how a newer edition comes into the library."""
    if isinstance(source.publishing, Published):
        return FETCH
    return ADD if isinstance(source.publishing, ByHand) else NONE


def _why(source: Source) -> str:
    """Return why a source is not fetched; of one that is, its key, and whether it is large."""
    how = source.publishing
    if isinstance(how, ByHand):
        return f"{how.why} {how.page}"
    if isinstance(how, NotPublished):
        return how.why
    key = f"It needs the key {how.key.variable}. {how.key.how}" if how.key else ""
    return " ".join(filter(None, (key, LARGE if how.large else "")))


LARGE = "It is fetched only when it is named, as its files have gigabytes."
"""The note on a source that a pull of all leaves out."""

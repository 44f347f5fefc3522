"""Where the bulk files of events are: GDELT 1.0 on its server, POLECAT in Harvard's Dataverse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from comity.sources.finders import ListedFile, list_dataverse
from comity.sources.publishing import MEGABYTE, Publisher, RemoteFile

_GDELT = "http://data.gdeltproject.org/events/"
_GDELT_NAME = r"(\d{4})(?:(\d{2})(?:(\d{2})\.export\.CSV)?)?\.zip"
_LARGEST_GDELT, _LARGEST_POLECAT = 1024 * MEGABYTE, 4096 * MEGABYTE

_DATAVERSE, _POLECAT = "https://dataverse.harvard.edu", "doi:10.7910/DVN/AJGVIT"
_POLECAT_NAME = r"ngecEvents[\w.-]*\.(?:txt|tab|zip)"
_POLECAT_DAYS = re.compile(r"(\d{4})(?:-?(\d{2}))?(?:-?(\d{2}))?")
_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class EventFile:
    """A bulk file of events, as its publisher lists it.

    ``span`` has the first and the last day of the file, by its name, as whole numbers.

    >>> file = ListedFile("1979.zip", 100, RemoteFile("1979.zip", "https://example.org/1979.zip"))
    >>> EventFile(file, (19790101, 19791231)).is_within((19791201, 19800131))
    True
    """

    listed: ListedFile
    span: tuple[int, int]

    def is_within(self, span: tuple[int, int]) -> bool:
        """Return whether a span of days has any day of the file."""
        return self.span[0] <= span[1] and span[0] <= self.span[1]


@dataclass(frozen=True)
class EventPublisher:
    """A publisher of bulk files of events.

    Parameters
    ----------
    name
        The name of the layout of its files.
    written_for
        The files that the declaration was written for.
    list_files
        Lists its files, in one or two small requests.
    """

    name: str
    written_for: str
    list_files: Callable[[Publisher], list[EventFile]]


def _list_gdelt(publisher: Publisher) -> list[EventFile]:
    """List the files of GDELT 1.0, with their checksums and sizes."""
    checksums = _words_by_name(publisher.read(f"{_GDELT}md5sums"))
    sizes = _words_by_name(publisher.read(f"{_GDELT}filesizes"))
    files = []
    for name, digits in checksums.items():
        days = re.fullmatch(_GDELT_NAME, name)
        if days and re.fullmatch("[0-9a-f]{32}", digits):
            remote = RemoteFile(
                name, _GDELT + name, ".zip", limit=_LARGEST_GDELT, checksum=f"md5:{digits}"
            )
            size = int(sizes[name]) if name in sizes else None
            files.append(EventFile(ListedFile(name, size, remote), _days(*days.groups())))
    return files


def _words_by_name(listing: bytes) -> dict[str, str]:
    """Read a list of which each line has a checksum or a size, and the name of a file."""
    pairs = re.findall(r"^(\S+)[ \t]+(\S+)\s*$", listing.decode("utf-8", "replace"), re.MULTILINE)
    return {name: word for word, name in pairs}


def _list_polecat(publisher: Publisher) -> list[EventFile]:
    """List the files of POLECAT: years as archives, and weeks by the day of their release."""
    shared = RemoteFile("events", "", ".txt", limit=_LARGEST_POLECAT)
    _, files = list_dataverse(publisher, _DATAVERSE, _POLECAT, shared, _POLECAT_NAME)
    return list(_with_days(files))


def _with_days(files: list[ListedFile]) -> Iterator[EventFile]:
    """Yield the files whose names state a year, month or day."""
    for file in files:
        if match := _POLECAT_DAYS.search(file.name):
            first, last = _days(*match.groups())
            yield EventFile(file, (_week_before(first) if match[3] else first, last))


def _week_before(day: int) -> int:
    """Return the day a week before; a release of a week has the stories since then."""
    return int(f"{date.fromisoformat(str(day)) - _WEEK:%Y%m%d}")


def _days(year: str, month: str | None, day: str | None) -> tuple[int, int]:
    """Return the first and the last day of a year, month or day, as whole numbers.

    >>> _days("2013", "03", None)
    (20130301, 20130331)
    """
    return int(f"{year}{month or '01'}{day or '01'}"), int(f"{year}{month or '12'}{day or '31'}")


PUBLISHERS = {
    each.name: each
    for each in (
        EventPublisher(
            "gdelt1",
            "GDELT 1.0: 1979.zip to 2005.zip, 200601.zip to 201303.zip, and since then "
            "20130401.export.CSV.zip, with md5sums and filesizes",
            _list_gdelt,
        ),
        EventPublisher(
            "polecat",
            "POLECAT Weekly Data: ngecEventsDV-2022.txt.zip, and of the current year "
            "ngecEvents.20230103111842.Release603.DV.txt",
            _list_polecat,
        ),
    )
}
"""The publishers of bulk files that are fetched, by the name of their layout."""

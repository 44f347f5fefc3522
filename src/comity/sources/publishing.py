"""How a source is published: where its newest edition is found, how often, and to whom.

A source declares it in its one file. ``Published`` names the address of the newest edition, the
rhythm of editions, the layout that the reader was written for, and readers for tables whose live
file is laid out otherwise than the raw file of the bundle. ``ByHand`` is for files behind a form
or an account; ``NotPublished`` says why there is nothing to fetch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from comity.sources.source import Reader

MEGABYTE = 2**20


@dataclass(frozen=True)
class RemoteFile:
    """One file of an edition, as its publisher offers it.

    Parameters
    ----------
    name
        The short name by which readers ask for it.
    address
        Where it is.
    ending
        The ending of the file that is read; ``.csv`` files have their header checked.
    member
        Pattern of the name of the file inside a ZIP, tar or gzip archive; of several that match
        the one with the shortest name is meant. An exclamation mark leads into an archive
        inside the archive. Empty where the file is no archive.
    has_parts
        Whether every member that matches is a part of one table. The archive is then left
        packed, and the reader reads a member at a time.
    columns
        Columns that a reader needs. Others may be added by the publisher.
    separator
        What separates the columns; empty where that differs between editions and is seen from
        the header.
    header
        Number of lines before the header.
    limit
        The most bytes that the download, and what is unpacked from it, may have.
    checksum
        ``md5:`` or ``sha256:`` and digits, where the publisher states it.
    accept
        The media type to ask for, where an address gives several.
    guestbook
        The address of the questions that are to be answered before the download.

    >>> RemoteFile("rows", "https://example.org/rows.csv").limit // MEGABYTE
    200
    """

    name: str
    address: str
    ending: str = ".csv"
    member: str = ""
    has_parts: bool = False
    columns: tuple[str, ...] = ()
    separator: str = ","
    header: int = 0
    limit: int = 200 * MEGABYTE
    checksum: str = ""
    accept: str = ""
    guestbook: str = ""


@dataclass(frozen=True)
class Offer:
    """An edition that a publisher offers: its name, and its files.

    ``edition`` is empty where the publisher names none; it is then the day of the first file.

    >>> Offer("26.1", (RemoteFile("rows", "https://example.org/rows.csv"),)).files[0].ending
    '.csv'
    """

    edition: str
    files: tuple[RemoteFile, ...]


class Publisher(Protocol):
    """What a finder may ask of a publisher, each with one small request.

    ``in_library`` is the edition that is in the library.
    """

    in_library: str

    def read(self, address: str) -> bytes:
        """Read a listing."""
        ...

    def has(self, address: str) -> bool:
        """Return whether there is a file at an address."""
        ...


Finder = Callable[[Publisher, date], Offer]
"""A function that finds the newest edition, given the publisher and the day."""


@dataclass(frozen=True)
class Rhythm:
    """How often editions appear, and to which year their figures then go.

    Parameters
    ----------
    words
        The rhythm in words: "yearly, in June".
    month
        The month by which the edition of a year is out.
    lag
        How many years the newest figure is then behind.
    """

    words: str
    month: int = 12
    lag: int = 1

    def expected_year(self, today: date) -> int:
        """Return the year to which the newest edition should go.

        >>> Rhythm("yearly, in June", 6).expected_year(date(2026, 5, 1))
        2024
        >>> Rhythm("yearly, in June", 6).expected_year(date(2026, 7, 1))
        2025
        """
        return today.year - self.lag - (today.month <= self.month)


@dataclass(frozen=True)
class Key:
    """A key that a publisher asks for: its name, the header that carries it, how to get it.

    >>> Key("EXAMPLE_KEY", "Subscription-Key", "Register at https://example.org.").variable
    'EXAMPLE_KEY'
    """

    variable: str
    header: str
    how: str


@dataclass(frozen=True)
class Published:
    """A source whose newest edition anyone can fetch.

    Parameters
    ----------
    find
        Finds the newest edition.
    written_for
        The edition, and the names of its files, that the readers were written for.
    rhythm
        How often editions appear; None for a series that is finished.
    readers
        Readers by table, where the live file is laid out otherwise than the raw one.
    key
        The key that the publisher asks for.
    pause
        Seconds between two requests, as the publisher asks.
    large
        Whether it is fetched only when it is named.
    """

    find: Finder
    written_for: str
    rhythm: Rhythm | None = None
    readers: Mapping[str, Reader] = field(default_factory=dict)
    key: Key | None = None
    pause: float = 0.0
    large: bool = False


@dataclass(frozen=True)
class ByHand:
    """A source whose file is behind a form or an account: the user downloads and adds it.

    Parameters
    ----------
    page
        The page with the form.
    why
        Why it cannot be fetched.
    file
        The file that is read; its address is empty.
    edition
        Pattern of the edition in the name of the file; its groups are joined by dots.
    """

    page: str
    why: str
    file: RemoteFile
    edition: str
    written_for: str
    rhythm: Rhythm | None = None
    readers: Mapping[str, Reader] = field(default_factory=dict)

    def edition_of(self, name: str) -> str:
        r"""Return the edition that the name of a file states; empty if it states none.

        >>> add = ByHand("https://example.org", "", RemoteFile("a", ""), r"_v(\d+)_(\d+)", "")
        >>> add.edition_of("Table_v4_1.csv"), add.edition_of("Table.csv")
        ('4.1', '')
        """
        match = re.search(self.edition, name)
        return ".".join(match.groups()) if match else ""


@dataclass(frozen=True)
class NotPublished:
    """A source of which nothing newer can be fetched in a form that is read here, and why.

    >>> NotPublished("The series is finished.").rhythm is None
    True
    """

    why: str
    rhythm: Rhythm | None = None


ESTIMATED = NotPublished("It is estimated here from other sources, when the bundle is built.")
CURATED = NotPublished("It is a list kept with Comity: each release has its newest state.")
FINISHED = NotPublished("The series is finished; the bundle has all of it.")
"""Reasons that several sources share."""

"""Finders: how the newest edition of a source is found at its publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urljoin

from comity.errors import DataError
from comity.sources.publishing import Finder, Offer, Publisher, RemoteFile


def numbered(editions: Callable[[date], tuple[str, ...]], *files: RemoteFile) -> Finder:
    """Build a finder of editions whose number is part of their address.

    Parameters
    ----------
    editions
        Gives the numbers that may be out on a day, the newest first.
    files
        The files; ``{edition}`` and ``{digits}`` in an address or a member are the number with
        and without its dots.

    Returns
    -------
    Finder
        Raises ``DataError`` if the publisher has none of the editions.

    Examples
    --------
    >>> class Shelf:
    ...     in_library = ""
    ...     def read(self, address): raise NotImplementedError
    ...     def has(self, address): return "251" in address
    >>> find = numbered(lambda day: ("26.1", "25.1"), RemoteFile("acd", "https://a.org/{digits}"))
    >>> find(Shelf(), date(2026, 1, 1)).files[0].address
    'https://a.org/251'
    """

    def find(publisher: Publisher, today: date) -> Offer:
        for number, edition in enumerate(editions(today)):
            offer = Offer(edition, tuple(_of_edition(file, edition) for file in files))
            # Of the edition in the library it is known that it is there.
            is_known = number > 0 and edition == publisher.in_library
            if is_known or publisher.has(offer.files[0].address):
                return offer
        looked_for = ", ".join(editions(today))
        raise DataError(files[0].address, f"none of the editions {looked_for} is there", MOVED)

    return find


MOVED = "The publisher may have moved its files; nothing of yours was changed."
"""What to say where a file is not at the address that a source declares."""


def _of_edition(file: RemoteFile, edition: str) -> RemoteFile:
    """Fill the number of an edition into the address and the member of a file."""
    numbers = {"{edition}": edition, "{digits}": edition.replace(".", "")}
    address, member = file.address, file.member
    for place, number in numbers.items():
        address, member = address.replace(place, number), member.replace(place, number)
    return replace(file, address=address, member=member)


def linked(page: str, pattern: str, file: RemoteFile) -> Finder:
    r"""Build a finder of a file to which a page of the publisher links.

    Parameters
    ----------
    page
        The address of the page.
    pattern
        Regular expression of the address in the link; its first group is the edition.
    file
        The file, without address.

    Examples
    --------
    >>> class Page:
    ...     in_library = ""
    ...     def read(self, address): return b'<a href="/files/milex_2025.xlsx">'
    ...     def has(self, address): return True
    >>> find = linked("https://a.org/milex", r"/files/milex_(\d+)\.xlsx", RemoteFile("book", ""))
    >>> find(Page(), date(2026, 1, 1)).files[0].address
    'https://a.org/files/milex_2025.xlsx'
    """

    def find(publisher: Publisher, _today: date) -> Offer:
        links = list(re.finditer(pattern, publisher.read(page).decode("utf-8", "replace")))
        if not links:
            raise DataError(page, "the page no longer links to the file", MOVED)
        newest = max(links, key=lambda link: link.group(1))
        return Offer(newest.group(1), (replace(file, address=urljoin(page, newest.group())),))

    return find


def at_address(*files: RemoteFile) -> Finder:
    """Build a finder of files that keep their address; the server says whether they changed.

    >>> find = at_address(RemoteFile("points", "https://example.org/points.csv"))
    >>> find(None, date(2026, 1, 1)).edition
    ''
    """

    def find(_publisher: Publisher, _today: date) -> Offer:
        return Offer("", files)

    return find


def dataverse(server: str, doi: str, file: RemoteFile, pattern: str) -> Finder:
    """Build a finder of a file in the newest version of a data set in a Dataverse.

    Parameters
    ----------
    server
        The address of the Dataverse.
    doi
        The persistent identifier of the data set: "doi:10.7910/DVN/LEJUQZ".
    file
        The file, without address and checksum.
    pattern
        Regular expression that the published name of the file matches in full.

    References
    ----------
    Dataverse Guides, version 6.10: Native API (datasets) and Data Access API.
    """

    def find(publisher: Publisher, _today: date) -> Offer:
        edition, files = list_dataverse(publisher, server, doi, file, pattern)
        if not files:
            what = f"version {edition} has no file named like {pattern}"
            raise DataError(_listing(server, doi), what, MOVED)
        return Offer(edition, (files[0].file,))

    return find


@dataclass(frozen=True)
class ListedFile:
    """A file that a publisher lists: its published name, its size in bytes, where it is.

    >>> ListedFile("a.zip", None, RemoteFile("a", "https://example.org/a.zip")).size is None
    True
    """

    name: str
    size: int | None
    file: RemoteFile


def list_dataverse(
    publisher: Publisher, server: str, doi: str, file: RemoteFile, pattern: str
) -> tuple[str, list[ListedFile]]:
    """List the files of a name in the newest version of a data set in a Dataverse.

    Parameters
    ----------
    publisher
        Reads the list.
    server, doi
        The address of the Dataverse, and the persistent identifier of the data set.
    file
        What all the files have in common: without address, checksum and guestbook.
    pattern
        Regular expression that the published names match in full.

    Returns
    -------
    tuple of str and list of ListedFile
        The version of the data set, and its files; a KeyError or ValueError where the list is
        not laid out as the Dataverse's guides describe.
    """
    dataset = json.loads(publisher.read(_listing(server, doi)))["data"]
    version = dataset["latestVersion"]
    book = dataset.get("guestbookId") or version.get("guestbookId")
    shared = replace(file, guestbook=f"{server}/api/guestbooks/{book}" if book else "")
    names = [(_published_name(each["dataFile"]), each["dataFile"]) for each in version["files"]]
    files = [
        ListedFile(name, _published_size(data), _in_dataverse(server, shared, data))
        for name, data in names
        if re.fullmatch(pattern, name)
    ]
    return f"{version['versionNumber']}.{version['versionMinorNumber']}", files


def _listing(server: str, doi: str) -> str:
    """Return the address of the list of a data set's files."""
    return f"{server}/api/datasets/:persistentId/?persistentId={doi}"


def _published_name(data: Mapping[str, Any]) -> str:
    """Return the name under which a file was published, which a table's text has no more."""
    return str(data.get("originalFileName") or data["filename"])


def _published_size(data: Mapping[str, Any]) -> int | None:
    """Return the bytes of a file as it was published; None where they are not listed."""
    key = "originalFileSize" if "originalFileName" in data else "filesize"
    return int(data[key]) if key in data else None


def _in_dataverse(server: str, file: RemoteFile, data: Mapping[str, Any]) -> RemoteFile:
    """Fill in the address and the checksum of a file in a Dataverse.

    A table is kept as text with tabs. It is given in its original form on request, of which no
    checksum is stated.
    """
    address = f"{server}/api/access/datafile/{data['id']}"
    if "originalFileName" in data:
        return replace(file, address=f"{address}?format=original")
    return replace(file, address=address, checksum=f"md5:{data['md5']}")

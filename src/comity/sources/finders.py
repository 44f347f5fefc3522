"""Finders: how the newest edition of a source is found at its publisher."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
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
    listing = f"{server}/api/datasets/:persistentId/?persistentId={doi}"

    def find(publisher: Publisher, _today: date) -> Offer:
        dataset = json.loads(publisher.read(listing))["data"]
        version = dataset["latestVersion"]
        book = dataset.get("guestbookId") or version.get("guestbookId")
        asked = replace(file, guestbook=f"{server}/api/guestbooks/{book}" if book else "")
        edition = f"{version['versionNumber']}.{version['versionMinorNumber']}"
        for listed in version["files"]:
            data = listed["dataFile"]
            if re.fullmatch(pattern, data.get("originalFileName") or data["filename"]):
                return Offer(edition, (_in_dataverse(server, asked, data),))
        raise DataError(listing, f"version {edition} has no file named like {pattern}", MOVED)

    return find


def _in_dataverse(server: str, file: RemoteFile, data: Mapping[str, Any]) -> RemoteFile:
    """Fill in the address and the checksum of a file in a Dataverse.

    A table is kept as text with tabs. It is given in its original form on request, of which no
    checksum is stated.
    """
    address = f"{server}/api/access/datafile/{data['id']}"
    if "originalFileName" in data:
        return replace(file, address=f"{address}?format=original")
    return replace(file, address=address, checksum=f"md5:{data['md5']}")

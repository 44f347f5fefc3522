"""Fetching an article from the web, if the user asks for it: one page, bounded in size and time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from comity.claims.text.documents import Document, document_from_bytes
from comity.claims.text.formats.limits import LARGEST
from comity.errors import InvalidRequestError

if TYPE_CHECKING:  # a twentieth of a second that a check of a sentence does without
    from urllib.request import OpenerDirector

SECONDS = 20
"""How long a server may take to answer."""


def is_address(text: str) -> bool:
    """Return whether a text is the address of a web page.

    >>> is_address("https://example.org/a"), is_address("article.txt")
    (True, False)
    """
    return urlsplit(text).scheme.lower() in ("http", "https")


def fetch(address: str) -> Document:
    """Fetch one page and read it as an article; nothing that it names is fetched.

    Raises
    ------
    InvalidRequestError
        If the address is not one of the web, cannot be reached, or gives no text.
    """
    from urllib.error import URLError
    from urllib.request import Request

    _require_web(address)
    request = Request(
        address,
        headers={"User-Agent": "comity", "Accept": "text/html, text/plain, application/pdf"},
    )
    try:
        with _opener().open(request, timeout=SECONDS) as answer:
            kind = answer.headers.get_content_type()
            raw = answer.read(LARGEST + 1)
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        raise InvalidRequestError(
            f"{address} cannot be fetched ({reason}).", "Save the page."
        ) from error
    if not kind.startswith("text/") and not any(one in kind for one in _READ):
        raise InvalidRequestError(f"{address} is {kind}, not text.", "Save the article as text.")
    return document_from_bytes(raw, ".html" if "html" in kind else "", address)


_READ = ("html", "wordprocessing", "pdf")
"""In the kinds of content that are read although they are no plain text."""


def _opener() -> OpenerDirector:
    """Return what follows redirections to other web pages, and to nothing else."""
    from urllib.request import HTTPRedirectHandler, build_opener

    class OnlyWeb(HTTPRedirectHandler):
        def redirect_request(self, req, fp, code, msg, headers, newurl):  # type: ignore[no-untyped-def]  # the standard library leaves it untyped
            _require_web(newurl)
            return super().redirect_request(req, fp, code, msg, headers, newurl)

    return build_opener(OnlyWeb)


def _require_web(address: str) -> None:
    if not is_address(address):
        raise InvalidRequestError(f"{address} is no http or https address.", "Name a file instead.")

"""Whole documents inside the site: a checked article, a scenario, a dossier, a brief."""

from __future__ import annotations

import re

from starlette.responses import HTMLResponse

from comity.web.downloads import PageFiles
from comity.web.pages import render

DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
"""The policy of documents that carry their style inside, and never a script."""

_LINKS = (
    ("/", "Comity"),
    ("/world", "World"),
    ("/network", "Network"),
    ("/compare", "Compare"),
    ("/check", "Check"),
    ("/scenario", "Scenario"),
    ("/methods", "Methods"),
    ("/sources", "Sources"),
)

_START = re.compile(r'<body>(\s*<a class="skip"[^>]*>[^<]*</a>)?')
"""Where the links begin: after the one that skips to the content, which stays the first."""

NAVIGATION = (
    # Under the switch between light and dark, which documents have at their right edge.
    '<nav aria-label="Site" style="margin-top: 2.2rem"><p class="meta">'
    + " · ".join(f'<a href="{address}">{name}</a>' for address, name in _LINKS)
    + "</p></nav>"
)


def document(text: str, download: PageFiles | None = None) -> HTMLResponse:
    """Return a whole document, with the site's links and the policy of documents.

    Parameters
    ----------
    text
        The document.
    download
        What it can be taken away as, which is written at its end.
    """
    whole = with_navigation(text)
    if download is not None:
        section = render("taken.html.j2", download=download)
        whole = f"{section}</main>".join(whole.rsplit("</main>", 1))
    return HTMLResponse(whole, headers={"Content-Security-Policy": DOCUMENT_POLICY})


def with_navigation(document: str) -> str:
    """Return a document with the site's links at the top of its body.

    >>> with_navigation("<body><p>x</p></body>").startswith("<body><nav")
    True
    """
    return _START.sub(lambda start: f"{start[0]}{NAVIGATION}", document, count=1)

"""Whole documents inside the site: a checked article, a scenario, a dossier, a brief."""

from __future__ import annotations

import re

from starlette.responses import HTMLResponse

from comity.web.downloads import PageFiles
from comity.web.pages import fill_template

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
    # As pages have it; on a phone, under the switch between light and dark of documents.
    "<style>.site-links{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:0;padding:.9rem 0;"
    "border-bottom:1px solid var(--rule);font-size:.88rem}"
    ".site-links a{min-height:24px;color:var(--quiet);text-decoration:none}"
    ".site-links a:hover{text-decoration:underline}"
    ".site-links a:first-child{font-weight:700;color:var(--ink)}"
    "@media(max-width:46rem){.site-links{margin-top:2.2rem}}"
    "@media print{.site-links{display:none}}</style>"
    '<nav aria-label="Site"><p class="site-links">'
    + " ".join(f'<a href="{address}">{name}</a>' for address, name in _LINKS)
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
        section = fill_template("taken.html.j2", download=download)
        whole = f"{section}</main>".join(whole.rsplit("</main>", 1))
    return HTMLResponse(whole, headers={"Content-Security-Policy": DOCUMENT_POLICY})


def with_navigation(document: str) -> str:
    """Return a document with the site's links at the top of its body.

    >>> with_navigation("<body><p>x</p></body>").startswith("<body><style>.site-links")
    True
    """
    return _START.sub(lambda start: f"{start[0]}{NAVIGATION}", document, count=1)

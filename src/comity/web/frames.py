"""Whole documents inside the site: a checked article, a scenario, a dossier, a brief."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from starlette.responses import HTMLResponse

DOCUMENT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
"""The policy of documents that carry their style inside, and never a script."""

_LINKS = (("/", "Comity"), ("/world", "World"), ("/check", "Check"), ("/scenario", "Scenario"))

NAVIGATION = (
    '<nav aria-label="Site"><p class="meta">'
    + " · ".join(f'<a href="{address}">{name}</a>' for address, name in _LINKS)
    + "</p></nav>"
)


def document(text: str, forms: Sequence[tuple[str, str]] = ()) -> HTMLResponse:
    """Return a whole document, with the site's links and the policy of documents.

    Parameters
    ----------
    text
        The document.
    forms
        The words and addresses of other forms of it.
    """
    links = "".join(f' · <a href="{escape(address)}">{words}</a>' for words, address in forms)
    navigation = NAVIGATION.replace("</p>", f"{links}</p>")
    headers = {"Content-Security-Policy": DOCUMENT_POLICY}
    return HTMLResponse(with_navigation(text, navigation), headers=headers)


def with_navigation(document: str, navigation: str = NAVIGATION) -> str:
    """Return a document with the site's links at the top of its body.

    >>> with_navigation("<body><p>x</p></body>").startswith("<body><nav")
    True
    """
    return document.replace("<body>", f"<body>{navigation}", 1)

"""The text of a web page, as a reader of it sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from lxml import etree

from comity.claims.text.formats.article import Article, day_of
from comity.claims.text.formats.marks import read_superscript
from comity.claims.text.formats.plain import read_plain

_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "td", "th", "tr",
     "table", "caption", "section", "article", "header", "footer", "blockquote", "title",
     "figure", "figcaption", "dd", "dt", "main", "aside", "pre", "hr", "details", "summary",
     "address", "center"}
)  # fmt: skip
_UNSAID = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select",
     "textarea", "nav", "button", "audio", "video", "canvas", "datalist", "rt", "rp", "del", "s",
     "strike", "math"}
)  # fmt: skip
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset({"sr-only", "visually-hidden", "screen-reader-text", "hidden"})


_DATES = frozenset(
    {"article:published_time", "og:published_time", "date", "dc.date", "dc.date.issued",
     "dcterms.date", "dcterms.created", "dcterms.issued", "pubdate", "publishdate",
     "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
     "citation_publication_date", "citation_date", "datepublished"}
)  # fmt: skip
"""Names under which a page says when it was published."""

_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
"""The date of publication in a page's data for search engines."""


def read_page(text: str) -> Article:
    """Read a page: its text, and the day on which it says it was published.

    >>> page = '<meta property="article:published_time" content="2015-02-12T08:00Z"><p>One.'
    >>> read_page(page).written
    datetime.date(2015, 2, 12)
    """
    root = _root(text)
    if root is None:
        return Article([])
    return Article([block for part in _parts(root) for block in read_plain(part)], _day(root))


def read_html(text: str) -> list[str]:
    """Read the text of a page, however badly it is made.

    What is hidden, deleted or no text of the page is left out.

    >>> read_html("<title>no</title><p>China &amp; <b>Rus</b>sia<sup>1</sup><p hidden>x<p>Last")
    ['China & Russia', 'Last']
    """
    return read_page(text).blocks


def _root(text: str) -> etree._Element | None:
    """Parse a page; None where it holds nothing."""
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        return etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _day(root: etree._Element) -> date | None:
    """Return the day on which a page says it was published."""
    for element in root.iter("meta", "time"):
        names = (element.get(key, "").lower() for key in ("property", "name", "itemprop"))
        if any(name in _DATES for name in names):
            day = day_of(element.get("content") or element.get("datetime"))
            if day:
                return day
    for element in root.iter("script"):
        if match := _PUBLISHED.search(element.text or ""):
            return day_of(match[1])
    return None


def _parts(root: etree._Element) -> Iterator[str]:
    """Yield the text between the borders of blocks, line breaks as ends of lines."""
    parts: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        tag = str(element.tag)
        if tag in _BLOCKS:
            yield "".join(parts)
            parts.clear()
        if event == "end":
            parts.append(_spaced(element.tail))
        elif _is_unsaid(tag, element):
            walker.skip_subtree()
        elif tag == "sup":
            parts.append(read_superscript("".join(element.itertext()), "".join(parts)))
            walker.skip_subtree()
        else:
            parts.append("\n" if tag == "br" else _spaced(element.text))
    yield "".join(parts)


def _spaced(text: str | None) -> str:
    """Return a text with each end of a line in the page's source as a space."""
    return re.sub(r"\s*\n\s*", " ", text or "")


def _is_unsaid(tag: str, element: etree._Element) -> bool:
    """Return whether a reader of the page does not see an element."""
    if tag in _UNSAID or (tag == "dialog" and "open" not in element.attrib):
        return True
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    if _HIDDEN_CLASSES & set((element.get("class") or "").split()):
        return True
    return _HIDING.search(element.get("style") or "") is not None

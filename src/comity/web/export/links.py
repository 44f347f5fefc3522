"""Pages of the application as files: with relative links, and without what needs a server."""

from __future__ import annotations

from dataclasses import dataclass, field
from posixpath import dirname, relpath
from typing import cast
from urllib.parse import urlsplit

from lxml import html

from comity.web.addresses import pair_path
from comity.web.export.site import ORIGIN, Site

POLICY = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'"
)
"""The content security policy of pages as a file can have one."""

_LINKS = ("href", "src", "srcset", "data-chart", "data-search")
_DROPPED_IN = ("nav", "take", "shortcuts")
"""Lists of links, from which a link that leads nowhere is removed with its words."""


@dataclass
class LocalPage:
    """A page as a file of the site, and the addresses of other files that it needs."""

    text: str
    needs: set[str] = field(default_factory=set)


def localise(text: str, address: str, site: Site) -> LocalPage:
    """Rewrite a page for its place in the site.

    Parameters
    ----------
    text
        The page as the application gives it.
    address
        Its address there.
    site
        What else is in the site.

    Examples
    --------
    >>> from comity.states.dyad import dyad
    >>> page = '<html><form></form><p><a href="/check">x</a> <a href="/">y</a></p></html>'
    >>> site = Site((dyad("china", "russia"),))
    >>> local = localise(page, "/pair/china/russia", site).text
    >>> "<form" in local, "/check" in local, 'href="../../../index.html"' in local
    (False, False, True)
    """
    document = cast(html.HtmlElement, html.document_fromstring(text.replace(ORIGIN, site.address)))
    place = dirname(site.file_of(address) or "")
    needs: set[str] = set()
    _link_years(document, address, site)
    if address.startswith("/methods/"):
        _limit_values(document, site)
    for form in list(document.iter("form")):
        if "data-search" not in form.attrib:
            cast(html.HtmlElement, form).drop_tree()
    for element in list(document.iter(html.etree.Element)):
        for name in _LINKS:
            if str(element.get(name, "")).startswith(("/", "?")):
                needs |= _relink(element, name, place, address, site)
    policy = html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": POLICY})
    for head in document.iter("head"):
        head.insert(1, policy)
    written = html.tostring(document, encoding="unicode", doctype="<!doctype html>")
    return LocalPage(written + "\n", needs)


def _link_years(document: html.HtmlElement, address: str, site: Site) -> None:
    """Add links to the years of a pair that the site has, before the form for a year."""
    path = urlsplit(address).path
    pair = next((pair for pair in site.pairs if pair_path(pair) == path), None)
    forms = document.find_class("year")
    if pair is None or not forms or not site.years_of(pair):
        return
    shown = html.Element("p", {"class": "shortcuts"})
    shown.text = "As of "
    for words, year in [("Newest figures", None), *((str(y), y) for y in site.years_of(pair))]:
        target = f"{path}?year={year}" if year else path
        link = html.Element("a", {"href": target})
        link.text, link.tail = words, " "
        if target == address:
            link.set("aria-current", "true")
        shown.append(link)
    forms[0].addprevious(shown)


def _limit_values(document: html.HtmlElement, site: Site) -> None:
    """Write before the files of a measure, of which states they have the values."""
    for links in document.find_class("take")[:1]:
        words = html.Element("p", {"class": "small"})
        words.text = (
            f"CSV and JSON have the values among the {len(site.states)} states of this site."
        )
        links.addprevious(words)


def _relink(element: html.HtmlElement, name: str, place: str, address: str, site: Site) -> set[str]:
    """Make a link relative, or remove it; return the address that it needs."""
    target = str(element.get(name))
    if target.startswith("?"):
        target = urlsplit(address).path + target
    file = site.file_of(target)
    if file is None:
        _unlink(element, name)
        return set()
    fragment = urlsplit(target).fragment
    element.set(name, relpath(file, place or ".") + (f"#{fragment}" if fragment else ""))
    address_of_file = target.partition("#")[0]
    return set() if site.is_page(address_of_file) else {address_of_file}


def _unlink(element: html.HtmlElement, name: str) -> None:
    """Remove a link that leads nowhere: its words stay where they are part of a sentence."""
    if element.tag != "a":
        element.attrib.pop(name)
        return
    parent = element.getparent()
    if next(element.iterancestors("svg"), None) is not None:
        # A mark of a drawing stays where it is.
        element.tag = "g"
        for attribute in ("href", "tabindex", "aria-label"):
            element.attrib.pop(attribute, None)
        return
    listed = parent is not None and (
        parent.tag in _DROPPED_IN or set(parent.get("class", "").split()) & set(_DROPPED_IN)
    )
    if listed or "why" in element.get("class", "").split():
        element.drop_tree()
    else:
        element.drop_tag()

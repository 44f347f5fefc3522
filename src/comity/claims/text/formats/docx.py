"""The text of a Word file: what is shown in it, once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

from comity.claims.text.formats.article import Article, agreed_day, day_of
from comity.claims.text.formats.limits import LARGEST, too_large
from comity.claims.text.formats.marks import read_superscript
from comity.errors import InvalidRequestError

_NAMESPACES = frozenset(
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
     "http://purl.oclc.org/ooxml/wordprocessingml/main"}
)  # fmt: skip
"""Of the transitional and of the strict kind of file."""

_DAMAGE = (
    zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError,
    ElementTree.ParseError,
)  # fmt: skip
_GAPS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_UNSAID = frozenset({"del", "moveFrom", "Fallback"})
"""What was deleted or moved away, and what repeats a text box for older programs."""

_STRUCK = ("vanish", "webHidden", "strike", "dstrike")


def read_docx(raw: bytes, where: str) -> Article:
    """Read the paragraphs of a Word file, in their order, and when it was written.

    What is hidden, struck or deleted is left out; the text of a box follows its paragraph.
    Footnotes and endnotes are left out and counted.

    Raises
    ------
    InvalidRequestError
        If the file is damaged, declares entities, or unpacks to more than an article may hold.

    Examples
    --------
    >>> read_docx(b"no archive", "article.docx")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: article.docx is no readable .docx. Save it again, ...
    """
    damaged = InvalidRequestError(f"{where} is no readable .docx.", "Save it again, or as .txt.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            body = _parsed(_unpacked(archive, "word/document.xml", where))
            _hide_by_style(body, _hidden_styles(archive, where))
            notes = sum(_count_notes(archive, kind, where) for kind in ("footnote", "endnote"))
            written = _day(archive, where)
        return Article(list(_paragraphs(body)), written, notes)
    except _DAMAGE as error:
        raise damaged from error


def _parsed(xml: bytes) -> ElementTree.Element:
    """Parse a part of a file; one that declares entities is damaged."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ElementTree.ParseError("entities are declared")
    return ElementTree.fromstring(xml)


def _count_notes(archive: zipfile.ZipFile, kind: str, where: str) -> int:
    """Count the notes of a kind; the lines that part them from the text are none."""
    name = f"word/{kind}s.xml"
    if name not in archive.namelist():
        return 0
    notes = [one for one in _parsed(_unpacked(archive, name, where)) if _name(one) == kind]
    return sum(not any(key.endswith("}type") for key in one.attrib) for one in notes)


def _hidden_styles(archive: zipfile.ZipFile, where: str) -> frozenset[str]:
    """Return the styles whose text is hidden or struck through."""
    if "word/styles.xml" not in archive.namelist():
        return frozenset()
    styles = _parsed(_unpacked(archive, "word/styles.xml", where))
    return frozenset(
        value
        for one in styles
        if _name(one) == "style" and _is_struck(one)
        for key, value in one.items()
        if key.endswith("styleId")
    )


def _hide_by_style(body: ElementTree.Element, hidden: frozenset[str]) -> None:
    """Take the runs and paragraphs of hidden styles out of a body."""
    for parent in list(body.iter()) if hidden else ():
        for child in list(parent):
            if _setting(child, "rStyle") in hidden or _setting(child, "pStyle", "pPr") in hidden:
                parent.remove(child)


_TEMPLATE = date(2013, 12, 23)
"""The day of a widespread template, which files made from it keep."""


def _day(archive: zipfile.ZipFile, where: str) -> date | None:
    """Return the day on which a file was last written; None where years differ."""
    if "docProps/core.xml" not in archive.namelist():
        return None
    texts = {
        one.tag.rpartition("}")[2]: one.text
        for one in _parsed(_unpacked(archive, "docProps/core.xml", where))
    }
    created, changed = (day_of(texts.get(name)) for name in ("created", "modified"))
    day = agreed_day(None if created == _TEMPLATE else created, changed)
    return None if day == _TEMPLATE else day


def _unpacked(archive: zipfile.ZipFile, name: str, where: str) -> bytes:
    """Unpack one file, as far as an article may go."""
    info = archive.getinfo(name)
    if info.file_size > LARGEST:
        raise too_large(where)
    with archive.open(info) as packed:
        xml = packed.read(LARGEST + 1)
    if len(xml) > LARGEST:
        raise too_large(where)
    return xml


def _paragraphs(element: ElementTree.Element) -> Iterator[str]:
    """Yield the paragraphs under an element, those of a text box after the one that holds it.

    A paragraph whose end was deleted goes on in the next.
    """
    before = ""
    for child in element:
        if _name(child) == "p":
            before += _text(child)
            if not _is_without_end(child):
                yield before
                before = ""
        if _name(child) not in _UNSAID:
            yield from _paragraphs(child)
    if before:
        yield before


def _is_without_end(paragraph: ElementTree.Element) -> bool:
    """Return whether the mark at the end of a paragraph was deleted."""
    settings = (one for one in paragraph if _name(one) == "pPr")
    return any(_setting(one, "del") is not None for one in settings)


def _text(paragraph: ElementTree.Element) -> str:
    """Return the text of a paragraph without its text boxes."""
    parts: list[str] = []
    for run in _runs(paragraph):
        text = "".join(_GAPS.get(_name(one), one.text or "") for one in run if _is_text(one))
        raised = _setting(run, "vertAlign") == "superscript"
        parts.append(read_superscript(text, "".join(parts)) if raised else text)
    return "".join(parts)


def _is_text(element: ElementTree.Element) -> bool:
    return _name(element) == "t" or _name(element) in _GAPS


def _runs(element: ElementTree.Element) -> Iterator[ElementTree.Element]:
    """Yield the runs of a paragraph that are shown: in links and insertions too, not in boxes."""
    for child in element:
        name = _name(child)
        if name == "r" and not _is_struck(child):
            yield child
        elif name not in _UNSAID and name not in ("r", "p"):
            yield from _runs(child)


def _is_struck(run: ElementTree.Element) -> bool:
    """Return whether a run is hidden or struck through."""
    return any(_setting(run, name) not in (None, "0", "false", "off", "none") for name in _STRUCK)


def _setting(run: ElementTree.Element, name: str, kind: str = "rPr") -> str | None:
    """Return a setting of a run: its value, "on" for one without; None where it is not set."""
    for properties in run:
        for item in properties if _name(properties) == kind else ():
            if _name(item) == name:
                return next((v for key, v in item.items() if key.endswith("val")), "on")
    return None


def _name(element: ElementTree.Element) -> str:
    """Return the name of an element of Word's; of others only that of a fallback."""
    namespace, _, name = element.tag[1:].partition("}")
    return name if namespace in _NAMESPACES or name == "Fallback" else ""

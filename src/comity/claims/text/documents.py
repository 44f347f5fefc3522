"""Reading articles: plain text, Markdown, HTML and .docx, into blocks of plain text."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from comity.errors import InvalidRequestError

LARGEST = 10_000_000
"""The largest file that is read, in bytes; also of what a .docx unpacks to."""

LONGEST = 500_000
"""The longest text that is read, in characters: a book's."""

_TEXT_ENDINGS = frozenset({"", ".txt", ".text", ".md", ".markdown", ".html", ".htm", ".docx"})


@dataclass(frozen=True)
class Document:
    """An article as blocks of plain text: a title, headings, paragraphs, points of lists."""

    title: str
    blocks: tuple[str, ...]

    def is_title(self, number: int) -> bool:
        """Return whether a block is the title."""
        return number == 0 and bool(self.title)


def read_document(path: Path) -> Document:
    """Read an article from a file, by its ending.

    Raises
    ------
    InvalidRequestError
        If the file is missing, too large, empty, not text, or damaged; it says which.
    """
    if path.suffix.lower() not in _TEXT_ENDINGS:
        raise InvalidRequestError(
            f"{path} is of a kind that is not read.", "Give .txt, .md, .html or .docx."
        )
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large(str(path))
        raw = path.read_bytes()
    except OSError as error:
        raise InvalidRequestError(
            f"{path} cannot be read ({error.strerror}).", "Name a file."
        ) from error
    return document_from_bytes(raw, path.suffix.lower(), str(path))


def document_from_bytes(raw: bytes, ending: str, where: str) -> Document:
    """Build a document of bytes; ``ending`` tells their kind, ``where`` names them in errors.

    >>> page = b"<h1>Title</h1><script>bad()</script><p>One &amp; two"
    >>> document_from_bytes(page, ".html", "x").blocks
    ('Title', 'One & two')
    """
    if len(raw) > LARGEST:
        raise _too_large(where)
    if ending == ".docx" or raw.startswith(b"PK\x03\x04"):
        blocks = _docx(raw, where)
    elif ending in (".html", ".htm"):
        blocks = _html(_decoded(raw, where))
    elif ending in (".md", ".markdown"):
        blocks = _markdown(_decoded(raw, where))
    else:
        blocks = _plain(_decoded(raw, where))
    return _document(blocks, where)


def document_from_text(text: str) -> Document:
    """Build a document of a text that is in hand; raises ``InvalidRequestError`` if it is empty."""
    return _document(_plain(text), "The text")


def _document(blocks: list[str], where: str) -> Document:
    """Tidy the blocks; the first short one without a full stop is the title."""
    tidy = [" ".join(_UNSEEN.sub("", block).split()) for block in blocks]
    kept = tuple(block for block in tidy if block)
    if sum(map(len, kept)) > LONGEST:
        raise InvalidRequestError(
            f"{where} is longer than {LONGEST:,} characters.", "Give one article at a time."
        )
    if not kept:
        raise InvalidRequestError(
            f"{where} holds no text.", "Give an article with sentences in it."
        )
    titled = len(kept) > 1 and len(kept[0]) < 200 and kept[0][-1] not in ".:;,"
    title = kept[0] if titled else ""
    return Document(title, kept)


_UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
"""Characters that show nothing, or turn the direction of what follows."""


def _too_large(where: str) -> InvalidRequestError:
    return InvalidRequestError(
        f"{where} is larger than {LARGEST // 1_000_000} MB.", "Give one article at a time."
    )


def _decoded(raw: bytes, where: str) -> str:
    """Read bytes as text; refuse what is none."""
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidRequestError(f"{where} is not text.", "Give .txt, .md, .html or .docx.")
    encodings = (
        ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    )
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidRequestError(f"{where} is in no encoding that is known.", "Save it as UTF-8.")


def _plain(text: str) -> list[str]:
    """Parse every line as a block; a line that goes on in the next is one with it."""
    lines = [line.strip() for line in text.splitlines()]
    blocks: list[str] = []
    open_before = False
    for line in lines:
        goes_on = open_before and line[:1].islower()
        if goes_on:
            blocks[-1] = f"{blocks[-1]} {line}"
        elif line:
            blocks.append(line)
        open_before = bool(line) and not line.endswith((".", "!", "?", ":", "”", '"'))
    return blocks


_MARKS = ((r"!?\[([^\]]*)\]\([^)]*\)", r"\1"), (r"^\s{0,3}(?:#{1,6}|>|[-*+]|\d+\.)\s+", ""),
          (r"(\*\*|__|\*|`|~~)(?=\S)(.+?)(?<=\S)\1", r"\2"))  # fmt: skip


def _markdown(text: str) -> list[str]:
    """Remove what marks headings, lists, emphasis and links; code blocks are left out."""
    text = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    for pattern, plain in _MARKS:
        text = re.sub(pattern, plain, text, flags=re.MULTILINE)
    paragraphs = re.split(r"\n\s*\n", text)
    return [line for paragraph in paragraphs for line in _plain(paragraph)]


_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "td", "th", "tr", "table",
     "section", "article", "header", "footer", "blockquote", "br", "title", "figcaption", "dd",
     "dt", "main", "aside", "nav", "pre", "hr"}
)  # fmt: skip
_UNSAID = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select",
     "textarea"}
)  # fmt: skip


class _Text(HTMLParser):
    """Gathers what a reader of a page sees, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[str]] = [[]]
        self.hidden: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the parser calls it so
        if tag in _UNSAID:
            self.hidden.append(tag)
        elif tag == "body":
            self.hidden.clear()
        if tag in _BLOCKS:
            self.blocks.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in self.hidden:
            del self.hidden[self.hidden.index(tag) :]
        if tag in _BLOCKS:
            self.blocks.append([])

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.blocks[-1].append(data)


def _html(text: str) -> list[str]:
    """Parse the text of a page, however badly it is made."""
    parser = _Text()
    parser.feed(text)
    parser.close()
    return ["".join(block) for block in parser.blocks]


_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _docx(raw: bytes, where: str) -> list[str]:
    """Parse the paragraphs of a Word file.

    Its XML may declare no entities, and may not unpack to more than an article may hold.
    """
    damaged = InvalidRequestError(f"{where} is no readable .docx.", "Save it again, or as .txt.")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            info = archive.getinfo("word/document.xml")
            if info.file_size > LARGEST:
                raise _too_large(where)
            with archive.open(info) as part:
                xml = part.read(LARGEST + 1)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError) as error:
        raise damaged from error
    if len(xml) > LARGEST:
        raise _too_large(where)
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise damaged
    try:
        root = ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise damaged from error
    return ["".join(_runs(paragraph)) for paragraph in root.iter(f"{_WORD}p")]


def _runs(paragraph: ElementTree.Element) -> list[str]:
    """Parse the text of one paragraph, tabs and breaks as spaces."""
    told = {f"{_WORD}t": None, f"{_WORD}tab": " ", f"{_WORD}br": " "}
    return [(told[e.tag] or e.text or "") for e in paragraph.iter() if e.tag in told]

"""Reading articles: plain text, Markdown, HTML, .docx and PDF, into blocks of plain text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from comity.claims.text.formats.article import Article
from comity.claims.text.formats.docx import read_docx
from comity.claims.text.formats.html import read_page
from comity.claims.text.formats.limits import LARGEST, too_large
from comity.claims.text.formats.markdown import read_markdown
from comity.claims.text.formats.marks import remove_marks
from comity.claims.text.formats.pdf import read_pdf
from comity.claims.text.formats.plain import read_plain
from comity.errors import InvalidRequestError

LONGEST = 500_000
"""The longest text that is read, in characters: a book's."""

ENDINGS = frozenset(
    {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx", ".pdf"}
)
"""The endings of the files that are read; a file without one is read as text."""

LEAST_WORDS = 3
"""A text of fewer words is no sentence."""

KINDS = ".txt, .md, .html, .docx or .pdf"


@dataclass(frozen=True)
class Document:
    """An article as blocks of plain text: a title, headings, paragraphs, points of lists.

    ``written`` is the day that its file gives for it, ``notes`` counts the footnotes left out.

    >>> Document("Trade", ("China trades with Russia.",)).title
    'Trade'
    """

    title: str
    blocks: tuple[str, ...]
    written: date | None = None
    notes: int = 0

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
    if path.suffix.lower() not in {"", *ENDINGS}:
        raise InvalidRequestError(f"{path} is of a kind that is not read.", f"Give {KINDS}.")
    try:
        if path.stat().st_size > LARGEST:
            raise too_large(str(path))
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
        raise too_large(where)
    return _document(_read(raw, ending, where), where)


def _read(raw: bytes, ending: str, where: str) -> Article:
    """Read bytes by the kind that they begin as, or else by their ending."""
    if ending == ".docx" or raw.startswith(b"PK\x03\x04"):
        return read_docx(raw, where)
    if ending == ".pdf" or raw.startswith(b"%PDF-"):
        return read_pdf(raw, where)
    text = _decoded(raw, where)
    if ending in (".html", ".htm", ".xhtml") or (not ending and _PAGE.match(text)):
        return read_page(text)
    is_markdown = ending in (".md", ".markdown") or (not ending and _MARKDOWN.search(text))
    return read_markdown(text) if is_markdown else Article(read_plain(text))


_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)
"""How a web page begins."""

_MARKDOWN = re.compile(r"\A---\r?\n|^#{1,6} \S|\]\(https?://", re.MULTILINE)
"""What text in Markdown begins with or has: front matter, a heading, or a link."""


def is_sentence(text: str) -> bool:
    """Return whether a text is meant as a sentence: it has words, and no file is called so.

    >>> is_sentence("Russia arms China."), is_sentence("my article.txt"), is_sentence("article")
    (True, False, False)
    """
    if len(text.split()) < LEAST_WORDS or text.lower().rstrip().endswith(tuple(ENDINGS)):
        return False
    return not _is_file(text)


def _is_file(text: str) -> bool:
    """Return whether a file or folder is called so."""
    try:
        return bool(text) and Path(text).exists()
    except (OSError, ValueError):
        return False


def require_text(text: str) -> None:
    """Check that a text is one, and no name of a file or address of a page in its place.

    Raises
    ------
    InvalidRequestError
        If it is such a name, which claims nothing.

    Examples
    --------
    >>> require_text("article.txt")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: 'article.txt' is the name of a file, not an article. ...
    """
    name = text.strip()
    if re.fullmatch(r"https?://\S+", name, re.IGNORECASE):
        raise InvalidRequestError(
            f"{name!r} is a web address, not an article.",
            "Ask for it to be fetched (fetch=True), or give its text.",
        )
    if "\n" not in name and (name.lower().endswith(tuple(ENDINGS)) or _is_file(name)):
        raise InvalidRequestError(
            f"{name!r} is the name of a file, not an article.",
            f"Give its text, or Path({name!r}) to have the file read.",
        )


def document_from_text(text: str) -> Document:
    """Build a document of a text that is in hand; raises ``InvalidRequestError`` if it is empty."""
    return _document(Article(read_plain(text)), "The text")


def _document(article: Article, where: str) -> Document:
    """Tidy the blocks; the first short one without a full stop is the title."""
    tidy = [" ".join(remove_marks(block).split()) for block in article.blocks]
    texts = tuple(block for block in tidy if block)
    if sum(map(len, texts)) > LONGEST:
        raise InvalidRequestError(
            f"{where} is longer than {LONGEST:,} characters.", "Give one article at a time."
        )
    if not texts:
        raise InvalidRequestError(
            f"{where} holds no text.", "Give an article with sentences in it."
        )
    titled = len(texts) > 1 and len(texts[0]) < 200 and texts[0][-1] not in ".:;,"
    title = texts[0] if titled else ""
    return Document(title, texts, article.written, article.notes)


def _decoded(raw: bytes, where: str) -> str:
    """Read bytes as text; refuse what is none."""
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InvalidRequestError(f"{where} is not text.", f"Give {KINDS}.")
    encodings = (
        ("utf-16",) if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    )
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidRequestError(f"{where} is in no encoding that is known.", "Save it as UTF-8.")

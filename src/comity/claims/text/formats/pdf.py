"""The text layer of a PDF file."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

from comity.claims.text.formats.article import Article, agreed_day, day_of
from comity.claims.text.formats.plain import read_plain
from comity.errors import InvalidRequestError

PAGES = 300
"""The longest file that is read, in pages."""

_EDGE = 2
"""How many lines at the top and at the bottom of a page may be a running head."""

_DAMAGE = (
    ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError,
    NotImplementedError, ArithmeticError, OSError,
)  # fmt: skip
"""What the reader raises on files that break the rules of the format, besides errors of its own."""


def read_pdf(raw: bytes, where: str) -> Article:
    """Read the paragraphs of a PDF file from its text layer, and when it was made.

    Numbers of pages and running heads are left out; paragraphs may go on over pages.

    Raises
    ------
    InvalidRequestError
        If the file is damaged, locked or too long, or only holds pictures of its pages.

    Examples
    --------
    >>> read_pdf(b"no PDF", "article.pdf")
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: article.pdf is no readable PDF. Save it as text.
    """
    # Imported here: a tenth of a second that other articles need not wait.
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InvalidRequestError(f"{where} is locked with a password.", "Save it as text.")
        if len(reader.pages) > PAGES:
            raise InvalidRequestError(
                f"{where} has {len(reader.pages)} pages, more than {PAGES}.",
                "Give one article at a time.",
            )
        pages = [_lines(page.extract_text()) for page in reader.pages]
        written = _day(reader.metadata or {})
    except (PyPdfError, *_DAMAGE) as error:
        raise InvalidRequestError(f"{where} is no readable PDF.", "Save it as text.") from error
    if not any(pages):
        raise InvalidRequestError(f"{where} holds no text layer.", "Run it through OCR first.")
    heads = _running_heads(pages)
    lines = "\n".join(line for page in pages for line in _body(page, heads))
    return Article(read_plain(lines), written)


def _day(metadata: Mapping[str, Any]) -> date | None:
    """Return the day on which a file was made; None where it was changed in another year."""
    created, changed = (str(metadata.get(key, "")) for key in ("/CreationDate", "/ModDate"))
    return agreed_day(day_of(created), day_of(changed))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _running_heads(pages: list[list[str]]) -> set[str]:
    """Return the lines that are at the edge of most pages, whatever their numbers."""
    seen = Counter(
        head for page in pages for head in {_head(line) for line in page[:_EDGE] + page[-_EDGE:]}
    )
    return {head for head, count in seen.items() if count >= 2 and 2 * count > len(pages)}


def _body(page: list[str], heads: set[str]) -> list[str]:
    """Return the lines of a page without running heads and the number of the page."""
    edges = {*range(_EDGE), *range(len(page) - _EDGE, len(page))}
    return [
        line
        for number, line in enumerate(page)
        if number not in edges or (_head(line) not in heads and not _PAGE.fullmatch(line))
    ]


_PAGE = re.compile(r"(?:page )?[-–]?\s?\d{1,4}\s?[-–]?(?: (?:of|/) \d{1,4})?", re.IGNORECASE)


def _head(line: str) -> str:
    """Return a line with every number written alike."""
    return re.sub(r"\d+", "#", line)

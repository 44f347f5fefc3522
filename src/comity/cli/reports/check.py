"""``comity check``: an article's claims, found, tested and judged."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter
from rich.console import Console

from comity.claims.check import Report
from comity.claims.check import check as check_document
from comity.claims.claim import VerdictName
from comity.claims.text.documents import (
    LARGEST,
    Document,
    document_of,
    document_of_text,
    read_document,
)
from comity.claims.text.fetch import fetch as fetch_article
from comity.claims.text.fetch import is_address
from comity.cli.values import ready_values
from comity.errors import ClaimsFailedError, InvalidRequestError
from comity.reports.claims.html import render
from comity.reports.claims.json import as_json
from comity.reports.claims.text import show
from comity.store.atomic import write_text

Format = Literal["html", "json", "text"]


def check(
    article: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    /,
    *,
    claim: str | None = None,
    fetch: bool = False,
    rules: Path | None = None,
    year: Annotated[int | None, Parameter(alias="-y")] = None,
    out: Annotated[str | None, Parameter(alias="-o", allow_leading_hyphen=True)] = None,
    format: Annotated[Format | None, Parameter(alias="-f")] = None,
    fail_on: tuple[VerdictName, ...] = (),
) -> None:
    """Find the claims of an article that figures bear on, and judge each.

    Without --out or --format it prints a table and, for an article, writes a page named after
    it into the working folder: the article with every claim marked and its evidence beside it.

    Parameters
    ----------
    article
        A file (.txt, .md, .html, .docx), "-" for standard input, or an address with --fetch.
    claim
        One sentence to check instead of an article.
    fetch
        Fetch the article from the web address given; without this nothing asks the network.
    rules
        A TOML file that adds rules, words, names or yardsticks to the lexicon.
    year
        Judge as of this year, by the newest data up to it.
    out
        The file to write, or "-" for standard output. Its ending gives the format.
    format
        html (a page that needs no network), json (the same content) or text (a table).
    fail_on
        Leave exit code 1 if a claim gets this verdict; may be given more than once.
    """
    document, name = _document(article, claim, fetch)
    report = check_document(document, ready_values(), rules=rules, year=year)
    chosen = format or _by_ending(out) or ("text" if claim is not None else None)
    _give(report, chosen, out, name)
    failed = {str(name): count for name, count in report.tally.items() if name in fail_on}
    if failed:
        raise ClaimsFailedError(failed)


def _document(article: str | None, claim: str | None, fetch: bool) -> tuple[Document, str]:
    """Read what is to be checked, and name what is written after it."""
    if (article is None) == (claim is None):
        raise InvalidRequestError(
            "Give either an article or --claim.", "See `comity check --help`."
        )
    if claim is not None:
        return document_of_text(claim), "claim"
    assert article is not None
    if article == "-":
        return document_of(sys.stdin.buffer.read(LARGEST + 1), "", "standard input"), "article"
    if is_address(article):
        if not fetch:
            raise InvalidRequestError(f"{article} is a web address.", "Add --fetch to fetch it.")
        return fetch_article(article), "article"
    return read_document(Path(article)), Path(article).stem


def _give(report: Report, chosen: Format | None, out: str | None, name: str) -> None:
    """Print the report, or write it to a file."""
    if chosen in (None, "text") and out is None:
        show(report, Console())
    if chosen == "text" and out is None:
        return
    text = {"html": render, "json": as_json, "text": _as_text}[chosen or "html"](report)
    if out == "-":
        print(text, end="")
        return
    path = Path(out) if out else Path(f"{name}-checked.{chosen or 'html'}")
    write_text(path, text)
    print(f"Written to {path}")


def _as_text(report: Report) -> str:
    """Give the table of the terminal as the text of a file."""
    text = StringIO()
    show(report, Console(file=text, width=100))
    return text.getvalue()


def _by_ending(out: str | None) -> Format | None:
    """Choose the format by a file's ending."""
    endings: dict[str, Format] = {".json": "json", ".txt": "text", ".text": "text"}
    return endings.get(Path(out).suffix.lower(), "html") if out else None

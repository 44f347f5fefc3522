"""``comity check``: an article's claims, found, tested and judged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

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
from comity.cli.options import STANDARD_OUTPUT, PageOptions, PageOutput, Year
from comity.cli.output import require_report, write_report
from comity.errors import ClaimsFailedError, InvalidRequestError
from comity.panels.stored import stored_values
from comity.reports.claims.html import render
from comity.reports.claims.json import as_json
from comity.reports.claims.text import show


def check(
    article: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    /,
    *,
    claim: str | None = None,
    fetch: bool = False,
    rules: Path | None = None,
    year: Year = None,
    fail_on: tuple[VerdictName, ...] = (),
    output: PageOptions = PageOutput(),
) -> None:
    """Check the claims of an article about states against the measures.

    Without --out or --format it prints a table and, for an article, writes a page named after
    it into the working folder: the article with every claim marked, and the evidence for it.

    Parameters
    ----------
    article
        A file (.txt, .md, .html, .docx), "-" for standard input, or an address with --fetch.
    claim
        One sentence to check instead of an article.
    fetch
        Fetch the article from the web address given; without this nothing asks the network.
    rules
        A TOML file that adds rules, words, names or criteria to the lexicon.
    year
        Judge as of this year, by the newest data up to it.
    fail_on
        Return exit code 1 if a claim gets this verdict; may be given more than once.
    output
        Where the checked article goes.
    """
    require_report(output, ("html", "json"))
    document, name = _document(article, claim, fetch=fetch)
    report = check_document(document, stored_values(), rules=rules, year=year)
    write_report(
        output,
        {"html": lambda: render(report), "json": lambda: as_json(report)},
        lambda console: show(report, console),
        name=f"{name}-checked" if name else "",
    )
    failed = {str(name): count for name, count in report.tally.items() if name in fail_on}
    if failed:
        raise ClaimsFailedError(failed)


def _document(article: str | None, claim: str | None, *, fetch: bool) -> tuple[Document, str]:
    """Read what is to be checked, and return it with the name of its page; a claim has none."""
    if claim is not None and article is None:
        return document_of_text(claim), ""
    if article is None or claim is not None:
        raise InvalidRequestError("Either an article or --claim is needed, and not both.")
    if article == STANDARD_OUTPUT:
        return document_of(sys.stdin.buffer.read(LARGEST + 1), "", "standard input"), "article"
    if is_address(article):
        if not fetch:
            raise InvalidRequestError(f"{article} is a web address.", "Add --fetch to fetch it.")
        return fetch_article(article), "article"
    return read_document(Path(article)), Path(article).stem

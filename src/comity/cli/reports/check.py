"""``comity check``: an article's claims, found, tested and judged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

import comity
from comity.claims.check import Report
from comity.claims.claim import VerdictName
from comity.claims.text.documents import is_sentence
from comity.cli.options import STANDARD_OUTPUT, CheckOptions, CheckOutput, Year
from comity.cli.output import require_report, write_report
from comity.errors import ClaimsFailedError, InvalidRequestError
from comity.reports.claims.claim_review import as_claim_review
from comity.reports.claims.json import as_json
from comity.reports.claims.text import show

ADDRESSES = ("http://", "https://")
"""How web addresses begin."""


def check(
    article: Annotated[str | None, Parameter(allow_leading_hyphen=True)] = None,
    /,
    *,
    claim: str | None = None,
    fetch: bool = False,
    rules: Path | None = None,
    year: Year = None,
    date: str | None = None,
    fail_on: tuple[VerdictName, ...] = (),
    output: CheckOptions = CheckOutput(),
) -> None:
    """Check the claims of an article about states against the measures.

    Without --out or --format it prints a table and, for an article, writes a page named after
    it into the working folder: the article with every claim marked, and the evidence for it.

    Parameters
    ----------
    article
        A file (.txt, .md, .html, .docx, .pdf), "-" for standard input, an address with --fetch,
        or a sentence in quotation marks.
    claim
        One sentence to check instead of an article.
    fetch
        Fetch the article from the web address given; without this nothing asks the network.
    rules
        A TOML file that adds rules, words, names or criteria to the lexicon.
    year
        Judge as of this year, by the newest data up to it.
    date
        The day on which the article was written, as 2015-03-01: "last year" counts from it.
        Without it the dateline counts, or else the date that the file gives.
    fail_on
        Return exit code 1 if a claim gets this verdict; may be given more than once.
    output
        Where the checked article goes.
    """
    require_report(output, ("html", "json", "claimreview"))
    text, name = _article(article, claim, fetch=fetch)
    report = comity.check(text, fetch=fetch, rules=rules, year=year, date=date)
    write_report(
        output,
        {
            "html": lambda: _page(report),
            "json": lambda: as_json(report),
            "claimreview": lambda: as_claim_review(
                report, reviewer=output.reviewer, url=output.review_url
            ),
        },
        lambda console: show(report, console),
        name=f"{name}-checked" if name else "",
    )
    failed = {str(name): count for name, count in report.tally.items() if name in fail_on}
    if failed:
        raise ClaimsFailedError(failed)


def _page(report: Report) -> str:
    """Write the page of a report; what makes pages is imported only where one is made."""
    from comity.reports.claims.html import render

    return render(report)


def _article(
    article: str | None, claim: str | None, *, fetch: bool
) -> tuple[str | bytes | Path, str]:
    """Return what is to be checked, and the name of its page; a claim has none."""
    if claim is not None and article is None:
        return claim, ""
    if article is None or claim is not None:
        raise InvalidRequestError("Either an article or --claim is needed, and not both.")
    if article == STANDARD_OUTPUT:
        return sys.stdin.buffer.read(), "article"
    if article.lower().startswith(ADDRESSES):
        if not fetch:
            raise InvalidRequestError(f"{article} is a web address.", "Add --fetch to fetch it.")
        return article, "article"
    if is_sentence(article):
        return article, ""
    return Path(article), Path(article).stem

"""A checked article as ClaimReview markup, which search engines and fact-checkers read.

See https://schema.org/ClaimReview. Only claims with a definite verdict are in it, and none of
which no more was tested than that a value is above zero.
"""

from __future__ import annotations

import json
from typing import Any

from comity.claims.check import Report
from comity.claims.claim import Claim, Strength, VerdictName

RATINGS = {
    VerdictName.SUPPORTED: 5,
    VerdictName.ROUNDED: 4,
    VerdictName.OTHER_DEFINITION: 3,
    VerdictName.OUTDATED: 2,
    VerdictName.CONTRADICTED: 1,
}
"""By verdict, its rating from 1 (worst) to 5 (best)."""


def as_claim_review(report: Report, *, reviewer: str = "", url: str = "") -> str:
    """Write the verdicts on an article as JSON-LD.

    Parameters
    ----------
    report
        The checked article.
    reviewer
        The organisation that publishes the review; search engines need it.
    url
        The address of the page where the review is published; search engines need it too.
    """
    reviews = [_review(claim, report, reviewer, url) for claim in reviewed(report)]
    markup = {"@context": "https://schema.org", "@graph": reviews}
    return json.dumps(markup, ensure_ascii=False, indent=1) + "\n"


def reviewed(report: Report) -> list[Claim]:
    """List the claims that a review can be of.

    >>> import comity
    >>> len(reviewed(comity.check("Russia is the largest arms supplier of China.")))
    1
    """
    return [
        claim
        for claim in report.judged
        if not (
            claim.verdict.name is VerdictName.SUPPORTED
            and claim.verdict.strength is Strength.EXISTENCE
        )
    ]


def _review(claim: Claim, report: Report, reviewer: str, url: str) -> dict[str, Any]:
    name = claim.verdict.name
    review: dict[str, Any] = {
        "@type": "ClaimReview",
        "datePublished": report.checked.isoformat(),
        "claimReviewed": claim.text,
        "reviewBody": report.quote(claim),
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[name],
            "bestRating": max(RATINGS.values()),
            "worstRating": min(RATINGS.values()),
            "alternateName": str(name).capitalize(),
        },
        "itemReviewed": {"@type": "Claim"},
    }
    if report.document.title:
        work = {"@type": "CreativeWork", "headline": report.document.title}
        review["itemReviewed"]["appearance"] = work
    if reviewer:
        review["author"] = {"@type": "Organization", "name": reviewer}
    if url:
        review["url"] = url
    return review

"""A checked article as one page that needs no network: every claim marked, with its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from comity.claims.check import Report
from comity.claims.claim import Claim, Strength, VerdictName
from comity.claims.verdict.explain import describe_test
from comity.reports.page_environment import environment
from comity.version import __version__
from comity.wording import claims as wording


@dataclass(frozen=True)
class Numbered:
    """A claim with its number on the page."""

    number: int
    claim: Claim
    quote: str = ""

    @property
    def is_weak(self) -> bool:
        """Return whether the claim is supported only in that a value is above zero."""
        verdict = self.claim.verdict
        return verdict.name is VerdictName.SUPPORTED and verdict.strength is Strength.EXISTENCE

    @property
    def strength(self) -> str:
        """What was tested, as a sentence; empty where nothing was judged."""
        verdict = self.claim.verdict
        return wording.strength(verdict.strength) if verdict.strength else ""

    @property
    def test(self) -> str:
        """The claim's test in one line; empty where there is none."""
        interpretation = self.claim.interpretation
        return describe_test(interpretation.test) if interpretation and interpretation.test else ""

    @property
    def trails(self) -> list[str]:
        """The commands that follow the figures to their rows, each once."""
        trails = (f.trail for f in self.claim.verdict.evidence if f.value is not None)
        return list(dict.fromkeys(trails))

    @property
    def css(self) -> str:
        """The class that colours the verdict; a weak one is not coloured as support."""
        return "above-zero" if self.is_weak else self.claim.verdict.name.replace(" ", "-")


@dataclass(frozen=True)
class Segment:
    """A piece of the article's text, with the claims that it makes."""

    text: str
    claims: tuple[Numbered, ...] = ()


@dataclass(frozen=True)
class Block:
    """A block of the article: its pieces, and the claims that have something to show."""

    segments: tuple[Segment, ...]
    shown: tuple[Numbered, ...]


def render(report: Report) -> str:
    """Return the page of a checked article as the text of one HTML file.

    Whatever the article holds is escaped; the file asks for nothing outside itself.

    >>> import comity
    >>> render(comity.check("Russia is the largest arms supplier of China."))[:15]
    '<!doctype html>'
    """
    title = report.document.title or "A checked text"
    page = environment().get_template("check.html.j2")
    day = f"{report.checked.day} {report.checked:%B %Y}"
    return page.render(
        report=report,
        title=title,
        tally=tally(report),
        blocks=list(blocks(report)),
        day=day,
        version=__version__,
    )


def tally(report: Report) -> dict[str, int]:
    """Count the verdicts; those by no more than a value above zero apart from support.

    >>> import comity
    >>> tally(comity.check("Russia is the largest arms supplier of China."))
    {'supported': 1}
    """
    weak = sum(Numbered(0, claim).is_weak for claim in report.listed)
    counts: dict[str, int] = {}
    for name, count in report.tally.items():
        is_support = name is VerdictName.SUPPORTED
        counts[str(name)] = count - weak if is_support else count
        if is_support:
            counts["above zero only"] = weak
    return {name: count for name, count in counts.items() if count}


def blocks(report: Report) -> Iterator[Block]:
    """Arrange the article out: its blocks, with the claims of each numbered through the text."""
    checkable = [claim for claim in report.listed if claim.interpretation]
    numbers = {id(claim): number for number, claim in enumerate(checkable, start=1)}
    by_block = {n: list(part) for n, part in groupby(report.listed, key=lambda c: c.block)}
    for number, text in enumerate(report.document.blocks):
        if report.document.is_title(number):
            continue
        claims = [
            Numbered(numbers.get(id(c), 0), c, report.quote(c)) for c in by_block.get(number, [])
        ]
        shown = tuple(one for one in claims if one.number)
        yield Block(tuple(_segments(text, claims)), shown)


def _segments(text: str, claims: list[Numbered]) -> Iterator[Segment]:
    """Span a block's text at the places of its claims."""
    upto = 0
    for (start, end), part in groupby(claims, key=lambda one: (one.claim.start, one.claim.end)):
        if start > upto:
            yield Segment(text[upto:start])
        yield Segment(text[start:end], tuple(part))
        upto = end
    if upto < len(text):
        yield Segment(text[upto:])

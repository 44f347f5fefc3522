"""A checked article in the terminal: a line a claim, in the order of the text."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from comity.claims.check import Report
from comity.claims.claim import Claim, Strength, VerdictName

STYLES = {
    VerdictName.SUPPORTED: "green",
    VerdictName.ROUNDED: "green",
    VerdictName.OUTDATED: "yellow",
    VerdictName.OTHER_DEFINITION: "yellow",
    VerdictName.CONTRADICTED: "red",
    VerdictName.PREMISE: "cyan",
    VerdictName.NO_PREMISE: "cyan",
    VerdictName.UNTESTABLE: "dim",
    VerdictName.NOT_JUDGED: "dim",
}


def show(report: Report, console: Console) -> None:
    """Print the claims with verdict, figures and the command that follows them to their rows.

    Opinions and rhetoric are counted, not listed. Texts are printed as they are, whatever
    they hold.
    """
    if report.document.title:
        console.print(Text(report.document.title, style="bold"))
    listed = [claim for claim in report.listed if claim.interpretation]
    if listed:
        console.print(_table(listed, report))
    else:
        console.print(Text("No claims about states that the measures here bear on."))
    counted = ", ".join(f"{count} {name}" for name, count in report.tally.items())
    if counted:
        console.print(Text(f"\n{counted}", style="bold"))
        console.print(Text(report.coverage))
        for remark in report.remarks:
            console.print(Text(remark))
    if report.publications:
        names = ", ".join(source.short for source in report.publications)
        console.print(Text(f"Sources: {names} (comity sources NAME)", style="dim"))


FEW = 3
"""Up to this many claims are shown with their sentence to quote."""


def _table(claims: list[Claim], report: Report) -> Table:
    table = Table(box=None, padding=(0, 1, 1, 0), header_style="dim")
    table.add_column("verdict", width=12)
    table.add_column("claim", ratio=2)
    table.add_column("what the data say", ratio=3)
    for claim in claims:
        verdict = claim.verdict
        weak = verdict.strength is Strength.EXISTENCE and verdict.name is VerdictName.SUPPORTED
        name = Text(f"{verdict.name}, above zero only") if weak else Text(verdict.name)
        name.stylize("dim" if weak else STYLES[verdict.name])
        quote = report.quote(claim) if len(claims) <= FEW else ""
        table.add_row(name, Text(claim.text), _evidence(claim, quote))
    return table


def _evidence(claim: Claim, quote: str) -> Text:
    """Describe why, what to quote, and how to follow the figure."""
    text = Text(claim.verdict.why)
    if quote:
        text.append(f"\nTo quote: {quote}")
    trails = dict.fromkeys(f.trail for f in claim.verdict.evidence if f.value is not None)
    for trail in list(trails)[:2]:
        text.append(f"\n{trail}", style="dim")
    return text

"""Check briefs by the reader of claims: which share of their figures it reads and supports.

``python benchmarks/round_trip.py [PAIRS] [SEED]`` writes a brief of 700 words for each pair of a
sample of all kinds, checks its own text, and prints a table as Markdown by kind of pair: the
sentences with a figure, how many are read and supported, and how many claims are contradicted,
outdated or rest on another definition. Then follow the sentences that were not supported.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sample_pairs import sample_pairs

from comity.claims.check import Report, check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text
from comity.panels.stored import stored_values
from comity.panels.values import Values
from comity.reports.brief.model import Brief, make_brief, plain_text
from comity.reports.dossier.model import make_dossier
from comity.states.dyad import dyad

SUPPORTED = {VerdictName.SUPPORTED, VerdictName.ROUNDED}
FAILED = {VerdictName.CONTRADICTED, VerdictName.OUTDATED, VerdictName.OTHER_DEFINITION}

NO_FIGURES = {"What comes next", "What is not known", "How old are these figures"}
"""Sections of forecasts, gaps and ages: nothing in them can be true or false today."""

_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


@dataclass(frozen=True)
class Result:
    """A sentence with a figure, and the verdicts on the claims that were read in it."""

    kind: str
    sentence: str
    verdicts: tuple[VerdictName, ...]

    @property
    def is_supported(self) -> bool:
        """Return whether it was read, and every claim in it supported."""
        return bool(self.verdicts) and set(self.verdicts) <= SUPPORTED


def round_trip(kind: str, brief: Brief, values: Values) -> tuple[list[Result], Report]:
    """Check a brief against its own data: its sentences with figures, and the whole report."""
    report = check(document_from_text(plain_text(brief)), values)
    return [_result(kind, text, report) for text in figure_sentences(brief)], report


def figure_sentences(brief: Brief) -> Iterator[str]:
    """List the sentences of a brief that have a figure other than a year."""
    texts = [brief.headline]
    for section in brief.sections:
        if section.heading not in NO_FIGURES:
            texts += [sentence.text for sentence in section.sentences]
    return (text for text in dict.fromkeys(texts) if re.search(r"\d", _YEAR.sub("", text)))


def failures(report: Report) -> list[str]:
    """List the claims of a brief that its own data deny."""
    return [claim.text for claim in report.claims if claim.verdict.name in FAILED]


def _result(kind: str, text: str, report: Report) -> Result:
    """Find the verdicts on the claims that were read in a sentence."""
    for number, block in enumerate(report.document.blocks):
        if (start := block.find(text)) >= 0:
            inside = range(start, start + len(text))
            verdicts = tuple(
                claim.verdict.name
                for claim in report.listed
                if claim.block == number and claim.start in inside
            )
            return Result(kind, text, verdicts)
    return Result(kind, text, ())


def main(count: int, seed: int) -> None:
    """Measure the round trip over a sample of pairs, and print it."""
    values, results, failed, pairs = stored_values(), [], [], Counter[str]()
    for kind, pair in sample_pairs(count, seed):
        brief = make_brief(make_dossier(dyad(*pair), values), 700)
        sentences, report = round_trip(kind, brief, values)
        results += sentences
        failed += [(kind, text) for text in failures(report)]
        pairs[kind] += 1
    print("| pairs | number | sentences with a figure | read and supported | denied |")
    print("|---|---|---|---|---|")
    for kind in (*pairs, "all"):
        chosen = [result for result in results if kind in (result.kind, "all")]
        good = sum(result.is_supported for result in chosen)
        denied = sum(kind in (one, "all") for one, _ in failed)
        number = pairs[kind] or pairs.total()
        share = f"{good} ({100 * good / max(len(chosen), 1):.1f}%)"
        print(f"| {kind} | {number} | {len(chosen)} | {share} | {denied} |")
    for kind, text in failed:
        print(f"\ndenied ({kind}): {text}")
    for result in results:
        if not result.is_supported:
            print(f"\n{', '.join(result.verdicts) or 'not read'}: {result.sentence}")


if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[1:]]
    main(*(arguments + [300, 1][len(arguments) :]))

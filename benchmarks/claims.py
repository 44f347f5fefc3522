"""Score the checking of claims on labelled sentences, and list the mistakes.

``python benchmarks/claims.py FILE.jsonl`` reads sentences in the form that docs/claims.md
describes and prints, as Markdown: precision, recall and F1 of item claims; how many claims
found are linked to the right measure and states; precision, recall and F1 of each verdict with
their macro average; the confusion of verdicts; and every mistake.

A sentence with several claims is scored by the first.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from comity.claims.check import check
from comity.claims.claim import Claim, SpeechAct, VerdictName
from comity.claims.text.documents import document_from_text
from comity.panels.stored import stored_values
from comity.panels.values import Values

_PREMISES = (VerdictName.PREMISE, VerdictName.NO_PREMISE)
VERDICTS = [name for name in VerdictName if name not in _PREMISES]
"""The verdicts that labels have; one on a premise leaves the claim untestable."""


@dataclass(frozen=True)
class Scored:
    """A labelled sentence beside what the checker made of it."""

    label: dict[str, Any]
    claim: Claim | None
    directed: bool

    @property
    def is_claim(self) -> bool:
        """Return whether the checker found a claim of fact."""
        return self.claim is not None and self.claim.kind is SpeechAct.CLAIM

    @property
    def verdict(self) -> str:
        """The checker's verdict; what is no claim to it is not judged."""
        if self.claim is None or not self.is_claim:
            return "not judged"
        name = self.claim.verdict.name
        return "untestable" if name in _PREMISES else name

    @property
    def measure(self) -> str:
        """The measure that the sentence was read by; empty for one that cannot be tested."""
        if self.claim and self.claim.verdict.evidence:
            return self.claim.verdict.evidence[0].lookup.measure
        return ""

    @property
    def states(self) -> tuple[int, ...]:
        """The states, in the order in which the interpretation has them."""
        interpretation = self.claim.interpretation if self.claim else None
        return interpretation.states if interpretation else ()

    @property
    def linked(self) -> bool:
        """Return whether measure and states are right.

        The measure is one of those acceptable; where it is the best of them and directed, the
        states must stand in its order. What cannot be tested needs no measure, and one state
        of those named is enough: there is nothing to look up.
        """
        wanted, got = self.label["states"], list(self.states)
        if not self.label["measures"]:
            return self.verdict == "untestable" and (not wanted or bool(set(wanted) & set(got)))
        if self.measure not in self.label["measures"]:
            return False
        if self.directed and self.measure == self.label["measures"][0] and len(wanted) == 2:
            return got == wanted
        return set(got) == set(wanted) or (not self.directed and set(got) <= set(wanted) != set())


def score(label: dict[str, Any], values: Values) -> Scored:
    """Check one labelled sentence after its context."""
    report = check(document_from_text(label["text"]), values, context=label.get("context") or "")
    # A title line and the sentence are one here: only claims of the text itself are given.
    found = [claim for claim in report.claims if claim.kind is SpeechAct.CLAIM] or list(
        report.claims
    )
    first = found[0] if found else None
    evidence = first.verdict.evidence if first else ()
    directed = bool(evidence) and values.describe(evidence[0].lookup.measure).directed
    return Scored(label, first, directed)


def ratio(part: int, whole: int) -> float:
    """Divide, with nothing of nothing as zero."""
    return part / whole if whole else 0.0


def f1(right: int, found: int, there: int) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    precision, recall = ratio(right, found), ratio(right, there)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0


def report(scored: list[Scored], seconds: float) -> str:
    """Write the results as Markdown."""
    there = sum(one.label["claim"] for one in scored)
    found = sum(one.is_claim for one in scored)
    right = sum(one.is_claim and one.label["claim"] for one in scored)
    claims = [one for one in scored if one.label["claim"]]
    linked = sum(one.linked for one in claims)
    precision, recall, item = f1(right, found, there)
    rows = [verdict_row(name, scored) for name in VERDICTS]
    present = [row for row in rows if row[4]]
    macro = sum(row[3] for row in present) / len(present)
    same = sum(one.verdict == one.label["verdict"] for one in scored)
    lines = [
        "| what | result |",
        "|---|---|",
        f"| sentences (claims among them) | {len(scored)} ({there}) |",
        f"| item: precision, recall, F1 | {precision:.3f}, {recall:.3f}, {item:.3f} |",
        f"| right measure and states, of all claims | {ratio(linked, there):.3f} |",
        f"| verdicts: macro-F1 | {macro:.3f} |",
        f"| verdicts: same as labelled | {ratio(same, len(scored)):.3f} |",
        f"| seconds a sentence | {seconds / len(scored):.3f} |",
        "",
        "| verdict | precision | recall | F1 | labelled |",
        "|---|---|---|---|---|",
        *(f"| {n} | {p:.2f} | {r:.2f} | {f:.2f} | {k} |" for n, p, r, f, k in present),
        "",
        *confusion(scored),
        "",
        *mistakes(scored),
    ]
    return "\n".join(lines)


def verdict_row(name: str, scored: list[Scored]) -> tuple[str, float, float, float, int]:
    """Score one verdict: precision, recall, F1, and how many were labelled so."""
    there = sum(one.label["verdict"] == name for one in scored)
    found = sum(one.verdict == name for one in scored)
    right = sum(one.verdict == name == one.label["verdict"] for one in scored)
    return (name, *f1(right, found, there), there)


def confusion(scored: list[Scored]) -> list[str]:
    """List which verdicts are taken for which."""
    counted = Counter((one.label["verdict"], one.verdict) for one in scored)
    head = "| labelled \\ given | " + " | ".join(VERDICTS) + " |"
    rows = [
        f"| {row} | " + " | ".join(str(counted[row, column] or "") for column in VERDICTS) + " |"
        for row in VERDICTS
    ]
    return [head, "|---" * (len(VERDICTS) + 1) + "|", *rows]


def mistakes(scored: list[Scored]) -> list[str]:
    """List the sentences that were read or judged otherwise than labelled."""
    wrong = [
        one
        for one in scored
        if one.verdict != one.label["verdict"] or (one.label["claim"] and not one.linked)
    ]
    rows = [
        f"| {one.label['id']} | {one.label['text']} | {one.label['verdict']} "
        f"({', '.join(one.label['measures'])}) | {one.verdict} ({one.measure}"
        f"{' ' + str(one.states) if one.states else ''}) |"
        for one in wrong
    ]
    return ["| id | sentence | labelled | given |", "|---|---|---|---|", *rows]


def main() -> None:
    """Read the labelled sentences and print the scores."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("file", type=Path)
    lines = parser.parse_args().file.read_text(encoding="utf-8").splitlines()
    labels = [json.loads(line) for line in lines if line.strip()]
    values = stored_values()
    started = time.perf_counter()
    scored = [score(label, values) for label in labels]
    print(report(scored, time.perf_counter() - started))


if __name__ == "__main__":
    main()

"""A checked article as data, for scripts.

The keys are stable, and their order; ``format`` counts their versions. At the top:

===========  ==============================================================================
key          what it holds
===========  ==============================================================================
format       version of this layout
version      version of Comity
checked      the day of the check, as 2025-03-07
title        the article's title, empty without one
year         the year asked for; null for the newest data
written      when the text was written: year, day (in words), origin (given, dateline or
             metadata); null where nothing says so
notes        how many footnotes of the file were left out
tally        how many sentences got each verdict
coverage     how many claims of fact were found, judged, and left unread, and that as a sentence
claims       text, block, start, end (its place in the block), kind, interpretation, verdict,
             and repeats: whether it only repeats a part of another, and is not counted
blocks       the article's text, block by block
unread       sentences that name states and a figure, or two states, and that no rule reads
sources      by table that a figure rests on, whose it is: citation, version, licence
===========  ==============================================================================

An interpretation has its ``rule``, what that ``says``, the ``states`` by ccode, the ``test`` in
one line, and ``is_whole``, whether every word of the clause was read (else a rule found its
words); a verdict its ``name``, ``why``, ``year``, ``evidence`` (measure,
states, title, year, value in the measure's unit, text, percentile, is_met, trail), the
``alternatives`` tried, and for a prediction the ``probability``. Where it is definite, ``strength``
says what was tested (figure, rank, comparison, criterion, or only "above zero"), and ``quote`` has
the figures as a sentence with its sources.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from comity.claims.check import Report
from comity.claims.claim import Claim, Evidence, Interpretation
from comity.claims.verdict.explain import describe_test
from comity.version import __version__

FORMAT = 3


def as_dict(report: Report) -> dict[str, Any]:
    """Return a report as plain data, with the keys that the module's docstring lists.

    >>> import comity
    >>> sorted(as_dict(comity.check("Russia is the largest arms supplier of China.")))[:3]
    ['blocks', 'checked', 'claims']
    """
    return {
        "format": FORMAT,
        "version": __version__,
        "checked": report.checked.isoformat(),
        "title": report.document.title,
        "year": report.year,
        "written": asdict(report.dating) if report.dating else None,
        "notes": report.document.notes,
        "tally": dict(report.tally),
        "coverage": {
            "found": len(report.found),
            "judged": len(report.judged),
            "unread": len(report.unread),
            "text": report.coverage,
        },
        "claims": [
            {**_claim(claim, report), "repeats": not any(claim is one for one in report.listed)}
            for claim in report.claims
        ],
        "blocks": list(report.document.blocks),
        "unread": list(report.unread),
        "sources": {table: asdict(source) for table, source in report.sources.items()},
    }


def as_json(report: Report) -> str:
    """Write a report as JSON; the same article gives the same text on one day."""
    return json.dumps(as_dict(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _claim(claim: Claim, report: Report) -> dict[str, Any]:
    verdict = claim.verdict
    return {
        "text": claim.text,
        "block": claim.block,
        "start": claim.start,
        "end": claim.end,
        "kind": claim.kind,
        "interpretation": _interpretation(claim.interpretation) if claim.interpretation else None,
        "verdict": {
            "name": verdict.name,
            "why": verdict.why,
            "year": verdict.year,
            "evidence": [_evidence(item) for item in verdict.evidence],
            "alternatives": list(verdict.alternatives),
            "probability": verdict.probability,
            "strength": verdict.strength,
            "quote": report.quote(claim),
        },
    }


def _interpretation(interpretation: Interpretation) -> dict[str, Any]:
    return {
        "rule": interpretation.rule,
        "says": interpretation.says,
        "states": list(interpretation.states),
        "test": describe_test(interpretation.test) if interpretation.test else None,
        "is_whole": interpretation.is_whole,
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    return {
        "measure": item.lookup.measure,
        "states": list(item.lookup.states),
        "title": item.title,
        "year": item.year,
        "years": list(item.years) if item.years else None,
        "value": item.value,
        "text": item.text,
        "percentile": item.percentile,
        "detail": item.detail,
        "is_met": item.is_met,
        "trail": item.trail,
        "tables": list(item.tables),
    }

"""A checked article as data, for scripts.

The keys are stable, and their order; ``format`` counts their versions. At the top:

===========  ==============================================================================
key          what it holds
===========  ==============================================================================
format       version of this layout
title        the article's title, empty without one
year         the year asked for; null for the newest data
tally        how many sentences got each verdict
claims       text, block, start, end (its place in the block), kind, reading, verdict
blocks       the article's text, block by block
sources      by table, whose it is: citation, version, licence
===========  ==============================================================================

A reading has its ``rule``, what that ``says``, the ``states`` by ccode, the ``test`` in one
line, and its ``confidence``; a verdict its ``name``, ``why``, ``year``, ``findings`` (measure,
states, title, year, value in the measure's unit, text, place, holds, trail), the alternatives
``tried``, and for a prediction the ``probability``.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from comity.claims.check import Report
from comity.claims.claim import Claim, Evidence, Interpretation
from comity.claims.verdict.verdict import describe_test

FORMAT = 1


def as_dict(report: Report) -> dict[str, Any]:
    """Give a report as plain data, with the keys that the module's docstring lists.

    >>> import comity
    >>> sorted(as_dict(comity.check("Russia is the largest arms supplier of China.")))[:3]
    ['blocks', 'claims', 'format']
    """
    return {
        "format": FORMAT,
        "title": report.document.title,
        "year": report.year,
        "tally": dict(report.tally),
        "claims": [_claim(claim) for claim in report.claims],
        "blocks": list(report.document.blocks),
        "sources": {table: asdict(source) for table, source in report.sources.items()},
    }


def as_json(report: Report) -> str:
    """Write a report as JSON; the same article always gives the same text."""
    return json.dumps(as_dict(report), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _claim(claim: Claim) -> dict[str, Any]:
    verdict = claim.verdict
    return {
        "text": claim.text,
        "block": claim.block,
        "start": claim.start,
        "end": claim.end,
        "kind": claim.kind,
        "reading": _reading(claim.reading) if claim.reading else None,
        "verdict": {
            "name": verdict.name,
            "why": verdict.why,
            "year": verdict.year,
            "findings": [_finding(finding) for finding in verdict.findings],
            "tried": list(verdict.tried),
            "probability": verdict.probability,
        },
    }


def _reading(reading: Interpretation) -> dict[str, Any]:
    return {
        "rule": reading.rule,
        "says": reading.says,
        "states": list(reading.states),
        "test": describe_test(reading.test) if reading.test else None,
        "confidence": reading.confidence,
    }


def _finding(finding: Evidence) -> dict[str, Any]:
    return {
        "measure": finding.case.measure,
        "states": list(finding.case.states),
        "title": finding.title,
        "year": finding.year,
        "value": finding.value,
        "text": finding.text,
        "place": finding.place,
        "says": finding.says,
        "holds": finding.holds,
        "trail": finding.trail,
        "tables": list(finding.tables),
    }

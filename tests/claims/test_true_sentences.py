"""Sentences filled in from the data are all true: none of them may be denied."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text

LABELLED = Path(__file__).parent / "labelled" / "true_sentences.jsonl"
TEXTS = [json.loads(line)["text"] for line in LABELLED.read_text(encoding="utf-8").splitlines()]
DENIALS = (VerdictName.CONTRADICTED, VerdictName.OUTDATED, VerdictName.OTHER_DEFINITION)


@pytest.fixture(scope="module")
def verdicts(values):
    return {
        text: [
            (claim.text, claim.verdict) for claim in check(document_from_text(text), values).claims
        ]
        for text in TEXTS
    }


def test_no_true_sentence_is_denied(verdicts):
    denied = {
        text: [(part, verdict.why) for part, verdict in read if verdict.name in DENIALS]
        for text, read in verdicts.items()
    }
    assert {text: parts for text, parts in denied.items() if parts} == {}


def test_most_true_sentences_are_borne_out_in_part(verdicts):
    borne_out = [
        text for text, read in verdicts.items() if any(one.name.is_definite for _, one in read)
    ]
    assert len(borne_out) > 0.6 * len(TEXTS)

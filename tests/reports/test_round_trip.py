"""Writer and reader mean the same: a brief that is checked is supported, and its words are kept."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from comity.claims.text.sentences import sentences
from comity.reports.brief.model import make_brief, plain_text

sys.path.insert(0, str(Path(__file__).parents[2] / "benchmarks"))

from round_trip import failures, round_trip
from sample_pairs import sample_pairs

SAMPLE = sample_pairs(7, seed=4)

AWKWARD = re.compile(
    r"  |(?<![\d.,])1 \w+(?<!s)s\b(?! (?:of|in|with))|[-−]0\b(?![.,]\d)|\bnan\b|\b(?-i:None)\b|[{}]"
    r"|[-−]100 percent|(?<![\d.,])1 times ",
    re.IGNORECASE,
)
"""Doubled spaces, "1 states", "-0", missing values as words, places without their text."""


@pytest.fixture(scope="module", params=SAMPLE, ids=[kind for kind, _ in SAMPLE])
def written(request, dossiers):
    """A kind of pair, and the brief of one."""
    kind, pair = request.param
    return kind, make_brief(dossiers(*pair), 700)


def test_the_claims_of_a_brief_are_supported_by_its_own_data(written, values):
    results, report = round_trip(*written, values)
    assert failures(report) == []
    unread = [result.sentence for result in results if not result.is_supported]
    # A tenth of the nine sentences of two tiny states is none: one may be left.
    assert len(unread) <= max(1, 0.1 * len(results)), unread


def test_no_sentence_of_a_brief_is_long_or_awkward(written):
    _, brief = written
    for paragraph in plain_text(brief).split("\n\n"):
        for part in sentences(paragraph):
            assert len(part.text.split()) <= 35, part.text
            assert not AWKWARD.search(part.text), part.text

"""One sentence a question, and what stands out: short, in order, true to the figures."""

from __future__ import annotations

import re

import pytest

from comity.questions.registry import ORDER
from comity.questions.summary.highlights import FindingKind, is_hostile, select_findings
from comity.questions.summary.summarise import MAX_WORDS
from comity.unit import DOLLARS, SANCTION_CASES, TIMES, VETOES, share_of
from comity.wording.glossary import BANDS, yardstick
from comity.wording.names import possessive, with_article
from comity.wording.newspaper import newspaper_amount

PAIRS = [
    ("china", "russia"), ("usa", "india"), ("estonia", "russia"), ("israel", "iran"),
    ("peru", "chile"), ("nauru", "palau"), ("east germany", "west germany"),
    ("bavaria", "saxony"), ("netherlands", "united arab emirates"),
]  # fmt: skip


@pytest.fixture(scope="module", params=PAIRS, ids="-".join)
def dossier(request, dossiers):
    return dossiers(*request.param)


def test_every_question_has_one_sentence_of_at_most_25_words(dossier):
    assert [summary.question for summary in dossier.summaries] == list(ORDER)
    for summary in dossier.summaries:
        assert len(summary.sentence.split()) <= MAX_WORDS
        assert summary.sentence.endswith(".")
        assert summary.sentence[0].isupper() or summary.sentence[0].isdigit()


def test_sentences_have_no_place_holder_no_double_space_and_no_wrong_number(dossier):
    sentences = [s.sentence for s in dossier.summaries] + [f.sentence for f in dossier.findings]
    for sentence in sentences:
        assert not re.search(r"[{}]|  |\bnan\b|None|\b1 states\b|\s,|-0\b", sentence), sentence
        assert not re.search(r"(?<!the )(?<!The )United (?:States|Arab)", sentence), sentence


def test_findings_are_of_different_questions_and_measures_the_most_telling_first(dossier):
    findings = dossier.findings
    assert len({made.question for made in findings}) == len(findings)
    assert len({made.figure.measure for made in findings}) == len(findings)
    pairs = [m.score for m in findings if not m.figure.perspective.is_state]
    calm = pairs[sum(m.criterion is FindingKind.HOSTILITY for m in findings) :]
    assert calm == sorted(calm, reverse=True)
    assert findings == select_findings(dossier.highlights)


def test_a_finding_has_the_number_of_its_figure(dossier):
    for made in dossier.findings:
        if made.criterion is FindingKind.LEVEL:
            number = re.escape(newspaper_amount(made.figure.value, made.figure.unit).split(" ")[0])
            written = {"no": r"\d", "one": r"\b(?:one|1)\b"}.get(number, number)
            assert re.search(written, made.sentence)


@pytest.mark.parametrize(
    ("pair", "hostile"), [(PAIRS[0], False), (PAIRS[2], True), (PAIRS[3], True)]
)
def test_hostile_facts_come_first_and_change_the_headings(dossiers, pair, hostile):
    dossier = dossiers(*pair)
    assert is_hostile(dossier.answers) == hostile
    assert (dossier.findings[0].criterion is FindingKind.HOSTILITY) == hostile
    assert ("cooperate" in dossier.headings["drivers"]) != hostile


def test_a_yardstick_word_has_one_band_and_every_percentile_has_one():
    lows = [band.low for band in BANDS]
    assert lows == sorted(lows, reverse=True)
    assert lows[-1] == 0
    words = {yardstick(p / 10, "amount") for p in range(1001)}
    assert len(words) == len(BANDS)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (0.0019, share_of("trade"), "0.19 percent"),
        (239_000, DOLLARS, "239 billion dollars"),
        (1, VETOES, "one veto"),
        (0, SANCTION_CASES, "no sanction cases"),
        (8.76, TIMES, "8.8 times"),
    ],
)
def test_numbers_are_set_as_newspapers_do(value, unit, words):
    assert newspaper_amount(value, unit) == words


def test_names_have_their_article():
    assert with_article("Netherlands") == "the Netherlands"
    assert possessive("Russia") == "Russia's"

"""A clause that no rule reads is found by its topic, which its one figure may support."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context
from comity.claims.topics.parts.sentence_parts import sentence_parts
from comity.claims.topics.read import BY_TOPIC, read_topics
from comity.claims.topics.topic import topics

CUBA, US, CHINA, VIETNAM, POLAND, RUSSIA, NORWAY, GERMANY = 40, 2, 710, 816, 290, 365, 385, 255
ARGENTINA, FRANCE, ALGERIA, KENYA, IRAN, IRAQ, HUNGARY = 160, 220, 615, 501, 630, 645, 310


@pytest.fixture(scope="module")
def found(names, values):
    def read(sentence):
        readings = read_topics(sentence, names, values.codebook.get, Context(), 2026)
        return [(one.test.lookups[0].measure, one.states) for _, one in readings]

    return read


@pytest.mark.parametrize(
    ("sentence", "measure", "states"),
    [
        ("Iraq invaded Iran in 1980.", "interstate_war", (IRAQ, IRAN)),
        ("The Chinese army marched into Vietnam in 1979.", "interstate_war", (CHINA, VIETNAM)),
        ("Washington has an embassy in Havana.", "diplomatic_representation", (US, CUBA)),
        ("Poland shares a border with Russia.", "land_border", (POLAND, RUSSIA)),
        ("Kenya's trade gap with China widened.", "trade_balance", (KENYA, CHINA)),
        ("Many Algerians live in France.", "migrants", (ALGERIA, FRANCE)),
        ("Sanctions on Cuba were imposed by the United States.", "sanctions_imposed", (US, CUBA)),
        ("Most of Hungary's gas comes from Russia.", "fuel_import_share", (HUNGARY, RUSSIA)),
        ("Argentina belongs to BRICS.", "brics_member", (ARGENTINA,)),
        ("A draft resolution was vetoed by France.", "vetoes_cast", (FRANCE,)),
    ],
)
def test_the_words_of_a_measure_and_its_states_are_found(found, sentence, measure, states):
    assert (measure, states) in found(sentence)


def test_a_state_left_out_is_the_subject_of_the_sentence(found):
    read = found("Poland, a treaty ally of Washington, buys its weapons from Germany.")
    assert ("defence_obligation", (POLAND, US)) in read
    assert ("arms_import_share", (POLAND, GERMANY)) in read


def test_a_pronoun_stands_for_the_state_before(found):
    read = found("Iraq distrusted Iran, and in 1980 it invaded its larger neighbour.")
    assert read == [("interstate_war", (IRAQ, IRAN))]


def test_both_of_two_stand_for_the_pair_spoken_of(names, values):
    spoken = Context(pair=(POLAND, RUSSIA))
    read = read_topics("The two fought a war.", names, values.codebook.get, spoken, 2026)
    assert [one.states for _, one in read] == [(POLAND, RUSSIA)]


def test_a_clause_that_continues_another_has_its_topic(found):
    read = found("Crude from Norway reached Germany in 2019; in 2021 it was two thirds less.")
    assert read == [("crude_oil_exports", (NORWAY, GERMANY))] * 2


def test_another_state_in_a_continued_clause_takes_the_place_of_one(found):
    read = found("Poland imports half of its oil from Norway, a fifth from Russia.")
    assert read[-1] == ("fuel_import_share", (POLAND, RUSSIA))


@pytest.mark.parametrize(
    "sentence",
    [
        "Poland might buy weapons from Germany.",  # what may be
        "Norway sees Russia as an ally.",  # a perception
        "China bought 70 percent of its lithium from Argentina.",  # a product without a measure
        "Their allies rejoiced.",  # no state is named
        "Poland and Norway are lovely in spring.",  # no topic
    ],
)
def test_nothing_is_found_of_wishes_products_and_unnamed_states(found, sentence):
    assert found(sentence) == []


def test_a_topic_that_is_not_said_plainly_is_never_judged(values):
    report = check(document_from_text("Kenya's trade gap with China widened."), values)
    by_topic = [c for c in report.claims if c.interpretation.rule == BY_TOPIC]
    assert by_topic
    assert {claim.verdict.name for claim in by_topic} == {VerdictName.UNTESTABLE}


def test_what_a_rule_reads_is_not_found_again(values):
    report = check(document_from_text("Germany is Poland's largest trading partner."), values)
    assert [c.interpretation.rule for c in report.claims].count(BY_TOPIC) == 0


def test_a_clause_without_a_time_has_that_of_the_clause_before(names):
    text = "Poland fought Germany in 1939; it lost within weeks; it joined NATO in 1999."
    read = [one.time.last for one in sentence_parts(text, names.find_states(text), 2026)]
    assert read == [1939, 1939, 1999]


def test_a_segment_has_the_time_of_its_own_words(names):
    text = "Poland fought Germany in 1939, and it joined NATO in 1999."
    first, second = sentence_parts(text, names.find_states(text), 2026)
    assert (first.time.last, second.time.last) == (1939, 1999)
    assert second.subject == POLAND


def test_every_topic_names_measures_that_there_are(values):
    assert {name for topic in topics() for name in topic.measures} <= set(values.codebook)
    assert {topic.states for topic in topics()} == {1, 2}


def claims_with(text, values):
    return check(document_from_text(text), values).claims


def test_a_topic_is_supported_by_its_one_figure_where_the_digits_agree(values):
    (one, *_) = claims_with(
        "In the assembly Denmark, as ever, was found agreeing with Sweden on 97 percent of votes "
        "in 2024.",
        values,
    )
    assert one.verdict.name is VerdictName.SUPPORTED


@pytest.mark.parametrize(
    "text",
    [
        "In the assembly Denmark, as ever, was found agreeing with Sweden on 57 percent of votes "
        "in 2024.",
        "In the assembly Denmark's agreeing with Sweden, as ever, fell by 97 percent in 2024.",
    ],
)
def test_a_topic_is_never_denied_by_its_figure_nor_supported_by_a_change(text, values):
    assert not any(one.verdict.name.is_definite for one in claims_with(text, values))

"""Lists of the first few with their figures, and figures said in two ways beside a rank."""

from datetime import date

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.lexicon import read_lexicon
from comity.claims.rankings.items import items_of
from comity.claims.rankings.order import figures_again, is_said_of_list
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import gather_names


@pytest.fixture(scope="module")
def names():
    return gather_names(read_lexicon())


@pytest.fixture(scope="module")
def given(values, borne_out):
    """The measure, the states and what is said of each that the data bear out; none is denied."""

    def read(sentence):
        claims = check(document_from_text(sentence), values).claims
        assert not any(claim.verdict.name.is_negative for claim in claims)
        return borne_out(claims)

    return read


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "Three of the ten countries with the highest military burden in 2014 were in Africa: "
            "Algeria (5.0% of GDP), Angola (4.7%) and Libya (15%).",
            {("military_burden", (615,), "5.0%"), ("military_burden", (540,), "4.7%")},
        ),
        (
            "The states with the highest military burden in 2014 were Oman (8.9% of GDP) and "
            "Saudi Arabia (10.5%).",
            {("military_burden", (698,), "8.9%"), ("military_burden", (670,), "10.5%")},
        ),
        (
            "China was the largest exporter in the world in 2015, while the United States with "
            "exports of 1.4 trillion dollars, or 9 percent of the global total, was second.",
            {("total_exports", (2,), "second largest"), ("total_exports", (710,), "")},
        ),
        (
            "Between 2010 and 2014, India led the world with 15% of all imported arms, beating "
            "second place Saudi Arabia by 9%.",
            {("arms_imports_five_years", (670,), "second largest")},
        ),
    ],
)
def test_the_first_few_are_read_with_their_figures(given, sentence, facts):
    assert facts <= given(sentence)


def test_where_those_of_a_list_are_is_no_region_of_the_ranking(names):
    said = "Two of the five largest economies are in Asia: China and Japan."
    items = items_of(said, names.find_states(said), names.lexicon)
    assert [one.said for at, one in enumerate(items) if is_said_of_list(items, at)] == ["in Asia"]


def test_a_figure_said_again_in_another_unit_is_none_of_the_next_state(names):
    said = "Peru with 3 billion dollars, or 5 percent, was second."
    items = items_of(said, names.find_states(said), names.lexicon)
    assert [items[at].said for at in figures_again(items)] == ["5 percent"]


def test_a_share_of_all_states_trade_is_none_of_one_states(given):
    # 8.6 percent of American exports went to China, which is not what is said
    read = given(
        "China was the largest exporter in the world in 2015, while the United States with exports "
        "of 1.4 trillion dollars, or 9 percent of the global total, was second."
    )
    assert not any(measure == "export_share" for measure, *_ in read)


@pytest.mark.parametrize(
    ("before", "sentence", "facts"),
    [
        (
            "India bought crude oil worth 114 billion dollars in 2018.",
            "The second largest supplier of India's crude oil for the year was Saudi Arabia at "
            "nearly 40 million tonnes.",
            {("crude_oil_import_share", (750, 670), "second largest")},
        ),
        (
            "A report shows the top crude oil suppliers to India in 2018.",
            "Iraq was the leading supplier, exporting over 46 million tonnes of oil.",
            {("crude_oil_import_share", (750, 645), "")},
        ),
    ],
)
def test_how_much_was_sold_leaves_a_rank_as_it_is(values, before, sentence, facts):
    claims = check(document_from_text(sentence), values, context=before).claims
    read = {
        (item.lookup.measure, item.lookup.states, claim.interpretation.stated)
        for claim in claims
        if claim.verdict.name is VerdictName.SUPPORTED
        for item in claim.verdict.evidence[:1]
    }
    assert facts <= read


def test_figures_of_a_ranking_gone_on_with_are_borne_out_by_their_digits(values):
    before = "The states with the largest military spending include China (232.5 billion USD)."
    claims = check(
        document_from_text("France ranked fifth with 50.5 billion USD."),
        values,
        context=before,
        written=date(2019, 7, 1),
    ).claims
    given = {(one.interpretation.stated, one.verdict.name) for one in claims}
    assert ("50.5 billion USD", VerdictName.SUPPORTED) in given

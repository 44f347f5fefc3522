"""Ranks by lists that one heads, within groups, behind another, and by what no other does."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.lexicon import read_lexicon
from comity.claims.rankings.by_more import rank_by_more
from comity.claims.rankings.items import items_of
from comity.claims.rankings.owners import state_before
from comity.claims.rankings.ranked import Cell, RankedCells, led_by
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import gather_names

US, CHINA, INDIA, BANGLADESH, NIGERIA, EGYPT = 2, 710, 750, 771, 475, 651


@pytest.fixture(scope="module")
def given(values):
    """The states and measures that the data bear out; nothing of such words is denied."""

    def read(sentence, context=""):
        claims = check(document_from_text(sentence), values, context=context).claims
        assert not any(claim.verdict.name.is_negative for claim in claims)
        return {
            (claim.interpretation.states, claim.interpretation.test.lookups[0].measure)
            for claim in claims
            if claim.interpretation and "supported" in claim.verdict.name.value
        }

    return read


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "China tops the table of Brazil's suppliers in 2023; the United States comes second.",
            {((140, CHINA), "import_share"), ((140, US), "import_share")},
        ),
        (
            "The list of Peru's suppliers in 2023 is headed by China.",
            {((135, CHINA), "import_share")},
        ),
        (
            "Germany slid another place to fourth among China's trading partners in 2023.",
            {((CHINA, 255), "trade_share")},
        ),
        (
            "In 2018 Indonesia's economy was by a wide margin the largest in ASEAN and the "
            "sixteenth of the world.",
            {((850,), "gdp")},
        ),
        (
            "In GDP Nigeria came first on the continent in 2013 and Egypt third.",
            {((NIGERIA,), "gdp"), ((EGYPT,), "gdp")},
        ),
        (
            "The United States, China and Russia topped the list of military spenders in 2023.",
            {((US,), "military_spending"), ((365,), "military_spending")},
        ),
        (
            "China was Serbia's second trading partner in 2023, behind Germany.",
            {((345, CHINA), "trade_share"), ((345, 255), "trade_share")},
        ),
        (
            "Britain stood ahead of France as the second-largest military spender in NATO in 2023.",
            {((200,), "military_spending"), ((200, 220), "military_spending")},
        ),
        (
            "In 2023 Germany pushed Japan out of third place among the world's economies.",
            {((255,), "gdp"), ((740,), "gdp")},
        ),
        (
            "Israel was the member that sided most often with the United States in 2019; "
            "Micronesia ranked second.",
            {((US, 987), "agreement_with_us")},
        ),
        (
            "In Serbia China was the second trading partner in 2023.",
            {((345, CHINA), "trade_share")},
        ),
    ],
)
def test_ranks_are_read_in_other_words(given, sentence, facts):
    assert facts <= given(sentence)


def test_a_list_of_the_sentence_before_is_headed(given):
    before = "The report lists the arms suppliers of India in 2019-23."
    facts = given("Russia still heads it; Paris is the runner-up.", before)
    assert facts >= {((INDIA, 365), "arms_import_share"), ((INDIA, 220), "arms_import_share")}


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Within South Asia nobody trades more with India than Bangladesh does.",
         ((INDIA, BANGLADESH), "trade_share")),
        ("No one sells Kenya more than China.", ((501, CHINA), "import_share")),
        ("Only China sold more to Bangladesh in 2023 than India.",
         ((BANGLADESH, INDIA), "import_share")),
        ("In 2023 only four countries had a larger economy than India.", ((INDIA,), "gdp")),
        ("There is no more important trading partner for Hungary than Germany.",
         ((310, 255), "trade_share")),
    ],
)  # fmt: skip
def test_who_is_first_by_what_no_other_does(given, sentence, fact):
    assert fact in given(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The embassy leads the way in visas for Peru.",
        "Mexico bought a sixteenth of the world's maize.",
        "None of its neighbours buys more from India than Bangladesh.",
        "France is a security partner of Mali and the first to help it.",
        "Only China recognised Peru.",
        "There is no bigger buyer of Peruvian copper than China.",
        "Japan has dropped out of the top three economies.",
        "SIPRI ranks Tokyo ninth among the military spenders of 2024.",
    ],
)
def test_what_is_like_a_rank_is_neither_borne_out_nor_denied(given, sentence):
    assert given(sentence) == set()


def test_what_is_no_whole_rank_is_not_written_as_one():
    assert rank_by_more("Nobody trades more with India in cotton than Nepal.") == ""
    assert rank_by_more("Nobody spent more than Peru.") == ""
    assert rank_by_more("In NATO only Peru spent more on its military than Chile.") == (
        "Chile had the second largest military spending in NATO after Peru."
    )


def test_who_is_ahead_and_in_which_region_is_told_apart():
    peru, cuba = Cell(135, 0, 4, rank=2, scope_part=1), Cell(40, 20, 24, is_led=True)
    assert [(one.state, len(led)) for one, led in led_by([peru, cuba, Cell(155, 30, 35)])] == [
        (135, 1)
    ]
    ranking = RankedCells(scopes=[("the world", 0), ("Africa", 1)])
    assert ranking.scope_of(peru) == "Africa"
    assert not ranking.is_of_one_scope(cuba)


def test_whose_partner_is_found_before_where():
    names = gather_names(read_lexicon())
    sentence = "In Serbia, where China is second"
    items = items_of(sentence, names.find_states(sentence), names.lexicon)
    where = next(place for place, one in enumerate(items) if one.said == "where")
    assert items[state_before(items, where)].number == 345

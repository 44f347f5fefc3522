"""Groups of states: their figures are sums over members, and some readings are withheld."""

from __future__ import annotations

from datetime import date

import pytest

import comity
from comity.claims.claim import Lookup
from comity.claims.verdict.groups import GroupFigures, has_same_members
from comity.panels.stored import stored_values
from comity.states.groups import code_of_group, find_group, members_of_group

EU, NATO, ASEAN = (code_of_group(find_group(name)) for name in ("EU", "NATO", "ASEAN"))
CHINA, RUSSIA, SERBIA, GERMANY, US = 710, 365, 345, 255, 2


@pytest.fixture(scope="module")
def figures() -> GroupFigures:
    return GroupFigures(stored_values(), None)


def value(figures: GroupFigures, measure: str, *states: int, year: int) -> float:
    found: float = figures.history(Lookup(measure, states))[year]["value"]
    return found


def verdict(sentence: str) -> str:
    (claim,) = comity.check(sentence).claims
    return claim.verdict.name.value


def test_a_sum_is_over_those_who_were_members_when_the_year_ended(figures: GroupFigures) -> None:
    values = stored_values()
    for year, count in ((2019, 28), (2020, 27)):  # the United Kingdom left in January 2020
        codes = members("EU", year)
        assert len(codes) == count
        by_hand = sum(values.read_value("gdp", (code,), year) or 0 for code in codes)
        assert value(figures, "gdp", EU, year=year) == pytest.approx(by_hand)


def members(group: str, year: int) -> list[int]:
    return sorted(members_of_group(group, date(year, 12, 31)))


def test_the_spending_of_nato_is_what_sipri_printed(figures: GroupFigures) -> None:
    # Trends in World Military Expenditure, 2024: NATO members spent 1506 billion dollars.
    assert value(figures, "military_spending", NATO, year=2024) == pytest.approx(
        1_506_000, rel=1e-3
    )


def test_trade_with_a_group_is_the_sum_of_that_with_members(figures: GroupFigures) -> None:
    values = stored_values()
    by_hand = sum(
        values.read_value("trade", (min(code, CHINA), max(code, CHINA)), 2023) or 0
        for code in members("EU", 2023)
    )
    assert value(figures, "trade", EU, CHINA, year=2023) == pytest.approx(by_hand)
    assert value(figures, "trade", CHINA, EU, year=2023) == pytest.approx(by_hand)


def test_trade_among_members_is_no_trade_of_the_group(figures: GroupFigures) -> None:
    values = stored_values()
    codes = members("EU", 2014)
    total = sum(values.read_value("total_trade", (code,), 2014) or 0 for code in codes)
    inside = sum(
        values.read_value("trade", (one, two), 2014) or 0
        for one in codes
        for two in codes
        if one < two
    )
    with_china = value(figures, "trade", EU, CHINA, year=2014)
    share = value(figures, "trade_share", EU, CHINA, year=2014)
    assert share == pytest.approx(with_china / (total - 2 * inside), rel=1e-5)


def test_a_member_trades_with_the_others_of_its_group(figures: GroupFigures) -> None:
    values = stored_values()
    others = [code for code in members("EU", 2023) if code != GERMANY]
    by_hand = sum(values.read_value("exports", (GERMANY, code), 2023) or 0 for code in others)
    assert value(figures, "exports", GERMANY, EU, year=2023) == pytest.approx(by_hand)


def test_a_year_without_the_figures_of_all_members_has_no_sum(figures: GroupFigures) -> None:
    assert stored_values().read_value("trade", (305, SERBIA), 2022) is None  # Austria's
    assert 2022 not in figures.history(Lookup("trade", (SERBIA, EU)))
    assert 2023 in figures.history(Lookup("trade", (SERBIA, EU)))


def test_the_burden_of_a_group_is_that_of_all_its_members_together(figures: GroupFigures) -> None:
    burden = value(figures, "military_burden", NATO, year=2024)
    of_each = [
        stored_values().read_value("military_burden", (code,), 2024) or 0
        for code in members("NATO", 2024)
    ]
    assert min(of_each) < burden < max(of_each)
    assert burden == pytest.approx(0.027, abs=0.002)


def test_a_rank_is_given_where_it_is_the_same_however_groups_are_counted(
    figures: GroupFigures,
) -> None:
    assert figures.rank(Lookup("trade_share", (SERBIA, EU)), 2023) == 1
    # First among single states and blocs alike in 2023; the EU is second only if ASEAN is one.
    assert figures.rank(Lookup("trade_share", (CHINA, ASEAN)), 2023) == 1
    assert figures.rank(Lookup("trade_share", (CHINA, EU)), 2023) is None


def test_groups_with_other_members_are_not_compared() -> None:
    lookup = Lookup("trade", (EU, CHINA))
    assert has_same_members(lookup, 2021, 2023)
    assert not has_same_members(lookup, 2015, 2023)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The EU remains Serbia's largest trading partner.", "supported"),
        ("NATO members spent 1.5 trillion dollars on defence in 2024.", "supported"),
        ("NATO members spent 2.5 trillion dollars on defence in 2024.", "contradicted"),
        ("The EU is Turkey's biggest export market.", "supported"),
        ("France is the biggest military spender in the EU.", "outdated"),
        ("India's trade with the EU is smaller than its trade with Russia.", "contradicted"),
        ("The EU accounts for 60 percent of Serbia's trade.", "supported"),
        ("Serbia sends 20 percent of its exports to the EU.", "contradicted"),
        ("The EU spends more on its armed forces than Russia.", "supported"),
        ("Poland spends more of its GDP on defence than any other NATO member.", "supported"),
        ("Estonia spends a larger share of its GDP on defence than any other NATO member.",
         "contradicted"),
    ],
)  # fmt: skip
def test_claims_about_groups_are_judged_by_their_sums(sentence: str, name: str) -> None:
    assert verdict(sentence) == name


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("EU members spend 1.9 percent of their GDP on defence.", "each member"),
        ("The European Union is China's second-largest trading partner.", "count as one partner"),
        ("The EU is Russia's largest trading partner.", "newest year in which all members"),
        ("EU trade with China rose by 40 percent between 2015 and 2023.", "other members"),
        ("The EU votes with the United States in 70 percent of roll calls.", "no such figures"),
        ("The EU exported goods worth 35 billion dollars to Russia in 2023.", "missing"),
        ("Russia is the largest arms supplier of the EAEU.", "no such figures"),
    ],
)
def test_what_sums_do_not_decide_is_untestable_with_the_reason(sentence: str, why: str) -> None:
    (claim,) = comity.check(sentence).claims
    assert claim.verdict.name.value == "untestable"
    assert why in claim.verdict.why


@pytest.mark.parametrize(
    "sentence",
    [
        "Most EU members trade more with China than with Russia.",
        "All NATO members spend 2 percent of GDP on defence.",
        "Two NATO members spent 1.5 trillion dollars on defence in 2024.",
        "European NATO members spent 1.5 trillion dollars on defence in 2024.",
        "India is the largest economy in the Commonwealth.",
        "India spent more on its armed forces than any BRICS member but China and Russia.",
        "The largest EU countries spent 368 billion dollars on defence in 2024.",
    ],
)
def test_what_is_said_of_some_members_is_not_taken_for_all(sentence: str) -> None:
    assert not [one for one in comity.check(sentence).claims if one.verdict.name.is_definite]


def test_the_evidence_says_over_how_many_members_and_how_to_follow_the_largest_part() -> None:
    (claim,) = comity.check(
        "Trade between the EU and China was worth 800 billion dollars in 2023."
    ).claims
    (evidence,) = claim.verdict.evidence
    assert evidence.detail == "over the 27 members of the EU"
    assert evidence.trail == "comity trace trade Germany China 2023"
    assert "trade in goods between the EU and China was worth" in claim.verdict.statement


@pytest.mark.parametrize("words", ["the UN's left out", "not counting those of the UN"])
def test_sanctions_without_the_uns_are_counted_without_them(words, values):
    """They were denied by the count of all, of which the UN's were most."""
    text = f"Ukraine had two sanction cases in force against Somalia in 2023, {words}."
    (claim,) = comity.check(text).listed
    assert claim.interpretation.test.lookups[0].measure == "sanctions_imposed_beyond_un"
    assert not claim.verdict.name.is_negative

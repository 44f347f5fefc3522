"""States named by what they are, and what is left out because the clause before has it."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.grammar.role_names import NamedSentence, named_by_role
from comity.claims.reading.builders import BUILDERS
from comity.claims.reading.others import next_rank
from comity.claims.text.documents import document_from_text
from comity.claims.text.mentions import Context
from comity.claims.text.sentences import TextSpan
from comity.claims.verdict.explain import describe_test

MOROCCO_AND_ALGERIA = Context(pair=(600, 615), state=(600,))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The former spends less than the latter.", "Morocco spends less than Algeria."),
        ("The kingdom spends less.", "Morocco spends less."),
        ("The kingdom's army fears its eastern neighbour.", "Morocco's army fears Algeria."),
        ("It spends less than its old rival does.", "It spends less than Algeria does."),
        ("The former sent the latter goods.", "Morocco sent Algeria goods."),
        ("The two North African states trade little.", "Morocco and Algeria trade little."),
        (
            "Morocco fears Algeria, which spends twice its rival's budget.",
            "Morocco fears Algeria, which spends twice Morocco's budget.",
        ),
        ("It bought gas from there.", "It bought gas from Algeria."),
        ("It sold few goods there.", "It sold few goods to Algeria."),
    ],
)
def test_a_state_is_meant_by_what_it_is_where_two_are_spoken_of(text, meant, names):
    assert named_by_role(NamedSentence.as_written(text), names, MOROCCO_AND_ALGERIA).text == meant


def test_a_name_with_that_of_a_region_is_no_state_by_its_region(names):
    text = "The Central African Republic spends less."
    assert (
        named_by_role(
            NamedSentence.as_written(text), names, Context(pair=(481, 2), state=(481,))
        ).text
        == text
    )


@pytest.mark.parametrize(
    "text",
    [
        "The former colony spends less.",
        "The United Kingdom spends less.",
        "Its largest partner spends less.",
        "Morocco, its neighbour, spends less.",
        "Its neighbours spend less.",
        "The latter half of the year was calm.",
        "There is little trade.",
        "The Nordic state spends less.",
    ],
)
def test_what_may_mean_another_is_left_as_it_is(text, names):
    assert named_by_role(NamedSentence.as_written(text), names, MOROCCO_AND_ALGERIA).text == text


def test_the_latter_is_one_of_two_that_and_joins(names):
    text = "Chile and Australia live off China, and the latter's exports grew."
    assert (
        "Australia's exports"
        in named_by_role(NamedSentence.as_written(text), names, Context()).text
    )


def test_two_states_of_a_region_are_no_pair_of_which_one_is_elsewhere(names, values):
    document = document_from_text(
        "Bangladesh and Japan are friends. The two South Asian countries traded 1 billion dollars."
    )
    assert not [claim for claim in check(document, values).claims if claim.interpretation]


def test_a_flow_the_other_way_has_the_states_of_the_figure_before_turned(values):
    document = document_from_text(
        "Italy bought goods worth 12.8 billion dollars from Azerbaijan in 2023, "
        "while 0.43 billion went the other way."
    )
    tests = [describe_test(claim.interpretation.test) for claim in check(document, values).claims]
    assert [test[: test.index(":")] for test in tests] == [
        "exports(Azerbaijan, Italy)",
        "exports(Italy, Azerbaijan)",
    ]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "Chile sold 20 percent of its exports to Peru in 2010, while Peru sold 30 percent of "
            "its own to Chile.",
            "export_share(Peru, Chile)",
        ),
        (
            "Imports by Chile from Peru were 3.1 billion dollars in 2010, sales to it 2 billion.",
            "exports(Chile, Peru)",
        ),
        (
            "Chile has friends in Peru, Lima placing 15 percent of its exports there in 2010.",
            "export_share(Peru, Chile)",
        ),
        ("Peru's imports were 20 percent Chilean in 2010.", "import_share(Peru, Chile)"),
        (
            "Chile sent 20 percent of its exports to Peru in 2010, Bolivia 9 percent of its own",
            "export_share(Bolivia, Peru)",
        ),
    ],
)
def test_the_flow_of_the_last_figure_is_the_one_that_its_words_say(text, second, values):
    tests = [
        describe_test(one.interpretation.test)
        for one in check(document_from_text(text), values).claims
        if one.interpretation.test and one.interpretation.test.quantity
    ]
    assert tests[-1].startswith(second)


def test_whose_own_it_is_is_left_open_where_a_state_is_its_source(values):
    text = (
        "Chile got 9 percent of its imports from Peru in 2010, "
        "and Brazil was the source of 12 percent of its own."
    )
    tests = [one.interpretation.test for one in check(document_from_text(text), values).claims]
    assert not any("(Brazil" in describe_test(test) for test in tests if test)


def test_a_comparison_is_of_the_year_of_the_figure_inserted_in_it(values):
    text = "Chile's sales to Peru, 1.9 billion dollars in 2010, were twice its purchases from Peru."
    claims = check(document_from_text(text), values).claims
    assert all("2010" in describe_test(one.interpretation.test) for one in claims)


def test_of_two_kingdoms_neither_is_meant(names):
    text = "The kingdom spends less."
    assert (
        named_by_role(
            NamedSentence.as_written(text), names, Context(pair=(600, 230), state=(600,))
        ).text
        == text
    )


def test_a_part_is_quoted_as_it_is_written(names):
    named = named_by_role(
        NamedSentence.as_written("The latter sells oil."), names, MOROCCO_AND_ALGERIA
    )
    assert named.placed(TextSpan(named.text, 0, len(named.text))).text == "The latter sells oil."
    assert NamedSentence("a", "a", (0, 1)).placed(TextSpan("a", 0, 1)) == ("a", 0, 1)


@pytest.mark.parametrize("text", ["Jordan Peterson met them.", "The Niger delta is rich."])
def test_persons_and_places_are_no_states(text, names):
    assert names.find_states(text) == []


def printed(text, values):
    claims = check(document_from_text(text), values).claims
    return [describe_test(claim.interpretation.test) for claim in claims]


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ("Brazil is Paraguay's main trading partner, Argentina its second and China its third.",
         "trade_share(Paraguay, China): = number 3 [newest data]"),
        ("Colombia is the top supplier of fuel to Lebanon, and Turkey the runner-up.",
         "fuel_import_share(Lebanon, Turkey): = number 2 [newest data]"),
        ("Morocco bought 64 percent of its arms from the United States in 2020-24, and Algeria "
         "48 percent from Russia.",
         "arms_import_share(Algeria, Russia): = 48 percent [2024]"),
        ("Finland joined NATO in 2023, a year before Sweden.",
         "nato_member(Sweden): change > 0 [2024]"),
        ("China supplied 53 percent of Ethiopia's weapons in 2020-24 and 28 percent of its "
         "imports in 2023.", "import_share(Ethiopia, China): = 28 percent [2023]"),
        ("Poland's defence spending rose by 44 percent in 2024, Ukraine's fell.",
         "military_spending(Ukraine): change < 0 [2024]"),
        ("Ethiopia gets more of its weapons from Russia than from China.",
         "arms_import_share(Ethiopia, Russia): ratio > 1 against "
         "arms_import_share(Ethiopia, China) [newest data]"),
        ("Of the fuel exported by Malaysia in 2024, 59 percent was bought by China.",
         "fuel_export_share(Malaysia, China): = 59 percent [2024]"),
        ("Sweden, a member of NATO since 2024 and of the European Union since 1995, spends "
         "2 percent of GDP on its forces.", "military_burden(Sweden): = 2 percent [newest data]"),
        ("Canada has sanctioned Russia since 2014 and Venezuela since 2017.",
         "sanctions_imposed(Canada, Venezuela): value > 0 [since 2017]"),
        ("Moldova's trade with Romania came to $3.1 billion in 2023, that with Ukraine to "
         "$1.8 billion.", "trade(Moldova, Ukraine): = $1.8 billion [2023]"),
        ("Having joined BRICS in 2024, Egypt sold less to Turkey than to Saudi Arabia in 2023.",
         "brics_member(Egypt): change > 0 [2024]"),
        ("The Philippines' neighbour Indonesia spent 0.8 percent of its GDP on defence in 2024.",
         "military_burden(Indonesia): = 0.8 percent [2024]"),
        ("The American secretary of state visited Israel seven times in 2024.",
         "us_secretary_visits(United States, Israel): = seven times [2024]"),
    ],
    ids=lambda one: one[-30:],
)  # fmt: skip
def test_what_is_left_out_is_that_of_the_clause_before(text, test, values):
    assert test in printed(text, values)


def test_the_next_in_rank_is_an_addition_of_its_own():
    assert BUILDERS["next_rank"] is next_rank

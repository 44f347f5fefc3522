"""The lexicon is data that holds together, and a user's file adds to it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from comity.claims.lexicon import read_lexicon
from comity.claims.text.mentions import gather_names
from comity.claims.verdict.lookup import QUANTITIES
from comity.errors import InvalidRequestError
from comity.measures.registry import declared_measures
from comity.states.names import find

LEXICON = read_lexicon()
DOCS = (Path(__file__).parents[2] / "docs" / "claims.md").read_text(encoding="utf-8")


def test_every_measure_that_the_lexicon_names_exists():
    named = {m for rule in LEXICON.rules for m in (*rule.measures, *rule.each, *rule.world)}
    named |= {m for rule in LEXICON.rules for m in (*rule.also, *rule.changes, *rule.top)}
    named |= {m for rule in LEXICON.rules for m in rule.in_year}
    named |= set(LEXICON.roles) | set(LEXICON.sign) | LEXICON.sums
    named |= {*LEXICON.partner_rank, *LEXICON.partner_rank.values()}
    named |= {rule.flow_measure for rule in LEXICON.rules if rule.flow_measure}
    assert named - set(declared_measures()) == set()


def test_every_directed_measure_that_a_rule_names_has_roles():
    named = {m for rule in LEXICON.rules for m in (*rule.measures, *rule.also)}
    directed = {name for name in named if declared_measures()[name].directed}
    assert directed - set(LEXICON.roles) == set()


def test_every_rule_is_named_once_and_says_what_it_reads():
    names = [rule.name for rule in LEXICON.rules]
    assert len(names) == len(set(names))
    assert all(rule.says and rule.patterns for rule in LEXICON.rules)


def test_every_rule_either_tests_or_says_why_not():
    for rule in LEXICON.rules:
        assert bool(rule.gap) != bool(rule.measures or rule.each or rule.world), rule.name
        LEXICON.criterion(rule.default)


def test_every_condition_names_a_quantity_that_can_be_looked_up():
    for vague in LEXICON.vague:
        for condition in (*vague.criterion.conditions, *vague.turned):
            assert condition.quantity in QUANTITIES


def test_every_role_has_cues():
    assert {role for pair in LEXICON.roles.values() for role in pair} == set(LEXICON.cues)


def test_every_name_stands_for_a_state():
    for stands_for in LEXICON.names.values():
        assert find(stands_for, 1980 if stands_for == "Soviet Union" else None)


PEOPLES = """Saudi Arabian, Saudi, Emirati, Qatari, Omani, Yemeni, Belarusian, Belarussian, Somali,
Somalian,
Lao, Laotian, Salvadoran, Salvadorean, Ecuadorian, Ecuadorean, Argentine, Argentinian, Argentinean,
Yugoslav, Czechoslovak, East German, West German, North Korean, South Korean, South African,
Sri Lankan,
Burmese, Nepali, Nepalese, Filipino, Philippine, Azeri, Azerbaijani, Kazakh, Uzbek, Kyrgyz, Tajik,
Ivorian,
Nigerien, Nigerian, Congolese, Sierra Leonean, New Zealand, Costa Rican, Papua New Guinean, Bosnian,
Slovene, Slovenian, Macedonian, Soviet, Dutch, Swiss, British"""


@pytest.mark.parametrize("people", re.split(r",\s+", PEOPLES))
def test_the_whole_name_of_a_people_stands_for_its_state(people):
    found = gather_names(LEXICON).find_states(f"The {people} exports rose in 1980.")
    spans = [(one.start, one.end) for one in found]
    assert (4, 4 + len(people)) in spans or people == "Congolese"  # of which Congo?


def test_the_documentation_gives_every_yardstick_as_the_data_have_it():
    for vague in LEXICON.vague:
        row = f"| {vague.criterion.name} | {vague.criterion.means} | `{vague.criterion}` |"
        assert row in DOCS


def test_the_documentation_counts_the_rules():
    tested = sum(not rule.gap for rule in LEXICON.rules)
    assert f"{tested} rules" in DOCS


def test_a_user_s_rule_is_added_and_one_of_the_same_name_replaced(tmp_path):
    path = tmp_path / "my.toml"
    path.write_text(
        '[[rule]]\nname = "trade"\nsays = "x"\nwhen = ["barter"]\nmeasures = ["trade"]\n'
        '[[rule]]\nname = "mine"\nsays = "y"\nwhen = ["{fuel}"]\nmeasures = ["fuel_exports"]\n'
        '[names]\n"Gotham" = "United States"\n',
        encoding="utf-8",
    )
    rules = {rule.name: rule for rule in read_lexicon(path).rules}
    assert len(rules) == len(LEXICON.rules) + 1
    assert rules["trade"].patterns[0].search("they barter")
    assert read_lexicon(path).names["Gotham"] == "United States"


@pytest.mark.parametrize(
    "text",
    [
        "[[rule]]\nname = 'x'\n",
        "[[rule]]\nname = 'x'\nsays = 'y'\nwhen = ['(']\n",
        "not toml",
        "[[criterion]]\nname = 'x'\nmeans = 'y'\nholds = ['size is big']\n",
        "rule = 3",
        "\x00",
    ],
)
def test_a_file_that_cannot_be_used_says_so(text, tmp_path):
    path = tmp_path / "bad.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InvalidRequestError, match=r"bad\.toml"):
        read_lexicon(path)


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(InvalidRequestError, match="cannot be read"):
        read_lexicon(tmp_path / "none.toml")


def test_labelled_sentences_have_the_documented_form():
    path = Path(__file__).parent / "labelled" / "build.jsonl"
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(labels) >= 200
    assert len({tuple(sorted(one["states"])) for one in labels if len(one["states"]) == 2}) >= 30
    for one in labels:
        assert set(one["measures"]) <= set(declared_measures())
        assert one["claim"] == (one["verdict"] != "not judged")
        assert re.fullmatch(r"[a-z]\d+", one["id"])

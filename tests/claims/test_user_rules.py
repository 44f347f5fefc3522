"""A user's file of rules: every mistake with its line, and no pattern that runs away."""

from __future__ import annotations

import time

import pytest

from comity.claims.check import check
from comity.claims.lexicon import read_lexicon
from comity.claims.patterns import SECONDS
from comity.claims.text.documents import document_from_text
from comity.errors import InvalidRequestError

RULE = """[[rule]]
name = "barter"
says = "states barter"
when = ["barter"]
measures = ["trade"]
"""


@pytest.fixture
def rules(tmp_path):
    def write(text):
        path = tmp_path / "my.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("[[rules]]\nname = 'x'\n", 1, "no section called 'rules'. Did you mean rule"),
        ("rule = 3\n", 1, "rule is written as [[rule]]"),
        ("[names]\n\n[rule]\nname = 'x'\n", 3, "rule is written as [[rule]]"),
        (RULE + "wait = 3\n", 6, "no key of a rule called 'wait'. Did you mean weight"),
        (RULE.replace('["trade"]', '["trad"]'), 5, "no measure called 'trad'. Did you mean trade"),
        (RULE.replace('["trade"]', '"trade"'), 5, "measures must be a list of texts"),
        (RULE.replace('["trade"]', '["trade", 3]'), 5, "measures must be a list of texts"),
        (RULE.replace('["trade"]', '[\n"trade",\n"trad"]'), 7, "no measure called 'trad'"),
        (RULE.replace('measures = ["trade"]\n', ""), 1, "names no measures, and no gap"),
        (RULE.replace('when = ["barter"]\n', ""), 1, "the rule has no when"),
        (RULE.replace('["barter"]', "[]"), 1, "the rule has no when"),
        (RULE.replace('["barter"]', '["{wheat}"]'), 4, "no list of words called 'wheat'"),
        (RULE.replace('["barter"]', '["("]'), 4, "'(' is no pattern"),
        (RULE + 'needs = "Atlantis"\n', 6, "no state called 'Atlantis'"),
        (RULE + 'default = "hi"\n', 6, "no criterion called 'hi'"),
        (RULE + 'roles = ["giver", "taker"]\n', 6, "no role called 'taker'"),
        (RULE + 'weight = "heavy"\n', 6, "weight must be a number"),
        (f"{RULE}\n{RULE}wait = 1\n", 12, "no key of a rule called 'wait'"),
        ("[names]\n'Gotham' = 'Gothamland'\n", 2, "no state called 'Gothamland'"),
        ("[names]\nGotham = 3\n", 2, "Gotham must be a text"),
        ("[roles]\nexports = ['giver']\n", 2, "exports has 1 roles; a measure needs two"),
        ("[roles]\nexport = ['giver', 'receiver']\n", 2, "no measure called 'export'"),
        ("[sign]\nexports = 7\n", 2, "must be 1 or -1, got 7"),
        ("[sums]\nmeasure = ['trade']\n", 2, "no key of [sums] called 'measure'"),
        ("[words]\nwheat = ['(']\n", 2, "'(' is no pattern"),
        ("[[criterion]]\nname='x'\nmeans='y'\n", 1, "the criterion has no condition"),
        (
            "[[criterion]]\nname='x'\nmeans='y'\nholds=['size is big']\n",
            4,
            "no condition such as 'percentile >= 75'",
        ),
        (
            "[[criterion]]\nname='x'\nmeans='y'\nholds=['percentil >= 7']\n",
            4,
            "no quantity called 'percentil'. Did you mean percentile",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line(rules, text, line, message):
    with pytest.raises(InvalidRequestError) as caught:
        read_lexicon(rules(text))
    assert f"my.toml, line {line}: " in caught.value.message
    assert message in caught.value.message


def test_several_mistakes_are_listed_in_the_order_of_the_file(rules):
    text = RULE + 'wait = 3\n[names]\n"Gotham" = "Gothamland"\n[sign]\ntrade = 2\n'
    with pytest.raises(InvalidRequestError) as caught:
        read_lexicon(rules(text))
    assert [line.split(":")[0].split()[-1] for line in caught.value.message.splitlines()] == [
        *("6", "8", "10")
    ]


def test_a_rule_is_read_with_lists_slots_and_states_of_once(rules, values):
    path = rules(
        RULE.replace("barter", "{X} barters? with") + "[words]\nwheat = ['wheat']\n"
        "[[rule]]\nname = 'wheat'\nsays = 'one sells wheat'\nwhen = ['{wheat}']\ngap = 'no data'\n"
        "[names]\n'The Bear' = 'Soviet Union'\n"
    )
    report = check(document_from_text("China barters with Russia."), values, rules=path)
    assert report.claims[0].interpretation.rule == "{X} barters? with"


@pytest.mark.parametrize(
    "text",
    [
        RULE.replace('"barter"', '"(?:[a-z]|[a-z]| )+[#!]"'),
        "[words]\ngrow = ['(?:[a-z]|[a-z]| )+[#!]']\n",
        "[cues.giver]\n9 = ['(?:[a-z]|[a-z]| )+[#!]']\n",
        "[rhetoric]\npatterns = ['(?:[a-z]|[a-z]| )+[#!]']\n",
    ],
)
def test_a_pattern_that_runs_away_is_stopped_and_named(rules, values, text):
    sentence = "Russia delivers weapons to China" + " and sells ever more of them" * 8
    start = time.process_time()
    with pytest.raises(InvalidRequestError, match=r"my\.toml: the pattern .* takes longer than"):
        check(document_from_text(f"{sentence}."), values, rules=rules(text))
    assert time.process_time() - start < 10 * SECONDS

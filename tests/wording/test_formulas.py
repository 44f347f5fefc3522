"""Formulas are typeset as they are declared: every quotient a fraction, every sign in its place."""

from __future__ import annotations

import pytest
from lxml import etree

from comity.measures.registry import measures
from comity.wording.formulas import typeset

SPACE = "{http://www.w3.org/1998/Math/MathML}"


def tree(formula):
    """The formula as nested texts: (tag, parts)."""

    def nested(element):
        tag = element.tag.removeprefix(SPACE)
        if len(element) == 0:
            return element.text or ""
        return (tag, *(nested(child) for child in element if child.tag != f"{SPACE}mspace"))

    (row,) = etree.fromstring(typeset(formula).math)
    return nested(row)


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("trade with b / GDP of a", ("mrow", ("mfrac", "trade with b", "GDP of a"))),
        ("x y + z / (v + w)", ("mrow", "x", "y", "+", ("mfrac", "z", ("mrow", "v", "+", "w")))),
        (
            "S = 1 - 2 sum|v_a - v_b| / (N * 2)",
            (
                *("mrow", "S", "=", "1", "−"),
                (
                    "mfrac",
                    (
                        "mrow",
                        "2",
                        "sum",
                        ("mrow", "|", ("msub", "v", "a"), "−", ("msub", "v", "b"), "|"),
                    ),
                    ("mrow", "N", "×", "2"),
                ),
            ),
        ),
        (
            "sqrt(s_a^2 + 1)",
            ("mrow", ("msqrt", ("mrow", ("msup", ("msub", "s", "a"), "2"), "+", "1"))),
        ),
    ],
)
def test_signs_bind_as_in_arithmetic(formula, expected):
    assert tree(formula) == expected


def test_words_that_explain_are_not_part_of_what_is_computed():
    parts = typeset("(p_o - p_e) / (1 - p_e) over the roll calls, as vote_kappa")
    assert parts.after == "over the roll calls, as vote_kappa"
    prices = typeset("trade / prices in US dollars (2023 = 1)")
    assert "(2023 = 1)" in str(prices.math)


def test_a_sentence_stays_a_sentence():
    assert typeset("1 if the Polity score of both is 6 or more") is None
    assert typeset("number of measures (GDP, net resources) that point to a") is None


def test_every_formula_of_a_measure_gives_markup_that_parses():
    formulas = [measure.formula for measure in measures().values()]
    typeset_ones = [parts for parts in map(typeset, formulas) if parts]
    assert len(typeset_ones) > 80
    for parts in typeset_ones:
        math = etree.fromstring(parts.math)
        leaves = [each for each in math.iter() if len(each) == 0 and each.tag != f"{SPACE}mspace"]
        assert all(leaf.text for leaf in leaves)


def test_what_a_formula_names_is_escaped():
    assert "&lt;script&gt;" in typeset("<script> / b").math

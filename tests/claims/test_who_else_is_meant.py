"""What a sentence says of others than those whom a test names: it is left open."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.claim import VerdictName
from comity.claims.text.documents import document_from_text

DEFINITE = [name for name in VerdictName if name.is_definite]


@pytest.fixture(scope="module")
def found(values):
    """Return the states, the measure and the verdict of each definite claim of a sentence."""

    def read(sentence):
        return {
            (
                one.interpretation.states,
                one.interpretation.test.lookups[0].measure,
                one.interpretation.test.is_of_rank,
                one.verdict.name.value,
            )
            for one in check(document_from_text(sentence), values).claims
            if one.verdict.name in DEFINITE
        }

    return read


COLOMBIA, BRAZIL = (100,), (140,)


def test_a_rank_told_of_one_state_is_not_denied_of_the_next(found):
    verdicts = found(
        "Colombia spent 3.0 percent of its GDP on its military in 2018, the highest figure in "
        "Latin America, and Brazil 1.5."
    )
    assert (COLOMBIA, "military_burden", True, "supported") in verdicts
    assert (BRAZIL, "military_burden", False, "supported") in verdicts
    assert "contradicted" not in {verdict for *_, verdict in verdicts}


@pytest.mark.parametrize(
    "sentence",
    [
        "No state in Europe but Russia spent more on its forces than Ukraine in 2023.",
        "Nobody except Germany exported more to Poland than China did in 2019.",
        "The United States accounted for 42 percent of the world's exports of fighter aircraft in "
        "2019-23.",
        "The United States accounted for 42 percent of world sales of military aircraft in "
        "2019-23.",
    ],
)
def test_what_is_said_of_all_others_or_of_one_kind_is_left_open(found, sentence):
    assert not found(sentence)


def test_vetoes_of_a_decade_are_not_those_of_all_years_before(found):
    verdicts = found("Britain and France jointly vetoed resolutions on Rhodesia in the 1960s.")
    assert not {one for one in verdicts if one[1] == "joint_vetoes"}

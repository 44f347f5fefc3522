"""Words for size: declared once, and documented as they are."""

from __future__ import annotations

import re
from pathlib import Path

from comity.unit import COEFFICIENT_S, IDEAL_POINT, TIMES, TIV, VETOES, count_of, share_of
from comity.wording.glossary import BANDS
from comity.wording.values import MINUS, NBSP, format_amount, format_change

PAGE = (Path(__file__).parents[2] / "docs" / "words.md").read_text(encoding="utf-8")


def test_the_page_of_words_has_every_band_as_it_is_declared():
    rows = re.findall(r"^\| [^|]*\d[^|]* \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
    assert rows == [(band.amount, band.frequency) for band in BANDS]


def test_a_change_that_rounds_to_nothing_has_no_sign():
    for unit, kind in ((TIMES, "difference"), (COEFFICIENT_S, "difference"), (TIV, "growth")):
        for value in (-1e-9, -1e-5 if kind == "difference" else -1e-8, 0.0):
            text = format_change(value, unit, kind)
            assert text.startswith("±0")
            assert MINUS not in text


def test_amounts_have_a_leading_zero_and_their_singular():
    assert format_amount(0.0019, share_of("trade")) == "0.19%"
    assert format_amount(-0.598, IDEAL_POINT) == f"{MINUS}0.598"
    assert format_amount(1, VETOES) == f"1{NBSP}veto"
    assert format_amount(1, count_of("strategic rivals")) == f"1{NBSP}strategic rival"

"""A place is where the figure says; bars are lengths of one scale."""

from __future__ import annotations

from dataclasses import replace

from comity.charts.percentile_strip import Strip, bars, strip
from comity.questions.figure import Benchmark, Figure
from comity.questions.perspective import Perspective
from comity.unit import RANK, SHARE


def figure(value, *others, median=None, unit=SHARE, **more):
    contrasts = tuple(Benchmark(str(at), 2020, other) for at, other in enumerate(others))
    return Figure(
        measure="m", title="t", subject="s", perspective=Perspective.PAIR, unit=unit, higher="",
        level="dyad",
        year=2020, value=value, text="", median=median, benchmarks=contrasts, **more,
    )  # fmt: skip


def test_a_strip_shows_the_place_now_and_ten_years_before():
    places = ((2009, 1.0), (2010, 40.0), (2020, 90.0))
    assert strip(figure(0.5, percentile=90.0, percentiles=places)) == Strip(90.0, 40.0)


def test_without_data_ten_years_before_there_is_no_earlier_place():
    assert strip(figure(0.5, percentile=90.0, percentiles=((2011, 40.0),))) == Strip(90.0, None)


def test_a_figure_without_a_place_has_no_strip():
    assert strip(figure(0.5)) is None


def test_a_value_that_most_others_have_too_has_no_strip():
    assert strip(replace(figure(0.0, percentile=48.0), equal_share=0.9)) is None


def test_bars_are_to_scale_and_missing_is_none():
    assert bars(figure(1.0, 4.0, None, median=2.0)) == (25.0, 100.0, None, 50.0)


def test_what_a_length_cannot_show_has_no_bars():
    assert bars(figure(-1.0, 4.0)) == (None, None, None)
    assert bars(figure(0.0, 0.0)) == (None, None, None)
    assert bars(figure(1.0, 2.0, unit=RANK)) == (None, None, None)

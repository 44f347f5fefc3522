"""Charts show what the figures hold: gaps as gaps, one line a state, names for those who listen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.charts.line import HEIGHT, WIDTH, axis_unit, line_chart, spec
from comity.charts.render import svg
from comity.questions.figure import Figure
from comity.questions.perspective import Perspective
from comity.unit import DOLLARS, IDEAL_POINT, SHARE

NAMES = {"a": "China", "b": "Russia", "pair": "the pair"}


def figure(history, perspective=Perspective.PAIR, unit=SHARE, level="dyad"):
    newest = history[-1]
    return Figure(
        measure="m",
        title="A share <of> trade",
        subject="China and Russia",
        perspective=perspective,
        unit=unit,
        higher="more",
        level=level,
        year=newest[0],
        value=newest[1],
        text="x",
        history=tuple(history),
        medians=tuple((year, 0.1, 500) for year, _ in history),
    )


GAPPED = [(2014, 0.1), (2015, 0.2), (2016, None), (2017, None), (2018, 0.5)]


def chart_of(*figures, year=None):
    return line_chart(figures, "m", NAMES, year)


def layers(chart, kind):
    return [layer for layer in spec(chart)["layer"] if layer["mark"]["type"] == kind]


def rows(layer):
    return layer["data"]["values"]


def own_line(chart):
    """The data rows of the first figure's own line: the median's lies underneath."""
    return rows(layers(chart, "line")[1])


def test_no_line_crosses_a_change_of_source_and_the_axis_marks_it():
    history = [(2013, 0.1), (2014, 0.1), (2015, 0.2), (2016, 0.3), (2017, 0.4)]
    broken = replace(figure(history), breaks=((2015, ("one",)), (2016, ("other",))))
    chart = chart_of(broken)
    runs = {row["year"]: (row["run"], row["single"]) for row in own_line(chart)}
    assert runs[2013][0] == runs[2014][0] != runs[2015][0] != runs[2016][0] == runs[2017][0]
    assert runs[2015][1]
    marked = [row["year"] for layer in layers(chart, "rule") for row in rows(layer)]
    assert marked == [2015, 2016]


def test_no_line_crosses_a_year_without_data():
    runs = {row["year"]: row["run"] for row in own_line(chart_of(figure(GAPPED)))}
    assert runs[2014] == runs[2015] != runs[2018]
    assert set(runs) == {2014, 2015, 2018}


def test_a_year_that_stands_alone_is_a_dot():
    (dots,) = layers(chart_of(figure(GAPPED)), "point")
    assert (2018, "var(--pair)") in {(row["year"], row["stroke"]) for row in rows(dots)}
    assert 2014 not in {row["year"] for row in rows(dots)}


def test_too_few_years_give_no_chart():
    assert chart_of(figure(GAPPED[:2])) is None
    assert line_chart([figure(GAPPED)], "another", NAMES) is None


def test_millions_are_drawn_as_billions_where_they_are_large():
    history = [(2000 + i, 5_000.0 * i) for i in range(1, 5)]
    chart = chart_of(figure(history, unit=DOLLARS))
    assert axis_unit(chart) == "billion current US dollars"
    assert own_line(chart)[-1]["value"] == 20.0


def test_a_median_of_few_is_not_drawn():
    few = replace(figure(GAPPED), medians=((2014, 0.1, 3),))
    assert len(layers(chart_of(few), "line")) == 1


def test_two_states_are_two_lines_told_apart_without_colour():
    history = [(2000, 0.1), (2001, 0.2), (2002, 0.3)]
    a, b = figure(history, "a", level="state"), figure(history, "b", level="state")
    chart = chart_of(a, b)
    _, first, second = layers(chart, "line")
    assert first["mark"]["strokeDash"] != second["mark"]["strokeDash"]
    (dots,) = layers(chart, "point")
    fills = {row["stroke"]: row["fill"] for row in rows(dots)}
    assert fills["var(--other)"] == "var(--paper)" != fills["var(--pair)"]


def test_lines_are_named_at_their_ends_and_names_do_not_touch():
    history = [(2000, 0.1), (2001, 0.2), (2002, 0.3)]
    a, b = figure(history, "a", level="state"), figure(history, "b", level="state")
    (texts,) = layers(chart_of(a, b), "text")
    ends = {row["label"]: row["value"] for row in rows(texts)}
    assert ends.keys() == {"world median", "China", "Russia"}
    assert abs(ends["China"] - ends["Russia"]) > 0.02


def test_the_year_asked_for_is_marked_only_where_the_chart_reaches():
    assert rows(layers(chart_of(figure(GAPPED), year=2015), "rule")[0]) == [{"year": 2015}]
    assert not layers(chart_of(figure(GAPPED), year=1990), "rule")
    assert not layers(chart_of(figure(GAPPED)), "rule")


def test_a_chart_begins_after_1945_where_there_is_enough_to_see():
    old = [(1870, 0.1), (1871, 0.1), (1872, 0.3)]
    late = chart_of(figure([*old, *GAPPED]))
    assert late.first == 2014
    assert late.is_cut
    assert chart_of(figure(old)).first == 1870
    assert not chart_of(figure(old)).is_cut


def test_every_chart_has_the_same_size():
    whole = spec(chart_of(figure(GAPPED)))
    padding = whole["padding"]
    assert whole["width"] + padding["left"] + padding["right"] == WIDTH
    assert whole["height"] + padding["top"] + padding["bottom"] == HEIGHT


def test_a_description_says_where_a_line_goes():
    assert chart_of(figure(GAPPED)).description == (
        "the pair: from 2014 to 2018, highest in 2018; x in 2018."
    )


def job():
    chart = chart_of(figure(GAPPED))
    return spec(chart), "key", "A <name>", chart.description


def test_a_drawing_is_one_image_with_a_name_and_the_page_s_colours():
    drawn = svg(*job())
    assert drawn.startswith('<svg class="chart" ')
    assert 'role="img" aria-labelledby="key-name key-text"' in drawn
    assert '<title id="key-name">A &lt;name&gt;</title>' in drawn
    assert '<desc id="key-text">the pair: from 2014' in drawn
    assert f'viewBox="0 0 {WIDTH} {HEIGHT}"' in drawn
    assert "var(--pair)" in drawn
    assert drawn.count("role=") == 1


def with_errors(history, level, **errors):
    made = figure(history, unit=IDEAL_POINT, level=level)
    return replace(made, errors=tuple((int(year[1:]), error) for year, error in errors.items()))


def test_a_value_with_a_standard_error_stands_in_its_95_percent_interval():
    history = [(2014, 1.0), (2015, 1.2), (2016, None), (2017, 0.1), (2018, 0.5)]
    chart = chart_of(with_errors(history, "dyad", y2014=0.5, y2017=0.2, y2018=0.1))
    [band] = layers(chart, "area")
    ends = {row["year"]: (row["low"], row["high"]) for row in rows(band)}
    assert ends[2014] == pytest.approx((0.02, 1.98))
    # Two states are never less than nothing apart.
    assert ends[2017] == pytest.approx((0.0, 0.492))
    assert set(ends) == {2014, 2017, 2018}
    runs = {row["year"]: row["run"] for row in rows(band)}
    assert runs[2014] != runs[2017] == runs[2018]
    assert "95 percent intervals" in chart.name


def test_a_band_lies_inside_the_axis():
    chart = chart_of(with_errors([(y, 0.0) for y in range(2014, 2018)], "state", y2015=1.0))
    low, high = spec(chart)["encoding"]["y"]["scale"]["domain"]
    assert low <= -1.96
    assert high >= 1.96


def test_a_figure_without_errors_has_no_band():
    assert not layers(chart_of(figure(GAPPED)), "area")

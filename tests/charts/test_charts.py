"""Charts show what the figures hold: gaps as gaps, one line a state, names for those who listen."""

from __future__ import annotations

import pytest

from comity.charts.beside import Beside
from comity.charts.draw import svg, svgs
from comity.charts.series import axis_unit, series, spec
from comity.questions.question import Figure


def figure(history, who="pair", unit="share of trade", level="dyad"):
    newest = history[-1]
    return Figure(
        measure="m",
        title="A share <of> trade",
        subject="China and Russia",
        who=who,
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


def rows_of(chart):
    """The data rows of the figures' own lines, not of the median."""
    return spec(series(chart, "m"))["layer"][1]["data"]["values"]


def test_no_line_crosses_a_year_without_data():
    runs = {row["year"]: row["run"] for row in rows_of([figure(GAPPED)])}
    assert runs[2014] == runs[2015] != runs[2018]
    assert set(runs) == {2014, 2015, 2018}


def test_a_year_that_stands_alone_is_a_dot():
    assert [row["alone"] for row in rows_of([figure(GAPPED)])] == [False, False, True]


def test_too_few_years_give_no_chart():
    assert series([figure(GAPPED[:2])], "m") is None
    assert series([figure(GAPPED)], "another") is None


def test_millions_are_drawn_as_billions_where_they_are_large():
    large = figure(
        [(2000 + i, 5_000.0 * i) for i in range(1, 5)], unit="million current US dollars"
    )
    assert axis_unit(large) == "billion current US dollars"
    assert rows_of([large])[-1]["value"] == 20.0


def test_a_median_of_few_is_not_drawn():
    lonely = figure(GAPPED)
    few = Figure(**{**vars(lonely), "medians": ((2014, 0.1, 3),)})
    assert len(spec(series([few], "m"))["layer"]) < len(spec(series([lonely], "m"))["layer"])


def test_a_drawing_is_one_image_with_a_name_and_the_page_s_colours():
    drawn = svg(spec(series([figure(GAPPED)], "m")), "A <name>")
    assert drawn.startswith('<svg class="chart" role="img"')
    assert "<title>A &lt;name&gt;</title>" in drawn
    assert "var(--pair)" in drawn
    assert drawn.count("role=") == 1


def test_drawing_beside_gives_the_same_as_drawing_here():
    jobs = [(spec(series([figure(GAPPED)], "m")), "one")]
    with Beside() as beside:
        assert beside.draw(jobs) == svgs(jobs)


def test_a_drawing_process_that_dies_costs_only_time():
    jobs = [(spec(series([figure(GAPPED)], "m")), "one")]
    with Beside() as beside:
        beside.process.kill()
        beside.process.wait()
        assert beside.draw(jobs) == svgs(jobs)


def test_a_process_that_is_never_asked_is_stopped():
    with pytest.raises(KeyError), Beside() as beside:
        raise KeyError
    assert beside.process.poll() is not None

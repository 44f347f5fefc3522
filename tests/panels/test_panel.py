"""A panel has a row for every dyad or state and year, whatever is added to it."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import comity
from comity.errors import ComityWarning, InvalidRequestError, UnknownNameError
from comity.measures.measure import SUBJECTS
from comity.panels.export import libraries
from comity.panels.frames import Design, build_frame


@pytest.mark.parametrize(
    ("design", "years", "published"),
    [
        # Miller (2022), peacesciencer: create_dyadyears() and create_stateyears(), both systems.
        (Design(directed=True, unreal=True), (1816, 2016), 1_912_350),
        (Design(directed=True, unreal=True), (1816, 2020), 2_063_670),
        (Design("state"), (1816, 2016), 15_951),
        (Design("state"), (1816, 2020), 16_731),
        (Design(), (1816, 2024), 1_107_465),
    ],
)
def test_frames_have_as_many_rows_as_were_published(design, years, published):
    rows = build_frame(design, years)
    assert rows.height == published
    assert rows.equals(rows.sort(design.keys))


def test_a_measure_of_any_level_stands_in_a_panel_of_dyads(values):
    panel = comity.panel("cinc,exports,trade,system_concentration", states="china,usa", years=2014)
    assert panel.rows.columns == [
        *("ccode1", "ccode2", "year"),
        *("cinc1", "cinc2", "exports1", "exports2", "trade", "system_concentration"),
    ]
    row = panel.rows.row(0, named=True)
    assert row["cinc1"] == comity.trace("cinc", "usa", year=2014).value
    assert row["exports1"] == pytest.approx(
        comity.trace("exports", "usa", "china", year=2014).value
    )
    assert row["exports2"] == pytest.approx(
        comity.trace("exports", "china", "usa", year=2014).value
    )


def test_an_undirected_measure_is_the_same_both_ways_in_a_directed_panel(values):
    rows = comity.panel("trade,exports", states="china,usa,russia", years=2014, directed=True).rows
    assert rows.height == 6
    back = rows.select("trade", "exports", ccode1="ccode2", ccode2="ccode1")
    both = rows.join(back, on=["ccode1", "ccode2"])
    assert both["trade"].equals(both["trade_right"].rename("trade"))
    assert (both["exports"] != both["exports_right"]).all()


def test_a_state_panel_takes_no_measure_of_dyads_and_says_why(values):
    with pytest.raises(InvalidRequestError, match=r"trade is a measure of dyads \(dyad\)"):
        comity.panel("gdp,trade", level="state")


@settings(max_examples=25)
@given(st.data())
def test_adding_measures_never_changes_the_rows(values, data):
    names = data.draw(st.lists(st.sampled_from(sorted(values.codebook)), min_size=1, max_size=2))
    directed = data.draw(st.booleans())
    keys = comity.panel(states="china,russia,germany,yemen", directed=directed)
    panel = keys.add(list(dict.fromkeys(names)))
    assert panel.rows.select(keys.rows.columns).equals(keys.rows)
    assert set(panel.rows.columns) == {*panel.keys, *(each.name for each in panel.variables)}


@pytest.mark.parametrize("name", ["trade", "exports", "cinc"])
def test_every_stored_value_of_members_is_in_the_panel(values, name):
    level, states = values.describe(name).level, [2, 200, 220, 255, 365, 710]
    design = {"level": "state"} if level == "state" else {"directed": level == "directed"}
    rows = comity.panel(name, states=states, **design).rows.drop_nulls(name)
    stored = values.read_all(name).drop_nulls("value")
    of_states = pl.all_horizontal(pl.col(*SUBJECTS[level]).is_in(states))
    assert rows.rename({name: "value"}).equals(stored.filter(of_states))


def test_lags_see_the_years_that_are_not_selected(values):
    rows = comity.panel("trade", states="china,usa", years=2014).lag("trade", 2).rows
    before = comity.panel("trade", states="china,usa", years=2012).rows["trade"].item()
    assert rows["trade_lag2"].item() == before


def test_a_selection_hides_rows_but_not_their_history(values):
    panel = comity.panel("cinc", states="china,usa,russia", years=(2000, 2010))
    late = panel.filter(pl.col("year") == 2010).lag("cinc1")
    assert (
        late.rows["cinc1_lag1"].to_list()
        == panel.lag("cinc1").rows.filter(year=2010)["cinc1_lag1"].to_list()
    )


def test_the_states_of_a_successor_are_not_mixed_up(values):
    panel = comity.panel("cinc", level="state", states="germany,west germany")
    rows = panel.lag("cinc").codes("name", "iso3").rows
    first = rows.filter(pl.col("ccode") == 255, pl.col("year") == 1990)
    assert first["cinc_lag1"].item() is None
    assert rows.filter(ccode=260, year=1990)["iso3"].item() == "DEU"


def test_a_variable_is_derived_from_others_with_their_sources(values):
    panel = comity.panel("trade,cinc", states="china,russia,usa", years=(2000, 2004))
    both = panel.derive(ratio=pl.col("cinc1") / pl.col("cinc2"), one=pl.lit(1)).lag("ratio")
    assert both["ratio"][0] == panel["cinc1"][0] / panel["cinc2"][0]
    assert both["one"].to_list() == [1] * len(panel)
    assert both["ratio_lag1"][1] == both["ratio"][0]
    assert both.variable("ratio").tables == ("capabilities",)
    assert both.variable("ratio").label == "computed from cinc1, cinc2"
    with pytest.raises(UnknownNameError, match=r"called 'trad'\. Did you mean trade\?"):
        panel.derive(ln=pl.col("trad").log())
    with pytest.raises(InvalidRequestError, match="has trade already"):
        panel.derive(trade=pl.col("trade"))
    with pytest.raises(InvalidRequestError, match="half cannot be computed"):
        panel.derive(half=pl.col("trade").head(2))


def test_a_panel_prints_its_size_and_its_variables(values):
    panel = comity.panel("exports", states="china,russia", years=(2000, 2004), directed=True)
    assert repr(panel) == "<Panel of 10 directed dyad-years: ccode1, ccode2, year, exports>"


def test_what_is_unknown_is_answered_with_the_nearest_name(values):
    with pytest.raises(UnknownNameError, match="Did you mean trade"):
        comity.panel("trad", states="china,usa")
    with pytest.raises(UnknownNameError, match="Did you mean trade"):
        comity.panel("trade", states="china,usa").lag("trde")


def test_a_variable_is_added_once(values):
    panel = comity.panel("trade", states="china,usa", years=2014)
    with pytest.raises(InvalidRequestError, match="has trade already"):
        panel.add("trade")


@pytest.mark.parametrize("by", [0, -1, 201, 1.5, True])
def test_a_lag_of_no_whole_number_of_periods_is_refused(values, by):
    with pytest.raises(InvalidRequestError, match="whole number from 1 to 200"):
        comity.panel("trade", states="china,usa", years=2014).lag("trade", by)


def test_a_panel_goes_to_pandas_and_arrow_unchanged(values):
    panel = comity.panel("trade,cinc", states="china,usa,russia", years=(2010, 2014))
    assert pl.from_pandas(panel.to_pandas()).equals(panel.rows)
    assert pl.from_arrow(panel.to_arrow()).equals(panel.rows)
    assert pl.DataFrame(panel).equals(panel.to_polars())


@pytest.mark.parametrize("method", ["to_pandas", "to_arrow"])
def test_a_missing_library_is_named_with_the_extra_that_has_it(values, method, monkeypatch):
    panel = comity.panel("trade", states="china,usa", years=2014)
    monkeypatch.setattr(libraries, "find_spec", lambda name: None)
    with pytest.raises(InvalidRequestError, match=r"pyarrow.*comity\[panels\]"):
        getattr(panel, method)()
    with pytest.raises(InvalidRequestError, match=r"need pandas, which is .*comity\[panels\]"):
        comity.dyad("china", "usa").trade.to_pandas()


def test_relevant_dyads_are_contiguous_or_have_a_major_power(values):
    states = "usa,canada,mexico,cuba,uruguay,paraguay,france"
    panel = comity.panel(states=states, years="1990,2000,2020").add("contiguity,major_power")
    rows = panel.relevant().rows
    either = (
        (pl.col("contiguity") == 1) | (pl.col("major_power1") == 1) | (pl.col("major_power2") == 1)
    )
    known = rows.filter(pl.col("year") < 2017)
    assert (known["politically_relevant"] == known.select(either.cast(pl.Int8)).to_series()).all()
    assert rows.filter(year=2020)["politically_relevant"].is_null().all()
    only = panel.relevant(only=True).rows
    assert 0 < only.height == (rows["politically_relevant"] == 1).sum() < rows.height


def test_regions_follow_the_codes(values):
    rows = comity.panel(states="usa,mexico,iran,turkey,china,australia", years=2014).regions().rows
    assert rows.filter(ccode1=2, ccode2=70)["same_region"].item() == 1
    assert rows.filter(ccode1=630, ccode2=640)["region1"].item() == "Middle East"
    assert rows.filter(ccode1=710, ccode2=900)["same_region"].item() == 0


def test_coverage_tells_missing_from_not_covered(values):
    years = comity.panel(states="france,uk", years="1816,1900,2014").add("trade").coverage("trade")
    assert years["trade_covered"].to_list() == [0, 1, 1]


def test_a_dispute_panel_has_a_row_a_dispute_dyad_and_year(values):
    rows = comity.panel("cinc", level="dispute", states="usa,russia,china", years=(1950, 1960)).rows
    assert rows.height == rows.unique(["dispute", "ccode1", "ccode2", "year"]).height > 5
    assert rows["cinc1"].null_count() == 0


def test_a_choice_that_there_is_not_is_refused(values):
    with pytest.raises(InvalidRequestError, match="level must be dyad or state or dispute"):
        comity.panel("trade", level="x")
    with pytest.raises(InvalidRequestError, match="no scheme 'fips'"):
        comity.panel(states="china,usa", years=2014).codes("fips")


def test_a_panel_of_months_repeats_the_year(values):
    panel = comity.panel("trade", states="china,usa", years=2014, frequency="month")
    assert panel.rows.height == 12
    assert panel.rows["month"].to_list() == list(range(1, 13))
    assert panel.rows["trade"].n_unique() == 1


def test_states_of_gleditsch_and_ward_have_values_by_their_ccode(values):
    rows = comity.panel("cinc", level="state", system="gw").rows
    germany = rows.filter(pl.col("gwcode") == 260, pl.col("year").is_in([1985, 1995]))
    assert germany["ccode"].to_list() == [260, 255]
    assert germany["cinc"].null_count() == 0
    tibet = rows.filter(gwcode=711)
    assert (tibet.height, tibet["cinc"].null_count()) == (38, 38)
    assert rows.height == rows.unique(["gwcode", "year"]).height


def test_dyads_of_gleditsch_and_ward_take_measures_and_lags(values):
    with pytest.warns(ComityWarning, match="Germany and West Germany"):
        panel = comity.panel("trade", system="gw", states="germany,west germany,france")
    rows = panel.lag("trade").rows
    both = rows.filter(pl.col("year").is_in([1989, 1990, 1991]))
    assert both.select("gwcode1", "gwcode2", "year").row(0) == (220, 260, 1989)
    # One state in this system, so that its lag crosses the unification.
    assert both["trade_lag1"].to_list()[1:] == both["trade"].to_list()[:-1]
    assert comity.panel("trade", system="gw", years=2000).codebook()["variable"].to_list() == [
        *("gwcode1", "gwcode2", "year", "ccode1", "ccode2", "trade"),
    ]


def test_disputes_are_not_in_the_other_system():
    with pytest.raises(InvalidRequestError, match="coded in the system cow"):
        Design("dispute", system="gw")

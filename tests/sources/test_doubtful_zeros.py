"""Zeros of trade that are more likely silence than none."""

from __future__ import annotations

import polars as pl
import pytest

from comity.sources.doubtful_zeros import REPORTER, ZeroEvidence, find_doubtful_zeros

US, BRITAIN, WEST_GERMANY, EAST_GERMANY, CHINA = 2, 200, 260, 265, 710
RUSSIA, UKRAINE, MALAYSIA, VENEZUELA, TAIWAN = 365, 369, 820, 101, 713


def flows(*rows):
    schema = {"exporter": pl.Int16, "importer": pl.Int16, "year": pl.Int16, "amount": pl.Float64}
    return pl.DataFrame(rows, schema=schema, orient="row")


def reports(*states, year):
    """What the OEC has of states that each report more partners than others can have."""
    rows = [(state, 1_000 + k, year) for state in states for k in range(REPORTER + 1)]
    schema = {"from": pl.Int16, "to": pl.Int16, "year": pl.Int16}
    return pl.DataFrame(rows, schema=schema, orient="row")


def embargoes(*rows):
    schema = {"ccode1": pl.Int16, "ccode2": pl.Int16, "year": pl.Int16}
    return pl.DataFrame(rows, schema=schema, orient="row")


def doubtful(amounts, known=None, embargo=()):
    """The doubtful zeros, each with the reason that it is found for."""
    evidence = ZeroEvidence(reports(year=1900) if known is None else known, embargoes(*embargo))
    return {
        row[:3]: why
        for why, rows in find_doubtful_zeros(amounts, evidence).items()
        for row in rows.select("exporter", "importer", "year").iter_rows()
    }


ENDED = flows(
    (TAIWAN, VENEZUELA, 1997, 162.0), (TAIWAN, VENEZUELA, 1998, 167.0), (713, 101, 1999, 0.0)
)


def test_a_zero_after_years_of_much_trade_is_doubtful():
    found = doubtful(ENDED)
    assert list(found) == [(TAIWAN, VENEZUELA, 1999)]
    assert "nothing bears out" in found[TAIWAN, VENEZUELA, 1999]


def test_a_zero_that_one_of_the_two_reported_to_another_source_is_none():
    both = pl.concat([reports(VENEZUELA, year=1999), flows_of(TAIWAN, 1999)])
    assert not doubtful(ENDED, both)


def flows_of(state, year):
    return reports(US, year=year).head(1).with_columns(pl.lit(state, pl.Int16).alias("from"))


def test_a_source_without_one_of_the_two_bears_nothing_out():
    assert doubtful(ENDED, reports(VENEZUELA, year=1999))


def test_a_year_that_is_a_copy_counts_where_the_years_around_it_do():
    amounts = ENDED.with_columns(pl.col("year") - 2)
    around = pl.concat([reports(TAIWAN, VENEZUELA, year=year) for year in (1996, 1998)])
    assert not doubtful(amounts, around)
    assert doubtful(amounts, reports(TAIWAN, VENEZUELA, year=1996))


def test_a_zero_under_an_embargo_on_all_trade_is_none():
    years = [(US, CHINA, year, 0.0) for year in (1951, 1952)]
    amounts = flows((US, CHINA, 1949, 80.0), (US, CHINA, 1950, 45.0), *years)
    assert len(doubtful(amounts)) == 2
    assert not doubtful(amounts, embargo=[(US, CHINA, 1951), (CHINA, US, 1952)])


def test_a_zero_after_small_or_single_flows_stays():
    assert not doubtful(
        flows((US, CHINA, 1949, 9.0), (US, CHINA, 1950, 45.0), (US, CHINA, 1951, 0.0))
    )
    assert not doubtful(flows((US, CHINA, 1950, 45.0), (US, CHINA, 1951, 0.0)))


def test_german_german_trade_is_never_zero():
    amounts = flows((EAST_GERMANY, WEST_GERMANY, 1958, 0.0), (WEST_GERMANY, BRITAIN, 1958, 0.0))
    assert list(doubtful(amounts)) == [(EAST_GERMANY, WEST_GERMANY, 1958)]


def test_koreas_trade_is_none_until_there_is_any():
    amounts = flows((732, 731, 1987, 0.0), (732, 731, 1995, 0.0))
    assert list(doubtful(amounts)) == [(732, 731, 1995)]


def test_successors_of_the_soviet_union_are_silent_at_first():
    amounts = flows((UKRAINE, RUSSIA, 1993, 0.0), (UKRAINE, RUSSIA, 1995, 0.0))
    assert list(doubtful(amounts)) == [(UKRAINE, RUSSIA, 1993)]


@pytest.mark.parametrize(("some", "silent"), [(0, True), (1, False)])
def test_a_state_without_any_flow_above_zero_is_silent(some, silent):
    zeros = [(MALAYSIA, partner, 1957, 0.0) for partner in range(900, 905)]
    more = [(MALAYSIA, BRITAIN, 1957, 20.0)] * some
    assert bool(doubtful(flows(*zeros, *more))) == silent


def test_members_of_a_customs_union_count_no_trade_with_each_other():
    kenya, tanzania = 501, 510
    amounts = flows(
        (kenya, tanzania, 1965, 0.0), (kenya, tanzania, 1968, 0.0), (kenya, US, 1965, 0.0)
    )
    assert list(doubtful(amounts)) == [(kenya, tanzania, 1965)]

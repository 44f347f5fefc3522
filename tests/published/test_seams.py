"""The seams of the series of trade, as docs/economy.md gives them."""

from __future__ import annotations

import polars as pl
import pytest

from comity.store import bundle

PAIR = ["ccode1", "ccode2"]


def cow_exports():
    """The flows of the Correlates of War from 2000 on: exporter, importer, year, exports."""
    rows = bundle.table("cow_trade").filter(pl.col("year") >= 2000)
    there = rows.select(*PAIR, "year", exports="imports2")
    back = rows.select(ccode1="ccode2", ccode2="ccode1", year="year", exports="imports1")
    return pl.concat([there, back]).drop_nulls()


def compared(first, second, on, least=1):
    """The pairs, the median ratio and the correlation of logarithms of two sources."""
    second = second.filter(pl.col("exports") > 0)
    both = first.join(second, on=on, suffix="_other").filter(
        (pl.col("exports") >= least) & (pl.col("exports_other") >= (least == 1))
    )
    logs = (pl.col(name).cast(pl.Float64).log() for name in ("exports", "exports_other"))
    return (
        both.height,
        (both["exports"] / both["exports_other"]).median(),
        both.select(pl.corr(*logs)).item(),
    )


@pytest.mark.parametrize(
    ("first", "second", "on", "least", "pairs", "ratio", "r"),
    [
        ("cow", "baci_trade_older", [*PAIR, "year"], 1, 191_379, 0.955, 0.965),
        ("cow", "baci_trade_older", [*PAIR, "year"], 1_000, 20_414, 1.045, 0.937),
        ("oecd_trade", "baci_trade", [*PAIR, "year"], 1_000, 343, 0.98, 0.936),
        ("trade_2022", "baci_trade", PAIR, 1_000, 1_616, 1.047, 0.938),
        ("imf_exports", "baci_trade", PAIR, 1_000, 2_020, 1.097, 0.898),
    ],
)
def test_the_sources_differ_at_the_seam_as_documented(first, second, on, least, pairs, ratio, r):
    rows = cow_exports() if first == "cow" else bundle.table(first)
    height, median, correlation = compared(rows, bundle.table(second), on, least)
    assert height == pairs
    assert median == pytest.approx(ratio, abs=5e-3)
    assert correlation == pytest.approx(r, abs=5e-3)

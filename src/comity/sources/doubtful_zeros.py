"""Zeros of trade that are more likely silence than none, by rules that are declared here.

Files of trade between states write zero both for none and for what no state reported. A zero stays
where something bears it out: the records of another source, or an embargo on all trade.
"""

from __future__ import annotations

from dataclasses import dataclass

import polars as pl

CUSTOMS_UNIONS = (
    ((560, 565, 570, 571, 572), 1999),
    ((500, 501, 510), 1967),
    ((471, 481, 482, 483, 484), 1993),
)
"""Unions whose members counted no trade with each other as foreign, and until when: South Africa,
Namibia, Lesotho, Botswana and Eswatini; Uganda, Kenya and Tanzania; and Cameroon, Gabon, the
Central African Republic, Chad and the Republic of the Congo."""

DOMESTIC = ((260, 265, 1949), (731, 732, 1988))
"""The two German states, and the two Koreas since they trade: one of the two does not count what
it sells to the other as foreign trade."""

SUCCESSORS = (359, 365, 366, 367, 368, 369, 370, 371, 372, 373, 701, 702, 703, 704, 705)
"""The states that the Soviet Union became: their first records of trade with each other are of
1993 to 1995."""

_SUCCESSION = (1991, 1994)

_SILENT_RECORDS, _NEXT_TO_NONE, _MANY_RECORDS = 5, 3, 40
"""A state-year is silent with this many records and none above zero, or with this few above zero
of this many."""

INTERRUPTED = 10.0
"""Million dollars before and after, between which a zero is no trade but a gap."""

_INTERRUPTION = 4
"""Years from the last flow before some zeros to the first one after them."""

REPORTER = 75
"""A state with more partners in the OEC's records of a year reported them itself: next to none of
the others has as many, as only their partners' reports are known from 1984 on."""

_COPIED = 1997
"""The OEC's year that is a copy of the next; a state reported in it if it did before and after."""

_DIRECTED = ["exporter", "importer"]


@dataclass(frozen=True)
class ZeroEvidence:
    """What bears a zero out: the flows of another source, and embargoes on all trade.

    ``flows`` has the columns from, to and year; ``embargoes`` ccode1, ccode2 and year, in either
    order of the two.
    """

    flows: pl.DataFrame
    embargoes: pl.DataFrame


def find_doubtful_zeros(amounts: pl.DataFrame, evidence: ZeroEvidence) -> dict[str, pl.DataFrame]:
    """Find the zeros that cannot be taken for none, each under the first reason that it meets.

    Parameters
    ----------
    amounts
        A row a known flow: exporter, importer, year and amount, in million dollars.
    evidence
        What bears zeros out.

    Returns
    -------
    dict
        Rows of ``amounts`` by the reason.
    """
    doubtful: dict[str, pl.DataFrame] = {}
    for why, rule in _RULES.items():
        doubtful[why] = rule(amounts)
        amounts = _without(amounts, doubtful[why])
    doubtful[_ENDED] = _unconfirmed_ends(amounts, evidence)
    return doubtful


def _without(amounts: pl.DataFrame, others: pl.DataFrame) -> pl.DataFrame:
    """Select the rows that are not among others."""
    return amounts.join(others, on=[*_DIRECTED, "year"], how="anti", maintain_order="left")


def _in_union(amounts: pl.DataFrame) -> pl.DataFrame:
    """Find zeros within the customs unions."""
    within = [
        pl.all_horizontal(pl.col(_DIRECTED).is_in(members)) & (pl.col("year") <= last)
        for members, last in CUSTOMS_UNIONS
    ]
    return amounts.filter(pl.any_horizontal(within), amount=0)


def _domestic(amounts: pl.DataFrame) -> pl.DataFrame:
    """Find zeros between states one of which does not count their trade as foreign."""
    low, high = pl.min_horizontal(_DIRECTED), pl.max_horizontal(_DIRECTED)
    pairs = [(low == a) & (high == b) & (pl.col("year") >= first) for a, b, first in DOMESTIC]
    return amounts.filter(pl.any_horizontal(pairs), amount=0)


def _succession(amounts: pl.DataFrame) -> pl.DataFrame:
    """Find zeros between successors of the Soviet Union in their first years."""
    both = pl.all_horizontal(pl.col(_DIRECTED).is_in(SUCCESSORS))
    return amounts.filter(both, pl.col("year").is_between(*_SUCCESSION), amount=0)


def _of_the_silent(amounts: pl.DataFrame) -> pl.DataFrame:
    """Find zeros of states next to none of whose flows of a year is above zero."""
    sides = [amounts.select("year", "amount", ccode=side) for side in _DIRECTED]
    states = (
        pl.concat(sides).group_by("ccode", "year").agg(pl.len(), some=(pl.col("amount") > 0).sum())
    )
    none = (pl.col("some") == 0) & (pl.col("len") >= _SILENT_RECORDS)
    few = (pl.col("some") <= _NEXT_TO_NONE) & (pl.col("len") >= _MANY_RECORDS)
    silent = states.filter(none | few)
    zeros = amounts.filter(amount=0)
    zeros_of_sides = [
        zeros.join(silent, left_on=[side, "year"], right_on=["ccode", "year"], how="semi")
        for side in _DIRECTED
    ]
    return pl.concat(zeros_of_sides).unique([*_DIRECTED, "year"], maintain_order=True)


def _interruptions(amounts: pl.DataFrame) -> pl.DataFrame:
    """Find zeros of one to three years between years with much trade."""
    some = pl.when(pl.col("amount") > 0)
    around = amounts.sort(*_DIRECTED, "year").with_columns(
        before=some.then("amount").forward_fill().over(_DIRECTED),
        after=some.then("amount").backward_fill().over(_DIRECTED),
        began=some.then("year").forward_fill().over(_DIRECTED),
        ended=some.then("year").backward_fill().over(_DIRECTED),
    )
    much = pl.min_horizontal("before", "after") >= INTERRUPTED
    both = pl.col("before").is_not_null() & pl.col("after").is_not_null()
    short = pl.col("ended") - pl.col("began") <= _INTERRUPTION
    zeros = around.filter((pl.col("amount") == 0) & both & much & short)
    return zeros.select(amounts.columns)


def _unconfirmed_ends(amounts: pl.DataFrame, evidence: ZeroEvidence) -> pl.DataFrame:
    """Find zeros after two records of much trade that nothing bears out."""
    some = pl.col("amount") > 0
    ordered = amounts.sort(*_DIRECTED, "year").with_columns(
        record=some.cast(pl.Int32).cum_sum().over(_DIRECTED)
    )
    flows = ordered.filter(some).with_columns(before=pl.col("amount").shift(1).over(_DIRECTED))
    much = flows.filter(pl.col("amount") >= INTERRUPTED, pl.col("before") >= INTERRUPTED)
    ended = ordered.filter(~some).join(much, on=[*_DIRECTED, "record"], how="semi")
    zeros = _without(_unreported(ended, evidence.flows), _either_way(evidence.embargoes))
    return zeros.select(amounts.columns)


def _unreported(zeros: pl.DataFrame, flows: pl.DataFrame) -> pl.DataFrame:
    """Select the zeros of years in which neither state reported to the other source."""
    sides = [
        flows.select("year", state=one, partner=other)
        for one, other in (("from", "to"), ("to", "from"))
    ]
    partners = pl.concat(sides).group_by("state", "year").agg(pl.col("partner").n_unique())
    around = partners.filter((pl.col("year") - _COPIED).abs() == 1)
    copied = around.group_by("state").agg(pl.col("partner").min(), pl.len()).filter(len=2)
    years = pl.concat(
        [partners, copied.select("state", partner="partner", year=pl.lit(_COPIED, pl.Int16))],
        how="diagonal_relaxed",
    )
    joined = zeros
    for side in _DIRECTED:
        of_side = years.rename({"state": side, "partner": f"{side}_partners"})
        joined = joined.join(of_side, on=[side, "year"], how="left", maintain_order="left")
    counts = [f"{side}_partners" for side in _DIRECTED]
    reported = pl.min_horizontal(counts).is_not_null() & (pl.max_horizontal(counts) > REPORTER)
    covered = pl.all_horizontal(pl.col(counts).is_not_null()) & reported
    return joined.filter(~covered).drop(counts)


def _either_way(embargoes: pl.DataFrame) -> pl.DataFrame:
    """Convert pairs in either order to both directions: exporter, importer, year."""
    ways = (("ccode1", "ccode2"), ("ccode2", "ccode1"))
    both = [embargoes.select("year", exporter=one, importer=other) for one, other in ways]
    return pl.concat(both).unique()


_RULES = {
    "a zero within a customs union, now missing": _in_union,
    "a zero of trade that one of the two counts as domestic, now missing": _domestic,
    "a zero of a state next to none of whose trade is recorded, now missing": _of_the_silent,
    "a zero between successors of the Soviet Union to 1994, now missing": _succession,
    "a zero between years of 10 million and more, now missing": _interruptions,
}

_ENDED = "a zero after years of 10 million and more that nothing bears out, now missing"

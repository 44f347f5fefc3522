"""From records to directed dyad-days and dyad-months: one portable expression.

Reports are not events. Records of one identifier are one *report*, counted once however often
files repeat it. Reports of one day, one sender, one target and one event code are one *event*,
counted once however many outlets tell it (the one-a-day filter). Both counts are given.
"""

from __future__ import annotations

from typing import Literal

import narwhals as nw

from comity.events.frame import Frame

Period = Literal["day", "month"]

PER_MILLION = 1_000_000

CLASSES = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
"""The quad classes, 1 to 4."""


def aggregate(records: Frame, period: Period) -> Frame:
    """Compute dyad-days or dyad-months from records.

    Parameters
    ----------
    records
        Records of one source that are not malformed.
    period
        "day" or "month".

    Returns
    -------
    Frame
        One row for each directed dyad and period with an event between the two states:
        the period, ``ccode1``, ``ccode2``; ``events``, ``reports`` and ``mentions``; events by
        quad class; ``goldstein_mean`` and ``goldstein_sum`` over events; ``net_cooperation``,
        cooperative less conflictual events as a share of events, -1 to 1; ``tone``, the mean
        over reports; ``volume``, reports per million reports of all actors in the period.
    """
    reports = select_reports(records)
    events = _events(reports)
    dyads = events.group_by(period, "ccode1", "ccode2").agg(
        nw.col("is_event").sum().alias("events"),
        nw.col("reports").sum(),
        nw.col("mentions").sum(),
        nw.col("mentions_given").sum(),
        *[nw.col(name).sum() for name in CLASSES],
        nw.col("goldstein").mean().alias("goldstein_mean"),
        nw.col("goldstein").sum().alias("goldstein_sum"),
        nw.col("tone_sum").sum(),
        nw.col("tones").sum(),
    )
    return _with_rates(dyads.join(count_reports(records, period), on=period, how="left"), period)


def count_reports(records: Frame, period: Period) -> Frame:
    """Count the reports of each period about all actors: its total coverage."""
    # In two steps: engines disagree on how distinct values are counted in one.
    reports = records.group_by(period, "event_id").agg(nw.len().alias("copies"))
    return reports.group_by(period).agg(nw.col("event_id").count().alias("all_reports"))


def select_reports(records: Frame) -> Frame:
    """Select the reports of what one state did to another, each identifier once.

    Where copies differ, the larger number of mentions and articles counts, as GDELT's numbers
    grow while a report is repeated.
    """
    between_states = (
        nw.col("is_state1") & nw.col("is_state2") & (nw.col("ccode1") != nw.col("ccode2"))
    )
    keys = ("event_id", "day", "month", "ccode1", "ccode2", "code", "quad")
    return (
        records.filter(between_states)
        .group_by(*keys)
        .agg(
            nw.col("goldstein").max(),
            nw.col("mentions").max(),
            nw.col("tone").max(),
        )
    )


def _events(reports: Frame) -> Frame:
    """Count the reports of one day, dyad and event code as one event."""
    events = reports.group_by("day", "month", "ccode1", "ccode2", "code").agg(
        nw.col("quad").min(),
        nw.col("goldstein").mean(),
        nw.col("event_id").count().alias("reports"),
        nw.col("mentions").sum(),
        nw.col("mentions").count().alias("mentions_given"),
        nw.col("tone").sum().alias("tone_sum"),
        nw.col("tone").count().alias("tones"),
    )
    return events.with_columns(
        nw.lit(1).cast(nw.Int64).alias("is_event"),
        *[
            (nw.col("quad") == number).cast(nw.Int64).alias(name)
            for number, name in enumerate(CLASSES, start=1)
        ],
    )


def _with_rates(dyads: Frame, period: Period) -> Frame:
    """Add what is relative to the number of events or to the total coverage."""
    cooperative = nw.col("verbal_cooperation") + nw.col("material_cooperation")
    net = 2 * cooperative - nw.col("events")
    has_tone = nw.col("tones") > 0
    dyads = dyads.with_columns(
        net_cooperation=net.cast(nw.Float64) / nw.col("events").cast(nw.Float64),
        mentions=nw.when(nw.col("mentions_given") > 0).then(nw.col("mentions")),
        tone=nw.when(has_tone).then(nw.col("tone_sum")) / nw.col("tones").cast(nw.Float64),
        volume=nw.col("reports").cast(nw.Float64) * PER_MILLION / nw.col("all_reports"),
    )
    return dyads.select(
        period,
        "ccode1",
        "ccode2",
        *[nw.col(name).cast(nw.Int64) for name in ("events", "reports", "mentions", *CLASSES)],
        *("goldstein_mean", "goldstein_sum", "net_cooperation", "tone", "volume"),
        nw.col("all_reports").cast(nw.Int64),
    )

"""A user's program, which mypy reads and nothing runs: types are what the package promises."""

from __future__ import annotations

from typing import assert_type

import polars as pl

import comity
from comity.api.series import Series
from comity.panels.panel import Panel
from comity.replications.replication import ReplicationResult
from comity.reports.brief.model import Brief


def use() -> None:
    """Use the names as a program does; never called."""
    pair = comity.dyad("china", "russia")
    assert_type(pair, comity.Dyad)
    assert_type(pair.a, comity.State)
    assert_type(pair.series("trade"), Series)
    assert_type(pair.trade, Series)
    assert_type(pair.trade[2014], float | None)
    assert_type(pair.brief(), Brief)
    panel = comity.panel("trade", years=(1990, 2000), directed=True)
    assert_type(panel.lag("trade").disputes("cow"), Panel)
    assert_type(panel.rows, pl.DataFrame)
    assert_type(comity.replicate("dangerous-dyads"), ReplicationResult)
    comity.panel("trade", level="planet")  # type: ignore[arg-type]  # mypy must refuse it

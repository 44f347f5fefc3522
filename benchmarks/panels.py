"""Time a whole panel: all undirected dyad-years with 25 measures, to Parquet; run by hand.

The first use of the measures, which computes them, is not timed. Beside it are the steps that
peacesciencer documents: the dyad-years, peace years and disputes of directed dyad-years to 2020.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import comity
from comity.panels.frames import Design, build_frame
from comity.panels.stored import stored_values

MEASURES = [
    "trade",
    "exports",
    "trade_dependence",
    "vote_agreement",
    "s_score",
    "vote_kappa",
    "ideal_point_distance",
    "joint_democracy",
    "polity_score",
    "polyarchy",
    "cinc",
    "gdp",
    "military_spending",
    "defence_obligation",
    "shared_alliances",
    "militarised_disputes",
    "dispute_hostility",
    "strategic_rivalry",
    "peace_level",
    "contiguity",
    "capital_distance",
    "major_power",
    "shared_igos",
    "arms_transfers",
    "trade_agreements",
]


def timed(name: str, work: Callable[[], object]) -> object:
    """Print how long a step takes, in seconds of the clock and of the processor."""
    start, used = time.perf_counter(), time.process_time()
    result = work()
    clock, processor = time.perf_counter() - start, time.process_time() - used
    print(f"{name:62} {clock:6.2f} s, {processor:6.2f} s of the processor")
    return result


def whole_panel() -> int:
    """Build the panel of all dyad-years and write it; return its rows."""
    panel = comity.panel(MEASURES, years=(1816, 2024))
    with TemporaryDirectory() as folder:
        panel.write(Path(folder) / "panel.parquet")
    return len(panel)


def main() -> None:
    """Time the whole panel, and then each step of a usual one."""
    stored_values().compute(MEASURES)
    rows = timed(f"undirected dyad-years, {len(MEASURES)} measures, to Parquet", whole_panel)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{rows} rows; at most {peak:.2f} GB of memory")
    design = Design(directed=True, unreal=True)
    frame = timed("directed dyad-years to 2020", lambda: build_frame(design, (1816, 2020)))
    print(f"{getattr(frame, 'height', 0)} rows")
    panel = comity.panel(years=(1816, 2020), directed=True, unreal=True)
    disputes = timed("disputes, whittled to dyad-years", lambda: panel.disputes("gml"))
    if isinstance(disputes, type(panel)):
        timed("peace years", lambda: disputes.peace_years("gml_mid_ongoing"))


if __name__ == "__main__":
    main()

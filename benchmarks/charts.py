"""Time the drawing of a dossier's charts, by Comity and by Vega. Run by hand.

    python benchmarks/charts.py

Prints the seconds of the processor and the size of all drawings. Vega's first chart includes the
start of its engine.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import vl_convert

import comity
from comity.charts.render import CONFIG, SCHEMA, svg
from comity.reports.dossier.pictures import list_charts

Job = tuple[dict[str, Any], str, str, str]


def own(job: Job) -> str:
    """Draw a chart with Comity."""
    return svg(*job)


def vega(job: Job) -> str:
    """Draw a chart with Vega."""
    spec = {"$schema": SCHEMA, "config": CONFIG, **job[0]}
    drawing: str = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    return drawing


def timed(draw: Callable[[Job], str], jobs: list[Job]) -> str:
    """Draw charts, and describe how long the first and the others took and how large all are."""
    start = time.process_time()
    size = len(draw(jobs[0]))
    first = time.process_time() - start
    start = time.process_time()
    size += sum(len(draw(job)) for job in jobs[1:])
    others = time.process_time() - start
    return f"first chart {first:.3f} s, {len(jobs) - 1} others {others:.3f} s, {size / 1000:.0f} kB"


def main() -> None:
    """Draw the charts of China and Russia."""
    jobs = [chart.job for chart in list_charts(comity.dossier("china", "russia"))]
    print("Comity:", timed(own, jobs))
    print("Vega:  ", timed(vega, jobs))


if __name__ == "__main__":
    main()

"""Computing measures for the whole world, one after the other or two side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from graphlib import TopologicalSorter
from threading import Lock

import numpy as np
import xarray as xr
from threadpoolctl import threadpool_limits

from comity.errors import DataError
from comity.measures.masking import masked
from comity.measures.measure import Measure
from comity.measures.memory import return_freed_memory
from comity.measures.table_arrays import TableData, read_table

Read = Callable[[str], "TableData | xr.DataArray"]
"""Reads what measures need and is not computed: tables, and measures already stored."""

WORKERS = 2
"""How many measures are computed at once: each holds some whole-world arrays of its own."""


def each_array(
    only: Sequence[Measure], read: Read = read_table
) -> Iterator[tuple[Measure, xr.DataArray]]:
    """Compute measures in order, giving each with its whole-world array.

    A table or array is let go as soon as nothing that is still to come needs it, so that
    memory holds a few measures and never all of them.

    Parameters
    ----------
    only
        Measures, each after those that it needs.
    read
        Reads what the measures need and is not among them.
    """
    needs = _Needs(only, read)
    for measure in only:
        array = needs.compute(measure)
        yield measure, array


def compute_side_by_side(
    only: Sequence[Measure], read: Read, use: Callable[[Measure, xr.DataArray], None]
) -> Iterator[Measure]:
    """Compute measures, two at once, and give each when its array has been used.

    Parameters
    ----------
    only
        Measures, each after those that it needs.
    read
        Reads what the measures need and is not among them.
    use
        Is called with each measure and its array, by the thread that computed it.
    """
    needs = _Needs(only, read)

    def run(measure: Measure) -> Measure:
        use(measure, needs.compute(measure))
        return_freed_memory()
        return measure

    names = {measure.name for measure in only}
    graph = TopologicalSorter({measure.name: names & {*measure.needs} for measure in only})
    graph.prepare()
    waiting: list[str] = []
    running: set[Future[Measure]] = set()
    place = [measure.name for measure in only].index
    # Matrix products in two threads at once, each on all processors, would wait for each other.
    with threadpool_limits(1, "blas"), ThreadPoolExecutor(WORKERS) as pool:
        while graph.is_active():
            waiting = sorted([*waiting, *graph.get_ready()], key=place)
            while waiting and len(running) < WORKERS:
                running.add(pool.submit(run, only[place(waiting.pop(0))]))
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for each in done:
                graph.done(each.result().name)
                yield each.result()


class _Needs:
    """What measures need, each read or computed once, and let go after its last use.

    Parameters
    ----------
    only
        The measures.
    read
        Reads what is not among them.
    """

    def __init__(self, only: Sequence[Measure], read: Read) -> None:
        """Count by how many measures each need is still to be used."""
        self._uses = Counter(need for measure in only for need in {*measure.needs})
        self._read = read
        self._arrays: dict[str, TableData | xr.DataArray] = {}
        self._lock = Lock()

    def compute(self, measure: Measure) -> xr.DataArray:
        """Compute a measure after those that it needs, and keep its array for later ones."""
        needs = [self._find(need) for need in measure.needs]
        shared = [need.values for need in needs if isinstance(need, xr.DataArray)]
        array = masked(measure, measure(*needs), shared)
        del needs, shared
        _check_bounds(measure, array)
        with self._lock:
            if self._uses[measure.name]:
                self._arrays[measure.name] = array
            for need in {*measure.needs}:
                self._uses[need] -= 1
                if not self._uses[need]:
                    del self._arrays[need]
        return array

    def _find(self, need: str) -> TableData | xr.DataArray:
        """Return a need; of two threads that want to read it, one waits for the other."""
        with self._lock:
            if need not in self._arrays:
                self._arrays[need] = self._read(need)
            return self._arrays[need]


def _check_bounds(measure: Measure, array: xr.DataArray) -> None:
    """Refuse values outside the bounds that a measure declares."""
    least, most = measure.bounds
    slack = 1e-9 * max(1.0, abs(least) if np.isfinite(least) else 1.0)
    # The ends alone are compared: they need no array of their own. Missing values are passed over.
    lowest = np.fmin.reduce(array.values, axis=None, initial=np.inf)
    highest = np.fmax.reduce(array.values, axis=None, initial=-np.inf)
    if lowest < least - slack or highest > most + slack:
        what = f"values from {lowest} to {highest} do not lie within {measure.bounds}"
        raise DataError(measure.name, what, "Correct the measure or its bounds.")

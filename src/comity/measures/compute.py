"""Computing measures for the whole world, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import xarray as xr

from comity.errors import DataError
from comity.measures.masking import masked
from comity.measures.measure import Measure
from comity.measures.table_arrays import TableData, read_table


def each_array(
    only: list[Measure], read: Callable[[str], TableData | xr.DataArray] = read_table
) -> Iterator[tuple[Measure, xr.DataArray]]:
    """Compute measures in order, giving each with its whole-world array.

    A table or array is let go as soon as nothing that is still to come needs it, so that
    memory holds a few measures and never all of them.

    Parameters
    ----------
    only
        Measures, each after those that it needs.
    read
        Reads what the measures need and is not among them: tables, and measures already stored.
    """
    arrays: dict[str, TableData | xr.DataArray] = {}
    for number, measure in enumerate(only):
        for need in measure.needs:
            if need not in arrays:
                arrays[need] = read(need)
        array = masked(measure, measure(*(arrays[need] for need in measure.needs)))
        _check_bounds(measure, array)
        arrays[measure.name] = array
        yield measure, array
        still = {need for later in only[number + 1 :] for need in later.needs}
        arrays = {name: thing for name, thing in arrays.items() if name in still}


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

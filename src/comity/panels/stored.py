"""The stored values of all measures, computed on the first run."""

from __future__ import annotations

from comity.panels.codebook import CODEBOOK
from comity.panels.values import Values
from comity.progress import report
from comity.store.cache import values_folder

_OPEN: dict[str, Values] = {}
"""The values by folder, so that a second question reads the codebook no second time."""


def stored_values() -> Values:
    """Return the values of all measures, computing them first if they are not there.

    Computing takes about a minute, once; it reports its progress.

    Raises
    ------
    DataError
        If a table of the bundle is damaged.
    OutputError
        If the library's folder cannot be written.

    Examples
    --------
    >>> stored_values().describe("vote_agreement").unit
    'share of joint votes'
    """
    folder = values_folder()
    if not (folder / CODEBOOK).is_file():
        # Imported here: what computes loads compiled code that readers of values never need.
        from comity.panels.compute import ensure_values

        ensure_values(_report)
        _OPEN.clear()
    return _OPEN.setdefault(str(folder), Values(folder))


def _report(name: str, number: int, count: int) -> None:
    """Report which measure is being computed."""
    report(f"Computing every measure for the whole world (once): {name}", number / max(count, 1))

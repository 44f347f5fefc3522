"""The stored values of all measures, each computed when it is first read."""

from __future__ import annotations

from comity.panels.codebook import CODEBOOK
from comity.panels.values import Values
from comity.store.cache import mark_use, prune, values_folder

_OPEN: dict[str, Values] = {}
"""The values by folder, so that a second question reads the codebook no second time."""


def stored_values() -> Values:
    """Return the values of all measures; each is computed when it is first read.

    Computing reports its progress.

    Raises
    ------
    OutputError
        If the library's folder cannot be written.

    Examples
    --------
    >>> stored_values().describe("vote_agreement").unit.label
    'share of joint votes'
    """
    folder = values_folder()
    if not (folder / CODEBOOK).is_file():
        # Imported here: what computes loads compiled code that readers of values never need.
        from comity.panels.compute import ensure_codebook

        ensure_codebook(folder)
        prune(folder)
        _OPEN.clear()
    mark_use(folder)
    return _OPEN.setdefault(str(folder), Values(folder))

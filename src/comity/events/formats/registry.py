"""The layouts, and how that of a file is recognised."""

from __future__ import annotations

from collections import Counter

from comity.errors import DataError
from comity.events.formats.gdelt import GDELT1, GDELT2
from comity.events.formats.icews import ICEWS
from comity.events.formats.layout import FileLayout
from comity.events.formats.polecat import POLECAT

LAYOUTS = {layout.name: layout for layout in (GDELT1, GDELT2, ICEWS, POLECAT)}
"""All layouts by name."""

SAMPLE_LINES = 100
"""How many lines are read to recognise a layout, so that malformed ones do not decide."""


def detect_layout(head: bytes, where: str) -> FileLayout:
    r"""Return the layout of a file from its first lines.

    Parameters
    ----------
    head
        The beginning of the file.
    where
        The name of the file, for the error.

    Raises
    ------
    DataError
        If the lines have no known heading and most have no known number of fields.

    Examples
    --------
    >>> detect_layout(b"a" + 60 * b"\t" + b"\n", "a.csv").title
    'GDELT 2.0'
    """
    if b"\x00" in head:
        raise DataError(where, "it is no UTF-8 text", "Convert it to UTF-8, or leave it out.")
    for layout in LAYOUTS.values():
        if layout.header and head.startswith(layout.header.encode()):
            return layout
    lines = [line for line in head.split(b"\n", SAMPLE_LINES)[:SAMPLE_LINES] if line.strip()]
    names = Counter(filter(None, map(_layout_name, lines)))
    name, count = names.most_common(1)[0] if names else ("", 0)
    if 2 * count <= len(lines) or not name:
        raise DataError(
            where,
            "it is no event file",
            "Event files are GDELT 1.0 (57 or 58 columns), GDELT 2.0 (61), ICEWS (20) and "
            "POLECAT (40), separated by tabs.",
        )
    return LAYOUTS[name]


def _layout_name(line: bytes) -> str | None:
    """Return the name of the layout without headings that has as many fields as a line."""
    fields = line.count(b"\t") + 1
    return next(
        (each.name for each in LAYOUTS.values() if not each.header and fields in each.field_counts),
        None,
    )

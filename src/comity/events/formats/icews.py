"""ICEWS: 20 fields under a line of headings, states by name, CAMEO codes.

ICEWS gives no quad class; the class follows from the root of the CAMEO code, by the division
that GDELT has in its own files.
"""

from __future__ import annotations

from comity.events.formats.layout import FileLayout

CAMEO_ROOTS = (
    ("01", "02", "03", "04", "05"),
    ("06", "07", "08", "09"),
    ("10", "11", "12", "13", "14"),
    ("15", "16", "17", "18", "19", "20"),
)
"""The roots of CAMEO codes in each quad class."""

ICEWS = FileLayout(
    name="icews",
    title="ICEWS",
    field_counts=(20,),
    positions={
        "event_id": 0,
        "date": 1,
        "actor1": 2,
        "role1": 3,
        "country1": 4,
        "code": 6,
        "quad": 6,
        "goldstein": 7,
        "actor2": 8,
        "role2": 9,
        "country2": 10,
        "url": 13,
    },
    quad_classes=CAMEO_ROOTS,
    quad_width=2,
    scheme="name",
    state_roles=r"^NA$|Government|Military|Police|Judicial|Legislative|Executive",
    code_pattern=r"^[0-9]{2,4}$",
    date_separator="-",
    header="Event ID\tEvent Date\tSource Name",
)
"""``url`` is the publisher, for ICEWS names no address."""

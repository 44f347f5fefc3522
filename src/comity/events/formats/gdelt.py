"""GDELT 1.0 (57 fields, 58 since April 2013) and GDELT 2.0 (61 fields), without headings."""

from __future__ import annotations

from comity.events.formats.layout import STATE_ROLES, FileLayout

_POSITIONS = {
    "event_id": 0,
    "date": 1,
    "actor1": 5,
    "country1": 7,
    "role1": 12,
    "actor2": 15,
    "country2": 17,
    "role2": 22,
    "code": 26,
    "quad": 29,
    "goldstein": 30,
    "mentions": 31,
    "articles": 33,
    "tone": 34,
}
_QUAD_CLASSES = (("1",), ("2",), ("3",), ("4",))
_CODE = r"^[0-9]{2,4}$"

GDELT1 = FileLayout(
    name="gdelt1",
    title="GDELT 1.0",
    field_counts=(57, 58),
    positions={**_POSITIONS, "url": 57},
    quad_classes=_QUAD_CLASSES,
    quad_width=0,
    scheme="iso3",
    state_roles=STATE_ROLES,
    code_pattern=_CODE,
)

GDELT2 = FileLayout(
    name="gdelt2",
    title="GDELT 2.0",
    field_counts=(61,),
    positions={**_POSITIONS, "url": 60},
    quad_classes=_QUAD_CLASSES,
    quad_width=0,
    scheme="iso3",
    state_roles=STATE_ROLES,
    code_pattern=_CODE,
)

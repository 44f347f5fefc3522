"""POLECAT: 40 fields under a line of headings, PLOVER event types and their quad classes."""

from __future__ import annotations

from comity.events.formats.layout import STATE_ROLES, FileLayout

HEADINGS = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
]

_FIELD_HEADINGS = {
    "event_id": "Event ID",
    "date": "Event Date",
    "actor1": "Actor Name",
    "country1": "Actor Country",
    "role1": "Primary Actor Sector",
    "actor2": "Recipient Name",
    "country2": "Recipient Country",
    "role2": "Primary Recipient Sector",
    "code": "Event Type",
    "quad": "Quad Code",
    "goldstein": "Intensity",
    "url": "Source",
}

POLECAT = FileLayout(
    name="polecat",
    title="POLECAT",
    field_counts=(len(HEADINGS),),
    positions={field: HEADINGS.index(name) for field, name in _FIELD_HEADINGS.items()},
    quad_classes=(
        ("VERBAL COOPERATION",),
        ("MATERIAL COOPERATION",),
        ("VERBAL CONFLICT",),
        ("MATERIAL CONFLICT",),
    ),
    quad_width=0,
    scheme="iso3",
    state_roles=STATE_ROLES,
    code_pattern=r"^[A-Z]+$",
    date_separator="-",
    header="Event ID\tEvent Date\tEvent Type",
)
"""A record whose actor has several countries ("CHN; RUS") names no single state."""

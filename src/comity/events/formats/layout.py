"""What the layout of an event file is: where each field of a record is in a line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FIELDS = (
    "event_id",
    "date",
    "actor1",
    "actor2",
    "country1",
    "country2",
    "role1",
    "role2",
    "code",
    "quad",
    "goldstein",
    "mentions",
    "articles",
    "tone",
    "url",
)
"""The fields that records are made of, as text; a layout without one has it missing."""

STATE_ROLES = r"^(?:GOV|MIL|COP|JUD|SPY|LEG|None)$"
"""CAMEO and PLOVER roles that act for a state; an actor without any role is the state itself."""


@dataclass(frozen=True, slots=True)
class FileLayout:
    """The layout of one publisher's files.

    Attributes
    ----------
    name, title
        The name of the source in the library, and in sentences.
    field_counts
        How many fields a line may have.
    positions
        By field, its position in a line, from 0.
    quad_classes
        The four quad classes (verbal and material cooperation, verbal and material conflict),
        each with the texts that mean it.
    quad_width
        How many characters of the field are compared with those texts; 0 compares all.
    scheme
        What the actors' countries are: "iso3" (CAMEO has nearly the same) or "name".
    state_roles
        The pattern of roles that act for a state.
    code_pattern
        The pattern of event codes.
    date_separator
        What is between year, month and day.
    header
        How the line of headings begins; empty where files have none.

    Examples
    --------
    >>> from comity.events.formats.icews import ICEWS
    >>> ICEWS.width, ICEWS.positions["date"]
    (20, 1)
    """

    name: str
    title: str
    field_counts: tuple[int, ...]
    positions: Mapping[str, int]
    quad_classes: tuple[tuple[str, ...], ...]
    quad_width: int
    scheme: Literal["iso3", "name"]
    state_roles: str
    code_pattern: str
    date_separator: str = ""
    header: str = ""

    @property
    def width(self) -> int:
        """Return the largest number of fields of a line."""
        return max(self.field_counts)

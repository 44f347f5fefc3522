"""From which table of votes each year is taken, and where the rule changes."""

from __future__ import annotations

FIRST_CALENDAR_YEAR = 2021
"""The first year that is a calendar year and no session."""

VOTE_SPANS = {
    "unga_votes": (1946, FIRST_CALENDAR_YEAR - 1),
    "undl_votes": (FIRST_CALENDAR_YEAR, 9999),
}
"""Sessions with votes on paragraphs to 2020, calendar years of adopted resolutions from 2021 on.

The two rules differ in level, so that no change is computed from the one to the other;
``vote_agreement_adopted`` has one rule in all years."""

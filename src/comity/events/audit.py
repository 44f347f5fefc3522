"""The account of a file's lines: each is a record, or was excluded for a reason."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, fields
from typing import Any

import polars as pl

from comity.errors import DataError

REASONS = (
    "taken",
    "identifier",
    "date",
    "event code",
    "quad class",
    "Goldstein value",
    "number of mentions",
    "number of articles",
    "tone",
)
"""By number, why a line is no record; numbers, for texts are slow to choose."""

TAKEN = 0
"""The number of lines that are records."""

OUTSIDE_SPAN = "outside the days asked for"


@dataclass(slots=True)
class FileAudit:
    """The account of one file.

    Attributes
    ----------
    path, checksum, layout
        The file, its SHA-256, and the name of its layout.
    span
        The first and last day asked for, as whole numbers.
    lines
        How many lines the file has, counted by their ends.
    records
        How many became records in the library.
    between_states
        How many of those are what one state did to another.
    set_aside
        By reason, how many lines are no records.

    Examples
    --------
    >>> FileAudit("a.csv", "0" * 64, "gdelt1", (202201, 202202), lines=10, records=9).records
    9
    """

    path: str
    checksum: str
    layout: str
    span: tuple[int, int]
    lines: int = 0
    records: int = 0
    between_states: int = 0
    set_aside: Counter[str] = field(default_factory=Counter)

    @property
    def key(self) -> tuple[str, int, int]:
        """Return what names the content that was taken: the checksum and the days."""
        return self.checksum, *self.span

    def add_lines(self, count: int, set_aside: Counter[str]) -> None:
        """Add the lines of a chunk, and those of them excluded."""
        self.lines += count
        self.set_aside += set_aside

    def add_records(self, records: pl.DataFrame) -> pl.DataFrame:
        """Add records, and return those that are neither malformed nor outside the days."""
        # Selected at once and only where some are not taken: to copy rows takes long.
        is_taken = pl.col("reason") == TAKEN
        marks = records.select(
            is_inside=is_taken & pl.col("day").is_between(*self.span),
            is_between=pl.col("is_state1")
            & pl.col("is_state2")
            & (pl.col("ccode1") != pl.col("ccode2")),
        )
        is_inside = marks["is_inside"].fill_null(False)
        faults = {
            REASONS[number]: count
            for number, count in records["reason"]
            .filter(records["reason"] != TAKEN)
            .value_counts()
            .iter_rows()
        }
        outside = records.height - sum(faults.values()) - int(is_inside.sum())
        self.set_aside += Counter({**faults, OUTSIDE_SPAN: outside})
        self.records += int(is_inside.sum())
        self.between_states += int((is_inside & marks["is_between"]).sum())
        inside = records.drop("reason")
        return inside if is_inside.all() else inside.filter(is_inside)

    def check(self) -> None:
        """Check that records and excluded lines add up to the lines of the file.

        Raises
        ------
        DataError
            If they do not.
        """
        total = self.records + sum(self.set_aside.values())
        if total != self.lines:
            raise DataError(
                self.path,
                f"the account of {total} lines does not add up to the {self.lines} of the file",
                "Please report this.",
            )

    def to_json(self) -> dict[str, Any]:
        """Convert to plain data."""
        plain = {each.name: getattr(self, each.name) for each in fields(self)}
        return {**plain, "set_aside": dict(self.set_aside)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> FileAudit:
        """Build from plain data."""
        first, last = data["span"]
        return cls(**{**data, "span": (first, last), "set_aside": Counter(data["set_aside"])})

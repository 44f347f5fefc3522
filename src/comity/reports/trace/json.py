"""The trail of a value as plain data, with every row that it rests on."""

from __future__ import annotations

from comity.panels.provenance import Trail
from comity.store.selection import manifest


def as_dict(trail: Trail) -> dict[str, object]:
    """Return a trail as plain data: the value, and by table its source and every row.

    >>> import comity
    >>> as_dict(comity.trace("vote_agreement", "china", "russia", year=2019))["unit"]
    'share of joint votes'
    """
    tables = {
        table: {
            "source": manifest().source_of(table).name,
            "version": manifest().source_of(table).version,
            "newest_year": manifest().source_of(table).newest_year,
            "citation": manifest().source_of(table).citation,
            "record": list(trail.facts[table].table.record),
            "rows": [
                {column: _plain(value) for column, value in row.items()} for row in frame.to_dicts()
            ],
        }
        for table, frame in trail.rows.items()
    }
    return {
        "measure": trail.measure.name,
        "title": trail.measure.title,
        "unit": trail.measure.unit.label,
        "formula": trail.measure.formula,
        "reference": trail.measure.reference,
        "states": [state for state in (trail.a, trail.b) if state is not None],
        "year": trail.year,
        "value": trail.value,
        "tables": tables,
    }


def _plain(value: object) -> object:
    """Return a value as JSON has it: dates as text, numbers that are none as null."""
    if isinstance(value, float):
        return value if abs(value) < float("inf") else None
    return value if value is None or isinstance(value, int | bool | str) else str(value)

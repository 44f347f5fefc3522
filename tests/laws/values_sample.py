"""A sample of the values of every measure, and the command that takes it again.

    python tests/laws/values_sample.py

prints which measures have changed, from what to what, and writes the new sample and the first and
last year of each measure, which its description names.
"""

from __future__ import annotations

import json
import math
from hashlib import sha256
from pathlib import Path

import numpy as np

from comity.panels.codebook import YEARS
from comity.panels.values import Values
from comity.store.bundle import manifest
from comity.store.cache import VALUES_VERSION

SAMPLE = Path(__file__).with_name("values_sample.json")
PARTS = ("periods", "values", "p5", "p25", "p50", "p75", "p95", "middle", "last")
"""What is kept of a measure: how many periods and values there are, the sums over all periods of
five percentiles, and the sums of all values of the period in the middle and of the last."""


def sample(values: Values, name: str) -> list[float]:
    """Return the parts of a measure's sample."""
    rows = values.distributions(name)
    sums = [sum(row[part] for row in rows) for part in ("n", "p5", "p25", "p50", "p75", "p95")]
    stored = values._values(name)
    ends = (len(rows) // 2, -1)
    totals = [np.nansum(stored.column(int(stored.ordinals[place])).cells) for place in ends]
    return [len(rows), *(float(f"{part:.9g}") for part in (*sums, *totals))]


def tables_of(values: Values, name: str) -> str:
    """Return a checksum of the tables from which a measure is computed."""
    tables = sorted(values.describe(name).tables)
    joined = " ".join(manifest().tables[table].sha256 for table in tables)
    return sha256(joined.encode()).hexdigest()[:8]


def is_same(one: list[float], other: list[float]) -> bool:
    """Return whether two samples are the same but for the rounding of another processor."""
    return all(
        math.isclose(a, b, rel_tol=1e-6, abs_tol=1e-9) for a, b in zip(one, other, strict=True)
    )


def years_of(values: Values, name: str) -> list[int]:
    """Return the first and the last year in which a measure has a value."""
    years = [row["year"] for row in values.distributions(name) if row["n"]]
    return [min(years), max(years)]


def take(values: Values) -> dict:
    """Take the sample of all measures."""
    taken = {
        name: {"tables": tables_of(values, name), "sample": sample(values, name)}
        for name in sorted(values.codebook)
    }
    return {"values_version": VALUES_VERSION, "parts": PARTS, "measures": taken}


def changes(before: dict, after: dict) -> list[str]:
    """List what differs between two samples, a line a measure."""
    old, new = before["measures"], after["measures"]
    lines = [f"{name}: gone" for name in sorted(old.keys() - new.keys())]
    lines += [f"{name}: new" for name in sorted(new.keys() - old.keys())]
    for name in sorted(old.keys() & new.keys()):
        pairs = zip(PARTS, old[name]["sample"], new[name]["sample"], strict=True)
        parts = [f"{part} {a:g} -> {b:g}" for part, a, b in pairs if not is_same([a], [b])]
        why = "" if old[name]["tables"] == new[name]["tables"] else " (its tables have changed)"
        if parts:
            lines.append(f"{name}{why}: {', '.join(parts)}")
    return lines


def main() -> None:
    """Take the sample again, and say what has changed."""
    from comity.panels.stored import stored_values

    values = stored_values()
    values.compute(values.codebook)
    after = take(values)
    before = json.loads(SAMPLE.read_text()) if SAMPLE.is_file() else {**after, "measures": {}}
    lines = changes(before, after)
    print("\n".join(lines) or "No value has changed.")
    if before["values_version"] == VALUES_VERSION and any("->" in line for line in lines):
        print("Raise VALUES_VERSION in store/cache.py if tables are the same.")
    measures = ",\n".join(f'"{k}": {json.dumps(v)}' for k, v in after["measures"].items())
    head = json.dumps({key: after[key] for key in ("values_version", "parts")})
    years = {name: years_of(values, name) for name in sorted(values.codebook)}
    lines = ",\n".join(f'"{name}": {json.dumps(span)}' for name, span in years.items())
    YEARS.write_text(f"{{\n{lines}\n}}\n")
    SAMPLE.write_text(f'{head[:-1]}, "measures": {{\n{measures}\n}}}}\n')


if __name__ == "__main__":
    main()

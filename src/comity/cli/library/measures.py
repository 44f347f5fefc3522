"""``comity measures``: what can be measured, by which formula, from what, since when."""

from __future__ import annotations

from rich.console import Console

import comity
from comity.cli.options import TextOptions, TextOutput
from comity.cli.output import as_json, require_report, write_report


def measures(name: str | None = None, /, *, output: TextOptions = TextOutput()) -> None:
    """List the measures with level, unit and years, or show one with formula and reference.

    Parameters
    ----------
    name
        One measure, by its name; without one, all of them.
    output
        Where the list goes.
    """
    require_report(output, ("json",))
    if name is not None:
        facts = _facts(comity.codebook(name).row(0, named=True))
        write_report(
            output, {"json": lambda: as_json(facts)}, lambda console: _show(facts, console)
        )
        return
    rows = comity.codebook().to_dicts()
    write_report(output, {"json": lambda: as_json(rows)}, lambda console: _list(rows, console))


def _list(rows: list[dict[str, object]], console: Console) -> None:
    """Print one measure a line, with tabs between its facts."""
    for row in rows:
        years = f"{row['first_year']}-{row['last_year']}"
        line = "\t".join(map(str, (row["measure"], row["level"], years, row["unit"], row["title"])))
        print(line, file=console.file)


def _facts(row: dict[str, object]) -> dict[str, object]:
    """Return what the codebook has on a measure, by heading; without empty entries."""
    facts = {
        **{key: row[key] for key in ("measure", "title", "level", "unit")},
        "bounds": f"{_bound(row['lower'])} to {_bound(row['upper'])}",
        "higher means": row["higher"],
        "formula": row["formula"],
        "reference": row["reference"],
        "years": f"{row['first_year']}-{row['last_year']}",
        "tables": row["tables"],
        "notes": row["notes"],
    }
    return {heading: fact for heading, fact in facts.items() if fact}


def _bound(value: object) -> str:
    """Format a bound: 0, 1, unbounded."""
    return "unbounded" if value is None else f"{value:g}"


def _show(facts: dict[str, object], console: Console) -> None:
    """Print one measure, a fact a line."""
    console.out(f"{facts['measure']}  {facts['title']}", style="bold", highlight=False)
    for heading, fact in facts.items():
        if heading not in ("measure", "title"):
            console.out(f"  {heading}: {fact}", highlight=False)

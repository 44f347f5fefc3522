"""``comity measures``: what can be measured, by which formula, from what, since when."""

from __future__ import annotations

from rich.console import Console

from comity.cli.values import ready_values
from comity.panels.codebook import Description


def measures(name: str | None = None, /) -> None:
    """List the measures with level, unit and years, or show one with formula and reference.

    Parameters
    ----------
    name
        One measure, by its name; without one, all of them.
    """
    values = ready_values()
    if name is not None:
        _show(values.describe(name))
        return
    for measure in values.codebook.values():
        first, last = measure.years
        print(f"{measure.name}\t{measure.level}\t{first}-{last}\t{measure.unit}\t{measure.title}")


def _show(measure: Description) -> None:
    """Print one measure, a fact a line."""
    facts = {
        "level": measure.level,
        "unit": measure.unit,
        "bounds": f"{measure.bounds[0]} to {measure.bounds[1]}",
        "higher means": measure.higher,
        "formula": measure.formula,
        "reference": measure.reference,
        "years": f"{measure.years[0]}-{measure.years[1]}",
        "tables": ", ".join(measure.tables),
        "notes": measure.notes,
    }
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{measure.name}[/bold]  {measure.title}")
    for fact, value in facts.items():
        if value:
            console.print(f"  {fact}: {value}", markup=False)

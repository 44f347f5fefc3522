"""The computed values, for the commands that need them, with progress on the first run."""

from __future__ import annotations

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from comity.panels.codebook import CODEBOOK
from comity.panels.values import Values
from comity.store.cache import values_folder


def ready_values() -> Values:
    """Give the values of all measures, computing them (with a bar) if this is the first run."""
    folder = values_folder()
    if not (folder / CODEBOOK).is_file():
        _compute()
    return Values(folder)


def _compute() -> None:
    """Compute every measure for the whole world, showing how far it is."""
    # Imported here: whoever only reads values need not wait for what computes them.
    from comity.measures.compute import ensure_values

    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Computing every measure for the whole world (once)", total=None)

        def tell(name: str, number: int, count: int) -> None:
            words = f"Computing every measure for the whole world (once): {name}"
            bar.update(task, description=words, completed=number, total=count)

        ensure_values(tell)

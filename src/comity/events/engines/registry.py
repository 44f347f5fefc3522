"""The engines by name."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from comity.errors import InvalidRequestError, UnknownNameError
from comity.events.engines.engine import Engine

ENGINES = {
    "polars": ("comity.events.engines.polars", "PolarsEngine", "comity[events]"),
    "duckdb": ("comity.events.engines.duckdb", "DuckDBEngine", "comity[events]"),
    "spark": ("comity.events.engines.spark", "SparkEngine", "comity[spark]"),
}
"""By name: the module and the class, imported on use, and the extra that installs it."""


def start_engine(name: str) -> Engine:
    """Return an engine by its name.

    Raises
    ------
    UnknownNameError
        If there is no engine of that name.
    InvalidRequestError
        If it is not installed, or needs Java where there is none.

    Examples
    --------
    >>> start_engine("polars").name
    'polars'
    """
    if name not in ENGINES:
        raise UnknownNameError.among("engine", name, ENGINES, f"Engines: {', '.join(ENGINES)}.")
    module, engine, extra = ENGINES[name]
    try:
        start: Callable[[], Engine] = getattr(import_module(module), engine)
    except ModuleNotFoundError as error:
        raise InvalidRequestError(
            f"The engine {name} needs {error.name}, which is not installed.",
            f"Install it with: pip install '{extra}'",
        ) from error
    return start()

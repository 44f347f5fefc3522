"""Variables that a user computes from those of a panel."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from comity.errors import InvalidRequestError, UnknownNameError
from comity.panels.columns.measures import Column
from comity.panels.variable import Variable

_MISSING = "null where a value that it needs is missing"


def derived_columns(
    rows: pl.DataFrame, variables: Sequence[Variable], expressions: Mapping[str, pl.Expr]
) -> Iterator[Column]:
    """Yield the variable and the values of each expression over the rows of a panel.

    The codebook names the variables that an expression uses, with all their tables.

    Parameters
    ----------
    rows
        The rows of the panel.
    variables
        What its columns are.
    expressions
        An expression by the name of its variable.

    Raises
    ------
    UnknownNameError
        If an expression names a column that is not there.
    InvalidRequestError
        If it cannot be computed, or gives neither one value nor one a row.

    Examples
    --------
    >>> rows = pl.DataFrame({"trade": [1.0, 3.0]})
    >>> parts = derived_columns(rows, [Variable("trade", "Trade")], {"half": pl.col("trade") / 2})
    >>> [(variable.label, values.to_list()) for variable, values in parts]
    [('computed from trade', [0.5, 1.5])]
    """
    by_name = {each.name: each for each in variables}
    for name, expression in expressions.items():
        roots = list(dict.fromkeys(expression.meta.root_names()))
        values = _computed(rows, name, expression)
        used = [by_name[root] for root in roots if root in by_name]
        tables = dict.fromkeys(table for each in used for table in each.tables)
        label = f"computed from {', '.join(roots)}" if roots else "a constant"
        yield Variable(name, label, tables=tuple(tables), missing=_MISSING), values


def _computed(rows: pl.DataFrame, name: str, expression: pl.Expr) -> pl.Series:
    """Compute an expression over the rows."""
    try:
        return rows.with_columns(expression.alias(name)).get_column(name)
    except pl.exceptions.ColumnNotFoundError:
        missing = [root for root in expression.meta.root_names() if root not in rows.columns]
        raise UnknownNameError.among("variable", missing[0], rows.columns) from None
    except pl.exceptions.PolarsError as error:
        raise InvalidRequestError(f"{name} cannot be computed: {error}") from error

"""Strategic rivalries between states."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows, keep_members, keep_ordered
from comity.sources.licence import free_with_citation
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows

_LAST = 2020

_KINDS = {
    "positional": "over rank in the world or a region",
    "spatial": "over territory",
    "ideological": "over ideology",
    "interventionary": "over meddling in the other's affairs",
}


def read_rivalries(files: Files) -> TableRows:
    """Read one row for each rivalry and year since 1816 in which both were states.

    Rivalries still open run to 2020, the last year of the data.
    """
    raw = pl.read_parquet(files["rivalries"])
    dated = raw.with_columns(pl.col("start", "end").cast(pl.Int32))
    whole, faulty = keep_ordered(dated, "start", "end")
    old = whole.filter(pl.col("end") < 1816)
    rows = whole.filter(pl.col("end").fill_null(_LAST) >= 1816)
    last = pl.col("end").fill_null(_LAST).clip(upper_bound=_LAST)
    years = pl.int_ranges(pl.col("start").clip(lower_bound=1816), last + 1)
    # The file marks the kinds that apply and leaves the others empty; one rivalry has none.
    some = pl.any_horizontal(pl.col(list(_KINDS)).is_not_null())
    kinds = pl.when(some).then(pl.col(list(_KINDS)).fill_null(0))
    yearly = rows.with_columns(years.alias("year"), kinds).explode("year")
    frame, exclusions = keep_members(yearly, "ccode1", "ccode2")
    named = frame.rename({"tssr_id": "rivalry_number"})
    return TableRows(named, (*faulty, *exclude_rows(old, "ended before 1816"), *exclusions))


SOURCE = Source(
    name="thompson_rivalries",
    title="Strategic rivalries, 1494-2020",
    publisher="Thompson, Sakuwa and Suhas",
    version="1494-2020",
    citation=(
        "Thompson, William R., Kentaro Sakuwa and Prashant Hosur Suhas. 2022. Analyzing Strategic "
        "Rivalries in World Politics. Springer."
    ),
    bibtex="""@book{thompson2022rivalries,
  author = {Thompson, William R. and Sakuwa, Kentaro and Suhas, Prashant Hosur},
  title = {Analyzing Strategic Rivalries in World Politics},
  publisher = {Springer},
  year = {2022}
}""",
    url="https://doi.org/10.1007/978-981-16-6671-1",
    publishing=FINISHED,
    licence=free_with_citation("https://doi.org/10.1007/978-981-16-6671-1"),
    files={"rivalries": "security/rivalries_thompson_sakuwa_suhas.parquet"},
    tables=(
        Table(
            name="rivalries",
            title="strategic rivalries between two states",
            unit_of_analysis="undirected",
            columns={
                "rivalry_number": Column(pl.Int16, "rivalry"),
                "rivalry": Column(pl.String, "its name"),
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "start": Column(pl.Int16, "year in which it began"),
                "end": Column(pl.Int16, "last year; 2020 for those still open then"),
                **{kind: Column(pl.Int8, f"1 if {what}") for kind, what in _KINDS.items()},
            },
            key=("rivalry_number", "year"),
            record=("rivalry_number",),
            years=(1816, _LAST),
            read=read_rivalries,
            missing_means="zero for members",
            rows=(5_000, 15_000),
        ),
    ),
)

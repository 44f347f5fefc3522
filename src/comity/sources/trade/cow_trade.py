"""Trade between states, 1870 to 2014: the Correlates of War's reconciled series."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_rows
from comity.sources.licence import free_with_citation
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_trade(files: Files) -> TableRows:
    """Read for each pair and year what each state imported from the other.

    The file gives each pair both ways round; one of the two is kept. A negative flow is the
    publisher's code for missing; a pair and year without any known flow is left out.
    """
    raw = pl.read_parquet(files["pairs"]).filter(pl.col("ccode1") < pl.col("ccode2"))
    flows = {"imports1": pl.col("flow1"), "imports2": pl.col("flow2")}
    frame = raw.with_columns(
        **{name: pl.when(flow >= 0).then(flow) for name, flow in flows.items()}
    )
    known = pl.any_horizontal(pl.col("imports1", "imports2").is_not_null())
    return TableRows(
        frame.filter(known), exclude_rows(frame.filter(~known), "neither import is known")
    )


SOURCE = Source(
    name="cow_trade",
    title="Bilateral Trade, version 4.0",
    publisher="Correlates of War Project",
    version="4.0",
    citation=(
        "Barbieri, Katherine, and Omar M. G. Keshk. 2016. Correlates of War Project Trade "
        "Data Set Codebook, Version 4.0; Barbieri, Katherine, Omar M. G. Keshk and Brian Pollins. "
        "2009. Trading Data: Evaluating our Assumptions and Coding Rules. Conflict Management and "
        "Peace Science 26 (5): 471-491."
    ),
    bibtex="""@article{barbieri2009trading,
  author = {Barbieri, Katherine and Keshk, Omar M. G. and Pollins, Brian},
  title = {Trading Data: Evaluating our Assumptions and Coding Rules},
  journal = {Conflict Management and Peace Science},
  volume = {26},
  number = {5},
  pages = {471--491},
  year = {2009}
}""",
    url="https://correlatesofwar.org/data-sets/bilateral-trade/",
    licence=free_with_citation("https://correlatesofwar.org/data-sets/bilateral-trade/"),
    files={"pairs": "economy/cow_trade_dyadic_1870_2014.parquet"},
    tables=(
        Table(
            name="cow_trade",
            title="imports of each of two states from the other",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "imports1": Column(
                    pl.Float32, "imports of ccode1 from ccode2", "million current US dollars"
                ),
                "imports2": Column(
                    pl.Float32, "imports of ccode2 from ccode1", "million current US dollars"
                ),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(1870, 2014),
            read=read_trade,
            rows=(500_000, 1_000_000),
        ),
    ),
    known_issues="Importers' reports where they exist, filled from exporters'; ends in 2014.",
)

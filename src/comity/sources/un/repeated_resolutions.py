"""Which roll calls of the General Assembly repeat an earlier one."""

from __future__ import annotations

import polars as pl

from comity.sources.licence import MIT
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_repeated_resolutions(files: Files) -> TableRows:
    """Read the links: a roll call, and the earlier one that it repeats."""
    raw = pl.read_csv(files["links"])
    return TableRows(raw.select(pl.col("rcid2").alias("rcid"), pl.col("rcid1").alias("earlier")))


SOURCE = Source(
    name="repeated_resolutions",
    title="Resolutions of the General Assembly that repeat an earlier one",
    publisher="Bailey, Strezhnev and Voeten",
    version="April 2020",
    citation=(
        "Bailey, Michael A., Anton Strezhnev and Erik Voeten. 2017. Estimating Dynamic State "
        "Preferences from United Nations Voting Data. Journal of Conflict Resolution 61 (2): "
        "430-456. Matched resolutions, April 2020."
    ),
    bibtex="""@misc{bailey2020matches,
  author = {Bailey, Michael A. and Strezhnev, Anton and Voeten, Erik},
  title = {Matched resolutions of the United Nations General Assembly},
  year = {2020},
  note = {Replication files of Journal of Conflict Resolution 61 (2): 430-456}
}""",
    url="https://github.com/evoeten/United-Nations-General-Assembly-Votes-and-Ideal-Points",
    publishing=FINISHED,
    licence=MIT,
    files={"links": "un/repeated_resolutions.csv"},
    tables=(
        Table(
            name="repeated_resolutions",
            title="roll calls that repeat an earlier one",
            unit_of_analysis="system",
            columns={
                "rcid": Column(pl.Int32, "roll call"),
                "earlier": Column(pl.Int32, "the earlier roll call that it repeats"),
            },
            key=("rcid", "earlier"),
            record=("rcid", "earlier"),
            years=(1946, 2020),
            read=read_repeated_resolutions,
            rows=(500, 5_000),
        ),
    ),
)

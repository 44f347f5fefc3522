"""Visits abroad of China's leaders."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import free_with_citation
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode
from comity.states.state import CHINA


def read_visits(files: Files) -> TableRows:
    """Count the visits of presidents, premiers and paramount leaders by host and year."""
    raw = pl.read_excel(files["visits"], sheet_name="Dataset", columns=["Year", "Country"])
    dated = raw.with_columns(pl.col("Year").cast(pl.Int16, strict=False)).drop_nulls("Year")
    conversion = with_ccode(dated, {"Country": "ccode2"}, scheme="name", year="Year")
    counts = conversion.frame.group_by("ccode2", "Year").agg(pl.len().alias("visits"))
    china = pl.lit(CHINA).alias("ccode1")
    return TableRows(counts.rename({"Year": "year"}).with_columns(china), exclude_codes(conversion))


SOURCE = Source(
    name="leader_travel",
    title="International Travel of Chinese Leaders",
    publisher="Central European Institute of Asian Studies",
    version="1949-2020",
    citation=(
        "Turcsányi, Richard Q., Matej Šimalčík and others. 2020. International Travel of Chinese "
        "Leaders. Central European Institute of Asian Studies (CEIAS)."
    ),
    bibtex="""@misc{ceias_travel,
  author = {Turcs{\\'a}nyi, Richard Q. and {\\v{S}}imal{\\v{c}}{\\'i}k, Matej and others},
  title = {International Travel of Chinese Leaders},
  publisher = {Central European Institute of Asian Studies},
  year = {2020}
}""",
    url="https://ceias.eu/",
    publishing=FINISHED,
    licence=free_with_citation("https://ceias.eu/"),
    files={"visits": "security/chinese_leader_travel_1949_2020.xlsx"},
    tables=(
        Table(
            name="chinese_visits",
            title="visits of China's leaders to another state",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "China"),
                "ccode2": Column(pl.Int16, "host"),
                "year": Column(pl.Int16, "year"),
                "visits": Column(pl.Int8, "visits", "visits"),
            },
            key=("ccode2", "year"),
            record=("ccode2", "year"),
            years=(1949, 2020),
            read=read_visits,
            rows=(300, 2_000),
        ),
    ),
    known_issues="Outgoing visits only, by year. Visits of others' leaders to China are not in it.",
)

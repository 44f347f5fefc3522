"""What the public of one country thinks of another: Pew's Global Attitudes surveys."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import aggregates_only
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode


def read_favourability(files: Files) -> TableRows:
    """Read the share of respondents with a favourable view of another state."""
    raw = pl.read_csv(files["views"])
    # Japan would have 73 percent, and Pakistan 16, where Pew's report of 2013 has 5 and 81.
    faulty = (pl.col("target") == "CHN") & (pl.col("year") == 2013)
    self_view = pl.col("respondent_iso3") == pl.col("target")
    sides = {"respondent_iso3": "ccode1", "target": "ccode2"}
    rows = raw.filter(~faulty & ~self_view)
    conversion = with_ccode(rows, sides, scheme="iso3", year="year")
    frame = conversion.frame.select(
        "ccode1",
        "ccode2",
        "year",
        favourable=pl.col("fav_pct"),
        unfavourable=pl.col("unfav_pct"),
        records=pl.col("n"),
    )
    exclusions = (
        *exclude_rows(raw.filter(faulty), _FAULTY),
        *exclude_rows(raw.filter(self_view), "a public's view of its own state"),
        *exclude_codes(conversion),
    )
    return TableRows(frame, exclusions)


_FAULTY = "views of China in 2013: the answers to another question stand under its name"

SOURCE = Source(
    name="pew_favourability",
    title="Global Attitudes surveys: views of countries",
    publisher="Pew Research Center",
    version="surveys of 2002 to 2023",
    citation="Pew Research Center. Global Attitudes Surveys, 2002-2023 (country averages).",
    bibtex="""@misc{pew_global_attitudes,
  author = {{Pew Research Center}},
  title = {Global Attitudes Surveys, 2002--2023}
}""",
    url="https://www.pewresearch.org/global/",
    publishing=NotPublished("The shares were compiled from surveys whose records need an account."),
    licence=aggregates_only(
        "Pew: attribution, aggregates only",
        "https://www.pewresearch.org/about/terms-and-conditions/",
    ),
    attribution="Views of other countries: Pew Research Center.",
    files={"views": "opinion/pew_favorability_country_year_2002_2023.csv"},
    tables=(
        Table(
            name="public_views",
            title="views of another state, by the public of one",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "state whose public was asked"),
                "ccode2": Column(pl.Int16, "state that was judged"),
                "year": Column(pl.Int16, "year of the survey"),
                "favourable": Column(pl.Float32, "favourable views", "percent"),
                "unfavourable": Column(pl.Float32, "unfavourable views", "percent"),
                "records": Column(pl.Int32, "respondents", "people"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("records",),
            years=(2002, 2023),
            read=read_favourability,
            rows=(1_000, 10_000),
        ),
    ),
    known_issues=(
        "No respondents in China after 2016 nor in Russia after 2019. Views of China in 2013 are "
        "left out: the compiled file has the answers to another question under its name (39 rows)."
    ),
)

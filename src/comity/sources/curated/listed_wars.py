"""Interstate wars of the Correlates of War list that its dyadic data lack."""

from __future__ import annotations

import polars as pl

from comity.sources.curated.curated_list import PAGE, PUBLISHER, TERMS, URL, curated
from comity.sources.exclusions import keep_members
from comity.sources.publishing import CURATED
from comity.sources.source import Column, Files, Source, Table, TableRows


def read_listed_wars(_: Files) -> TableRows:
    """Read one row for each pair of opponents, war and year in which the two fought."""
    first, last = pl.col("start").dt.year(), pl.col("end").dt.year()
    wars = curated("listed_wars.csv", "start", "end").with_columns(
        pl.col("war", "ccode1", "ccode2").cast(pl.Int16), year=pl.int_ranges(first, last + 1)
    )
    return TableRows(*keep_members(wars.explode("year"), "ccode1", "ccode2"))


SOURCE = Source(
    name="listed_wars",
    title="Wars of the COW list 4.0 that the dyadic data lack, with the pages they were read on",
    publisher=PUBLISHER,
    version="30 November 2026",
    citation=(
        "Sarkees, Meredith Reid and Frank Whelon Wayman. 2010. Resort to War: A Data Guide to "
        "Inter-State, Extra-State, Intra-State, and Non-State Wars, 1816-2007. Washington, DC: CQ "
        "Press. Four of its wars are listed by Comity, each with its public page."
    ),
    bibtex="""@book{sarkees2010resort,
  author = {Sarkees, Meredith Reid and Wayman, Frank Whelon},
  title = {Resort to War: A Data Guide to Inter-State, Extra-State, Intra-State, and Non-State
           Wars, 1816-2007},
  publisher = {CQ Press},
  address = {Washington, DC},
  year = {2010},
  note = {Four of its wars are listed by Comity, each with its public page}
}""",
    url=URL,
    publishing=CURATED,
    licence=TERMS,
    files={},
    tables=(
        Table(
            name="listed_wars",
            title="wars of the COW list 4.0 that the dyadic data lack",
            unit_of_analysis="undirected",
            columns={
                "war": Column(pl.Int16, "number of the war in the list"),
                "name": Column(pl.String, "name of the war"),
                "ccode1": Column(pl.Int16, "state with the lower code"),
                "ccode2": Column(pl.Int16, "state with the higher code"),
                "year": Column(pl.Int16, "year"),
                "start": Column(pl.Date, "first day on which the two were at war"),
                "end": Column(pl.Date, "last day on which the two were at war"),
                **PAGE,
            },
            key=("war", "ccode1", "ccode2", "year"),
            record=("war", "ccode1", "ccode2", "year"),
            years=(1816, 2003),
            read=read_listed_wars,
            missing_means="zero for members",
            rows=(8, 50),
            notes=(
                "An absent row means that the two fought none of these wars. Their other wars are "
                "in the table dyadic_wars, and none is in both."
            ),
        ),
    ),
    known_issues=(
        "The Correlates of War list of inter-state wars 4.0 has 95 wars, and the dyadic data have "
        "91 of them. The other four are here: Franco-Thai (1940-1941), Ifni (1957-1958), Bosnian "
        "Independence (1992) and Cenepa Valley (1995). France fought the Ifni War from February "
        "1958 only. The list has no war of 2004 to 2007, but these years are not covered here."
    ),
)

"""Diplomatic representation of states in one another, year by year: Diplometrics."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import free_with_citation
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_MIXED = "Nigeria"
"""Niger's rows are under this name too, and cannot be distinguished from Nigeria's own."""


def read_levels(files: Files) -> TableRows:
    """Read the level at which one state was represented in another in each year.

    Where a pair has two rows in a year, the higher level counts.
    """
    raw = pl.read_parquet(files["pairs"])
    mixed = (pl.col("sending_country") == _MIXED) | (pl.col("destination") == _MIXED)
    sides = {"sending_country": "ccode1", "destination": "ccode2"}
    conversion = with_ccode(raw.filter(~mixed), sides, scheme="name", year="year")
    levels = conversion.frame.filter(pl.col("level_of_representation") > 0).group_by(
        "ccode1", "ccode2", "year"
    )
    highest = levels.agg(pl.col("level_of_representation").max().alias("level"))
    lost = exclude_rows(raw.filter(mixed), "Niger and Nigeria under one name")
    between = highest.filter(pl.col("ccode1") != pl.col("ccode2"))
    return TableRows(between, (*lost, *exclude_codes(conversion)))


SOURCE = Source(
    name="diplometrics_representation",
    title="Diplometrics, diplomatic representation",
    publisher="Frederick S. Pardee Institute for International Futures, University of Denver",
    version="December 2021 (2000-2020)",
    citation=(
        "Moyer, Jonathan D., Sara D. Turner and Collin J. Meisel. 2021. What Are the Drivers of "
        "Diplomacy? Introducing and Testing New Annual Dyadic Data Measuring Diplomatic Exchange. "
        "Journal of Peace Research 58 (6): 1300-1310."
    ),
    bibtex="""@article{moyer2021drivers,
  author = {Moyer, Jonathan D. and Turner, Sara D. and Meisel, Collin J.},
  title = {What Are the Drivers of Diplomacy? Introducing and Testing New Annual Dyadic Data
           Measuring Diplomatic Exchange},
  journal = {Journal of Peace Research},
  volume = {58},
  number = {6},
  pages = {1300--1310},
  year = {2021}
}""",
    url="https://korbel.du.edu/pardee/content/diplometrics",
    publishing=NotPublished(
        "The publisher gives its workbook on request; what is here is a copy of four of "
        "its columns."
    ),
    licence=free_with_citation("https://korbel.du.edu/pardee/content/diplometrics"),
    files={"pairs": "diplomacy/diplometrics_diplomatic_representation_2000_2020.parquet"},
    tables=(
        Table(
            name="representation_levels",
            title="level of representation of one state in another",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "state that is represented"),
                "ccode2": Column(pl.Int16, "state in which it is"),
                "year": Column(pl.Int16, "year"),
                "level": Column(
                    pl.Float32,
                    "1 ambassador, 0.75 chargé or acting, 0.5 to 0.375 lesser, at most 0.125 an "
                    "interests section",
                ),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(2000, 2020),
            read=read_levels,
            missing_means="zero for covered",
            rows=(120_000, 220_000),
        ),
    ),
    known_issues=(
        "Names were assigned by the copy: Niger is under Nigeria, so that both are left out; "
        "Kosovo is not in it."
    ),
)

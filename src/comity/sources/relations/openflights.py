"""Scheduled direct air routes between states in June 2014."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import Licence
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_YEAR = 2014


def read_routes(files: Files) -> TableRows:
    """Read the airport pairs and airlines of each directed pair of states."""
    raw = pl.read_csv(files["routes"])
    abroad = raw.filter(pl.col("origin_iso3") != pl.col("destination_iso3"))
    sides = {"origin_iso3": "ccode1", "destination_iso3": "ccode2"}
    dated = abroad.with_columns(year=pl.lit(_YEAR))
    conversion = with_ccode(dated, sides, scheme="iso3", year="year")
    return TableRows(conversion.frame, exclude_codes(conversion))


SOURCE = Source(
    name="openflights",
    title="OpenFlights route database, by pair of states",
    publisher="OpenFlights",
    version="June 2014",
    citation="OpenFlights. 2014. Airport, airline and route data. https://openflights.org/data.",
    bibtex="""@misc{openflights2014,
  author = {{OpenFlights}},
  title = {Airport, airline and route data},
  year = {2014},
  url = {https://openflights.org/data}
}""",
    url="https://openflights.org/data",
    publishing=FINISHED,
    licence=Licence("ODbL 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    attribution="Contains information from OpenFlights, available under the ODbL.",
    files={"routes": "people/openflights_direct_routes_by_country_pair_2014.csv.gz"},
    tables=(
        Table(
            name="flight_routes",
            title="scheduled direct flights from one state to another",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "origin"),
                "ccode2": Column(pl.Int16, "destination"),
                "year": Column(pl.Int16, "year"),
                "airport_pairs": Column(pl.Int16, "pairs of airports with a direct flight"),
                "airlines": Column(pl.Int16, "airlines that fly directly"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(_YEAR, _YEAR),
            read=read_routes,
            missing_means="zero for covered",
            rows=(2_000, 6_000),
        ),
    ),
    known_issues="One date only. Neither frequencies nor seats; shared codes count as airlines.",
)

"""Write the samples of borders and of major powers, which are Parquet: run from anywhere."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl

HERE = Path(__file__).parent / "states"
BORDERS = [
    # Made up: Cuba was no state before 1902, and the two have no land border.
    (40.0, 42.0, 4.0, date(1900, 5, 1), date(1904, 6, 1)),
    (42.0, 40.0, 4.0, date(1900, 5, 1), date(1904, 6, 1)),
    (40.0, 42.0, 1.0, date(1904, 7, 1), date(1905, 12, 1)),
    (42.0, 40.0, 1.0, date(1904, 7, 1), date(1905, 12, 1)),
    (2.0, 365.0, 0.0, date(1816, 1, 1), date(1958, 12, 1)),
    (365.0, 2.0, 0.0, date(1816, 1, 1), date(1958, 12, 1)),
]
POWERS = [
    (365.0, 1916.0, 1.0, 1.0, 1917.0, 12.0, 5.0, 2016.0),
    (365.0, 1922.0, 1.0, 1.0, 1923.0, 12.0, 31.0, 2016.0),
]

if __name__ == "__main__":
    borders = ["ccode1", "ccode2", "conttype", "stdate", "enddate"]
    spells = ["ccode", "styear", "stmonth", "stday", "endyear", "endmonth", "endday", "version"]
    pl.DataFrame(BORDERS, borders, orient="row").write_parquet(HERE / "cow_contiguity.parquet")
    pl.DataFrame(POWERS, spells, orient="row").write_parquet(HERE / "cow_majors.parquet")

"""Currencies in which states invoice their exports and imports."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes, exclude_rows
from comity.sources.licence import CC_BY
from comity.sources.publishing import FINISHED
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode

_CURRENCIES = {"USD": "dollar", "EUR": "euro", "Home": "home"}
_FLOWS = {"Export": "exports", "Import": "imports"}


def read_shares(files: Files) -> TableRows:
    """Read the shares of three currencies in the exports and the imports of a state and year."""
    raw = pl.read_csv(files["shares"], infer_schema_length=None)
    possible = pl.all_horizontal(
        pl.col(*_CURRENCIES).is_null() | pl.col(*_CURRENCIES).is_between(0, 100)
    )
    whole = raw.filter(possible)
    conversion = with_ccode(whole, {"ISO3C": "ccode"}, scheme="iso3", year="year")
    sides = [
        conversion.frame.filter(pl.col("flow") == flow).select(
            "ccode",
            "year",
            *(pl.col(name).alias(f"{ours}_{side}") for name, ours in _CURRENCIES.items()),
        )
        for flow, side in _FLOWS.items()
    ]
    both = sides[0].join(sides[1], on=["ccode", "year"], how="full", coalesce=True)
    impossible = exclude_rows(raw.filter(~possible), "a share is not between 0 and 100 percent")
    return TableRows(both, (*impossible, *exclude_codes(conversion)))


SOURCE = Source(
    name="invoicing_currencies",
    title="Patterns of invoicing currency in global trade",
    publisher="Boz, Casas, Georgiadis, Gopinath, Le Mezo, Mehl and Nguyen",
    version="1990-2019",
    citation=(
        "Boz, Emine, Camila Casas, Georgios Georgiadis, Gita Gopinath, Helena Le Mezo, Arnaud "
        "Mehl and Tra Nguyen. 2022. Patterns of Invoicing Currency in Global Trade: New Evidence. "
        "Journal of International Economics 136: 103604."
    ),
    bibtex="""@article{boz2022patterns,
  author = {Boz, Emine and Casas, Camila and Georgiadis, Georgios and Gopinath, Gita and
            Le Mezo, Helena and Mehl, Arnaud and Nguyen, Tra},
  title = {Patterns of Invoicing Currency in Global Trade: New Evidence},
  journal = {Journal of International Economics},
  volume = {136},
  pages = {103604},
  year = {2022}
}""",
    url="https://doi.org/10.1016/j.jinteco.2022.103604",
    publishing=FINISHED,
    licence=CC_BY,
    files={"shares": "finance/invoicing_currency_by_country_year_1990_2019.csv"},
    tables=(
        Table(
            name="invoicing_shares",
            title="shares of currencies in the invoices of trade",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                "year": Column(pl.Int16, "year"),
                **{
                    f"{currency}_{side}": Column(
                        pl.Float32, f"{side} invoiced in {currency}", "percent"
                    )
                    for side in _FLOWS.values()
                    for currency in ("dollar", "euro", "home")
                },
            },
            key=("ccode", "year"),
            record=("ccode", "year"),
            years=(1989, 2019),
            read=read_shares,
            rows=(800, 2_500),
        ),
    ),
    known_issues="China is not in it. Shares of a few states add up to more than 100 percent.",
)

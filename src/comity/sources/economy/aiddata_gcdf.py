"""Chinese official finance to low- and middle-income states, 2000 to 2021, from AidData."""

from __future__ import annotations

import polars as pl

from comity.sources.exclusions import exclude_codes
from comity.sources.licence import ODC_BY
from comity.sources.publishing import NotPublished
from comity.sources.source import Column, Files, Source, Table, TableRows
from comity.states.codes import with_ccode
from comity.states.state import CHINA

_MILLION = 1e6
_KINDS = {"oof": "other_official", "oda": "aid", "vof": "vague"}


def read_chinese_finance(files: Files) -> TableRows:
    """Read what China committed to each state, by kind of finance.

    A row without any amount has projects whose amounts are not known: they are missing. Where
    amounts were lent again, so that nothing new was committed, there is a true zero.
    """
    raw = pl.read_csv(files["finance"], schema_overrides={"ccode": pl.Int16})
    conversion = with_ccode(raw, {"ccode": "ccode2"}, scheme="ccode", year="year")
    has_amount = pl.any_horizontal(pl.col(f"{kind}_amt") > 0 for kind in _KINDS)
    frame = conversion.frame.select(
        pl.lit(CHINA).alias("ccode1"),
        "ccode2",
        "year",
        *[
            pl.when(has_amount).then(pl.col(f"{kind}_adj") / _MILLION).alias(ours)
            for kind, ours in _KINDS.items()
        ],
    )
    return TableRows(frame, exclude_codes(conversion))


_CONSTANT = "million constant 2021 US dollars"

SOURCE = Source(
    name="aiddata_gcdf",
    title="Global Chinese Development Finance Dataset",
    publisher="AidData at William & Mary",
    version="3.0 (November 2023)",
    citation=(
        "Custer, Samantha, Axel Dreher, Thai-Binh Elston, Brooke Escobar, Rory Fedorochko, "
        "Andreas Fuchs, Siddhartha Ghose, Joyce Lin, Ammar Malik, Bradley C. Parks, Kyra Solomon, "
        "Austin Strange, Michael J. Tierney, Lydia Vlasto, Katherine Walsh, Fei Wang, Lincoln "
        "Zaleski and Sheng Zhang. 2023. Tracking Chinese Development Finance: An Application of "
        "AidData's TUFF 3.0 Methodology. Williamsburg, VA: AidData at William & Mary. "
        "Dreher, Axel, Andreas Fuchs, Bradley C. Parks, Austin Strange and Michael J. Tierney. "
        "2022. Banking on Beijing: The Aims and Impacts of China's Overseas Development Program. "
        "Cambridge: Cambridge University Press."
    ),
    bibtex="""@techreport{aiddata_gcdf,
  author = {Custer, Samantha and Dreher, Axel and Elston, Thai-Binh and Escobar, Brooke and
    Fedorochko, Rory and Fuchs, Andreas and Ghose, Siddhartha and Lin, Joyce and Malik, Ammar and
    Parks, Bradley C. and Solomon, Kyra and Strange, Austin and Tierney, Michael J. and
    Vlasto, Lydia and Walsh, Katherine and Wang, Fei and Zaleski, Lincoln and Zhang, Sheng},
  title = {Tracking Chinese Development Finance: An Application of {AidData}'s {TUFF} 3.0
    Methodology},
  institution = {AidData at William \\& Mary},
  year = {2023}
}""",
    url="https://www.aiddata.org/data/aiddatas-global-chinese-development-finance-dataset-version-3-0",
    publishing=NotPublished(
        "The publisher has a workbook of projects; what is here are sums by state and "
        "year that others made of it."
    ),
    licence=ODC_BY,
    files={"finance": "finance/aiddata_chinese_finance_by_country_year.csv"},
    tables=(
        Table(
            name="aiddata_finance",
            title="official finance that China committed",
            unit_of_analysis="directed",
            columns={
                "ccode1": Column(pl.Int16, "China"),
                "ccode2": Column(pl.Int16, "recipient"),
                "year": Column(pl.Int16, "year of commitment"),
                "other_official": Column(
                    pl.Float32,
                    "loans and credit that are no aid (OOF-like); missing where not known",
                    _CONSTANT,
                ),
                "aid": Column(pl.Float32, "official development aid (ODA-like)", _CONSTANT),
                "vague": Column(pl.Float32, "official finance of unclear kind", _CONSTANT),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(2000, 2021),
            read=read_chinese_finance,
            rows=(2_200, 5_000),
            notes=(
                "The sum of the three is all official finance. Amounts are AidData's adjusted "
                "ones, in which money lent again to roll over an older loan is not counted twice. "
                "Commitments, not disbursements. A row without amounts has projects whose amounts "
                "are not known. A state without a row in a year has no project on record, or is a "
                "rich state that is not covered."
            ),
        ),
    ),
    known_issues=(
        "Serbia is not in the file although the publisher covers it. Projects without a known "
        "amount are zero in the file and add nothing to a year's sum. A year of which no amount is "
        "known is missing."
    ),
)

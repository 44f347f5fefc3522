"""Ideal points that this project estimates from the roll calls of the General Assembly."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import polars as pl

from comity.sources.licence import Licence
from comity.sources.source import Column, Exclusion, Files, Source, Table, TableRows, validate
from comity.sources.un import repeated_resolutions, undl_votes, unga_votes

TOPICS = ("me", "nu", "di", "hr", "co", "ec")
"""The issues for which points are estimated too, by their codes in the roll calls."""


def prepare(votes: pl.DataFrame, roll_calls: pl.DataFrame, repeated: pl.DataFrame) -> pl.DataFrame:
    """Choose and link the votes as the published estimates do.

    Left out are session 19, Zanzibar, South Africa's one vote in session 48, votes on
    paragraphs and amendments after 1989, and items on which all voted alike. A repeated
    resolution is the same item as the earliest one that it goes back to.

    Parameters
    ----------
    votes
        Columns rcid, ccode, year (1945 + session), vote.
    roll_calls
        Columns rcid, date, paragraph, amendment; the last two may be missing (null).
    repeated
        Columns rcid, earlier.

    Returns
    -------
    polars.DataFrame
        One row a vote: item, actor (ccode of the government that voted), year, vote.
    """
    part = (pl.col("paragraph") == 1) | (pl.col("amendment") == 1)
    left_out = roll_calls.filter((pl.col("date").dt.year() > 1989) & part.fill_null(False))
    zanzibar, south_africa = pl.col("ccode") == 511, pl.col("ccode") == 560
    kept = votes.join(left_out, on="rcid", how="anti").filter(
        (pl.col("year") != 1964) & ~zanzibar & ~(south_africa & (pl.col("year") == 1993))
    )
    items = _linked(kept["rcid"].unique(), repeated)
    linked = kept.join(items, on="rcid").select("item", _ACTOR, "year", "vote")
    return linked.filter(pl.col("vote").n_unique().over("item") > 1)


# China's seat was the Republic of China's to 1971: one government, one chain of points. The
# published points have West Germany as 260 to session 45, and Germany as 255 after it.
_REPUBLIC = (pl.col("ccode") == 710) & (pl.col("year") < 1971)
_WEST_GERMANY = (pl.col("ccode") == 255) & (pl.col("year") <= 1990)
_ACTOR = (
    pl.when(_REPUBLIC)
    .then(713)
    .when(_WEST_GERMANY)
    .then(260)
    .otherwise(pl.col("ccode"))
    .cast(pl.Int16)
    .alias("actor")
)


def _linked(rcids: pl.Series, repeated: pl.DataFrame) -> pl.DataFrame:
    """Follow each roll call to the earliest that it repeats: columns rcid, item."""
    first = dict(repeated.group_by("rcid").agg(pl.col("earlier").min()).iter_rows())

    def root(rcid: int) -> int:
        while first.get(rcid, rcid) < rcid:
            rcid = first[rcid]
        return rcid

    items = pl.Series("item", [root(rcid) for rcid in rcids.to_list()], dtype=rcids.dtype)
    return pl.DataFrame([rcids, items])


def ideal_points(files: Files) -> TableRows:
    """Estimate the points by both estimators, and by issue."""
    points, _, left_out = _estimates(files.root)
    return TableRows(points, (Exclusion(_LEFT_OUT, left_out),) if left_out else ())


def ideal_point_correlations(files: Files) -> TableRows:
    """Give how the errors of each two states' points go together."""
    return TableRows(_estimates(files.root)[1])


_LEFT_OUT = (
    "votes that the published model leaves out: on paragraphs and amendments after 1989, on "
    "items on which all voted alike, of session 19, Zanzibar, and South Africa in session 48"
)


@cache
def _estimates(root: Path) -> tuple[pl.DataFrame, pl.DataFrame, int]:
    """Estimate all there is to estimate from the raw files below a folder."""
    # Compiling the estimators takes seconds, which nobody else who lists sources should wait.
    from comity.sources.estimates import by_topic, overall

    votes, roll_calls, repeated = read_votes(root)
    prepared = prepare(votes, roll_calls, repeated)
    points, correlations = overall(prepared)
    topics = [
        by_topic(prepare(votes.join(on_topic, on="rcid", how="semi"), roll_calls, repeated), topic)
        for topic in TOPICS
        for on_topic in [roll_calls.filter(pl.col(topic) == 1)]
    ]
    return pl.concat([points, *topics]), correlations, votes.height - prepared.height


def read_votes(root: Path) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Read votes, roll calls and links of repeated ones from the raw files."""
    academic, library = unga_votes.SOURCE, undl_votes.SOURCE
    read = {
        table.name: validate(table, table.read(Files(root, source.files)).frame)
        for source in (academic, library, repeated_resolutions.SOURCE)
        for table in source.tables
        if table.name != "council_votes"
    }
    votes, roll_calls = joined(
        read["unga_votes"], read["undl_votes"], read["unga_roll_calls"], read["undl_roll_calls"]
    )
    return votes, roll_calls, read["repeated_resolutions"]


def joined(
    unga: pl.DataFrame, undl: pl.DataFrame, unga_calls: pl.DataFrame, undl_calls: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Put both sources of votes together: votes, and roll calls."""
    return pl.concat([unga, undl]), pl.concat([unga_calls, undl_calls], how="diagonal")


_CITATION = (
    "Comity. Ideal points estimated from the roll calls of the United Nations General Assembly, "
    "by the model of Bailey, Strezhnev and Voeten (2017) and by a random walk. Votes: Voeten, "
    "Strezhnev and Bailey (2009); United Nations Digital Library."
)

_KEY = {
    "year": Column(pl.Int16, "year in which the session began"),
}

SOURCE = Source(
    name="ideal_points_comity",
    title="Ideal points estimated from roll calls to the newest session loaded",
    publisher="Comity",
    version="votes to session 75, 2021 and 2025",
    citation=_CITATION,
    bibtex="""@misc{comity_ideal_points,
  author = {{Comity}},
  title = {Ideal points estimated from the roll calls of the United Nations General Assembly},
  note = {Model of Bailey, Strezhnev and Voeten (2017), and a random walk; votes to 2025}
}""",
    url="https://doi.org/10.1177/0022002715595700",
    licence=Licence(
        "UN terms of use: non-commercial, attribution",
        "https://www.un.org/en/about-us/terms-of-use",
    ),
    attribution="Votes of 2021 and 2025: © United Nations, UN Digital Library.",
    files={
        **unga_votes.SOURCE.files,
        "wide": undl_votes.SOURCE.files["wide"],
        "library": undl_votes.SOURCE.files["votes"],
        **repeated_resolutions.SOURCE.files,
    },
    tables=(
        Table(
            name="ideal_point_estimates",
            title="ideal points by estimator and issue",
            unit_of_analysis="state",
            columns={
                "ccode": Column(pl.Int16, "state"),
                **_KEY,
                "estimator": Column(pl.String, "bsv (published model) or rw (random walk)"),
                "topic": Column(pl.String, "all, or the code of an issue"),
                "position": Column(pl.Float32, "posterior mean", "ideal point"),
                "standard_error": Column(pl.Float32, "posterior deviation", "ideal point"),
                "votes": Column(pl.Int16, "votes that the point rests on"),
            },
            key=("ccode", "year", "estimator", "topic"),
            record=("ccode", "year", "estimator", "topic"),
            years=(1946, 2025),
            gaps=frozenset({1964, 2022, 2023, 2024}),
            read=ideal_points,
            rows=(30_000, 500_000),
            notes="Points before about 1950 are sure in their order only, not in their level.",
        ),
        Table(
            name="ideal_point_correlations",
            title="correlations of the errors of two states' ideal points",
            unit_of_analysis="undirected",
            columns={
                "ccode1": Column(pl.Int16, "first state"),
                "ccode2": Column(pl.Int16, "second state"),
                **_KEY,
                "bsv": Column(pl.Int8, "by the published model", "hundredths"),
                "rw": Column(pl.Int8, "by the random walk", "hundredths"),
            },
            key=("ccode1", "ccode2", "year"),
            record=("ccode1", "ccode2", "year"),
            years=(1946, 2025),
            gaps=frozenset({1964, 2022, 2023, 2024}),
            read=ideal_point_correlations,
            rows=(500_000, 3_000_000),
            sort=("year", "ccode1", "ccode2"),
        ),
    ),
    known_issues=(
        "2022 to 2024 are missing, since the votes are. Points of different vintages are on "
        "different scales and are not to be mixed."
    ),
)

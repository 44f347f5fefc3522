"""Declaration of the ideal points that Comity estimates from the General Assembly's roll calls.

The estimation itself is in ``estimates``, which the builder of the bundle is given.
"""

from __future__ import annotations

import polars as pl

from comity.sources.licence import Licence
from comity.sources.publishing import ESTIMATED
from comity.sources.source import Column, Source, Table, estimated
from comity.sources.un import repeated_resolutions, undl_votes, unga_votes

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
    version="votes to session 75 and of 2021 to 2025",
    citation=_CITATION,
    bibtex="""@misc{comity_ideal_points,
  author = {{Comity}},
  title = {Ideal points estimated from the roll calls of the United Nations General Assembly},
  note = {Model of Bailey, Strezhnev and Voeten (2017), and a random walk; votes to 2025}
}""",
    url="https://doi.org/10.1177/0022002715595700",
    publishing=ESTIMATED,
    licence=Licence(
        "UN terms of use: non-commercial, attribution",
        "https://www.un.org/en/about-us/terms-of-use",
    ),
    attribution="Votes of 2021 to 2025: © United Nations, UN Digital Library.",
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
            gaps=frozenset({1964}),
            read=estimated,
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
            gaps=frozenset({1964}),
            read=estimated,
            rows=(500_000, 3_000_000),
            sort=("year", "ccode1", "ccode2"),
        ),
    ),
    known_issues=("Points of different vintages are on different scales and are not to be mixed."),
)

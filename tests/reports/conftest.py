"""Dossiers to look at: one of real values, and made-up ones that need none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from comity.forecasts.forecast import QUANTILE_LEVELS, Forecast
from comity.forecasts.outlook import Chance, Outlook
from comity.forecasts.record import TrackRecord
from comity.questions.answer import Answer
from comity.questions.figure import Benchmark, Change, Figure
from comity.questions.forecast_section import ForecastSection
from comity.questions.listing import Citation, Records
from comity.questions.perspective import Perspective
from comity.questions.question import Question
from comity.reports.dossier.model import Dossier
from comity.states.dyad import dyad
from comity.store.manifest import Publication
from comity.unit import Unit, UnitKind, share_of

HOSTILE = "<script>alert(1)</script>"

VOTES = Publication(
    name="votes", title="Votes", publisher="A library", version="3.1",
    citation="Doe (2020), Votes.", bibtex="@misc{votes}", url="https://example.org/votes",
    licence="CC0 1.0", licence_url="https://example.org/cc0", redistribution="aggregates",
    attribution="Thanks to Doe.", known_issues="One year is missing.",
)  # fmt: skip

QUESTION = Question(
    name="political", group="cooperation", title="Political alignment", text="", indicators=(),
    chart=("agreement",),
)  # fmt: skip

KNOWN = Figure(
    measure="agreement", title="Share of like votes", subject="China and Russia",
    perspective=Perspective.PAIR,
    unit=share_of("votes"), higher="closer", level="dyad", year=2020, value=0.781, text="78.1%",
    rank=1203, count=18528, percentile=93.5, median=0.6,
    changes=(Change(5, 0.05, 80.0, 0.01), Change(10, -0.1, 20.0, None)),
    history=((2009, 0.6), (2010, 0.7), (2011, None), (2012, 0.75), (2019, 0.78), (2020, 0.781)),
    percentiles=((2010, 40.0), (2020, 93.5)), medians=((2019, 0.6, 500), (2020, 0.6, 500)),
    benchmarks=(Benchmark("France and Germany", 2020, 0.9), Benchmark("A and B", None, None)),
    tables=("roll_calls",),
)  # fmt: skip

MISSING = replace(
    KNOWN, measure="trade", title="Trade", year=None, value=None, text="no data", rank=None,
    count=None, percentile=None, median=None, changes=(), history=(), percentiles=(), medians=(),
    benchmarks=(), missing_reason="the data begin in 1870",
)  # fmt: skip


OUTLOOK = Outlook(
    "agreement", (365, 710), share_of("votes"), 2020, (), last=0.781,
    history=(*KNOWN.history[:1], (2019, 0.78), (2020, 0.781)),
    forecasts=tuple(Forecast(2020, h, tuple(QUANTILE_LEVELS.tolist())) for h in range(1, 6)),
    tracks=tuple(
        TrackRecord("agreement", h, "Theta", "all", 900, 16, (2000, 2015), 0.1, 0.12, 0.15, 0.02,
              "naive", (0.5, 0.81, 0.95), {"rises": 0.2})
        for h in range(1, 6)
    ),
    chances=tuple(
        Chance("rises", "agreement rises", h, 2020 + h, 0.71, 0.2, 0.6) for h in range(1, 6)
    ),
)  # fmt: skip

SECTION = ForecastSection(
    Perspective.PAIR, "Share of like votes", "China and Russia", OUTLOOK, ("roll_calls",),
    sentence="It may rise.", record="In the past they held.", risk="It may fall.",
)  # fmt: skip


def answer(*figures, records=(), disagreements=(), gaps=(), forecasts=()):
    return Answer(
        QUESTION, "How do they vote?", "They vote alike.", figures, disagreements, gaps, records,
        ("roll_calls",), forecasts=forecasts,
    )  # fmt: skip


@pytest.fixture(scope="session")
def full():
    """A dossier with one answer in which everything occurs."""
    pact = Citation("Ministry", "Pact of 2001", "2001-07", "https://example.org/pact?a=1&b=2")
    long = tuple(f"exercise {number}" for number in range(1, 12))
    records = (
        Records("Drafts vetoed", "roll_calls", ("2020: Syria",), 14),
        Records("Treaties", "roll_calls", ("2001: pact", "2002: visit"), 2, (pact, None)),
        Records("Exercises", "roll_calls", long, 11),
    )
    one = answer(
        KNOWN,
        MISSING,
        records=records,
        disagreements=("One says more.",),
        gaps=("Motives.",),
        forecasts=(SECTION,),
    )
    pair = dyad("china", "russia")
    return Dossier(pair, 2020, (KNOWN, MISSING), (one,), {"roll_calls": VOTES}, ("Mind this.",))


@pytest.fixture(scope="session")
def empty(full):
    """A dossier in which everything is missing."""
    return replace(full, year=None, key_figures=(MISSING,), answers=(answer(MISSING),), notes=())


@pytest.fixture(scope="session")
def hostile(full):
    """A dossier whose every text tries to be markup."""
    figure = replace(
        KNOWN,
        title=HOSTILE,
        subject=HOSTILE,
        text=HOSTILE,
        unit=Unit(UnitKind.QUANTITY, HOSTILE, noun=HOSTILE),
    )
    page = Citation(HOSTILE, HOSTILE, HOSTILE, f"https://example.org/{HOSTILE}")
    records = (Records(HOSTILE, "roll_calls", (HOSTILE,), 1, (page,)),)
    one = replace(
        answer(
            figure,
            records=records,
            disagreements=(HOSTILE,),
            gaps=(HOSTILE,),
            forecasts=(replace(SECTION, title=HOSTILE, record=HOSTILE, risk=HOSTILE),),
        ),
        text=HOSTILE,
        sentence=f"{HOSTILE} [/bold]",
        question=replace(QUESTION, title=HOSTILE),
    )
    state = replace(full.dyad.a, name=f"[red]{HOSTILE}", official_name=HOSTILE)
    source = replace(
        VOTES, citation=HOSTILE, licence=HOSTILE, attribution=HOSTILE, known_issues=HOSTILE
    )
    return Dossier(
        replace(full.dyad, a=state), 2020, (figure,), (one,), {"roll_calls": source}, (HOSTILE,)
    )


@pytest.fixture(scope="session")
def china_russia(dossiers):
    return dossiers("china", "russia")

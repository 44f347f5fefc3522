"""What the interface answers of a pair, a value, an embargo or a text, as types.

As for what it lists; where the library has a type whose fields an answer shows, that type is named.
"""

from __future__ import annotations

from typing import Any, Literal

from comity.forecasts.outlook import Chance
from comity.forecasts.record import TrackRecord
from comity.measures.measure import Level
from comity.questions.figure import Benchmark, Change
from comity.questions.listing import Records
from comity.questions.table_spec import FilledTable
from comity.store.manifest import Publication
from comity.web.api.listings import Cell, Shape


class Spell(Shape):
    """A time as a member of the system."""

    start: str
    end: str | None


class StateOfPair(Shape):
    """A state of a pair."""

    ccode: int
    name: str
    official_name: str
    iso3: str | None
    spells: list[Spell]


class Finding(Shape):
    """A sentence that says much of a pair, with its figure."""

    sentence: str
    criterion: str
    score: float
    question: str
    measure: str
    perspective: str
    year: int | None
    value: float | None


class FigureSource(Shape):
    """A table that a figure rests on."""

    table: str
    source: str
    version: str
    licence: str


class FigureData(Shape):
    """A figure; without a value, ``missing_reason`` has the reason."""

    measure: str
    title: str
    subject: str
    perspective: str
    unit: str
    higher: str
    level: Level
    year: int | None
    value: float | None
    text: str
    rank: int | None
    count: int | None
    percentile: float | None
    equal_share: float
    median: float | None
    changes: list[Change]
    history: list[tuple[int, float | None]]
    percentiles: list[tuple[int, float]]
    benchmarks: list[Benchmark]
    tables: list[str]
    change_kind: str
    missing_reason: str
    error: float | None
    errors: list[tuple[int, float]]
    percentile_range: tuple[float, float] | None
    breaks: list[tuple[int, list[str]]]
    part_of_year: str
    sources: list[FigureSource]


class ForecastYear(Shape):
    """The distribution that is forecast for a year."""

    year: int
    horizon: int
    median: float
    interval50: tuple[float, float]
    interval80: tuple[float, float]
    interval95: tuple[float, float]


class ForecastGiven(Shape):
    """The forecasts given a scenario."""

    scenario: str
    year: int
    elasticities: list[float]
    pair_multipliers: list[float]
    other_multipliers: list[float]
    sentence: str
    is_zero: bool
    forecasts: list[ForecastYear]
    chances: list[Chance]


class ForecastData(Shape):
    """The forecast of a measure of a pair; ``refused`` has the reason where there is none."""

    measure: str
    title: str
    subject: str
    perspective: str
    unit: str
    origin: int
    refused: str
    last: float | None
    sentences: list[str]
    forecasts: list[ForecastYear]
    chances: list[Chance]
    record: list[TrackRecord]
    after: list[ForecastYear]
    cases: int
    command: str
    conditional: list[ForecastGiven]
    tables: list[str]


class AnswerData(Shape):
    """One of the twelve answers; ``events`` are there where event files were ingested."""

    question: str
    group: str
    title: str
    text: str
    summary: str
    sentence: str
    figures: list[FigureData]
    disagreements: list[str]
    gaps: list[str]
    records: list[Records]
    tables: list[FilledTable]
    forecasts: list[ForecastData]
    events: dict[str, Any] | None = None


class DossierData(Shape):
    """The dossier of a pair."""

    format: int
    title: str
    year: int | None
    states: dict[Literal["a", "b"], StateOfPair]
    notes: list[str]
    headline: str
    findings: list[Finding]
    key_indicators: list[FigureData]
    answers: list[AnswerData]
    medians: dict[str, list[tuple[int, float, int]]]
    sources: dict[str, Publication]


class BriefFigure(Shape):
    """A figure of a sentence, with the command that traces it."""

    measure: str
    perspective: str
    year: int | None
    value: float | None
    trail: str


class BriefSentence(Shape):
    """A sentence, with the numbers of its sources."""

    text: str
    sources: list[int]
    figures: list[BriefFigure]


class BriefSection(Shape):
    """A section of a brief."""

    heading: str
    sentences: list[BriefSentence]


class BriefData(Shape):
    """The brief of a pair."""

    format: int
    title: str
    year: int | None
    notes: list[str]
    headline: str
    lead: BriefSentence
    words: int
    sections: list[BriefSection]
    sources: list[Publication]


class TrailTable(Shape):
    """The rows of a table that a value rests on."""

    source: str
    version: str
    newest_year: int | None
    citation: str
    record: list[str]
    rows: list[dict[str, Cell]]


class TrailData(Shape):
    """A value with all rows that it rests on, by table."""

    measure: str
    title: str
    unit: str
    formula: str
    reference: str
    states: list[int]
    year: int
    value: float | None
    tables: dict[str, TrailTable]


class SideData(Shape):
    """What changes for a side: percent of its real income with the ends of its band, and output."""

    name: str
    members: list[int]
    change: float
    least: float
    most: float
    real_output: float


class ScenarioData(Shape):
    """What an embargo between two sides changes for all."""

    format: int
    title: str
    year: int
    elasticities: list[float]
    changes: list[dict[str, Any]]
    sides: list[SideData]
    states: list[dict[str, Any]]
    diverted: dict[str, list[dict[str, Any]]]
    left_out: list[dict[str, int | str]]
    unknown: list[tuple[int, int]]
    model: list[str]
    notes: list[str]
    sources: list[Publication]


class Coverage(Shape):
    """How many claims were found, judged and left unread, and that as a sentence."""

    found: int
    judged: int
    unread: int
    text: str


class Written(Shape):
    """When a text was written, and what says so."""

    year: int
    day: str
    origin: str


class CheckData(Shape):
    """A checked text with the verdict on each of its claims."""

    format: int
    version: str
    checked: str
    title: str
    year: int | None
    written: Written | None
    notes: int
    tally: dict[str, int]
    coverage: Coverage
    claims: list[dict[str, Any]]
    blocks: list[str]
    unread: list[str]
    sources: dict[str, Publication]

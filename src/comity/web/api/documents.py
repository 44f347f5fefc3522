"""What the interface answers of a pair, a value, an embargo or a text, as types.

Answers are made elsewhere, as data; nothing here computes or converts.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from comity.store.manifest import Publication
from comity.unit import Level
from comity.web.api.listings import Cell, Shape, UnitLabel, Years


class Membership(Shape):
    """A time as a member of the system."""

    start: str
    end: str | None


class StateOfPair(Shape):
    """A state of a pair."""

    ccode: int
    name: str
    official_name: str
    iso3: str | None
    spells: list[Membership]


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


class FigureChange(Shape):
    """A change over some years, its percentile, and the median change of all others."""

    years: int
    value: float
    percentile: float | None
    median: float | None


class OtherPair(Shape):
    """The same measure of another pair."""

    label: str
    year: int | None
    value: float | None
    pair: tuple[str, str]


class FigureData(Shape):
    """A figure; without a value, ``missing_reason`` has the reason."""

    measure: str
    title: str
    subject: str
    perspective: str
    unit: UnitLabel
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
    changes: list[FigureChange]
    history: list[tuple[int, float | None]]
    percentiles: list[tuple[int, float]]
    benchmarks: list[OtherPair]
    tables: list[str]
    change_kind: str
    missing_reason: str
    error: float | None
    errors: list[tuple[int, float]]
    percentile_range: tuple[float, float] | None
    breaks: list[tuple[int, list[str]]]
    part_of_year: str
    omissions: list[str]
    sources: list[FigureSource]


class ForecastYear(Shape):
    """The distribution that is forecast for a year."""

    year: int
    horizon: int
    median: float
    interval50: tuple[float, float]
    interval80: tuple[float, float]
    interval95: tuple[float, float]


class StatementChance(Shape):
    """The probability of a statement, and the Brier score of such probabilities in the past."""

    statement: str
    words: str
    horizon: int
    year: int
    probability: float
    brier: float | None
    threshold: float


class PastRecord(Shape):
    """How past forecasts of a horizon compare with what followed."""

    measure: str
    horizon: int
    method: str
    kind: str
    count: int
    origins: int
    years: Years
    crps: float
    skill: float
    skill_over_random_walk: float
    skill_over_best_baseline: float
    best_baseline: str
    coverage: tuple[float, float, float]
    brier: dict[str, float]


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
    chances: list[StatementChance]


class ForecastData(Shape):
    """The forecast of a measure of a pair; ``refused`` has the reason where there is none."""

    measure: str
    title: str
    subject: str
    perspective: str
    unit: UnitLabel
    origin: int
    refused: str
    last: float | None
    sentences: list[str]
    forecasts: list[ForecastYear]
    chances: list[StatementChance]
    record: list[PastRecord]
    after: list[ForecastYear]
    cases: int
    command: str
    conditional: list[ForecastGiven]
    tables: list[str]


class RecordPage(Shape):
    """The page behind a row of a list."""

    publisher: str
    title: str
    published: str
    url: str


class RecordList(Shape):
    """Rows about the two states as they read, how many there are in all, and the pages behind."""

    title: str
    table: str
    shown: list[str]
    total: int
    pages: list[RecordPage | None]


class AnswerTable(Shape):
    """A table as it reads, and the tables of the bundle that it rests on."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    note: str
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
    records: list[RecordList]
    tables: list[AnswerTable]
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


class TrailRows(Shape):
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
    unit: UnitLabel
    formula: str
    reference: str
    states: list[int]
    year: int
    value: float | None
    tables: dict[str, TrailRows]


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

    count: int = Field(alias="found")
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

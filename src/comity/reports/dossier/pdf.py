"""The dossier as a tagged PDF (PDF/UA-1), with the layers of the page: what answers, or all."""

from __future__ import annotations

from functools import partial
from itertools import groupby

from comity.questions.answer import Answer
from comity.questions.figure import Figure
from comity.questions.listing import Records
from comity.reports.dossier.figure_words import change_words
from comity.reports.dossier.model import Dossier
from comity.reports.dossier.pictures import ForecastPicture, draw_pictures, value_text
from comity.reports.dossier.printed_charts import print_forecast, print_picture
from comity.reports.typesetting import PrintedChart, TypstDocument

_KEY_FIGURES = 3
"""How many figures an answer has in the short form."""

_SMALL = 8

_CHANGES = (5, 10)
"""Over how many years the table of all figures has changes."""


def as_pdf(dossier: Dossier, *, full: bool = False) -> bytes:
    """Write a dossier as a PDF with vector charts, tags, bookmarks and page numbers.

    Parameters
    ----------
    dossier
        The answers for one dyad.
    full
        Whether it has every chart, table and listing, and not only what answers each question.
    """
    year = f", as of {dossier.year}" if dossier.year else ""
    document = TypstDocument(f"{dossier.title}{year}", 14)
    return _Writer(document, dossier).write(full=full)


class _Writer:
    """Writes one dossier into a document."""

    def __init__(self, document: TypstDocument, dossier: Dossier) -> None:
        self._document = document
        self._dossier = dossier
        self._summaries = {s.question: s.sentence for s in dossier.summaries}
        self._numbers = {s.name: at for at, s in enumerate(dossier.publications, start=1)}
        self._pictures, self._fans = draw_pictures(dossier)

    def write(self, *, full: bool) -> bytes:
        """Write the front, the answers by group, and the sources."""
        self._write_front()
        answers = groupby(self._dossier.answers, key=lambda answer: answer.question.group)
        for group, of_group in answers:
            self._document.add_heading(self._dossier.headings[group], 2)
            for answer in of_group:
                self._write_answer(answer)
                if full:
                    self._write_rest(answer)
        self._write_sources(full=full)
        return self._document.as_pdf()

    def _write_front(self) -> None:
        """Write the notes, the headline, the findings and the pair at a glance."""
        for note in self._dossier.opening_notes:
            self._document.add_paragraph(note, emphasised=True)
        sentences = [finding.sentence for finding in self._dossier.findings]
        self._document.add_paragraph("".join(sentences[:1]), 13)
        self._document.add_list(sentences[1:])
        if key_figures := [f for f in self._dossier.key_figures if f.value is not None]:
            self._document.add_heading("The pair at a glance", 2)
            self._write_figures(key_figures)

    def _write_answer(self, answer: Answer) -> None:
        """Write the sentence of an answer, its key figures, its first chart, and its caveat."""
        name = answer.question.name
        self._document.add_heading(answer.question.title, 3)
        self._document.add_paragraph(self._summaries.get(name, answer.sentence), 11)
        if figures := answer.main_figures[:_KEY_FIGURES]:
            self._write_figures(figures)
        self._document.add_charts(self._print_charts(name, slice(1)))
        self._document.add_paragraph(answer.caveat and f"Against it. {answer.caveat}")

    def _print_charts(self, question: str, which: slice) -> list[PrintedChart]:
        """Print some of the charts of a question, those of forecasts last."""
        prints = [
            *(partial(print_picture, one) for one in self._pictures[question]),
            *(partial(print_forecast, one) for one in self._fans[question]),
        ]
        return [print_chart() for print_chart in prints[which]]

    def _write_rest(self, answer: Answer) -> None:
        """Write all else of an answer."""
        name = answer.question.name
        self._document.add_paragraph(answer.text, emphasised=True)
        self._document.add_paragraph(answer.sentence)
        self._document.add_charts(self._print_charts(name, slice(1, None)))
        for table in answer.tables:
            self._document.add_heading(table.title, 4)
            rows = [[cell or "no data" for cell in row] for row in table.rows]
            self._document.add_table(table.columns, rows)
            self._document.add_paragraph(table.note, _SMALL)
        for ahead in self._fans[name]:
            self._write_forecast(ahead)
        if answer.with_value:
            self._document.add_heading("The figures", 4)
            self._write_all_figures(answer.with_value)
        self._write_comparisons(answer)
        for records in answer.records:
            self._write_records(records)
        self._write_list("Where the measures disagree", answer.disagreements)
        self._write_list("What is not known, and why", answer.gaps)

    def _write_forecast(self, ahead: ForecastPicture) -> None:
        """Write a forecast in numbers, its record, and what could change it."""
        self._document.add_heading(ahead.name, 4)
        columns = ["Year", "Median", "50%", "80%", "95%"]
        rows = [[str(year), *cells[: len(columns) - 1]] for year, cells in ahead.rows]
        self._document.add_table(columns, rows, ["auto", *("1fr" for _ in columns[1:])])
        self._document.add_list(_chances(ahead), _SMALL)
        self._document.add_paragraph(f"{ahead.section.record}{ahead.beyond}", _SMALL)
        risk = ahead.section.risk
        self._document.add_paragraph(risk and f"What could go wrong. {risk}", _SMALL)
        for _, sentence in ahead.conditional:
            self._document.add_paragraph(f"What an embargo would change. {sentence}", _SMALL)

    def _write_figures(self, figures: tuple[Figure, ...] | list[Figure]) -> None:
        """Write the value of figures, their year, and where they are in the world."""
        rows = [[f.name, f.text, f.when, f.percentile_text] for f in figures]
        columns = ("Measure", "Value", "Year", "Percentile in the world")
        self._document.add_table(columns, rows, ("1.4fr", "0.8fr", "auto", "1fr"))

    def _write_all_figures(self, figures: tuple[Figure, ...]) -> None:
        """Write figures with their changes and the numbers of their sources."""
        rows = [
            [f.name, f.text, f.when, f.percentile_text, *_changes(f), self._references(f)]
            for f in figures
        ]  # fmt: skip
        changes = [f"Over {years} years" for years in _CHANGES]
        columns = ["Measure", "Value", "Year", "Percentile in the world", *changes, "Sources"]
        widths = ("1.6fr", "1fr", "auto", "1.1fr", "0.7fr", "0.7fr", "0.7fr")
        self._document.add_table(columns, rows, widths)

    def _references(self, figure: Figure) -> str:
        """Return the numbers of the sources of a figure."""
        sources = self._dossier.sources
        names = {sources[table].name for table in figure.tables if table in sources}
        return " ".join(f"[{number}]" for number in sorted(self._numbers[n] for n in names))

    def _write_comparisons(self, answer: Answer) -> None:
        """Write the main figures next to those of the pairs of comparison."""
        compared = [
            f for f in answer.main_figures if any(b.value is not None for b in f.benchmarks)
        ]
        if compared:
            self._document.add_heading("Other pairs", 4)
            labels = [benchmark.label for benchmark in compared[0].benchmarks]
            rows = [
                [f"{f.title}, {f.when}", f.text, *(value_text(f, b.value) for b in f.benchmarks),
                 value_text(f, f.median)]
                for f in compared
            ]  # fmt: skip
            columns = ["Measure", self._dossier.title, *labels, "World median"]
            self._document.add_table(columns, rows, ["1.5fr", *("1fr" for _ in columns[1:])])

    def _write_records(self, records: Records) -> None:
        """Write the rows of a listing, each with the page on which it was read."""
        pages = records.pages or (None,) * len(records.shown)
        read = [
            f" Read in {p.title}, {p.publisher}, {p.published}: {p.url}" if p else "" for p in pages
        ]
        texts = [line + page for line, page in zip(records.shown, read, strict=True)]
        self._write_list(records.title, texts)
        if records.total > len(texts):
            self._document.add_paragraph(f"{len(texts)} of {records.total} shown.", _SMALL)

    def _write_list(self, title: str, texts: tuple[str, ...] | list[str]) -> None:
        """Write texts under a heading; nothing without any."""
        if texts:
            self._document.add_heading(title, 4)
            self._document.add_list(texts, _SMALL)

    def _write_sources(self, *, full: bool) -> None:
        """Write the sources by number; in full with their address, licence and faults."""
        self._document.add_heading("Sources", 2)
        for at, source in enumerate(self._dossier.publications, start=1):
            more = f" {source.url}. Licence: {source.licence}. {source.attribution}"
            mind = f" Mind: {source.known_issues}" if source.known_issues else ""
            text = f"[{at}] {source.dated}{f'{more}{mind}' if full else ''}"
            self._document.add_paragraph(text.rstrip(), _SMALL)


def _changes(figure: Figure) -> list[str]:
    """Return the changes of a figure."""
    return [change_words(figure, years)[0] or "no data" for years in _CHANGES]


def _chances(ahead: ForecastPicture) -> list[str]:
    """Return the chance of each statement about the last year of a forecast."""
    year, cells = ahead.rows[-1]
    chances = cells[4 : 4 + len(ahead.statements)]
    return [f"That {w}, {year}: {c}" for w, c in zip(ahead.statements, chances, strict=True)]

"""Checking a text: every sentence heard, every claim tested, all from values read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from comity.claims.claim import Claim, Interpretation, Verdict, VerdictName
from comity.claims.rules.lexicon import read_lexicon
from comity.claims.rules.matching import ParsedSentence, ParserContext, hear
from comity.claims.text.documents import Document
from comity.claims.text.mentions import Context, Names, names_of
from comity.claims.text.sentences import Part, sentences
from comity.claims.verdict.evidence import EvidenceData, shelf
from comity.claims.verdict.prediction import likelihood
from comity.claims.verdict.verdict import judge
from comity.panels.codebook import Description
from comity.panels.values import Values
from comity.store.bundle import manifest
from comity.store.manifest import Publication

VERDICTS: tuple[VerdictName, ...] = (
    "supported",
    "supported after rounding",
    "outdated",
    "another definition fits",
    "contradicted",
    "untestable",
    "not judged",
)


@dataclass(frozen=True)
class Report:
    """A checked text: its blocks, and the claims in them in the order of the text."""

    document: Document
    claims: tuple[Claim, ...]
    year: int | None
    sources: dict[str, Publication]

    @property
    def found(self) -> tuple[Claim, ...]:
        """The claims of fact; predictions, opinions and rhetoric left out."""
        return tuple(claim for claim in self.claims if claim.kind == "claim")

    @property
    def tally(self) -> dict[VerdictName, int]:
        """How many sentences got each verdict, in the order of the verdicts."""
        counted = Counter(claim.verdict.name for claim in self.claims)
        return {name: counted[name] for name in VERDICTS if counted[name]}

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Every source that a verdict rests on, once, by name."""
        used = {publication.name: publication for publication in self.sources.values()}
        return tuple(used[name] for name in sorted(used))


@dataclass(frozen=True)
class _Heard:
    """A sentence where it stands, and what it was heard as."""

    block: int
    part: Part
    heard: ParsedSentence


def check(
    document: Document,
    values: Values,
    *,
    rules: Path | None = None,
    year: int | None = None,
    context: str = "",
) -> Report:
    """Find the claims of a document, test each, and give the verdicts.

    Parameters
    ----------
    document
        What is to be checked.
    values
        The computed values of all measures.
    rules
        A file of the lexicon's form that adds to it, or None.
    year
        Judge as of this year, each claim by the newest data up to it; None for the newest.
    context
        Sentences that stand before the document and say whom its pronouns mean.

    Raises
    ------
    InvalidRequestError
        If the file of rules cannot be used.
    """
    reader = _reader(rules, values, year)
    heard = list(_hear_all(document, reader, context))
    readings = [reading for one in heard for _, reading in one.heard.readings]
    tests = [reading.test for reading in readings if reading.test]
    read = shelf(values, tests, year, dict(reader.lexicon.partner_rank))
    claims = tuple(_claims(heard, read))
    return Report(document, claims, year, _sources(claims))


def _reader(rules: Path | None, values: Values, year: int | None) -> ParserContext:
    """Get ready to read: the lexicon, the names, and the codebook."""
    lexicon = read_lexicon(rules)
    names = names_of(lexicon) if rules else _own_names()
    newest = max(description.years[1] for description in values.codebook.values())

    def describe(name: str) -> Description | None:
        return values.codebook.get(name)

    return ParserContext(lexicon, names, describe, year or newest)


@cache
def _own_names() -> Names:
    return names_of(read_lexicon())


def _hear_all(document: Document, reader: ParserContext, before: str) -> Iterable[_Heard]:
    """Hear every sentence of a document, from the first to the last."""
    context = Context()
    for part in sentences(before):
        context.hear(reader.names.states_in(part.text))
    if not context.pair:
        context.pair = context.main = _main_pair(document, reader)
    for number, block in enumerate(document.blocks):
        for part in sentences(block):
            heard = hear(part.text, reader, context)
            if not _is_heading(document, number, part, heard):
                yield _Heard(number, part, heard)


def _is_heading(document: Document, number: int, part: Part, heard: ParsedSentence) -> bool:
    """Tell whether a sentence only names what follows: the title, or a heading.

    A heading has no full stop, and says nothing that could be tested.
    """
    if len(document.blocks) == 1:
        return False
    tested = any(reading.test for _, reading in heard.readings)
    return document.is_title(number) or (part.text[-1].isalnum() and not tested)


def _main_pair(document: Document, reader: ParserContext) -> tuple[int, ...]:
    """Give the two states that a document speaks of most: whom its first pronouns mean."""
    counted = Counter(
        code
        for block in document.blocks
        for mention in reader.names.states_in(block)
        for code in mention.states
    )
    two = tuple(code for code, _ in counted.most_common(2))
    return two if len(two) == 2 else ()


def _claims(heard: Iterable[_Heard], read: EvidenceData) -> Iterable[Claim]:
    """Give a claim for each reading, and one for each sentence that is not judged."""
    for one in heard:
        kind, readings = one.heard.kind, one.heard.readings
        if kind in ("opinion", "rhetoric") or (kind == "prediction" and not readings):
            verdict = Verdict("not judged", f"{one.heard.says[:1].upper()}{one.heard.says[1:]}.")
            yield _claim(one, one.part, None, verdict)
        for part, reading in readings:
            if kind == "prediction":
                yield _claim(one, one.part, reading, _predicted(one.heard, reading, read))
            else:
                yield _claim(one, _within(one.part, part), reading, judge(reading, read))


def _claim(one: _Heard, part: Part, reading: Interpretation | None, verdict: Verdict) -> Claim:
    kind = one.heard.kind
    return Claim(part.text, one.block, part.start, part.end, kind, reading, verdict)


def _within(sentence: Part, clause: Part) -> Part:
    """Place a clause of a sentence in its block."""
    return Part(clause.text, sentence.start + clause.start, sentence.start + clause.end)


def _predicted(heard: ParsedSentence, reading: Interpretation, read: EvidenceData) -> Verdict:
    """Say of a prediction how likely it is, where the outlook knows."""
    probability, words = likelihood(reading, read)
    why = f"{heard.says[:1].upper()}{heard.says[1:]}."
    return Verdict("not judged", f"{why} {words}", probability=probability)


def _sources(claims: Sequence[Claim]) -> dict[str, Publication]:
    """Name, by table, the sources that the findings rest on."""
    tables = {
        table
        for claim in claims
        for finding in claim.verdict.findings
        if finding.value is not None
        for table in finding.tables
    }
    return {table: manifest().source_of(table) for table in sorted(tables)}

"""Checking a text: every sentence parsed, every claim tested, all from values read once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from comity.claims.claim import Claim, Interpretation, SpeechAct, Verdict, VerdictName
from comity.claims.lexicon import Lexicon, read_lexicon
from comity.claims.meant.in_texts import as_in_text
from comity.claims.meant.judged import WrittenSentence, with_figures_meant
from comity.claims.needs import prepare_needs
from comity.claims.quote import statement, strength_of
from comity.claims.reading.base import ParserContext
from comity.claims.repeats import repeats
from comity.claims.rules.matching import parse_sentence
from comity.claims.rules.parsed import ParsedSentence
from comity.claims.text.dateline import Dating, dating_of, find_dateline, is_dateline
from comity.claims.text.documents import Document
from comity.claims.text.mentions import Context, NameIndex, gather_names
from comity.claims.text.quantities import find_quantities
from comity.claims.text.sentences import TextSpan, sentences
from comity.claims.text.shown import shown_place
from comity.claims.verdict.evidence import EvidenceData, read_evidence
from comity.claims.verdict.explain import with_rates, with_years_told
from comity.claims.verdict.judge import judge
from comity.claims.verdict.series import confirm, of_one_year, settle, without_rash_denials
from comity.panels.codebook import Description, last_year_of_any
from comity.panels.values import Values
from comity.progress import working_for
from comity.store.manifest import Publication
from comity.store.selection import manifest
from comity.version import __version__
from comity.wording import claims as wording
from comity.wording import quotes

PREMISES = (VerdictName.PREMISE, VerdictName.NO_PREMISE)
"""The verdicts on the premise of a claim alone."""


@dataclass(frozen=True)
class Report:
    """A checked text: its blocks, and the claims in them in the order of the text.

    ``dating`` is when the text was written, from which "last year" counts, or None;
    ``checked`` is the day of the check; ``unread`` are the sentences that name states and a
    figure, or two states, and that no rule reads.
    """

    document: Document
    claims: tuple[Claim, ...]
    year: int | None
    sources: dict[str, Publication]
    checked: date
    unread: tuple[str, ...] = ()
    dating: Dating | None = None

    @cached_property
    def listed(self) -> tuple[Claim, ...]:
        """The claims without those that repeat a part of another."""
        left_out = repeats(self.claims)
        return tuple(claim for at, claim in enumerate(self.claims) if at not in left_out)

    @property
    def found(self) -> tuple[Claim, ...]:
        """The listed claims of fact; predictions, opinions and rhetoric left out."""
        return tuple(claim for claim in self.listed if claim.kind is SpeechAct.CLAIM)

    @property
    def judged(self) -> tuple[Claim, ...]:
        """The claims of fact with a definite verdict."""
        return tuple(claim for claim in self.found if claim.verdict.name.is_definite)

    @property
    def coverage(self) -> str:
        """Which share of the claims of fact in the text was judged, as a sentence."""
        premises = sum(claim.verdict.name in PREMISES for claim in self.found)
        untested = len(self.found) - len(self.judged) - premises
        return wording.coverage(len(self.judged), premises, untested, len(self.unread))

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader has to know of how the text was read, as sentences."""
        dated = wording.dated(str(self.dating)) if self.dating else ""
        notes = wording.notes_left_out(self.document.notes) if self.document.notes else ""
        return tuple(filter(None, (dated, notes)))

    def quote(self, claim: Claim) -> str:
        """Return the figures behind a verdict as a sentence to quote, with source and date.

        It is empty where the verdict is not definite.
        """
        if not claim.verdict.statement:
            return ""
        tables = {
            t for item in claim.verdict.evidence if item.value is not None for t in item.tables
        }
        used = sorted({self.sources[table].title for table in tables})
        return quotes.with_source(claim.verdict.statement, used, __version__, self.checked)

    @property
    def tally(self) -> dict[VerdictName, int]:
        """How many sentences got each verdict, in the order of the verdicts."""
        counted = Counter(claim.verdict.name for claim in self.listed)
        return {name: counted[name] for name in VerdictName if counted[name]}

    @property
    def publications(self) -> tuple[Publication, ...]:
        """Every source that a verdict rests on, once, by name."""
        used = {publication.name: publication for publication in self.sources.values()}
        return tuple(used[name] for name in sorted(used))


@dataclass(frozen=True)
class _PlacedSentence:
    """A sentence with its place, and what it was parsed as."""

    block: int
    part: TextSpan
    parsed: ParsedSentence


def check(
    document: Document,
    values: Values,
    *,
    rules: Path | None = None,
    year: int | None = None,
    context: str = "",
    written: date | None = None,
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
        Sentences before the document, to which its pronouns refer.
    written
        When the text was written, from which "last year" counts; None for the date in its head, or
        else that of its file.

    Raises
    ------
    InvalidRequestError
        If the file of rules cannot be used.
    """
    dating = _dating(document, written, context)
    reader = replace(_reader(rules, values, year), dated=dating.year if dating else None)
    parsed = list(_parse_all(document, reader, context))
    interpretations = [
        interpretation for one in parsed for _, interpretation in one.parsed.interpretations
    ]
    tests = [interpretation.test for interpretation in interpretations if interpretation.test]
    with working_for("the claims of a text"):
        stored = read_evidence(values, tests, year, dict(reader.lexicon.partner_rank))
        data = replace(stored, written=reader.dated)
        claims = tuple(_claims(parsed, reader.names, data))
    unread = tuple(one.part.text for one in parsed if _is_unread(one, reader))
    return Report(
        document,
        claims,
        year,
        _sources(claims),
        date.today(),
        unread,
        dating,
    )


def _dating(document: Document, written: date | None, context: str) -> Dating | None:
    """Return when a text was written: as given, by its dateline, or by its file."""
    if written:
        return dating_of(written, "given")
    if dateline := find_dateline([context, *document.blocks]):
        return dateline
    return dating_of(document.written, "metadata") if document.written else None


def _is_unread(one: _PlacedSentence, reader: ParserContext) -> bool:
    """Return whether a sentence has what a claim is made of, and no rule reads it.

    That is two states or groups of states, or one with a figure.
    """
    if one.parsed.interpretations or one.parsed.kind is not SpeechAct.CLAIM:
        return False
    text = one.part.text
    named = {str(code) for mention in reader.names.find_states(text) for code in mention.states}
    named |= {match[0] for match in reader.lexicon.regions_pattern.finditer(text)}
    return len(named) > 1 or (len(named) == 1 and bool(find_quantities(text)))


def _reader(rules: Path | None, values: Values, year: int | None) -> ParserContext:
    """Get ready to read: the lexicon, the names, and the codebook."""
    prepare_needs()
    lexicon = read_lexicon(rules)
    names, groups = _names(lexicon) if rules else _own_names()

    def describe(name: str) -> Description | None:
        return values.codebook.get(name)

    now = year or last_year_of_any(values.codebook)
    return ParserContext(lexicon, names, describe, now, groups=groups)


def _names(lexicon: Lexicon) -> tuple[NameIndex, NameIndex]:
    """Collect the names of states, and those of states and groups."""
    return gather_names(lexicon), gather_names(lexicon, with_groups=True)


@cache
def _own_names() -> tuple[NameIndex, NameIndex]:
    return _names(read_lexicon())


def _parse_all(document: Document, reader: ParserContext, before: str) -> Iterable[_PlacedSentence]:
    """Parse every sentence of a document, from the first to the last."""
    context = Context()
    for part in sentences(before):
        parse_sentence(part.text, reader, context)
    if not context.pair and len(" ".join(document.blocks).split()) > LONE:
        context.pair = context.main_pair = _main_pair(document, reader)
    for number, block in enumerate(document.blocks):
        for part in sentences(block):
            parsed = parse_sentence(part.text, reader, context)
            if not _is_heading(document, number, part, parsed):
                yield _PlacedSentence(number, part, parsed)


LONG = 30
"""In a sentence of more words a part leans on others, as a sentence of a text does."""

LONE = 60
"""A text of no more words has no pair of states that it is about before it names them."""


def _is_heading(document: Document, number: int, part: TextSpan, parsed: ParsedSentence) -> bool:
    """Return whether a sentence only names what follows: the title, a heading, or a dateline.

    A heading has no full stop, and says nothing that could be tested.
    """
    if len(document.blocks) == 1:
        return False
    tested = any(interpretation.test for _, interpretation in parsed.interpretations)
    if is_dateline(part.text):
        return True
    return document.is_title(number) or (part.text[-1].isalnum() and not tested)


def _main_pair(document: Document, reader: ParserContext) -> tuple[int, ...]:
    """Return the two states that a document speaks of most: whom its first pronouns mean.

    They are in the order in which they are named. There are none where a third is named half as
    often as the second.
    """
    counted = Counter(
        code
        for block in document.blocks
        for mention in reader.names.find_states(block)
        for code in mention.states
    )
    most = counted.most_common(3)
    if len(most) < 2 or any(2 * count >= most[1][1] for _, count in most[2:]):
        return ()
    first = {code for code, _ in most[:2]}
    return tuple(code for code in counted if code in first)


def _claims(
    parsed: Sequence[_PlacedSentence], names: NameIndex, data: EvidenceData
) -> Iterable[Claim]:
    """Return a claim for each interpretation, and one for each sentence that is not judged.

    Of several sentences, or a long one, each part is denied only what it says alone.
    """
    for one in parsed:
        kind, readings = one.parsed.kind, one.parsed.interpretations
        confirmed = confirm([reading for _, reading in readings], data)
        parts = [part for part, _ in readings]
        read = list(zip(parts, confirmed, strict=True))
        if kind is SpeechAct.PREDICTION and read:
            for _, reading in read:
                verdict = _predicted(one.parsed, reading, data)
                yield _claim(one, one.part, reading, verdict)
        elif kind is SpeechAct.CLAIM:
            is_of_text = len(parsed) > 1 or len(one.part.text.split()) > LONG
            yield from _of_fact(one, read, data, names if is_of_text else None)
        else:
            yield from _of_attitude(one, read, data)


def _of_fact(
    one: _PlacedSentence,
    read: Sequence[tuple[TextSpan, Interpretation]],
    data: EvidenceData,
    names: NameIndex | None,
) -> Iterable[Claim]:
    """Return the claims of a sentence of fact; with names it is one of several, or a long one."""
    judged = [(part, reading, _judged(reading, data)) for part, reading in read]
    written = WrittenSentence(one.part.text, one.parsed.read_as)
    certain = of_one_year(without_rash_denials(settle(judged), one.part.text, data))
    for part, reading, verdict in with_figures_meant(written, certain, data, _judged):
        full = with_years_told(verdict, reading.test, data) if reading.test else verdict
        place = _within(one.part, part, reading.stated)
        if names is not None:
            full = as_in_text(full, reading, (place.text, one.part.text), names)
        yield _claim(one, place, reading, full)


def _of_attitude(
    one: _PlacedSentence, read: Sequence[tuple[TextSpan, Interpretation]], data: EvidenceData
) -> Iterable[Claim]:
    """Return the figures of an opinion that the data bear out; without any it is not judged."""
    judged = [(part, reading, _judged(reading, data)) for part, reading in read]
    borne_out = [item for item in judged if item[2].name is VerdictName.SUPPORTED]
    if not borne_out:
        verdict = Verdict(VerdictName.NOT_JUDGED, wording.sentence(one.parsed.says))
        yield _claim(one, one.part, None, verdict)
    for part, reading, verdict in borne_out:
        claim = _claim(one, _within(one.part, part, reading.stated), reading, verdict)
        yield replace(claim, kind=SpeechAct.CLAIM)


def _judged(interpretation: Interpretation, data: EvidenceData) -> Verdict:
    """Judge a claim, and say what an editor can quote."""
    verdict, test = judge(interpretation, data), interpretation.test
    if test is None or not verdict.name.is_definite:
        return verdict
    return replace(
        verdict,
        statement=statement(test, verdict.evidence, data),
        strength=strength_of(test, data),
    )


def _claim(
    one: _PlacedSentence, part: TextSpan, interpretation: Interpretation | None, verdict: Verdict
) -> Claim:
    kind = one.parsed.kind
    if not verdict.name.is_definite:
        verdict = with_rates(verdict, part.text, one.part.text)
    return Claim(part.text, one.block, part.start, part.end, kind, interpretation, verdict)


def _within(sentence: TextSpan, clause: TextSpan, figure: str) -> TextSpan:
    """Place a clause of a sentence in its block, in words that can be shown.

    What was read in other words, with a name for "the two", is shown in them.
    """
    start, end = shown_place(sentence.text, clause.start, clause.end, figure)
    is_own = sentence.text[clause.start : clause.end] == clause.text
    text = sentence.text[start:end] if is_own or not clause.text.strip() else clause.text
    return TextSpan(text, sentence.start + start, sentence.start + end)


def _predicted(
    parsed: ParsedSentence, interpretation: Interpretation, read: EvidenceData
) -> Verdict:
    """Describe of a prediction how likely it is, where the outlook knows."""
    # Imported here: few sentences predict, and the models of forecasts take a while to load.
    from comity.claims.prediction import predict_outcome

    why = wording.sentence(parsed.says)
    chance = predict_outcome(interpretation, read)
    name = VerdictName.NOT_JUDGED if chance.is_open else VerdictName.UNTESTABLE
    return Verdict(name, f"{why} {chance.words}", probability=chance.probability)


def _sources(claims: Sequence[Claim]) -> dict[str, Publication]:
    """List, by table, the sources that the evidence rest on."""
    tables = {
        table
        for claim in claims
        for item in claim.verdict.evidence
        if item.value is not None
        for table in item.tables
    }
    return {table: manifest().source_of(table) for table in sorted(tables)}

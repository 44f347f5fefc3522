"""Reading a sentence whole: its pieces, joined as far as a construction reads them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.grammar.compile import base_of_change, compile_parse, is_undated_change
from comity.claims.grammar.parse import Parse, Surroundings, parse
from comity.claims.grammar.patterns import pattern
from comity.claims.grammar.pieces import Piece, cut, is_of_another, join, time_inserted
from comity.claims.grammar.predicates import parse_predicate
from comity.claims.grammar.subjects import complete, complete_fronted
from comity.claims.grammar.tokens import Tokens, spell_out, tokenize, with_years
from comity.claims.grammar.windows import with_windows
from comity.claims.grammar.wording import Wording, weigh
from comity.claims.reading.base import ParserContext, Read, WholeReading, interpretation_of
from comity.claims.reading.bounds import (
    NARROWER,
    PARTLY,
    RELATIVE,
    goes_on_of_which,
    is_clause,
    is_of_products,
    is_one_of_several,
)
from comity.claims.reading.lists import read_list
from comity.claims.reading.tails import (
    Reading,
    at_time_after,
    continued,
    gap_of,
    is_vague,
    read_inserted,
    read_pair,
    read_tails,
)
from comity.claims.text.mentions import Context
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import NOW, TimeSpan

LONGEST = 7
"""How many pieces a clause may have."""

_DOUBTFUL = pattern("doubtful")
"""Words that cast doubt on the whole sentence, or narrow what it counts."""

_NARROWS = pattern("narrows")
_ISSUED = pattern("issued")
_HARMLESS = pattern("harmless")
_REPORTS = re.compile(r"\b(?:said|says|say|reports?|reported|adds?|added|calculates?|calculated)\b")


@dataclass
class _Progress:
    """A sentence with what it is read with, and what its next clause may refer to."""

    tokens: Tokens
    pieces: list[Piece]
    reader: ParserContext
    context: Context
    subject: int | None = None
    noun: str = ""
    time: TimeSpan = NOW
    is_partial: bool = False
    states: tuple[int, ...] = ()
    last: Read | None = None


def read_whole(sentence: str, reader: ParserContext, context: Context) -> WholeReading:
    """Read the clauses of a sentence that constructions account for from end to end.

    Nothing is read where the sentence reports a doubt or a condition.
    """
    text = spell_out(sentence, context.pair)
    tokens = with_years(with_windows(tokenize(text, reader.names, reader.lexicon, reader.dated)))
    if _DOUBTFUL.search(sentence) or (not tokens.figures and not tokens.states):
        return WholeReading((), ())
    if listed := read_list(tokens, reader, context):
        whole = TextSpan(sentence, 0, len(sentence))
        return WholeReading(((whole, interpretation_of(*listed, "", reader)),), ())
    readings: list[tuple[TextSpan, Interpretation]] = []
    unread: list[list[Piece]] = [[]]
    was_read = False
    for run, reads in _runs(_begun(tokens, reader, context)):
        if reads:
            span = _placed(_span(tokens, run), text, sentence)
            readings += [(span, one) for one in _interpretations(run, reads, tokens, reader)]
            unread.append([])
        else:
            unread[-1] += run
            if was_read and _narrows_before(run[0]):
                readings[-1] = (readings[-1][0], replace(readings[-1][1], gap=NARROWED))
        was_read = bool(reads)
    rest = (_placed(one, text, sentence) for one in _of_some_length(tokens, unread))
    return WholeReading(tuple(readings), tuple(rest))


def _interpretations(
    run: list[Piece], reads: list[Reading], tokens: Tokens, reader: ParserContext
) -> list[Interpretation]:
    """Build the interpretations of a clause, which deny nothing of one said to be several."""
    readings = [interpretation_of(*read, reader) for read in reads]
    is_several = is_one_of_several(join(tokens.masked, run))
    return [one.undenied() for one in readings] if is_several else readings


def _of_some_length(tokens: Tokens, unread: list[list[Piece]]) -> tuple[TextSpan, ...]:
    """Return the pieces that were not read, those of a word or two left out."""
    spans = (_span(tokens, pieces) for pieces in unread if pieces)
    return tuple(one for one in spans if len(one.text.split()) >= FEWEST)


NARROWED = "not accounted for: what the end of the sentence narrows it to"


def _narrows_before(piece: Piece) -> bool:
    """Return whether words after a clause narrow it: to part of a year, or to some goods."""
    text = piece.text.strip()
    is_narrower = NARROWER.match(text) and not _HARMLESS.match(text)
    return not piece.inside and bool(is_narrower or (_NARROWS.match(text) and PARTLY.search(text)))


def _placed(part: TextSpan, text: str, sentence: str) -> TextSpan:
    """Return a part with its place in the sentence: all of it where names replaced pronouns."""
    return part if text == sentence else TextSpan(part.text, 0, len(sentence))


FEWEST = 3
"""Fewer words than this say nothing of their own."""


def _begun(tokens: Tokens, reader: ParserContext, context: Context) -> _Progress:
    """Return a sentence of which nothing has been read, with the state that it opens with."""
    pieces = cut(tokens.masked)
    noun = pieces[0].text if pieces and re.search(r"<[sa]\d+>", pieces[0].text) else ""
    return _Progress(tokens, pieces, reader, context, _opening(pieces, tokens), noun)


def _runs(sentence: _Progress) -> Iterator[tuple[list[Piece], list[Reading]]]:
    """Yield pieces from the left, each time as many as one construction takes.

    "Exports fell" belongs to the figures after it: "from 5 billion in 2010".
    """
    head: list[Piece] = []
    at = 0
    while at < len(sentence.pieces):
        upto, reads = _step(at, sentence)
        run = sentence.pieces[at : upto or at + 1]
        sentence.states = (*sentence.states, *_named(sentence.tokens, run))
        at = upto or at + 1
        if not reads and _is_undated(sentence.last):
            head += run
            continue
        if head and not (reads and reads[0][0].construction.kind == "change"):
            yield head, []
            head = []
        yield [*head, *run], reads
        head = []
    if head:
        yield head, []


def _step(at: int, sentence: _Progress) -> tuple[int, list[Reading]]:
    """Read from a place; remember of a piece that is not read what those after it inherit."""
    before, pieces = sentence.last, sentence.pieces
    upto, reads = _longest(at, sentence)
    upto, reads = at_time_after(pieces, upto, reads, sentence.tokens)
    is_as_before = sentence.last is before and not reads
    if not upto:
        _skip(pieces[at], sentence)
        if sentence.last is before:
            _forget(pieces[at], sentence)
    if is_as_before and is_of_another(pieces[at]):
        sentence.last, sentence.noun = None, ""
    if not reads and goes_on_of_which(pieces[at : at + 2], sentence.tokens.masked):
        sentence.subject = next(iter(sentence.states[-1:]), sentence.subject)
    return upto, reads


def _is_undated(last: Read | None) -> bool:
    """Return whether the clause before says that something changed, and not from when."""
    if last is None:
        return False
    test = last[1]
    return test.growth and test.quantity is None and test.time.kind == "now"


def _opening(pieces: list[Piece], tokens: Tokens) -> int | None:
    """Return the state that a sentence begins with, which later clauses may leave out."""
    match = re.match(r"(?:the |both )?<[sa](\d+)>(?!\S)", pieces[0].text) if pieces else None
    return tokens.states[int(match[1])] if match else None


_OF_ITS_OWN = re.compile(
    r"^\w+ <s\d+>'s (?:has |had |have )?\w+|"
    r"^(?:\w+ )?(?:<s\d+>'s|(?:that|those) of (?:the )?<s\d+>)\W*$"
)
"""Another state's own, of what was spoken of: "whereas China's went up", "China's"."""


def _forget(piece: Piece, sentence: _Progress) -> None:
    """Forget the clause before once another state is named: what follows may be of that."""
    if re.search(r"<[sa]\d+>", piece.text) and not _REPORTS.search(piece.text):
        sentence.last = None
        if _OF_ITS_OWN.search(piece.text):
            sentence.noun = ""


def _skip(piece: Piece, sentence: _Progress) -> None:
    """Remember of a piece that no construction reads what those after it inherit."""
    # When a report was released is no part of the year that it is of.
    text, times = _ISSUED.sub("", piece.text.strip(" ,.")), sentence.tokens.times
    is_first = piece.start == 0
    if (PARTLY.search(text) and (is_first or "<t" in text)) or (
        is_first and _NARROWS.match(text) and not _HARMLESS.match(text)
    ):
        sentence.is_partial = True
    elif _TODAY.fullmatch(text):
        sentence.time = NOW
    elif bare := re.fullmatch(r"<t(\d+)>", piece.text.strip(" ,")):
        sentence.time = times[int(bare[1])]
    elif len(named := re.findall(r"(?<!until )(?<!till )(?<!before )<t(\d+)>", piece.text)) == 1:
        sentence.time = times[int(named[0])]


def _longest(at: int, sentence: _Progress) -> tuple[int, list[Reading]]:
    """Find the longest run of pieces from a place that a construction reads; 0 if none is."""
    pieces = sentence.pieces
    for upto in range(min(len(pieces), at + LONGEST), at, -1):
        run = pieces[at:upto]
        if not is_clause(run, pieces[upto : upto + 2], pieces[max(at - 1, 0) : at]):
            continue
        if reads := _read_run(run, sentence):
            inserted = _insertions(run, reads[0], sentence)
            said_again = inserted or any(one.inside for one in pieces[upto : upto + 1])
            return upto, [*([] if is_vague(reads[0]) and said_again else reads), *inserted]
    if reads := _fronted(at, sentence) or _relative(at, sentence):
        return at + 1, reads
    return _with_brackets(at, sentence)


def _relative(at: int, sentence: _Progress) -> list[Reading]:
    """Read a relative clause that the sentence could do without as one of its own."""
    piece = sentence.pieces[at]
    if not piece.inside or not RELATIVE.match(piece.text):
        return []
    return _read_run([replace(piece, inside=False)], sentence)


def _read_run(run: list[Piece], sentence: _Progress) -> list[Reading]:
    """Read some pieces as one clause, with what it leaves to be understood."""
    tokens = sentence.tokens
    written, before = join(tokens.masked, run), tokens.masked[: run[0].start]
    if sentence.last and sentence.last[1].against and _BARE_FIGURE.fullmatch(written):
        return []
    sentence.time = time_inserted(run, written, tokens.times) or sentence.time
    for carried in complete(written, before, sentence.subject is not None, sentence.noun):
        if reads := _read(carried, sentence):
            return reads
    return []


def _with_brackets(at: int, sentence: _Progress) -> tuple[int, list[Reading]]:
    """Read a clause whose figure is in brackets, or else what is added to the clause before."""
    pieces, masked = sentence.pieces, sentence.tokens.masked
    for upto in range(min(len(pieces), at + LONGEST_TAIL), at + 1, -1):
        run = pieces[at:upto]
        if run[-1].inside and not run[0].inside:
            written = re.sub(r"[()]", " ", masked[run[0].start : run[-1].end])
            if reads := _read(written, sentence):
                return upto, reads
    return _tail(at, sentence)


LONGEST_TAIL = 5
"""How many pieces an addition to a clause may have."""


def _tail(at: int, sentence: _Progress) -> tuple[int, list[Reading]]:
    """Read what some pieces add to the clause before them."""
    pieces, tokens, around = sentence.pieces, sentence.tokens, sentence.reader.around
    last = sentence.last
    if last is None or sentence.is_partial:
        return 0, []
    if pieces[at].inside:
        if pair := read_pair(pieces, at, tokens, last, around):
            return at + 2, pair
        inserted = read_inserted(pieces[at], tokens, last, list(sentence.states[-1:]), around)
        if inserted and last[1].quantity is None:  # "the largest, with 28 percent, ahead of"
            sentence.last = continued(inserted, last)
        return at + 1, inserted
    for upto in range(min(len(pieces), at + LONGEST_TAIL), at, -1):
        text = join(tokens.masked, pieces[at:upto])
        if last[1].against and _BARE_FIGURE.fullmatch(text):
            continue
        tail = read_tails(text, tokens, last, around)
        named = _with_name_of_which(text, sentence)
        if tail := tail or read_tails(named, tokens, last, around):
            sentence.last = continued(tail, last)
            return upto, tail
    return 0, []


_BARE_FIGURE = re.compile(r"\W*<q\d+>\W*")
"""A figure after a comparison, of either of the two: "is smaller than Cuba's, 5 billion"."""


def _with_name_of_which(text: str, sentence: _Progress) -> str:
    """Return an addition with the state named last in the place of "which"."""
    named = [n for n, code in enumerate(sentence.tokens.states) if code in sentence.states[-1:]]
    return re.sub(r"^(?:which|who) (?!<)", f"<s{named[-1]}> ", text) if named else text


def _insertions(run: list[Piece], last: Reading, sentence: _Progress) -> list[Reading]:
    """Read the figures in brackets or between commas inside a clause."""
    tokens, around = sentence.tokens, sentence.reader.around
    reads: list[Reading] = []
    for number, piece in enumerate(run):
        if piece.inside:
            named = [code for before in run[:number] for code in _named(tokens, [before])]
            reads += read_inserted(piece, tokens, last[:2], named[-1:], around)
    return reads


def _fronted(at: int, sentence: _Progress) -> list[Reading]:
    """Read a phrase before the subject of a sentence as a clause about it."""
    pieces = sentence.pieces
    if at or len(pieces) < 2 or pieces[1].inside:
        return []
    written = complete_fronted(pieces[0].text.strip(), pieces[1].text)
    reads = _read(written, sentence) if written else []
    sentence.time = NOW if reads else sentence.time
    return reads


def _read(written: str, sentence: _Progress) -> list[Reading]:
    """Read one clause, and remember what it spoke of."""
    wording, reader = weigh(written), sentence.reader
    if _is_of_other(written, wording, sentence):
        return []
    # What is so now is so whatever time the clause before has.
    sentence.time = NOW if _TODAY.search(written) else sentence.time
    parsed = _parsed(wording, sentence)
    test = compile_parse(parsed, reader.lexicon, reader.describe) if parsed else None
    if parsed and test is None and is_undated_change(parsed):
        sentence.subject, sentence.last = parsed.subject, (parsed, base_of_change(parsed))
        return []
    if parsed is None or test is None or (test.time.last or 0) > reader.now:
        return []
    return _remembered(parsed, test, sentence)


def _is_of_other(written: str, wording: Wording, sentence: _Progress) -> bool:
    """Return whether a clause is of a part of something, of products, or of a time before."""
    is_before = sentence.is_partial or _HAD_JUST.search(written) is not None
    return is_before or is_of_products(wording.text, sentence.tokens.masked)


def _remembered(parsed: Parse, test: ClaimTest, sentence: _Progress) -> list[Reading]:
    """Return what was read of a clause, and remember it: "since" is of its own clause alone."""
    sentence.subject, sentence.last = parsed.subject, (parsed, test)
    if parsed.time.kind not in ("now", "since"):
        sentence.time = replace(parsed.time)
    return [(parsed, test, gap_of(test))]


def _parsed(wording: Wording, sentence: _Progress) -> Parse | None:
    """Parse a clause by a construction, or as a quantity and its predicate."""
    tokens = sentence.tokens
    around = Surroundings(sentence.context, sentence.subject, sentence.states, sentence.time)
    parsed = parse(wording, tokens, around, sentence.reader.describe)
    return parsed or parse_predicate(wording, tokens, around)


_TODAY = re.compile(r"\b(?:now|today|nowadays|these days|at present|currently)\b")
_HAD_JUST = re.compile(
    r"\bhad (?:only |but )?(?:just|recently|lately) (?:joined|left|become|entered)\b"
)


def _named(tokens: Tokens, pieces: list[Piece]) -> tuple[int, ...]:
    """Return the states named in some pieces."""
    text = " ".join(piece.text for piece in pieces)
    return tuple(tokens.states[int(n)] for n in re.findall(r"<[sa](\d+)>", text))


def _span(tokens: Tokens, pieces: list[Piece]) -> TextSpan:
    start, end = tokens.piece(pieces[0].start, pieces[-1].end)
    text = tokens.text[start:end].strip(" ,;.")
    begin = tokens.text.find(text, start)
    return TextSpan(text, max(begin, start), max(begin, start) + len(text))

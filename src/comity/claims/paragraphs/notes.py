"""Notes without a verb and chronologies: "2009: It joins NATO", "Bilateral trade: $3bn"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.times import YEAR
from comity.states.register import states

_BULLET = r"^(?P<bullet>[\s•*–-]*)"
_LABEL = re.compile(
    rf"{_BULLET}(?:(?P<year>(?:1[89]|20)\d\d)|(?:[Tt]he )?(?:[Ss]ame|[Tt]hat) year)"
    r"(?P<colon> ?[:–—] )(?=[A-Z§¶])"
)
_ENTRY = re.compile(r"; (?=[a-z§¶])")
_BY_NOW = re.compile(r" (?:by now|now|at this point|meanwhile)(?=[,.;]|$)")
_REACHED = re.compile(r"\bhas (?=(?:reached|risen|fallen|grown|climbed|come|doubled|joined)\b)")


def years_of_entries(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find the year that opens an entry of a chronology: all that it says is of that year.

    >>> list(years_of_entries("2009: Peru grows; output is up by now.", [], Context()))
    [(0, 6, 'In 2009, '), (6, 7, 'p'), (16, 18, '; in 2009 '), (30, 37, '')]
    """
    masked = masked_evenly(text, mentions)
    match = _LABEL.match(masked)
    year = match["year"] or _year_before(context) if match else ""
    if match is None or not year or YEAR.search(masked, match.end()):
        return
    first = match.end()
    is_word = re.match(r"[A-Z](?:[a-z]| [a-z])", masked[first:]) is not None
    yield match.end("bullet"), first, f"In {year}, "
    yield first, first + 1, text[first].lower() if is_word else text[first]
    for entry in _ENTRY.finditer(masked, match.end()):
        yield *entry.span(), f"; in {year} "
    for words in (*_BY_NOW.finditer(masked), *_REACHED.finditer(masked)):
        yield *words.span(), ""


def _year_before(context: Context) -> str:
    """Return the one year that was spoken of; empty for none."""
    return f"{context.time.last}" if context.time.kind == "year" else ""


_OUTPUT = r"(?:[Gg]ross domestic product|GDP|[Oo]utput|[Nn]ational income)"
_OF_STATE = re.compile(
    rf"{_BULLET}(?:In (?:1[89]|20)\d\d, )?(?:(?P<what>{_OUTPUT})\b(?! (?:of|in) §)|"
    r"(?P<who>(?<=, )the country)\b(?!['’]))"
)


def outputs_of_entries(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "GDP" and "the country" at the begin of a note on the state that the text is about.

    >>> list(outputs_of_entries("GDP is $200bn.", [], Context(topic=135)))
    [(0, 3, "Peru's GDP")]
    """
    masked = masked_evenly(text, mentions)
    match = _OF_STATE.match(masked)
    if match is None or context.topic is None or mentions:
        return
    name, what = states()[context.topic].name, match["what"]
    if what:
        said = what if what.isupper() else what.lower()
        yield *match.span("what"), f"{name}'s {said}"
    else:
        yield *match.span("who"), name


_MEASURED = (
    r"(?:trade|turnover|commerce|exports|imports|GDP|product|expenditure|spending|budget|balance|"
    r"surplus|deficit|place|rank|share|income|output)"
)
_FIGURE = r"(?:(?:about|some|nearly|almost|over|around) )?(?:US)?[$€£]?\d"
_NOTE = re.compile(
    rf"{_BULLET}(?P<head>[A-Z§¶](?:[^:;,.()]*\b)?{_MEASURED}\b[^:;,.()]*|[A-Z][a-z]+ {_MEASURED})"
    rf"(?P<colon>: )(?={_FIGURE})",
)
_VERB = re.compile(r"\b(?:is|are|was|were|has|had|have|came|went|rose|fell|grew|stood|shows?)\b")


def years_of_notes(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "Bilateral trade: $3bn", under a heading with a year: it was so in that year.

    >>> from comity.claims.text.times import TimeSpan
    >>> before = Context(time=TimeSpan("year", last=2014))
    >>> list(years_of_notes("Bilateral trade: $3bn.", [], before))
    [(0, 1, 'In 2014 b'), (15, 17, ' was ')]
    """
    masked, year = masked_evenly(text, mentions), _year_before(context)
    match = _NOTE.match(masked)
    if match is None or not year or YEAR.search(text) or _VERB.search(match["head"]):
        return
    first = match.start("head")
    is_word = re.match(r"[A-Z][a-z]", masked[first:]) is not None
    yield first, first + 1, f"In {year} {text[first].lower() if is_word else text[first]}"
    yield *match.span("colon"), " was "


_PARTNERS = re.compile(
    rf"{_BULLET}(?:[Mm]ain |[Mm]ajor |[Tt]op )?(?:[Ii]mport|[Ee]xport|[Tt]rading) partners"
    r"(?P<place>):"
)
_OF_COUNTRY = re.compile(rf"{_BULLET}[A-Z][a-z]+ [a-z]+ of (?P<who>the (?:country|nation)):")
_OTHERS = re.compile(
    r"(?P<all>(?:,|;|,? and) (?:all )?(?:others?|the rest|the remainder)(?: countries| states)?:? "
    r"[\d.]+ ?(?:%|per ?cent))(?=[,.;)]|$| \()",
    re.IGNORECASE,
)


def owners_of_notes(text: str, mentions: Sequence[Mention], context: Context) -> Places:
    """Find "Import partners:" in notes on one state, whose they are.

    >>> list(owners_of_notes("Import partners: Chile 12 percent.", [], Context(state=(135,))))
    [(15, 15, ' of Peru')]
    """
    masked = masked_evenly(text, mentions)
    owner = context.topic if context.topic is not None else next(iter(context.state), None)
    if owner is None:
        return
    if match := _PARTNERS.match(masked):
        yield match.end("place"), match.end("place"), f" of {states()[owner].name}"
    if match := _OF_COUNTRY.match(masked):
        yield *match.span("who"), states()[owner].name


def all_others(text: str, _: Sequence[Mention], __: Context) -> Places:
    """Find "others 75 percent" at the end of a list, which is the share of no state.

    >>> list(all_others("Chile 25 percent, others 75 percent.", [], Context()))
    [(16, 35, '')]
    """
    for match in _OTHERS.finditer(text):
        yield *match.span("all"), ""

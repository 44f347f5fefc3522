"""Several states taken together: "Finland and Denmark together spent 14 billion dollars"."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.grammar.role_names import NamedSentence
from comity.claims.reading.base import ParserContext
from comity.claims.text.mentions import Mention, NameIndex
from comity.states.groups import FIRST_CODE, code_of_several

MOST = 4
"""How many states may be taken together."""

_TOGETHER = r"(?:together|jointly|combined|collectively|taken together|between them)"
_ADDED = (
    r"(?:still |now |also |already |only |just |no longer |have |has |had )*"
    r"(?:spen[dt]|t[ao]ke|took|bought|buy|account|suppl|s[eo]ld|sell|sen[dt]|export|import|provid|"
    r"deliver|received?|absorb|purchas|devot|ma[dk]e up|produc|contribut|cover|represent|ship|"
    r"amount|held|hold|generat|earn|had|have|were (?:responsible|the source)|furnish)"
)
"""What several do can be added up: they spend, sell or take; to vote or to trade is no sum."""

_AFTER = re.compile(rf",? {_TOGETHER}\b,?(?= {_ADDED})")
_THAN = re.compile(
    r"(?:\b(?:more|larger|bigger|greater|higher|less|smaller|lower|fewer|as (?:much|large|big))\b"
    r"[^,;]*\b(?:than|as)(?: with| to| from)?"
    r"|\b(?:outsp(?:end|ent)|exceed|dwarf|surpass)(?:s|ed)?)(?: (?:that|those) of)? (?:the )?$"
)
_OF_NO_SUM = re.compile(r"\b(?:share|proportion|percentage|part|per|often|ranks?|growth|grew)\b")
"""What is of no sum: a larger share of its own GDP than several have."""

_PUT = re.compile(rf",? (?:put |added )?{_TOGETHER}(?=(?: did| do)?(?:[.,;]| (?:in|on|for)\b|$))")
_BEFORE = re.compile(
    r"^(?:Together|Between them|Taken together|Combined|Jointly),? (?=(?:the )?$)|"
    r"\b(?:combined|joint|collective) (?=(?:military|defen[cs]e|gdp|GDP|exports|imports|economic|"
    r"economy|arms|trade)\b[a-z ]{0,30} (?:of|by) (?:the )?$)"
)
_AT_END = re.compile(
    rf"(?: with\b| {_ADDED})[^;,]*?(?:percent|per cent|%|billion|dollars|imports|exports|trade)"
    r"(?P<said> (?:between them|together|combined))(?=[,.;]| in (?:19|20)\d\d\b|$)"
)
"""Such words after the figure: "A and B took 45 percent of its exports between them"."""

_VERB = re.compile(rf" {_ADDED}")
_COMMA = re.compile(r", (?:the )?")
_AND = re.compile(r",? and (?:the )?")


def taken_together(
    named: NamedSentence, reader: ParserContext
) -> tuple[NamedSentence, ParserContext]:
    """Return a sentence and what it is read with, states that it adds up as one name.

    Nothing changes where it adds up none.
    """
    text = named.text
    for listed in _lists(text, reader.names.find_states(text)):
        start, end = listed[0].start, listed[-1].end
        if said := _words_that_add(text, start, end + len(_mark_of_owner(text, end))):
            code = code_of_several([one.states[0] for one in listed])
            names = _with_name(reader.names, text[start:end], code)
            return named.without(*said), replace(reader, names=names)
    return named, reader


def _words_that_add(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where words say that a list of states is added up; None where none do."""
    if said := _AT_END.match(text, end):
        return said.span("said")
    if _is_more_than(text[:start]) and (said := _PUT.match(text, end)):
        return said.span()
    said = _AFTER.match(text, end) or _BEFORE.search(text[:start])
    if said and (said.start() or _VERB.match(text, end)):
        return said.span()
    return None


def _is_more_than(before: str) -> bool:
    """Return whether words end where a sum is named that something is more or less than."""
    return _THAN.search(before) is not None and not _OF_NO_SUM.search(before)


def _lists(text: str, mentions: list[Mention]) -> list[list[Mention]]:
    """Return the states of each list that "and" closes: "A and B", "A, B and C"."""
    lists: list[list[Mention]] = []
    run: list[Mention] = []
    for one in mentions:
        between = _without_mark(text[run[-1].end : one.start], text, one.end) if run else ""
        if not _AND.fullmatch(between) and not _COMMA.fullmatch(between):
            run = []
        run = [*run, one]
        if _AND.fullmatch(between):
            lists.append(run)
            run = []
    return [listed for listed in lists if _can_be_added(listed)]


_MARK = re.compile(r"['’](?:s\b)?")


def _mark_of_owner(text: str, place: int) -> str:
    """Return what makes a name an owner's, at its end: "Peru's"; empty for none."""
    match = _MARK.match(text, place)
    return match[0] if match else ""


def _without_mark(between: str, text: str, end: int) -> str:
    """Return the words between two states, where both own something without their marks."""
    mark = _MARK.match(between)
    return between[mark.end() :] if mark and _mark_of_owner(text, end) else between


def _can_be_added(listed: list[Mention]) -> bool:
    """Return whether a list is of a few states, each named once."""
    are_states = all(one.form == "name" and one.states[0] < FIRST_CODE for one in listed)
    return are_states and len({one.states for one in listed}) == len(listed) <= MOST


def _with_name(names: NameIndex, name: str, code: int) -> NameIndex:
    """Return an index with one more name, the longest of its first word."""
    first = re.split(r"[\s’'-]", name)[0].rstrip(".,")
    there = ((name, str(code), "name"), *names.by_first.get(first, ()))
    return replace(names, by_first={**names.by_first, first: there})

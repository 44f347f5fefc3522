"""Taking lists apart: one clause with several states and figures becomes several plain ones.

"Germany and Britain took 19 and 17 percent of it" becomes "Germany took 19 percent of it" and
"Britain took 17 percent of it"; so do brackets ("France (28 percent)"), figures that share a verb
("15 percent to the United States and 7 percent to Japan"), and "from 14 percent in 2019 to 64".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from comity.claims.text.lists.each_subject import SINGULAR
from comity.claims.text.lists.list_tokens import (
    FIGURE_TOKEN,
    SAID_IN_ORDER,
    STATE_TOKEN,
    UNIT_OF_FIGURE,
    tokens_of_list,
    unit_at_end,
    with_unit,
    with_units,
    years_in_turn,
)
from comity.claims.text.lists.two_flows import by_two_flows
from comity.claims.text.times import A_YEAR

_UNIT = UNIT_OF_FIGURE
_FIGURE = re.compile(
    rf"(?:(?:about|some|nearly|almost|around|roughly|over|more than|less than|just) )?"
    rf"(?:(?:an?|one|another|a mere|a further) (?:third|quarter|fifth|sixth|eighth|tenth)\b"
    rf"(?= (?:to|from|in|with|by) )|"
    rf"(?:US)?\$?(?<![\d.,])(?<!\d{{4}}[–-])(?!{A_YEAR}\b(?!{_UNIT}))\d+(?:[.,]\d+)*{_UNIT}?(?![\d-]))"
)
_S, _Q = STATE_TOKEN, FIGURE_TOKEN
_TO = r"(?:(?:to|from|with|in|by) )?"
_LIST_S = re.compile(rf"{_S}(?:, {_TO}{_S})*,? and {_TO}{_S}")
_LIST_Q = re.compile(rf"{_Q}(?:, {_Q})*,? and {_Q}")
_BRACKETS = re.compile(rf"{_S} \({_Q}\)(?:(?:, and|,| and) {_S} \({_Q}\))+")
_LAST_YEAR = r" in \d{4}[.]?$"
_ELLIPSIS = re.compile(
    rf"(?:, and|,| and) (?:for |worth |at )?(?:another |a further )?(?P<figure>{_Q}) "
    rf"(?P<link>to|from|with|in|for|by) (?P<state>{_S})(?= and|,|\.|;|$|{_LAST_YEAR})"
)
_GAPPED = re.compile(
    rf"(?:, and|,| and) (?P<state>{_S}) (?:another |a further |only |just )?(?P<figure>{_Q})"
    rf"(?=,|\.|;|$| and)"
)
_GAPS = re.compile(
    rf"(?:(?:, and|,| and) {_S} (?:another |a further |only |just )?{_Q}(?=,|\.|;|$| and))+[.;]?$"
)
_OBJECT = re.compile(rf"\b(?:to|from|with) {_S}")
_SUBJECT = re.compile(rf"(?:^|(?<=, )|(?<=^In \d{{4}} )){_S}(?= (?!«)[a-z]\w+ )")
_PAIRS = re.compile(
    rf"(?:, and|,| and) (?P<states>{_S} and {_S}) (?P<link>in|with|at) (?P<figure>{_Q})(?=,|\.|;|$)"
)
_AGENTS = re.compile(
    rf"(?:(?<!followed )\bby (?P<list>{_S}(?:, {_S})*,? and {_S})|"
    rf"^(?:No|Nothing|Not)\b[^;]*?\bby (?P<none>{_S}(?:, {_S})*,? (?:n?or|and) {_S})(?=[^,;]*$))"
)
_FROM_TO = re.compile(
    rf"^(?P<subject>.*?) (?:has |have |had )?(?:\w+ly )?(?:dropped|fallen|fell|sunk|sank|risen|"
    rf"rose|grown|grew|climbed|jumped|shrunk|shrank|increased|declined|gone|went|slipped|soared|surged|"
    rf"doubled|tripled|plunged|swelled|dwindled)\b[^«]*? from (?P<first>{_Q} (?:in|over) [\d–-]+) "
    rf"to (?P<last>{_Q} (?:in|over) [\d–-]+)"
)
_VERBS = (
    r"(?:sends?|sent|sells?|sold|buys?|bought|takes?|took|ships?|shipped|gets?|got|delivers?|"
    r"delivered|imports?|imported|exports?|exported|conducts?|conducted|supplies|supplied|spends?|"
    r"spent|devotes?|devoted|accounts? for|accounted for|draws?|drew|received?|receives)"
)
_SHARED_SUBJECT = re.compile(
    rf"^(?P<subject>{_S}|It|They|The country)(?P<first> .*?{_Q}.*?),? (?:and|but) "
    rf"(?P<second>{_VERBS} .*{_Q}.*)$"
)
_WORTH = re.compile(
    rf"^(?P<subject>[^,]+), worth (?:just |only )?(?P<figure>{_Q}) in (?P<year>\d{{4}}), "
    rf"(?:had |has )?(?P<rest>(?:reached|risen|grown|fallen|was|amounted|came|stood)\b.*)$"
)
_BY_TO = re.compile(
    rf"^(?P<subject>.*?) (?P<verb>rose|fell|grew|shrank|increased|declined|jumped|dropped|climbed) "
    rf"by (?P<change>{_Q})(?P<year> in \d{{4}})?,? to (?P<level>{_Q})(?P<rest>[.]?)$"
)


def split_lists(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Split a clause into plain clauses with one figure each; a list of one where it has none.

    Parameters
    ----------
    text
        The clause.
    spans
        Where states are named in it, as start and end.

    Examples
    --------
    >>> split_lists("Peru and Chile sold 21 and 38 percent of it", [(0, 4), (9, 14)])
    ['Peru sold 21 percent of it', 'Chile sold 38 percent of it']
    """
    masked, words = mask_words(text, spans)
    for split in _SPLITTERS:
        if atoms := split(masked, words):
            return [unmask(atom, words) for atom in atoms]
    return [text]


def mask_words(text: str, spans: Sequence[tuple[int, int]]) -> tuple[str, dict[str, str]]:
    """Write states and figures as tokens, and return what each token means."""
    words: dict[str, str] = {}
    taken = [(start, end, "S") for start, end in spans]
    taken += [
        (match.start(), match.end(), "Q")
        for match in _FIGURE.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in spans)
    ]
    pieces, upto = [], 0
    for number, (start, end, kind) in enumerate(sorted(taken)):
        token = f"«{kind}{number}»"
        words[token] = text[start:end]
        pieces += [text[upto:start], token]
        upto = end
    return "".join([*pieces, text[upto:]]), words


def unmask(atom: str, words: dict[str, str]) -> str:
    """Return a clause with words in the place of its tokens."""
    return re.sub(r"«[SQ]\d+»", lambda match: words[match[0]], atom)


def _by_order(masked: str, words: dict[str, str]) -> list[str]:
    """Pair lists of states, and of years, with a list of as many figures."""
    figures = _LIST_Q.search(masked)
    tokens = tokens_of_list(figures[0]) if figures else []
    lists = [one for one in _LIST_S.finditer(masked) if len(tokens_of_list(one[0])) == len(tokens)]
    if not figures or not lists:
        return []
    values = with_units(tokens, words)
    base, (first, *others) = SAID_IN_ORDER.sub("", masked), [one[0] for one in lists]
    names = tokens_of_list(first)
    gap = None if others else _GAPPED.search(base)
    if gap:
        figure = with_unit(words[gap["figure"]], unit_at_end(values[-1]))
        names, values = [*names, gap["state"]], [*values, figure]
        base = base[: gap.start()]
    in_turn = [
        (first, names),
        (figures[0], values),
        *((one, tokens_of_list(one)) for one in others),
    ]
    in_turn += years_in_turn(base, len(values))
    return [_with_each(base, in_turn, at) for at in range(len(values))]


def _with_each(base: str, in_turn: Iterable[tuple[str, Sequence[str]]], at: int) -> str:
    """Write the one member of each list that has the same place in it."""
    for written, listed in in_turn:
        base = base.replace(written, listed[at])
    return base


def _by_brackets(masked: str, words: dict[str, str]) -> list[str]:
    """Read each state of a list with the figure in brackets after it, in the unit of the first."""
    listed = _BRACKETS.search(masked)
    if not listed:
        return []
    base, each = SAID_IN_ORDER.sub("", masked), re.findall(rf"({_S}) \(({_Q})\)", listed[0])
    unit = unit_at_end(words[each[0][1]])
    return [
        base.replace(listed[0], f"{name} ({with_unit(words[figure], unit)})")
        for name, figure in each
    ]


def _by_ellipsis(masked: str, words: dict[str, str]) -> list[str]:
    """Read "15 percent to B and 7 percent to C" with the verb of the first."""
    links = list(_ELLIPSIS.finditer(masked))
    base = masked[: links[0].start()] if links else ""
    first = re.search(_Q, base)
    place = re.search(rf"\b{links[0]['link']} {_S}", base) if links else None
    if not first or not place or len(re.findall(_Q, base)) != 1:
        return []
    unit = unit_at_end(words[first[0]])
    last = re.match(_LAST_YEAR, masked[links[-1].end() :])
    base += last[0] if last else ""
    plain = base.replace(f"{place[0]}{_apposed_to(place, base)}", place[0])
    atoms = [base]
    for link in links:
        figure = with_unit(words[link["figure"]], unit)
        atoms.append(
            plain.replace(place[0], f"{link['link']} {link['state']}").replace(first[0], figure)
        )
    return atoms


def _apposed_to(place: re.Match[str], base: str) -> str:
    """Return the words that describe a state, and no other: ", its largest market"."""
    match = _APPOSED.match(base, place.end())
    return match[0] if match else ""


_APPOSED = re.compile(
    r", (?:which|who|its|their|once|now|an?|the) [^,«;]*(?:«S\d+»['’]s [^,«;]*)?,?"
)


def _by_largest(masked: str, _: dict[str, str]) -> list[str]:
    """Read "A, B and C are D's leading suppliers" of each; it is one of the first three."""
    match = _LARGEST.match(masked)
    if not match:
        return []
    verb = SINGULAR[match["verb"]]
    return [f"{name} {verb}{match['rest']}" for name in tokens_of_list(match["list"])]


_LARGEST = re.compile(
    rf"^(?P<list>{_S}(?:, {_S})+,? and {_S}) (?P<verb>are|were)"
    rf"(?P<rest> (?:{_S}['’]s|the) (?:largest|biggest|main|top|leading|chief|principal) [^«]*"
    rf"(?:(?:of|to|for) {_S}[^«]*)?)$"
)


def _by_pairs(masked: str, _: dict[str, str]) -> list[str]:
    """Read "and C and D in 90 percent" with the verb of "A and B ... in 88 percent"."""
    links = list(_PAIRS.finditer(masked))
    base = masked[: links[0].start()] if links else ""
    pair, figure = re.search(rf"{_S} and {_S}", base), re.search(_Q, base)
    if not pair or not figure:
        return []
    return [
        base,
        *(base.replace(pair[0], one["states"]).replace(figure[0], one["figure"]) for one in links),
    ]


def _by_gap(masked: str, words: dict[str, str]) -> list[str]:
    """Read "B 20 and C 9" with the verb of "A took 48 percent of it".

    The states take the place of the subject, the only state of the clause that no preposition,
    possessive or comma sets apart.
    """
    run = _GAPS.search(masked)
    base = masked[: run.start()] if run else ""
    figure, subject = re.findall(_Q, base), _SUBJECT.search(base)
    if not run or not subject or len(figure) != 1 or not _is_only_subject(base, subject):
        return []
    unit = unit_at_end(words[figure[0]])
    return [
        base,
        *(
            (base[: subject.start()] + link["state"] + base[subject.end() :]).replace(
                figure[0], with_unit(words[link["figure"]], unit)
            )
            for link in _GAPPED.finditer(run[0])
        ),
    ]


def _is_only_subject(base: str, subject: re.Match[str]) -> bool:
    """Return whether only the subject can be what others replace: no object has a state too."""
    rest = base[subject.end() :]
    before, _, after = rest.partition("«Q")
    return "«S" not in before and _OBJECT.search(after) is None


def _by_change(masked: str, _: dict[str, str]) -> list[str]:
    """Read "fell from 69 percent in 2019 to 4 percent in 2024" as two levels."""
    match = _FROM_TO.match(masked)
    if not match:
        return []
    return [f"{match['subject']} was {match['first']}", f"{match['subject']} was {match['last']}"]


def _by_agent(masked: str, _: dict[str, str]) -> list[str]:
    """Read "sanctioned by A and B" of each."""
    match = _AGENTS.search(masked)
    if not match:
        return []
    listed = match["list"] or match["none"]
    return [masked.replace(listed, name) for name in tokens_of_list(listed)]


def _by_subject(masked: str, _: dict[str, str]) -> list[str]:
    """Read "sends 35 percent of it" with the subject of "takes 44 percent of that"."""
    match = _SHARED_SUBJECT.match(masked)
    if not match:
        return []
    return [f"{match['subject']}{match['first']}", f"{match['subject']} {match['second']}"]


def _by_worth(masked: str, _: dict[str, str]) -> list[str]:
    """Read "trade, worth 2 billion in 2000, had reached 24 billion in 2023" as two levels."""
    match = _WORTH.match(masked)
    if not match:
        return []
    subject = match["subject"]
    return [
        f"{subject} was worth {match['figure']} in {match['year']}",
        f"{subject} {match['rest']}",
    ]


def _by_level(masked: str, _: dict[str, str]) -> list[str]:
    """Read "fell by 41 percent in 2024, to 17 billion" as a change and a level."""
    match = _BY_TO.match(masked)
    if not match:
        return []
    year = match["year"] or ""
    return [
        f"{match['subject']} {match['verb']} by {match['change']}{year}",
        f"{match['subject']} was {match['level']}{year}",
    ]


_BOTH = re.compile(rf"\b(?P<link>of|for|to|from|with|in) both (?P<one>{_S}) and (?P<two>{_S})")
_IN_BOTH = re.compile(r"\bin (?:the two|both)(?: countries| states| of them| cases)?,? (?=«S)")


_DO_TO_ONE = re.compile(
    rf"^(?P<before>(?:In \d{{4}},? )?)(?P<list>{_S}(?:, {_S})*,? and {_S}) "
    r"(?P<rest>(?:(?:have|had|all|both|jointly) )*(?:went to war (?:with|against)|declared war on|"
    r"fought (?:against|with)|invaded|attacked|imposed|severed|broke off|cut(?: off)?|restored|"
    r"recogni[sz]ed|sanctioned|boycotted|blockaded|joined|left|vetoed) (?!each|one another)[^«,;]*"
    r"(?:«S\d+»|\bE[A-Z]|NATO|the (?:EU|European|SCO|BRICS))[^,;]*)(?:,.*|[.])?$"
)


_IN_BOTH_TIMES = re.compile(
    rf"\bin both (?P<one>{A_YEAR}(?:[–-]\d{{2,4}})?) and (?P<two>{A_YEAR}(?:[–-]\d{{2,4}})?)"
)


def _of_one_of_both(masked: str, both: re.Match[str], lead: str) -> list[str]:
    """Return a clause once with each of "both one and two", and some words before it."""
    return [masked.replace(both[0], f"{lead}{both[name]}") for name in ("one", "two")]


def _by_times(masked: str, _: dict[str, str]) -> list[str]:
    """Read what was so "in both 2012-16 and 2017-21" of each time."""
    match = _IN_BOTH_TIMES.search(masked)
    if not match or "«Q" in masked:
        return []
    return _of_one_of_both(masked, match, "in ")


def _by_subjects(masked: str, _: dict[str, str]) -> list[str]:
    """Read "A, B and C went to war with D" of each."""
    match = _DO_TO_ONE.match(masked)
    if not match or "«Q" in masked:
        return []
    return [f"{match['before']}{name} {match['rest']}" for name in tokens_of_list(match["list"])]


_BOTH_FLOWS = re.compile(
    rf"\bboth (?P<own>(?:its |their |the |{_S}(?:['’]s?)? )?)"
    r"(?P<one>imports|exports) and (?P<two>imports|exports)\b"
)


def _by_both_flows(masked: str, _: dict[str, str]) -> list[str]:
    """Read "a quarter of both its imports and exports" of each."""
    match = _BOTH_FLOWS.search(masked)
    if not match or match["one"] == match["two"]:
        return []
    return _of_one_of_both(masked, match, match["own"])


def _by_both(masked: str, _: dict[str, str]) -> list[str]:
    """Read "a partner of both B and C; in the two countries D is the first" of each."""
    match = _BOTH.search(masked)
    if not match:
        return []
    each = _of_one_of_both(masked, match, f"{match['link']} ")
    return [_IN_BOTH.sub("", one) for one in each]


_SPLITTERS = (
    by_two_flows,
    _by_both,
    _by_both_flows,
    _by_order,
    _by_largest,
    _by_brackets,
    _by_ellipsis,
    _by_pairs,
    _by_gap,
    _by_change,
    _by_agent,
    _by_subject,
    _by_subjects,
    _by_times,
    _by_worth,
    _by_level,
)

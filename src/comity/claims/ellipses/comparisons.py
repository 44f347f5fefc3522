"""Comparisons that name only the other state: "more than Chile", "twice as much as to Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.claims.ellipses.elided import Direction, ElidedClause
from comity.claims.ellipses.targets import TARGET, WHO, is_told_loosely, manner_of, role_of
from comity.claims.text.masks import PEOPLE
from comity.claims.text.mentions import Mention
from comity.claims.text.quantities import Quantity

_HOW = (
    r"(?P<not>not |neither |nor )?"
    r"(?P<slight>(?:(?:just|only|ever so|by|an?|little|bit|shade|touch|fraction|hair|"
    r"trifle|slightly|marginally|narrowly|nose) )*)"
    r"(?:(?:a|an|by|some|good|great|deal|lot|far|much|somewhat|considerably|significantly|"
    r"substantially|even|still|way|well|distance|long) )*"
)
_NOUN = r"(?: (?:[a-z-]+ ){0,3}?[a-z-]+)?"
_DEEDS = r"exceed|surpass|dwarf|outweigh|eclips|outpac|outspend|outstrip|top|overshadow|trump|beat"
_DONE = r"outspent|outsold|outbought|outbid|beat"
_FORMS: tuple[tuple[str, Direction], ...] = (
    (rf"(?:more|higher|larger|bigger|greater|heavier){_NOUN} (?:even )?than ", "more"),
    (rf"(?:less|fewer|lower|smaller|lighter){_NOUN} (?:even )?than ", "less"),
    (r"(?:ahead|in front|clear) (?:even )?of |above ", "more"),
    (
        rf"(?P<deed>(?:{_DEEDS})(?:s|es|p?ed|p?ing)|(?:{_DONE}|outbidding|outselling|"
        r"outbuying)) (?!by )",
        "more",
    ),
    (r"behind |below |short of |under |trailing ", "less"),
    (
        r"(?P<deed>(?:dwarfed|exceeded|surpassed|outspent|outbid|outsold|overshadowed|"
        r"eclipsed) by) ",
        "less",
    ),
)
_COMPARED = tuple(
    (re.compile(rf"(?<!\w){_HOW}(?:{said}){TARGET}", re.IGNORECASE), direction)
    for said, direction in _FORMS
)
_FAR = r"(?:(?:a|far|well|some|long|way|distance|distant|good|further|even|than|ever|trailing) )*"
_NO_OTHER = "".join(
    f"(?P<{name}>(?!))?" for name in ("two", "link", "of", "own", "does", "noun", "doer")
)
_BEHIND = r"(?P<slight>(?:only|just|not far|close) )?" rf"{_FAR}(?:behind|trailing|lagging)"
_LEFT_BEHIND = re.compile(
    rf"(?:(?<=\bwith )|(?P<loose>\b(?:leaves?|leaving|left|puts?|putting) ))(?:the )?(?P<who>{WHO})"
    rf"(?:['’]s?)?{_NO_OTHER}(?(loose)(?:,[^,;.]*(?:[.]\d[^,;.]*)?,| \([^()]*\))?) {_BEHIND}\b",
    re.IGNORECASE,
)
"""Whom another is ahead of: "with Chile far behind", "leaves Chile, at 300 billion, behind"."""

_OUTDID = re.compile(
    rf"(?<!\w)(?:(?:{_DEEDS})(?:s|es|p?ed|p?ing)|{_DONE}|outbidding|outselling) "
    r"(?:it|them)\b",
    re.IGNORECASE,
)
"""Whom another is ahead of by a pronoun: "outbid it" is the first of whom the sentence speaks."""

_TIMES = re.compile(
    r" ?(?:as (?:[a-z]+ ){1,2}?as |(?:more|larger|higher|bigger|greater) than |"
    r"(?=(?:that|those|what|its|their) |the [a-z]+ (?:of|for|from|to|with) |"
    rf"(?:the )?{WHO}['’]|(?:the )?{PEOPLE}+ )){TARGET}"
)
_PART_OF = re.compile(rf" (?:of (?=what |that |those |(?:the )?{WHO})|the size of ){TARGET}")
"""What a part of another is: "less than a third of what Chile bought"."""

_APART = re.compile(
    rf" (?:(?P<more>(?:more|higher|larger|bigger|greater){_NOUN} than|ahead of|above)|"
    rf"(?:less|fewer|lower|smaller){_NOUN} than|behind|below|short of) {TARGET}"
)
"""By how much another differs: "13 billion more than Chile"."""

_TOGETHER = re.compile(r",? (?:combined|(?:taken |put |both )?together)\b")
_END = re.compile(r"[.,;:)–—]|$| – | (?:and|but|while|whereas|though|although)\b")
_SLIGHT = re.compile(
    r"\b(?:little|bit|shade|touch|fraction|hair|trifle|slightly|marginally|narrowly|nose|just|"
    r"close|not far)\b"
)
_AFTER = re.compile(
    r"(?: \([^()]*\))?(?: (?:on|in|for) (?:(?:its|the|their) )?(?:military|defen[cs]e|army|armed "
    r"forces|arms)(?: (?:spending|budget|outlays|expenditure))?)?"
    rf"(?: (?:for|in|as (?:a|the) (?:buyer|customer|market|supplier) (?:of|for)) (?:the )?"
    rf"(?P<market>{WHO})(?:['’]s?)?(?: (?:goods|exports|imports|products|wares|market))?)?"
    r"(?: (?:in|that) year)?(?: for (?:the first time|once))?"
)
"""What may follow the other state: its figure, and what is compared."""

_PLACES = re.compile(r"\b(?:places?|ranks?|spots?|positions?) $")
"""What a rank is ahead or behind by, which is no level."""


def find_comparisons(
    masked: str, mentions: Sequence[Mention], figures: Sequence[Quantity]
) -> Iterator[ElidedClause]:
    """Find the comparisons of a text with a sign for each letter of a state.

    >>> masked = "§§§§ sold 3 billion, more than §§§§§."
    >>> mentions = [Mention(0, 4, (135,), "name"), Mention(31, 36, (155,), "name")]
    >>> [(one.state, one.direction) for one in find_comparisons(masked, mentions, [])]
    [(155, 'more')]
    """
    multiples = list(_multiples(masked, figures))
    apart = list(_differences(masked, mentions, figures))
    numbers = [*multiples, *(one.apart for one in apart if one.apart)]
    yield from apart
    for match, direction in _plain_matches(masked, numbers):
        for one in _compared(match, masked, mentions, direction):
            yield _with_margin(one, masked, figures)
    for match in _LEFT_BEHIND.finditer(masked):
        yield from _compared(match, masked, mentions, "more")
    yield from _pronouns(masked, mentions)
    for figure in multiples:
        of_part = _PART_OF if figure.value < 1 else _TIMES
        if multiple := _TIMES.match(masked, figure.end) or of_part.match(masked, figure.end):
            for one in _compared(multiple, masked, mentions, "more", figure):
                yield replace(one, is_loose=one.is_loose or multiple.re is _PART_OF)


def _plain_matches(
    masked: str, numbers: Sequence[Quantity]
) -> Iterator[tuple[re.Match[str], Direction]]:
    """Yield what compares without a number, and whether it says more or less."""
    for form, direction in _COMPARED:
        for match in form.finditer(masked):
            if not any(one.start <= match.start() <= one.end + 1 for one in numbers):
                yield match, direction


def _pronouns(masked: str, mentions: Sequence[Mention]) -> Iterator[ElidedClause]:
    """Yield whom another outdid by a pronoun, where the sentence begins with that state."""
    for match in _OUTDID.finditer(masked):
        before = [one for one in mentions if one.start < match.start()]
        if len(before) > 1 and masked[before[0].end : before[0].end + 1] not in ("'", "’"):
            after = _AFTER.match(masked, match.end())
            is_sure = after is not None and _END.match(masked, after.end()) is not None
            state = before[0].states[0]
            yield ElidedClause(
                *match.span(), state, "doer", direction="more", is_sure=is_sure, is_loose=True
            )


def _multiples(masked: str, figures: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the figures that are multiples, a half or a third "as much" among them."""
    for one in figures:
        if one.unit == "times":
            yield one
        elif one.unit == "percent" and _is_part_of(masked, one):
            yield replace(one, unit="times")


_PART_AS_MUCH = re.compile(r" as (?:much|many|high|large|big|often)\b(?! again\b)")


_OF_THOSE = re.compile(r" of (?:those|that) of ")
_GOES_ON = re.compile(
    r"(?:%|per ?cent|percent|half|third|quarters?|fifths?|tenth) (?:of|in) [^,;#]{3,80}"
    r"(?:,| and|, and| but) "
    r"(?:of |for |only |just |about |some |nearly |almost |over |with )*$"
)
"""A share, of which a list goes on: "half of A's exports and a third of those of B"."""


def _is_part_of(masked: str, figure: Quantity) -> bool:
    """Return whether a figure is "half as much" as another, or a part of it: "half of Chile's"."""
    if _PART_AS_MUCH.match(masked, figure.end):
        return True
    part = _PART_OF.match(masked, figure.end)
    if _OF_THOSE.match(masked, figure.end) and _GOES_ON.search(masked[: figure.start]):
        return False
    is_named = part is not None and manner_of(part) != "bare"
    return part is not None and is_named and _END.match(masked, part.end()) is not None


def _differences(
    masked: str, mentions: Sequence[Mention], figures: Sequence[Quantity]
) -> Iterator[ElidedClause]:
    """Yield the comparisons that tell by how much two differ."""
    for one in figures:
        match = _APART.match(masked, one.end) if one.unit in ("money", "percent", "count") else None
        if match is None:
            continue
        direction: Direction = "more" if match["more"] else "less"
        for clause in _compared(match, masked, mentions, direction):
            yield replace(clause, start=one.start, apart=one, is_loose=True)


def _compared(
    match: re.Match[str],
    masked: str,
    mentions: Sequence[Mention],
    direction: Direction,
    times: Quantity | None = None,
) -> Iterator[ElidedClause]:
    """Yield a comparison with each of the states that a match names."""
    after = _AFTER.match(masked, match.end())
    if after is None or _TOGETHER.match(masked, match.end()):
        return
    if _PLACES.search(masked[: match.start()]):
        return
    one = _clause_of(match, after, masked, mentions)
    one = replace(one, start=times.start if times else one.start, times=times, direction=direction)
    for name in ("who", "two") if match["two"] else ("who",):
        state = _state_at(match.start(name), mentions)
        if state is not None:
            yield replace(one, state=state)


def _clause_of(
    match: re.Match[str], after: re.Match[str], masked: str, mentions: Sequence[Mention]
) -> ElidedClause:
    """Return the clause of a comparison, with what follows it, but for the state it names."""
    named, manner = match.groupdict(), manner_of(match)
    return ElidedClause(
        match.start(),
        match.end(),
        0,
        "doer" if named.get("deed") and manner == "bare" else manner,
        match["link"] or "",
        is_turned=bool(named.get("not")),
        is_slight=_SLIGHT.search(named.get("slight") or "") is not None,
        is_sure=_END.match(masked, after.end()) is not None,
        role=role_of(match),
        doer=_state_at(match.start("doer"), mentions) if match["doer"] else None,
        market=_state_at(after.start("market"), mentions) if after["market"] else None,
        is_loose=is_told_loosely(match) or after.end() > match.end(),
    )


def _with_margin(clause: ElidedClause, masked: str, figures: Sequence[Quantity]) -> ElidedClause:
    """Return a comparison with by how much it is said to be: "exceeding Chile's by 3 billion"."""
    after = _BY.match(masked, clause.end)
    margin = after and next((one for one in figures if 0 <= one.start - after.end() <= 1), None)
    if margin is None or clause.times or margin.unit not in ("money", "percent"):
        return clause
    is_sure = _END.match(masked, margin.end) is not None
    return replace(clause, end=margin.end, apart=margin, is_sure=is_sure, is_loose=True)


_BY = re.compile(r" by (?:as much as |an? )?")


def _state_at(place: int, mentions: Sequence[Mention]) -> int | None:
    """Return the state that is named at a place; None for none."""
    return next((one.states[0] for one in mentions if one.start == place), None)

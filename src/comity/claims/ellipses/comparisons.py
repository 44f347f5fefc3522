"""Comparisons that name only the other state: "more than Chile", "twice as much as to Peru"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from comity.claims.ellipses.elided import Direction, ElidedClause, Manner
from comity.claims.text.masks import NAME, PEOPLE
from comity.claims.text.mentions import Mention
from comity.claims.text.quantities import Quantity

_WHO = rf"[{NAME}{PEOPLE}]+"
_VERB = (
    r"(?:did|does|do|had|has|have|was|is|were|are|spen(?:ds?|t)|sells?|sold|buys?|bought|takes?|"
    r"took)"
)
_TARGET = (
    r"(?:what (?:it|they) (?:[a-z]+ ){1,3}?)?"
    r"(?:(?P<link>to|from|with|in|into|by|on|against) |"
    r"(?P<of>(?:that|those|the (?:[a-z]+ )?[a-z]+) (?:of|for) ))?(?:both )?"
    rf"(?:the )?(?P<who>{_WHO})(?:(?P<own>['’]s?)(?!\w)|s\b)?"
    rf"(?:,? (?:and|or|nor) (?:the )?(?P<two>{_WHO})(?:['’]s?(?!\w)|s\b)?)?"
    rf"(?P<does> {_VERB})?(?!\w)"
)
"""The state that is compared with, or two."""

_HOW = (
    r"(?P<not>not |neither |nor )?"
    r"(?P<slight>(?:(?:just|only|ever so|by|an?|little|bit|shade|touch|fraction|hair|"
    r"trifle|slightly|marginally|narrowly|nose) )*)"
    r"(?:(?:a|an|by|some|good|great|deal|lot|far|much|somewhat|considerably|significantly|"
    r"substantially|even|still|way|well|distance|long) )*"
)
_NOUN = r"(?: (?:[a-z-]+ ){0,3}?[a-z-]+)?"
_FORMS: tuple[tuple[str, Direction], ...] = (
    (rf"(?:more|higher|larger|bigger|greater|heavier){_NOUN} than ", "more"),
    (rf"(?:less|fewer|lower|smaller|lighter){_NOUN} than ", "less"),
    (r"(?:ahead|in front|clear) (?:even )?of |above ", "more"),
    (
        r"(?:exceed|surpass|dwarf|outweigh|eclips|outpac|outspend|outstrip|top)"
        r"(?:s|es|p?ed|p?ing) |outspent ",
        "more",
    ),
    (r"behind |below |short of |under |(?:dwarfed|exceeded|surpassed) by |trailing ", "less"),
)
_COMPARED = tuple(
    (re.compile(rf"(?<!\w){_HOW}(?:{said}){_TARGET}", re.IGNORECASE), direction)
    for said, direction in _FORMS
)
_LEFT_BEHIND = re.compile(
    rf"(?<=\bwith )(?:the )?(?P<who>{_WHO})(?P<two>(?!))?(?P<link>(?!))?(?P<of>(?!))?(?P<own>(?!))?"
    r"(?P<does>(?!))? (?P<slight>(?:only|just|not far|close) )?"
    r"(?:(?:a|far|well|some|long|way|distance|distant|good) )*(?:behind|trailing|lagging)",
    re.IGNORECASE,
)
"""Whom another is ahead of: "with Chile far behind"."""

_TIMES = re.compile(
    r" ?(?:as (?:[a-z]+ ){1,2}?as |(?:more|larger|higher|bigger|greater) than |"
    r"(?=that of |those of |what |the [a-z]+ of |"
    rf"(?:the )?{_WHO}['’])){_TARGET}"
)
_TOGETHER = re.compile(r",? (?:combined|(?:taken |put |both )?together)\b")
_END = re.compile(r"[.,;:)–—]|$| – | (?:and|but|while|whereas|though|although)\b")
_SLIGHT = re.compile(
    r"\b(?:little|bit|shade|touch|fraction|hair|trifle|slightly|marginally|narrowly|nose|just|"
    r"close|not far)\b"
)
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
    for form, direction in _COMPARED:
        for match in form.finditer(masked):
            if not any(one.start <= match.start() <= one.end + 1 for one in multiples):
                yield from _compared(match, masked, mentions, direction)
    for match in _LEFT_BEHIND.finditer(masked):
        yield from _compared(match, masked, mentions, "more")
    for figure in multiples:
        if multiple := _TIMES.match(masked, figure.end):
            yield from _compared(multiple, masked, mentions, "more", figure)


def _multiples(masked: str, figures: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the figures that are multiples, a half or a third "as much" among them."""
    for one in figures:
        if one.unit == "times":
            yield one
        elif one.unit == "percent" and _PART_AS_MUCH.match(masked, one.end):
            yield replace(one, unit="times")


_PART_AS_MUCH = re.compile(r" as (?:much|many|high|large|big|often)\b")


def _compared(
    match: re.Match[str],
    masked: str,
    mentions: Sequence[Mention],
    direction: Direction,
    times: Quantity | None = None,
) -> Iterator[ElidedClause]:
    """Yield a comparison with each of the states that a match names."""
    if _TOGETHER.match(masked, match.end()) or _PLACES.search(masked[: match.start()]):
        return
    named = match.groupdict()
    is_sure = _END.match(masked, match.end()) is not None
    for name in ("who", "two") if match["two"] else ("who",):
        state = next((m.states[0] for m in mentions if m.start == match.start(name)), None)
        if state is not None:
            yield ElidedClause(
                times.start if times else match.start(),
                match.end(),
                state,
                _manner(match),
                match["link"] or "",
                direction,
                times,
                is_turned=bool(named.get("not")),
                is_slight=_SLIGHT.search(named.get("slight") or "") is not None,
                is_sure=is_sure,
            )


def _manner(match: re.Match[str]) -> Manner:
    """Return how a comparison names the other state."""
    if match["link"]:
        return "link"
    if match["own"] or match["of"]:
        return "own"
    return "doer" if match["does"] else "bare"

"""Taking turnovers apart: who no longer has a place, and who has it now, are two plain clauses.

"Spain has given way to France as Morocco's main supplier" becomes "Spain is no longer Morocco's
main supplier" and "France is now Morocco's main supplier"; so do the passive ("has been displaced
by"), places that are lost or passed on, "no longer A but B", "once A, today B".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.claims.text.atoms import mask_words, unmask

_S = r"(?:[Tt]he )?«S\d+»"
_RANK = (
    r"(?:(?:second|third|fourth|fifth|sixth)[- ])?(?:single )?(?:largest|biggest|main|chief|top|"
    r"leading|foremost|principal|greatest|most important|number[- ]one|primary|dominant|first)"
)
_NOUN = (
    r"(?:[a-z][a-z-]* ){0,3}?(?:partner|supplier|source|customer|buyer|market|destination|exporter|"
    r"importer|recipient|client|seller|provider|spender|economy|power|purchaser|outlet)"
    r"(?: of (?:arms|weapons|goods|imports|fuels?|energy|oil|crude|gas|supplies)\b)?"
)
_OF = (
    rf"(?: (?:of|for|to|among|in) {_S}(?:['’]s?)?"
    r"(?: (?:foreign |trade|exports|imports|goods|arms|weapons|purchases|sales|fuel))*)"
)
_WORDS = {
    "pre": r"(?P<pre>(?:(?:By|In|Since|After|As of|During) [^«»;]{0,40}?\d{4},? )?)",
    "old": rf"(?P<old>{_S})",
    "new": rf"(?P<new>{_S})",
    "role": rf"(?P<role>{_S}['’]s? {_RANK} {_NOUN}|[Tt]he (?:world['’]s )?{_RANK} {_NOUN}{_OF}?)",
    "rest": r"(?P<rest>(?: (?:in|since|by|from) [^,]*)?(?:,.*)?)",
    "has": r"(?:(?:has|have|had) )?(?:since |now |long since |meanwhile |recently |lately )?",
    "been": (
        r"(?:(?:has|have|had) (?:since |now |long since |meanwhile |recently )?been|was|were|is)"
        r"(?: since| now)?"
    ),
    "ousted": (
        r"(?:overtaken|replaced|displaced|ousted|supplanted|eclipsed|dethroned|unseated|"
        r"superseded|succeeded|surpassed|outstripped|toppled|edged out|pushed aside|pushed out|"
        r"crowded out|squeezed out|driven out|elbowed aside|relegated to \w+ place|"
        r"pushed (?:down )?(?:in)?to \w+ place|knocked off (?:its|the) perch)"
    ),
    "ousts": (
        r"(?P<ousts>overtook|overtaken|replaced|displaced|ousted|supplanted|eclipsed|dethroned|unseated|"
        r"superseded|succeeded|surpassed|outstripped|toppled|edged out|pushed aside|crowded out|"
        r"squeezed out|driven out|drove out|elbowed aside|took over from|taken over from|"
        r"took the place of|taken the place of)"
    ),
    "yields": (
        r"(?:given way to|gave way to|made way for|fallen behind|fell behind|slipped behind|"
        r"dropped behind|yielded to|bowed to)"
    ),
    "loses": (
        r"(?:lost|ceded|yielded|surrendered|relinquished|forfeited|handed(?: over)?|passed|"
        r"given up|gave up|had to cede|had to yield)"
    ),
    "place": (
        r"(?:its|the|that|this) (?:old |former |long-held |traditional )?(?:place|position|title|"
        r"crown|spot|role|status|rank|lead|mantle|standing|slot|honour|distinction|first place|"
        r"top spot)"
    ),
    "once": (
        r"(?:long|once|formerly|previously|traditionally|until (?:then|recently|lately|\d{4})|"
        r"for (?:\w+ )?(?:years|decades|generations|centuries))"
    ),
    "it": r"(?:Not|No longer|It is no longer|It is not|It is) ",
    "was": (
        r"(?:was|used to be|had been|had long been)"
        r"(?: (?:once|long|formerly|traditionally|for \w+))?"
    ),
    "who": r"(?:that |which |who )?",
    "until": r"(?: (?:once|before|for (?:\w+ )?(?:years|decades)|until (?:recently|\d{4})))?",
    "s": _S,
    "noun": _NOUN,
    "is": r"(?:is|was|has become)(?: now| today| nowadays| at present)?",
    "not": r"(?:no longer|not|rather than|instead of)",
    "itis": (
        r"(?:(?:today|now|nowadays|these days|since then|by now|currently|at present),? )?"
        r"(?:it (?:is|was|has been)|(?:that|this|the) (?:is|(?:place|role|position|title|spot|"
        r"honour|distinction|part|rank|crown)(?: (?:is|was|has gone to|went to|belongs to|"
        r"now belongs to|has passed to|passed to|fell to|has fallen to|is held by|is taken by|"
        r"goes to))?))(?: now| today)?"
    ),
    "sep": r"[,;:.–—]*(?: (?:but|and|while))?",
    "top": (
        r"(?:[Tt]he )?(?:top spot|top place|first place|lead|crown|title|number[- ]one spot|"
        r"place at the (?:top|head))"
    ),
}  # fmt: skip
"""The words that a name in braces means in the forms."""

_FORMS = tuple(
    re.compile("^" + re.sub(r"\{(\w+)\}", lambda match: _WORDS[match[1]], form) + "$")
    for form in (
        "{pre}{old} {been} {ousted} by {new},? as {role}{rest}",
        "{pre}{old}, {once} {role}, {been} {ousted} by {new}{rest}",
        "{pre}{new} {has}{ousts} {old},? as {role}{rest}",
        "{pre}{new} {has}{ousts} {old}, {once} {role}{rest}",
        "{pre}{old} {has}{yields} {new},? as {role}{rest}",
        "{pre}{old}, {once} {role}, {has}{yields} {new}{rest}",
        "{pre}{old} {has}{loses} {place} (?:as|of) {role} to {new}{rest}",
        "{pre}{old} {has}{loses} to {new} {place} (?:as|of) {role}{rest}",
        "{pre}{old}, {once} {role}, {has}{loses} {place} to {new}{rest}",
        "{pre}{old} (?:is|was) no longer {role}, having {loses} {place} to {new}{rest}",
        "{pre}{old} (?:is|was) no longer {role}{sep} {itis} {new}{rest}",
        "{pre}{role} (?:is|was) {not} {old},? but {new}{rest}",
        "{pre}{role} (?:is|was) {not} {old}{sep} {itis} {new}{rest}",
        "{pre}{role} {is} {new},? (?:and )?{not} {old}{rest}",
        "{pre}{new},? (?:and )?{not} {old},? {is} {role}{rest}",
        "{pre}{it}{old},? (?:any (?:more|longer),? )?but {new},? {who}{is} {role}{rest}",
        "{pre}(?:Instead of|Rather than) {old}, {new} {is} {role}{rest}",
        "{pre}(?:Instead of|Rather than) {old}, {role} {is} {new}{rest}",
        "{pre}{role} {was} {old}{until}{sep} {itis} {new}{rest}",
        "{pre}{old} {was} {role}{until}{sep} {itis} (?:to )?{new}(?:['’]s)?{rest}",
        "{pre}{top} (?:among|of) (?P<whose>{s})(?:['’]s?)? (?P<noun>{noun})s {has}"
        "(?:passed|gone|moved|shifted|switched|fallen) from {old} to {new}{rest}",
    )
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


def split_turnover(text: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Split a sentence that tells who took whose place; a list of one where it tells of none.

    Parameters
    ----------
    text
        The sentence.
    spans
        Where states are named in it, as start and end.

    Examples
    --------
    >>> text = "Peru has given way to Cuba as Mali's main supplier"
    >>> split_turnover(text, [(0, 4), (22, 26), (30, 34)])
    ["Peru is no longer Mali's main supplier", "Cuba is now Mali's main supplier"]
    """
    masked, words = mask_words(text.rstrip("."), spans)
    match = next(filter(None, (form.match(masked) for form in _FORMS)), None)
    if match is None or (match.groupdict().get("ousts") and _YEAR.search(masked)):
        return [text]  # who overtook whom in a year is one claim
    return [unmask(clause, words) for clause in _told(match)]


def _told(match: re.Match[str]) -> list[str]:
    """Return the two clauses: of whom it is so no more, and of whom it is so now."""
    groups = match.groupdict()
    role = groups.get("role") or f"{groups['whose']}'s largest {groups['noun']}"
    role = f"the {role[4:]}" if role.startswith("The ") and "«" not in role[:6] else role
    before, rest = groups["pre"], groups["rest"]
    year = _YEAR.search(f"{before}{rest}")
    lost, taken = ("was no longer", "was") if year else ("is no longer", "is now")
    when = f" in {year[0]}" if year and not before else ""
    return [
        f"{before}{groups['old']} {lost} {role}{when}",
        f"{before}{groups['new']} {taken} {role}{rest}",
    ]

"""Changes from one year to another, as plain clauses: "a third more into defence than in 2022"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.claims.grammar.role_names import Places
from comity.claims.text.masks import NAME, PEOPLE, masked_evenly
from comity.claims.text.mentions import Context, Mention
from comity.claims.text.times import A_YEAR
from comity.wording.names import as_owner
from comity.wording.number_words import FRACTION_WORDS

_WHO = rf"(?:[Tt]he )?[{NAME}]+"
_PART = (
    r"(?:(?:about|nearly|almost|over|around|some|only|roughly|more than|less than|just over) )?"
    rf"(?:(?:an? |one )?(?:{FRACTION_WORDS})s?|"
    r"\d[\d.]*(?: ?%| ?per ?cent))"
)
_ARMY = (
    r"(?:(?:its|the|their) )?(?:own )?"
    r"(?:defen[cs]e|military|army|armed forces|arms|forces|soldiers)"
)
_BEFORE = (
    rf"(?:in *(?P<first>{A_YEAR})\b|(?:in )?the (?:year before|previous year)|"
    r"a year (?:earlier|before))"
)
_SPENT_MORE = re.compile(
    rf"(?P<who>{_WHO})(?P<rest>, (?:which|who|an?|the) [^,;]*,)?(?P<verb> (?:(?:had|has) )?"
    rf"(?:put|spent|invested|laid out|poured|sank|devoted|spends?)(?: in {A_YEAR})? "
    rf"(?P<part>{_PART}) (?P<sign>more|less) (?:money )?(?:on|into|in|for|to) {_ARMY}"
    rf"(?: in *(?P<last>{A_YEAR}))? than {_BEFORE})"
)


def spent_more_than_before(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "put a third more into defence than in 2022": spending rose by a third from 2022.

    >>> text = "Peru put a third more into defence than in 2022."
    >>> [words for *_, words in spent_more_than_before(text, [Mention(0, 4, (135,), "name")],
    ...     Context())]
    ["Peru's military spending rose by a third from 2022"]
    """
    masked = masked_evenly(text, mentions)
    for match in _SPENT_MORE.finditer(masked):
        last = match["last"] or (opening[1] if (opening := _OPENS.match(masked)) else None)
        first = match["first"] or (str(int(last) - 1) if last else None)
        if first is None:
            continue
        owner = as_owner(text[slice(*match.span("who"))])
        verb = "rose" if match["sign"] == "more" else "fell"
        years = f"between {first} and {last}" if last else f"from {first}"
        said = f"{owner} military spending {verb} by {match['part']} {years}"
        if match["rest"]:
            yield *match.span("verb"), f" and {said}"
        else:
            yield *match.span(), said


_OPENS = re.compile(rf"In *({A_YEAR}),? ")

_ECONOMY = r"(?:economy|gdp|gross domestic product|output)"
_WENT = (
    r"(?:(?:had|has|have) )?(?:gone|went|grew|grown|rose|risen|climbed|swelled|swollen|shot up|"
    r"advanced|moved|passed|fell|fallen|shrank|shrunk|slipped|declined|slid|dropped)"
)
_OTHER = (
    rf"(?:of )?(?:the size of )?(?:the )?(?P<NAME>[{NAME}{PEOPLE}]+)(?:['’]s?)?"
    rf"(?: (?:size|one|{_ECONOMY}))?"
)
_FROM_TO = re.compile(
    rf"(?P<who>(?:[Tt]he )?[{NAME}{PEOPLE}]+)(?P<own>['’]s?)? {_ECONOMY} {_WENT} "
    rf"from (?P<low>{_PART})(?: (?:the size )?{_OTHER.replace('NAME', 'one')})?"
    rf"(?: in *(?P<first>{A_YEAR}))? to (?P<high>{_PART})"
    rf"(?: (?:the size )?{_OTHER.replace('NAME', 'two')})?(?: of it)?"
    rf"(?: (?:in|by) *(?P<last>{A_YEAR}))?"
    r"(?=[,.;]|$| (?:and|but)\b)",
    re.IGNORECASE,
)
_ENDS = re.compile(rf"^(?:between|from) ({A_YEAR}) (?:and|to) ({A_YEAR}),? ", re.IGNORECASE)
_BY = re.compile(rf"\b(?:in|by) *({A_YEAR})\b", re.IGNORECASE)


def sizes_from_to(text: str, mentions: Sequence[Mention], _: Context) -> Places:
    """Find "went from a third to over half of Chile's": it was each of them, in its year.

    >>> text = "Peru's economy went from a third of Chile's in 2001 to half in 2009."
    >>> names = [Mention(0, 4, (135,), "name"), Mention(36, 41, (155,), "name")]
    >>> [words for *_, words in sizes_from_to(text, names, Context())][0].split(", and ")[0]
    "Peru's economy was a third the size of Chile's in 2001"
    """
    masked = masked_evenly(text, mentions)
    for match in _FROM_TO.finditer(masked):
        other = "one" if match["one"] else "two"
        if match[other] is None:
            continue
        yield *match.span(), ", and ".join(_sizes(match, text, text[slice(*match.span(other))]))
        if ends := _ENDS.match(masked):
            yield *ends.span(), ""


def _sizes(match: re.Match[str], text: str, other: str) -> Iterator[str]:
    """Yield what an economy was in the size of another at both ends, or at the one with a year."""
    subject = text[match.start("who") : max(match.end("own"), match.end("who"))]
    for end, year in zip(("low", "high"), _two_years(match, match.string), strict=True):
        time = f" in {year}" if year else ""
        if year or end == "high":
            yield f"{subject} economy was {match[end]} the size of {as_owner(other)}{time}"


def _two_years(match: re.Match[str], masked: str) -> tuple[str | None, str | None]:
    """Return the years of the two ends of a change; None for one without any."""
    if ends := _ENDS.match(masked):
        return ends[1], ends[2]
    before = _BY.findall(masked[: match.start()])
    last = match["last"] or (before[-1] if before else None)
    return match["first"], last

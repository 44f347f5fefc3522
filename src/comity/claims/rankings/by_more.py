"""What no state, or only some, do more of than one does, as the rank of that one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from comity.claims.claim import Interpretation
from comity.claims.lexicon import Lexicon
from comity.claims.regions.one_region import with_region_apart
from comity.claims.text.mentions import NameIndex
from comity.claims.text.sentences import TextSpan
from comity.claims.turnovers.behind import with_leaders_apart
from comity.wording.number_words import CARDINALS, ORDINAL_WORDS

_NAME = r"(?:the )?(?:U\.S\.|(?-i:[A-Z])[\w'’-]*(?: (?-i:[A-Z])[\w'’-]*){0,3})"
_YEARS = r"in \d{4}(?:[-–]\d{2,4})?"
_PLACE = rf"(?:(?:in|within|of|among|across) {_NAME}|on the continent)"
_ON_ARMS = r"on (?:its|their|the) (?:military|armed forces|army|forces)|on (?:defen[cs]e|arms)"
_COUNTS = {word: count for word, count in CARDINALS.items() if 1 <= count < 20}
_NATIONS = r"(?:countr(?:y|ies)|states?|nations?|econom(?:y|ies)|members?)"
_LARGER = r"(?:larger|bigger|more important|greater|better)"
_MORE = re.compile(
    rf"^(?P<intro>(?:{_YEARS},? )?)(?:(?P<around>{_PLACE}),? )?"
    rf"(?:(?:nobody|no[ -]one|no (?:other |single )?{_NATIONS})(?: else)?(?: (?P<where>{_PLACE}))?|"
    rf"only (?:(?P<count>{'|'.join(_COUNTS)}) (?:other )?{_NATIONS}|"
    rf"(?P<leaders>{_NAME}(?:(?:, | and |, and ){_NAME})*))) "
    r"(?:(?P<verb>trade[sd]?|do(?:es)?|did|buys?|bought|imports?|imported|sells?|sold|exports?|"
    rf"exported|ships?|shipped|spends?|spent)(?: (?P<buyer>{_NAME}))?(?P<time> {_YEARS})? more"
    rf"(?: goods| business| trade)?(?: (?:(?P<arms>{_ON_ARMS})|(?P<way>with|from|to) "
    rf"(?P<owner>{_NAME})))?|(?P<has>has|have|had) (?:a )?{_LARGER} "
    rf"(?:(?P<economy>econom(?:y|ies))|(?:military|defen[cs]e) budgets?))(?P<year> {_YEARS})? "
    rf"than (?P<state>{_NAME})(?: (?:does|did|do|has))?(?P<later> {_YEARS})?(?P<end>[.,;].*)?$",
    re.IGNORECASE,
)
_NO_LARGER = re.compile(
    rf"^(?P<intro>(?:{_YEARS},? )?)there (?P<verb>is|was) no {_LARGER} (?P<noun>(?:[a-z]+ ){{1,2}})"
    rf"(?:for|of|to) (?P<owner>{_NAME}) than (?P<state>{_NAME})(?P<end>[.,;].*)?$",
    re.IGNORECASE,
)
_NOUNS = {"with": "trading partner", "from": "export market", "to": "source of imports"}
_PAST = frozenset({
    "traded", "did", "bought", "imported", "sold", "exported", "shipped", "spent", "had",
})  # fmt: skip


def rank_by_more(sentence: str) -> str:
    """Return that none, or only some, do more of a thing than a state as the rank of that one.

    It is empty where the sentence says nothing so.

    >>> rank_by_more("Within South Asia nobody trades more with India than Nepal does.")
    "Nepal is India's largest trading partner in South Asia."
    >>> rank_by_more("Only Cuba bought more from Peru in 2020 than Chile.")
    "Chile was Peru's second largest export market after Cuba in 2020."
    """
    if plain := _NO_LARGER.match(sentence):
        said = "{intro}{state} {verb} {owner}'s largest {noun}".format(**plain.groupdict())
        return f"{said.strip()}{plain['end'] or ''}"
    match = _MORE.match(sentence)
    rank = _rank_after(match) if match else 0
    if not match or rank not in ORDINAL_WORDS or not _is_whole(match, rank):
        return ""
    part = match.groupdict("")
    behind = f" after {part['leaders']}" if part["leaders"] else ""
    year = part["year"] or part["time"] or part["later"]
    said = _rank_in_words(part, "largest" if rank == 1 else f"{ORDINAL_WORDS[rank]} largest")
    return f"{part['intro']}{part['state']} {said}{behind}{year}{part['end']}"


def _is_whole(match: re.Match[str], rank: int) -> bool:
    """Return whether it is clear of what more is done; the first of all is read by others too."""
    is_of_one = bool(match["owner"] or match["buyer"])
    return is_of_one or (rank > 1 and bool(match["arms"] or match["has"]))


def _rank_after(match: re.Match[str]) -> int:
    """Return which rank one has after those who do more."""
    if match["count"]:
        return _COUNTS[match["count"].lower()] + 1
    leaders = match["leaders"]
    return len(re.split(r",? and |, ", leaders)) + 1 if leaders else 1


def _rank_in_words(part: Mapping[str, str], size: str) -> str:
    """Return what one is by what only some do more of, in a group or of all."""
    verb = "was" if (part["verb"] or part["has"]).lower() in _PAST else "is"
    where = _where(part["where"] or part["around"])
    if owner := part["owner"] or part["buyer"]:
        return f"{verb} {owner}'s {size} {_NOUNS[(part['way'] or 'to').lower()]}{where}"
    if part["economy"]:
        return f"{verb} the {size} economy{where or ' in the world'}"
    if where:
        return f"had the {size} military spending{where}"
    return f"{verb} the {size} military spender in the world"


def _where(around: str) -> str:
    """Return a region or a group as the end of a clause."""
    place = around.strip(" ,")
    if place and "continent" not in place:
        place = f"in {place.split(' ', 1)[1]}"
    return f" {place}".rstrip()


Reading = tuple[TextSpan, Interpretation]


def read_rank(
    sentence: str, names: NameIndex, lexicon: Lexicon, read: Callable[[str], Sequence[Reading]]
) -> list[Interpretation]:
    """Return what a plain rank is read as, its region and who is ahead apart; none is denied."""
    region = with_region_apart(sentence, names.find_states(sentence), lexicon)
    led = with_leaders_apart(region.text, names.find_states(region.text))
    return [region.read(led.read(one))[1].undenied() for one in read(led.text)]

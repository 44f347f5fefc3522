"""The words of a clause that neither its rule nor its test accounts for."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.lexicon import Lexicon, Rule
from comity.claims.patterns import Pattern
from comity.claims.rule_data import rule_data
from comity.claims.text.clauses import APART, CLOSER, Clause
from comity.claims.topics.counted import has_count
from comity.claims.topics.plain import BY_FACT, COUNTED

_WORD = re.compile(r"[a-z][a-z'-]+")


def leftover(clause: Clause, rule: Rule, lexicon: Lexicon) -> list[str]:
    """List the words of weight that nothing accounts for.

    Accounted for are what the rule's patterns match, states, figures, times, the words of the
    criteria, of growth and decline, and words without weight.
    """
    blank = clause.masked
    turned = [rule.turned_by] if rule.turned_by else []
    percent = [words for words, _ in rule.percent_words] if _has_percent(clause) else []
    for pattern in (CLOSER, APART, *rule.patterns, *_words(lexicon), *turned, *percent):
        blank = _blanked(blank, pattern)
    for quantity in clause.quantities:
        blank = blank.replace(quantity.text.lower(), " ")
    return words_of_weight(blank)


def words_of_weight(masked: str) -> list[str]:
    """List the words of a masked clause that say something, states and years left out."""
    blank = re.sub(r"<\d+[dp]?>(?:'s?)?|\b(?:1[89]|20)\d\d\b", " ", masked)
    light = light_words()
    return [word for word in _WORD.findall(blank) if word.strip("'-") not in light]


def _has_percent(clause: Clause) -> bool:
    """Return whether a clause has a share, whose whole chooses the measure."""
    return any(quantity.unit == "percent" for quantity in clause.quantities)


@cache
def light_words() -> frozenset[str]:
    """Read the words that say nothing that a test would have to account for."""
    return _words_listed("light")


@cache
def neutral_words() -> frozenset[str]:
    """Read the words of weight with which a statement that is denied stays the same."""
    return _words_listed("neutral")


@cache
def degree_words() -> frozenset[str]:
    """Read the words of how much, or of who most, which "some" does not account for."""
    return _words_listed("degrees")


def _words_listed(name: str) -> frozenset[str]:
    return frozenset(rule_data("completeness")[name].split())


def _blanked(text: str, pattern: Pattern) -> str:
    """Write spaces over what a pattern matches."""
    for match in list(pattern.finditer(text)):
        text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return text


def _words(lexicon: Lexicon) -> list[Pattern]:
    """List the patterns of vague words, and of growth and decline."""
    vague = [one.words for one in lexicon.vague if one.words and one.kind != "default"]
    return [*vague, *(lexicon.compile(lexicon.words[name], 0) for name in ("grow", "fall"))]


def unread_share(clause: Clause, test: ClaimTest, interpretation: Interpretation) -> str:
    """Return why a share is none that the test measures; empty for nothing.

    It is of a thing of which there is no measure, or a part of another state's figure.
    """
    if not test.against and _OF_ANOTHERS.search(clause.masked):
        return "a part of another state's figure, which is no share"
    if not test.against and _OF_THEN.search(clause.masked):
        return "a part of an earlier figure, which is no share"
    match = _OWN_SHARE.search(clause.masked)
    if match and match[1] == "own" and interpretation.is_by_figure:
        return ""  # it is of what the figure before is a share of
    return f"“{match[1]}”, of which there is no measure" if match else ""


_OF_ANOTHERS = re.compile(r"(?:per ?cent|%) of (?:that of (?:the )?<\d+d?>|(?:the )?<\d+>'s)\W*$")
_OF_THEN = re.compile(
    r"\b(?:per ?cent|half|thirds?|quarters?|[a-z]+ths?) of what (?:it|they) (?:was|were|had been)\b"
)
_OWN_SHARE = re.compile(
    r"\b(?:per ?cent|half|thirds?|quarters?|fifths?|tenths?) of (?:its|their|all) (?:own )?"
    r"(?!(?:imports?|exports?|trad|commer|goods|sales|purchas|weapon|arm|military|fuel|energy|oil|"
    r"foreign|external|overseas|total|income|output|gdp|econom|national|votes?|vetoes|people|"
    r"population|citizens|public|capabilit|crude|coal|gas|power|spending|<\d|major|merchandise|deliver|"
    r"shipments|business|money|dollars|exchange|partner|members?|needs|resolutions|ballots|roll|supplies)"
    r")([a-z-]+)(?: (?:from|in|to|on|with|abroad)\b|\W*$)"
)


def leaves_state_out(rest: list[int], test: ClaimTest, interpretation: Interpretation) -> bool:
    """Return whether a test leaves out one of the other states that its clause names."""
    # A measure of the whole world may name the state that its rule is about.
    levels = {len(lookup.states) for lookup in test.lookups}
    owners = {2, 710} if levels == {0} else set()
    is_fact = interpretation.rule == BY_FACT
    if is_fact:  # of several, each has a test of its own
        rest = [code for code in rest if code not in interpretation.nearby]
    if (is_fact and levels == {1}) or "vetoes" in test.lookups[0].measure:
        return False  # whom a draft or a treaty is about needs no lookup
    return bool(set(rest) - owners) or len(rest) > 1


_OF_TWO = re.compile(
    r"\b(?:they|them|both|neither|either|each|two|bilateral|mutual|whose|which|who|two-way|partners|"
    r"the (?:country|state|kingdom|republic|nation|union|island|neighbou?rs?|allies|pair|sides|"
    r"former|latter))\b"
)
_OF_ONE = re.compile(r"\b(?:its?|itself|their|theirs|he|his|him|her|she)\b")
"""Words that refer to a state: the second to the one named before them, if there is any."""


def is_of_unnamed(clause: Clause, test: ClaimTest, implied: Collection[int]) -> bool:
    """Return whether a test is of a state that no word of the clause means.

    A clause that names no state at all is of those that the text is about.
    """
    if not clause.named or {*test.looked_up} <= {*clause.named, *clause.pair, *implied}:
        return False
    pronoun = _OF_ONE.search(clause.masked)
    refers = pronoun is not None and not clause.before(pronoun.start())
    return not refers and _OF_TWO.search(clause.masked) is None


def names_all(clause: Clause, test: ClaimTest, implied: Collection[int]) -> bool:
    """Return whether a clause names each state of its test, or the pair; "its" may be another's."""
    return {*test.looked_up} <= {*clause.named, *clause.pair, *implied}


_MEMBERS = re.compile(
    r"\b(?:countries|members|states|nations|allies) (?:[\w-]+ )*(?:were|are|is|was|includ\w+) "
    r"(?:the )?<\d+>"
)
"""Words after a group, by which each of some of its members has a figure of its own."""


def names_members(clause: Clause, interpretation: Interpretation) -> bool:
    """Return whether a figure is of a member of a group alone: "NATO states ... were A (2%)"."""
    test = interpretation.test
    if test is None or test.quantity is None or test.quantity.unit == "rank":
        return False
    is_of_one = len(test.lookups) == 1 == len(test.lookups[0].states)
    return is_of_one and (_MEMBERS.search(clause.masked) is not None or _is_member(clause))


def _is_member(clause: Clause) -> bool:
    """Return whether each group of a clause is one that a state is said to be a member of."""
    said = (
        rf"\ban? (?:[a-z-]+ ){{0,2}}{group} (?:member|state|country|nation|economy|ally)\b|"
        rf"\bmember (?:state )?of (?:the )?{group}\b"
        for group in map(re.escape, clause.groups)
    )
    return all(re.search(one, clause.masked, re.IGNORECASE) for one in said)


_ORDINAL = re.compile(
    r"\b(?:fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d+(?:nd|rd|th))\b"
    r"(?! (?:times?|centur\w+|republic|fleet|of|percent|%))(?!-century)"
    r"|\b(?:first|second|third) (?:among|place|as (?:an?|the)\b|"
    r"(?:trading |trade |export |import |arms )?"
    r"(?:partner|supplier|customer|buyer|market|source)\b)"
)
"""A place among others; "a fourth of" is a share."""


_IN_ORDER = ("_member", "vetoes_cast")
"""Endings of the measures of facts of which the number is no place: "its seventh member"."""


def unread_rank(clause: Clause, test: ClaimTest, interpretation: Interpretation) -> str:
    """Return that a clause says a rank, where its test asks for none."""
    is_read = test.quantity is not None or test.is_of_rank
    is_read |= interpretation.rule == BY_FACT and test.lookups[0].measure.endswith(_IN_ORDER)
    if not is_read and test.lookups[0].measure in COUNTED and has_count(clause.masked):
        return "how many times it had been done before"
    return "" if is_read or not _ORDINAL.search(clause.masked) else "a rank"


def unmeasured_peace(_: Clause, test: ClaimTest, __: Interpretation) -> str:
    """Return whether peace since a year would be supported by any years of peace."""
    is_of_length = test.lookups[0].measure == "peace_years" and not test.quantity
    is_dated = is_of_length and test.time.kind in ("since", "between")
    return "how long the peace has lasted" if is_dated else ""

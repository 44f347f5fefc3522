"""The wording of a clause without what carries no weight: times, negation and small words apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from comity.claims.grammar.patterns import grammar, pattern

_LIGHT = pattern("light")
_LEAD = pattern("lead")
_NOT_AUX = re.compile(r"\b(has|have|had|is|was|are|were)(?: not|n't)\b")
_NOT_DO = re.compile(r"\b(?:does|do|did)(?: not|n't) ")
_NO_NOUN = pattern("no_noun")
_NO_LONGER = re.compile(r"\bno longer ")
_NEVER = re.compile(r"\bnever (?:once )?|\bat no time ")
_ANY_YEAR = re.compile(r"\bin any year\b|\bin any one year\b|\ba single time\b|\beven once\b")
_HALF_ITS = re.compile(r"(<q\d+>) (?=(?:its|their|all its|all their) )")
_YEARLY = re.compile(r"(<q\d+>(?: (?:worth )?of \w+)?) (?:a|per) year\b|(<q\d+>) annually\b")
"""Said of a level it adds nothing; said of a change it makes it one of each year."""
_EVERY = pattern("every")
_OR_MORE = re.compile(r"(<q\d+>)((?: of (?:its |the )?(?:gdp|exports|trade))?) or (?:more|above)")


_PEOPLE = (
    r"(?:governments?|authorities|exporters?|importers?|companies|company|firms|buyers?|traders|"
    r"customers?|consumers?|factories|manufacturers|producers|officials|rulers|leaders|junta|army|"
    r"forces|armed forces|military|people|households|market|refiners|refineries|utilities|"
    r"suppliers|arms makers|arms industry|industry|regime|generals)"
)
_BEFORE_STATE = tuple(
    (re.compile(item["said"].replace("{people}", _PEOPLE)), item["instead"])
    for item in grammar()["name"]
)
"""Ways to name a state by its people, by what it is to another, or in contrast to a third."""

_MAINLY = pattern("mainly")
_THEN = pattern("then")
_TREATY = pattern("treaty")
"""Years that name something, and are not when a clause is so."""


@dataclass(frozen=True)
class Wording:
    """What is matched: the words of weight, the times taken out, and whether it is denied."""

    text: str
    times: tuple[int, ...]
    negated: bool
    every: bool
    at_least: bool = False
    yearly: bool = False


def weigh(text: str) -> Wording:
    """Return the words of a clause that a construction must account for.

    >>> wording = weigh("and <s0> has not used its veto <t0>")
    >>> wording.text, wording.times, wording.negated
    ('<s0> has used its veto', (0,), True)
    """
    plain = re.sub(r"[“”\"„]", " ", text)
    plain = _THEN.sub(r"\1 <u\2>", plain)
    is_named = _TREATY.search(plain) is not None
    times = tuple(int(number) for number in re.findall(r"<t(\d+)>", plain))
    plain = re.sub(r"<t\d+>", " ", plain)
    plain, more = _OR_MORE.subn(r"\1\2", plain)
    plain, denied = _without_negation(plain)
    plain, never = _NEVER.subn("", plain)
    plain, anyone = _ANY_YEAR.subn("", plain)
    plain, every = _EVERY.subn("", plain)
    plain = _HALF_ITS.sub(r"\1 of ", plain)
    plain, yearly = _YEARLY.subn(r"\1\2", plain)
    if "<q" in plain:
        plain = _MAINLY.sub("", plain)
    tidy = re.sub(r"\s+", " ", _LIGHT.sub("", plain)).strip(" ,.;:–—-")
    tidy = re.sub(r"\s+([,.])", r"\1", _LEAD.sub("", tidy))
    for before, instead in _BEFORE_STATE:
        tidy = before.sub(instead, tidy)
    if is_named:
        tidy += " <t>"  # no construction reads it
    negated = (denied + never) % 2 == 1
    return Wording(tidy, times, negated, bool(never or anyone or every), bool(more), bool(yearly))


def _without_negation(text: str) -> tuple[str, int]:
    """Take the words that deny out of a clause, and count them."""
    total = 0
    for denial, instead in (
        (_NOT_AUX, r"\1"), (_NOT_DO, ""), (_NO_NOUN, ""), (_NO_LONGER, ""),
    ):  # fmt: skip
        text, count = denial.subn(instead, text)
        total += count
    return text, total

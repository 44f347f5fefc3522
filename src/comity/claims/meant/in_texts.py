"""What of a text may be denied: what one sentence says without the others."""

from __future__ import annotations

from comity.claims.claim import ClaimTest, Interpretation, Verdict
from comity.claims.text.masks import states_of
from comity.claims.text.mentions import NameIndex
from comity.claims.text.times import years_named
from comity.claims.topics.plain import BY_FACT
from comity.claims.verdict.explain import left_open
from comity.wording import claims as wording

_DEGREE = "percentile"
"""What a bound is of that is the same for all states, and that no word of a sentence may name."""


def as_in_text(
    verdict: Verdict, reading: Interpretation, words: tuple[str, str], names: NameIndex
) -> Verdict:
    """Return a verdict as open where other sentences of its text may tell of what it is.

    Such are denials, and degrees that no construction read: of 14 on 300 fresh pages ("strongly
    complementary" economies, that both are large) 10 were borne out by chance. ``words`` are those
    of the claim, and those of its sentence.
    """
    test = reading.test
    if test is None or not verdict.name.is_definite:
        return verdict
    is_alone = reading.is_whole and stands_alone(test, *words, names)
    if verdict.name.is_negative and not is_alone:
        return left_open(wording.OF_TEXT, verdict.evidence)
    is_of_degree = any(one.quantity == _DEGREE for one in test.criterion.conditions)
    if is_of_degree and not (reading.is_whole or reading.rule == BY_FACT):
        return left_open(wording.DEGREE_OF_TEXT, verdict.evidence)
    return verdict


_COUNTED = ("percent", "money", "times", "count", "tiv")
"""Units of figures that are the same in any text; a rank may be one among few."""


def stands_alone(test: ClaimTest, part: str, sentence: str, names: NameIndex) -> bool:
    """Return whether a sentence of a text says alone what a part of it is tested on.

    On 300 fresh pages 15 of 16 denials were of what was said of another state, year, region
    or kind of goods, which a sentence before had named. So only a figure is denied there, whose
    own words name every state, and whose sentence names its year and no other.

    >>> import comity
    >>> [claim] = comity.check("In 2014 Peru sold 3 percent of its exports to Chile.").claims
    >>> test, text = claim.interpretation.test, claim.text
    >>> from comity.claims.lexicon import read_lexicon
    >>> from comity.claims.text.mentions import gather_names
    >>> names = gather_names(read_lexicon())
    >>> stands_alone(test, text, text, names), stands_alone(test, "It sold 3.", text, names)
    (True, False)
    """
    is_level = test.quantity is not None and test.quantity.unit in _COUNTED and not test.growth
    years = {year for _, _, year in years_named(sentence)}
    meant = {year for year in (test.time.first, test.time.last) if year is not None}
    is_named = {*test.states} <= states_of(names.find_states(part))
    return is_level and is_named and _are_all(years, meant)


def _are_all(years: set[int], meant: set[int]) -> bool:
    """Return whether a sentence names a year, and none but those that are meant."""
    return bool(years) and years <= meant

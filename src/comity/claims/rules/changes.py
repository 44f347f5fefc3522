"""Changes, degrees and times that words tell of and a test would leave out."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.grammar.compile import fit_period
from comity.claims.rules.tense import ClauseReading
from comity.claims.text.clauses import Clause
from comity.claims.text.times import TimeSpan, year_after
from comity.wording import claims as wording

_AGREEMENTS = ("vote_", "s_score", "contested_agreement", "agreement_", "council_agreement")
"""How the names of measures of alike votes begin."""

_TURN = re.compile(
    r"\bbr(?:eaks?|oke|oken|eaking)\b(?! ranks)|\b(?:desert|abandon|forsak|forsook|seced)\w*|"
    r"\b(?:split|depart|shift|switch|turn|stray|detach|defect|veer|sw[iau]ng|swerv|chang|mov|drift|"
    r"deviat|separat|part(?:s|ed|ing)? )\w* ?(?:\w+ ){0,2}(?:from|away|apart|off|towards?)\b|"
    r"\b(?:far|distant|remote|removed|independent|aloof) from\b|"
    r"\bno longer (?:follow|shadow|echo|mirror|track)\w*"
)


def unread_turn(clause: Clause, test: ClaimTest, _: Interpretation) -> str:
    """Return whether a turn from the votes of another would be tested by the level after it.

    "Serbia's votes broke from China's in 1971" needs the years before, and says the opposite of
    the agreement that the rules of votes look for.
    """
    is_level = not test.growth and not test.quantity and not test.against
    is_of_votes = test.lookups[0].measure.startswith(_AGREEMENTS)
    return "a turn away" if is_level and is_of_votes and _TURN.search(clause.masked) else ""


_MORE = re.compile(
    r"\b(?:becom\w+|became|grow(?:s|n|ing)?|grew|get(?:s|ting)?|got|turn(?:s|ed|ing)?) "
    r"(?:\w+ly |much |far |even |still |ever |<\d+d?> )*(?:more|less)\b(?! than (?:the )?<)|"
    r"\b(?:increasingly|ever (?:more|less|larger|greater|closer)|more and more|less and less|"
    r"progressively)\b|\b(?:more|less) \w+ than (?:before|ever|in)\b"
)


def unread_change(clause: Clause, test: ClaimTest, _: Interpretation) -> str:
    """Return whether what became so, or since when, would be tested by how it is.

    "It has become more dependent on Russia" may be said of one that always was, and is false then.
    """
    if _THEN.search(clause.masked) and test.time.kind != "since":
        return "a time that counts from another"
    is_level = not test.is_of_change and not test.quantity and not test.against
    is_more = is_level and _MORE.search(clause.masked) is not None
    return "a change, where the test asks for a level" if is_more else ""


_MOST_OF_ALL = r"(?:largest|biggest|greatest|highest|smallest)"
_FASTEST = re.compile(
    r"\b(?:fastest|slowest|quickest|steepest|sharpest)\b|\b"
    + _MOST_OF_ALL
    + r" (?:\w+ )?(?:rise|increase|growth|gain|jump|fall|decline|decrease|drop|change)s?\b"
)


def _fastest(clause: Clause, test: ClaimTest) -> str:
    """Return that a change is said to be the greatest of all, where its test asks for any."""
    is_open = not test.quantity and not test.is_of_rank
    is_most = is_open and _FASTEST.search(clause.masked) is not None
    return "whose change is the greatest" if is_most else ""


_CHANGE_OF = re.compile(
    r"\b(?:increase|rise|growth|gain|jump|surge|hike|fall|decline|decrease|drop|reduction|cut)s? "
    r"of (?:an? |some |about |nearly |almost |over |around |roughly |more than |just |only )*$"
)


_POINTS = re.compile(r"\bpercentage points?$")
"""The unit of what is added to a share: no share is as many points."""


def _amount_of_change(clause: Clause, test: ClaimTest) -> str:
    """Return that the figure of a test is an amount by which another rose or fell."""
    if test.quantity is None or test.is_of_change:
        return ""
    stated = test.quantity.text.lower()
    at = clause.masked.find(stated)
    is_amount = at >= 0 and _CHANGE_OF.search(clause.masked[:at]) is not None
    is_amount |= not test.against and _POINTS.search(stated) is not None
    return "an amount of change, not a level" if is_amount else ""


_THAN = re.compile(
    r"\b(?!other|rather)(?:\w{2,}er|more|less) than (?:that of |those of )?(?:the )?<\d+d?>"
)


def _comparison(clause: Clause, test: ClaimTest, interpretation: Interpretation) -> str:
    """Return that a state is compared with, where its test is of the degree of one state alone."""
    is_of_degree = not test.quantity and not test.against and not test.growth
    if not is_of_degree or len(interpretation.states) != 1 or test.is_of_rank:
        return ""
    return "a comparison with a state" if _THAN.search(clause.masked) else ""


_GAIN = re.compile(
    r"\b(?:costs?|threat\w*|hits?|blow|boost\w*|damag\w+|loss(?:es)?|los(?:e|es|t|ing)|add(?:s|ed|ing)?|"
    r"inject\w*|contribut\w*|stimulus|bail-?outs?|debts?|loans?|invest\w*|tax\w*|pump\w*|"
    r"drain\w*|sav(?:e|es|ed|ings?)|stake|remittances|tourism)\b"
)


def _gain_of_economy(clause: Clause, test: ClaimTest) -> str:
    """Return that a sum is what an economy gains or loses, and not its size."""
    is_of_size = test.lookups[0].measure in ("gdp", "gdp_per_capita") and not test.is_of_change
    is_sum = test.quantity is not None and test.quantity.unit == "money"
    is_gain = is_of_size and is_sum and _GAIN.search(clause.masked) is not None
    return "what an economy gains or loses, not its size" if is_gain else ""


def unread_degree(clause: Clause, test: ClaimTest, interpretation: Interpretation) -> str:
    """Return which change or comparison would be tested by a level; empty for none."""
    return (
        _fastest(clause, test)
        or _amount_of_change(clause, test)
        or _comparison(clause, test, interpretation)
        or _gain_of_economy(clause, test)
    )


_THEN = re.compile(r"\bsince then\b|\bthereafter\b|\b(?:until|till|by) then\b")

_SPLIT = re.compile(
    r"\b((?:1[89]|20)\d\d)[-–/]((?:1[89]|20)?\d\d)\b|"
    r"\bfy? ?'?(?P<fiscal>(?:20\d\d|(?<=fy)\d\d|(?<=fy )\d\d))\b(?![-–/]\d)",
    re.I,
)


def names_split_year(text: str) -> bool:
    """Return whether a text names a year that begins in one and ends in the next.

    >>> names_split_year("exports in 2023-24"), names_split_year("exports in FY2019")
    (True, True)
    >>> names_split_year("arms exports in 2019–23")
    False
    """
    return bool(_split_years(text))


def _split_years(text: str) -> list[TimeSpan]:
    """List the years of a text that span two, with all that they may span."""
    times = []
    for match in _SPLIT.finditer(text):
        first, last = match[1], match[2]
        if first is None:  # named by the year in which it ends, or by that in which it begins
            year = 2000 + int(match["fiscal"][-2:])
            times.append(TimeSpan("year", first=year - 1, last=year + 1))
        elif (int(first) + 1) % 10 ** len(last) == int(last):
            times.append(TimeSpan("year", first=int(first), last=int(first) + 1))
    return times


def with_time(sentence: str, reading: ClauseReading) -> ClauseReading:
    """Return a reading, left open where its time is not what its test compares.

    Fiscal years, seasons and sessions begin in one year and end in the next: a level in one is
    compared with those of both.
    """
    part, one = reading
    test = one.test
    if test is None or one.gap:
        return reading
    words = part.text if re.search(r"\d{4}", part.text) else sentence
    split = [one for one in _split_years(words) if not _is_year_beyond(test.time, one)]
    if split and (len(split) > 1 or test.is_of_change or test.against):
        return part, replace(one, gap=wording.SPLIT_YEAR)
    if split:
        test = replace(test, time=split[0])
    test = _over_five_years(test)
    return part, replace(one, test=test, gap=_uncompared(part.text, test))


def _is_year_beyond(time: TimeSpan, split: TimeSpan) -> bool:
    """Return whether a time is a year other than those of one that spans two."""
    if time.kind != "year" or time.last is None:
        return False
    return not (split.first or 0) <= time.last <= (split.last or 0)


def _over_five_years(test: ClaimTest) -> ClaimTest:
    """Return a rank by the arms of five years as one by the share over them.

    "The third largest recipient of arms from B in 2011-15" is no third in the last year alone.
    """
    first = test.lookups[0]
    is_rank = test.is_of_rank or (test.quantity is not None and test.quantity.unit == "rank")
    year = fit_period(test.time, "arms_export_share")
    is_of_window = test.time.kind == "between" and year is not None
    if (
        first.measure != "arms_transfers"
        or not is_rank
        or not is_of_window
        or len(test.lookups) > 1
    ):
        return test
    lookups = (replace(first, measure="arms_export_share"),)
    return replace(test, lookups=lookups, time=year or test.time, others=(), substitutes=0)


_WITH_ONE = re.compile(
    r"\b(?:suppliers?|providers?|recipients?|customers?|clients?|buyers?|sources?)\b", re.I
)
_OF_ALL = re.compile(
    r"\b(?:world\w*|global\w*|earth|of all|international\w*|countries|states|nations)\b", re.I
)
WITH_ONE = "not accounted for: whose supplier or buyer it is, where the test is of all states"


def _is_place_with_one(text: str, test: ClaimTest) -> bool:
    """Return whether a rank is among the partners of one state, and is tested among all.

    "Pakistan remained the main recipient" is said after a sentence on the arms of China.
    """
    is_rank = test.is_of_rank or (test.quantity is not None and test.quantity.unit == "rank")
    is_of_all = len(test.lookups[0].states) == 1 and "arms" in test.lookups[0].measure
    if not is_rank or not is_of_all or _OF_ALL.search(text):
        return False
    return _WITH_ONE.search(text) is not None


def _uncompared(text: str, test: ClaimTest) -> str:
    """Return what in the words of a clause a test does not compare; empty for nothing."""
    if _is_place_with_one(text, test):
        return WITH_ONE
    if test.growth:
        if test.base is None and len(ends := _window_ends(text)) > 1:
            is_from_one_to_the_other = ends == [test.time.first, test.time.last]
            return "" if is_from_one_to_the_other else TWO_WINDOWS
        return EACH_YEAR if _EACH.search(text) else ""
    is_of_vetoes = "veto" in test.lookups[0].measure and test.time.kind == "now"
    is_of_one = is_of_vetoes and not test.quantity and _ONE_VETO.search(text)
    return ONE_VETO if is_of_one else ""


_WINDOW = re.compile(r"\b(?P<first>(?:1[89]|20)\d\d)[-–](?P<last>(?:\d\d)?\d\d)\b")


def _window_ends(text: str) -> list[int]:
    """Return the last years of the windows of years in a text, each once, in order.

    >>> _window_ends("in 2014–18, and 2009–13 before")
    [2013, 2018]
    """
    ends = {
        int(match["last"])
        if len(match["last"]) > 2
        else year_after(int(match["first"]), int(match["last"]))
        for match in _WINDOW.finditer(text)
    }
    return sorted(ends)


TWO_WINDOWS = "not accounted for: two windows of years, of which only one was read"
_EACH = re.compile(
    r"\b(?:every|each) (?:single )?year|year (?:after|by|on) year|without (?:a break|interruption)|"
    r"\b(?:steadily|continuously|uninterrupted(?:ly)?|consistently|constantly)\b",
    re.I,
)
EACH_YEAR = "not accounted for: a change in every year, where the first and the last are compared"
_ONE_VETO = re.compile(r"\b(?:vetoed|blocked|struck down|killed) (?:the|this|that|it|an?)\b", re.I)
ONE_VETO = "not accounted for: one veto of a day that is not named"


_SLIGHT = re.compile(
    r"\b(?:slightly|marginally|narrowly|barely|modestly|only just|"
    r"a (?:little|bit|touch|shade|smidge|whisker|tad|fraction)(?! of)|"
    r"just (?=(?:a \w+ )?(?:less|more|below|above|ahead|behind|under|over|\w+er)\b)|"
    r"(?:slight|modest|marginal|small) (?:rise|increase|growth|fall|decline|decrease|drop|lead))\b",
    re.I,
)


def with_degree(reading: ClauseReading) -> ClauseReading:
    """Return a reading, marked where a comparison or change is said to be slight.

    Any difference passes a test of which is greater, however large it is.
    """
    part, one = reading
    test = one.test
    if test is None or test.quantity or not _SLIGHT.search(part.text):
        return reading
    is_ratio = "ahead" in test.criterion.name or "behind" in test.criterion.name
    if not (test.against or test.growth or is_ratio):
        return reading
    return part, replace(one, test=replace(test, is_slight=True))

"""Marking what was risen or fallen to, what is over, and amounts of a past without a time."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.doubts.other_figures import with_few_ranked
from comity.claims.grammar.compile import fit_period
from comity.claims.text.clauses import OVER
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import NOW, PAST_VERBS, YEAR, TimeSpan, find_time
from comity.wording import claims as wording

ClauseReading = tuple[TextSpan, Interpretation]
"""An interpretation, and the part of the sentence that it is of."""

_PAST = re.compile(
    rf"\b(?:{PAST_VERBS}|cast|(?!armed|allied|indeed|need|exceed|united|speed)[a-z]{{2,}}ed)\b"
)
_WAS = re.compile(r"\b(?:was|were)\b(?! (?:\w+ly )?(?:named|ranked|followed|accompanied))")
_APPOSED = re.compile(
    r"^(?!.*\b(?:is|are|was|were|be|been|has|have|had|remain\w*|rank\w*|bec[oa]me\w*|stay\w*|stands?|"
    r"stood|comes?|came|makes?|made|holds?|held|[a-z]{3,}(?:ed|ing))\b)"
    r"(?:[Tt]he |[Ii]ts |[Tt]heir |[A-Z][\w ]*['’]s? )"
)
"""What names one by a rank, without a verb: "the fifth-largest economy"."""

_FORMERLY = re.compile(
    r"\b(?:[Oo]nce\b(?! (?:again|more))|[Ff]ormerly|[Pp]reviously|[Tt]raditionally|[Uu]sed to|"
    r"[Ii]n the past\b(?! (?:\w+ )?(?:years?|decades?)))"
)
_PERFECT = re.compile(r"\b(?:has|have|'ve)\b")
_AMOUNTS = ("money", "tiv", "count")


_ON_THE_WAY = (
    r"(?: (?:\w+ly|again|back))?(?: by [^,;]{1,40}?(?: in (?:19|20)\d\d)?)?"
    r"(?: since (?:19|20)\d\d)?,? to (?:\w+ ){0,2}$"
)
_ROSE = re.compile(
    r"\b(?:rose|risen|rises|grew|grown|increased|climbed|jumped|surged|soared|swelled|swollen|"
    r"up|expanded|doubled|tripled|quadrupled)" + _ON_THE_WAY
)
_FELL = re.compile(
    r"\b(?:fell|fallen|falls|dropped|declined|shrank|shrunk|decreased|sank|sunk|slipped|plunged|"
    r"plummeted|slumped|tumbled|dwindled|slid|down|halved)" + _ON_THE_WAY
)
_RECORD = re.compile(
    r"\b(?:(?:a|new|all-time|its|their|record) (?:record|high|low|peak)|peak(?:ed|s|ing)?|"
    r"(?<!voting )(?<!track )record(?! of (?:vot|its vot)))\b"
)
_LOW = re.compile(r"\b(?:low|lowest|bottom\w*)\b")
_BECAME = re.compile(r"\b(?:became|turned into|overtook|(?:rose|advanced|moved up) to)\b")


def _with_direction(sentence: str, reading: ClauseReading) -> ClauseReading:
    """Return a reading, marked where its figure or rank is one that was risen or fallen to."""
    part, one = reading
    if one.test is None or one.test.growth or one.test.against:
        return reading
    if one.test.is_of_rank and one.test.time.kind == "year":
        became = _BECAME.search(part.text) is not None
        return part, replace(one, test=replace(one.test, direction=int(became)))
    if one.test.quantity is None:
        return reading
    at = part.text.find(one.test.quantity.text)
    before = sentence[: part.start + at] if at >= 0 else ""
    is_apart = one.test.lookups[0].measure in _LESS_IS_MORE or _is_told_apart(part, before)
    direction = 0 if is_apart else bool(_ROSE.search(before)) - bool(_FELL.search(before))
    if _RECORD.search(part.text):
        direction = -2 if _LOW.search(part.text) else 2
    base = _year_of_base(one.test, before, sentence)
    return part, replace(one, test=replace(one.test, direction=direction, from_year=base))


_LESS_IS_MORE = frozenset({"freedom_rating"})
"""Measures of which a lower value is a better one: "down to" may be of either."""

_BY_AMOUNT = re.compile(r"\bby [^,;]{1,40}?(?: in (?:19|20)\d\d)?,? to (?:\w+ ){0,2}$")


_BASE = re.compile(
    r"\b(?:from|double|twice|triple|times|half|against|compared (?:with|to)|more than|less than)\b"
    r"[^;.]*\b(?P<year>(?:1[89]|20)\d\d)\b"
)


def _is_told_apart(part: TextSpan, before: str) -> bool:
    """Return whether words before a figure's own say by how much it changed: "fell by 3, to 5"."""
    by_amount = _BY_AMOUNT.search(before)
    return by_amount is not None and by_amount.start() < part.start


def _year_of_base(test: ClaimTest, before: str, sentence: str) -> int | None:
    """Return the year from whose figure one rose or fell; None where none is named."""
    if test.time.kind != "year" or test.time.last is None:
        return None
    base = _BASE.search(sentence, len(before))
    named = [int(year) for year in (*YEAR.findall(before), *([base["year"]] if base else []))]
    return next((year for year in reversed(named) if year < test.time.last), None)


def as_over(text: str, one: Interpretation) -> Interpretation:
    """Return an interpretation of a clause, marked where what it denies was so before."""
    if one.test is None or not one.test.negated or not OVER.search(text):
        return one
    return replace(one, test=replace(one.test, is_over=True))


def with_tense(sentence: str, reading: ClauseReading) -> ClauseReading:
    """Return a reading, marked where an amount is of a past that has no time.

    A year that ends the sentence after a comma is that of all its parts.
    """
    part, one = _with_direction(sentence, _with_year_at_end(sentence, reading))
    one = as_over(part.text, one)
    reading, test = (part, one), one.test
    if test is not None and test.is_of_rank and test.time.kind == "now":
        return part, _rank_in_tense(sentence, part.text, one, test)
    if test is None or test.quantity is None or test.time.kind != "now" or test.growth:
        return reading
    is_amount = test.quantity.unit in _AMOUNTS and not test.against
    is_past = is_amount and _is_past(part.text)
    return part, replace(one, is_undated=is_past or _may_be_of_year(sentence, part.text))


def _is_past(text: str) -> bool:
    """Return whether something is of the past alone; "has sold" is to this day."""
    return _PAST.search(text) is not None and not _PERFECT.search(text)


def _rank_in_tense(
    sentence: str, text: str, one: Interpretation, test: ClaimTest
) -> Interpretation:
    """Return a reading of a rank: of the past, it is of the one year that its sentence names.

    So is an apposition: "India, the fifth-largest economy, spent 86 billion dollars in 2024".
    """
    is_former, was = _FORMERLY.search(text) is not None, _WAS.search(text) is not None
    time = _only_time(sentence, test.lookups[0].measure)
    if (was or _APPOSED.match(text)) and not is_former and time:
        return replace(one, test=replace(test, time=time), may_deny=False)
    is_of_year = time is not None and _may_be_of_year(sentence, text)
    return replace(one, is_undated=is_former or was or is_of_year)


def _only_time(sentence: str, measure: str) -> TimeSpan | None:
    """Return the one year of a sentence, or the last of those that a measure pools; None for more.

    >>> str(_only_time("France, the second, sold 30 percent in 2020-24", "arms_exports_five_years"))
    '2024'
    """
    time = find_time(sentence, 0)
    years = {int(year) for year in YEAR.findall(sentence)}
    is_of_all = bool(years) and years <= {time.first, time.last}
    if is_of_all and (pooled := fit_period(time, measure)):
        return pooled
    return TimeSpan("year", last=years.pop()) if len(years) == 1 else None


_TODAY = re.compile(r"\b(?:now|today|currently|at present|these days|still|remains?|this year)\b")
_IS = re.compile(
    r"\b(?:is|are|has|have|amounts|accounts|stands|comes|takes|makes|equals|represents|spends|sells|"
    r"buys|gets|goes|sends|puts|gives|owes|runs|ranks)\b"
)


def _may_be_of_year(sentence: str, text: str) -> bool:
    """Return whether what is said without a time may be of the year that its sentence names.

    "It led in 2024, and Egypt came second", of which the second is not outdated later.
    """
    is_of_today = _TODAY.search(text) or _IS.search(text)
    return YEAR.search(sentence) is not None and not is_of_today


_AT_END = re.compile(r", in (?:19|20)\d\d\W*$")


def as_ranked(sentence: str, reading: ClauseReading, before: TimeSpan) -> ClauseReading:
    """Return a rank or its figure, marked where it may be of the time of the sentence before."""
    part, one = with_few_ranked(sentence, reading)
    is_of_today = _TODAY.search(sentence) or _IS.search(sentence)
    is_then = before.kind != "now" and not is_of_today
    is_undated = one.test is not None and one.test.time.kind == "now" and is_then
    return part, replace(one, is_undated=one.is_undated or is_undated)


def _with_year_at_end(sentence: str, reading: ClauseReading) -> ClauseReading:
    """Return a reading without a time of its own, at the year that ends its sentence."""
    part, one = reading
    match = _AT_END.search(sentence)
    if match is None or one.test is None or one.gap or one.test.time != NOW:
        return reading
    if len({*YEAR.findall(sentence)}) != 1:
        return reading
    return part, replace(one, test=replace(one.test, time=find_time(match[0], 0)))


def after_time(reading: ClauseReading, before: TimeSpan) -> ClauseReading:
    """Return a reading, marked where its amount may be of the time that the text named before it.

    In the past tense it is of that time, and is not denied, as it may be of another. So is what
    is said of arms after a span of as many years as their measures pool, in any tense.
    "In 2017 Peru sold 3 billion dollars of it. Its sales to Chile account for 2 billion."
    """
    part, one = reading
    test = one.test
    if test is None or test.time.kind != "now" or _TODAY.search(part.text):
        return reading
    if before.kind == "now":
        return part, _of_session(part.text, one, test)
    return part, _of_membership(part.text, one, test, before) or _of_amount(
        part.text, one, test, before
    )


def _of_amount(text: str, one: Interpretation, test: ClaimTest, before: TimeSpan) -> Interpretation:
    """Return a reading of an amount, of the time that was named before where it is of the past."""
    time = fit_period(before, test.lookups[0].measure)
    is_pooled = before.kind == "between" and time is not None
    is_past = _is_past(text)
    if not _is_level(test, with_ranks=is_pooled or is_past or _is_of_session(test)):
        return one
    is_then = time is not None and (is_pooled or is_past)
    return replace(
        one, test=replace(test, time=time) if time and is_then else test, is_undated=True
    )


_BELONGED = re.compile(
    r"\b(?:had (?:already |long |not )?(?:joined|left|entered|acceded|been)|was|were|belonged|sat|"
    r"stayed|remained)\b(?! (?:admitted|accepted|invited|founded))"
)


def _of_membership(
    text: str, one: Interpretation, test: ClaimTest, before: TimeSpan
) -> Interpretation | None:
    """Return a reading of a membership at the year that was spoken of before; None for others."""
    is_membership = test.lookups[0].measure.endswith("_member") and before.kind == "year"
    if not is_membership or not _BELONGED.search(text):
        return None
    return replace(one, test=replace(test, time=before), may_deny=False, is_undated=True)


def _is_of_session(test: ClaimTest) -> bool:
    """Return whether a test asks for a rank by the votes of a session of the Assembly."""
    return test.is_of_rank and test.lookups[0].measure == "agreement_with_us"


def _of_session(text: str, one: Interpretation, test: ClaimTest) -> Interpretation:
    """Return a reading, left open where it is of the votes of a session that is not named."""
    is_open = _is_of_session(test) and _PAST.search(text) is not None
    return replace(one, gap=one.gap or wording.NO_SESSION) if is_open else one


def _is_level(test: ClaimTest, *, with_ranks: bool) -> bool:
    """Return whether a test asks for one amount or share, or for a rank where that counts too."""
    if test.growth or test.against:
        return False
    is_amount = test.quantity is not None and test.quantity.unit in (*_AMOUNTS, "percent")
    return is_amount or (with_ranks and test.is_of_rank)

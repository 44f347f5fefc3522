"""Whether a test accounts for all that its clause says; without that there is no verdict."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import ClaimTest, Interpretation
from comity.claims.doubts.blockers import blocker_of
from comity.claims.grammar.compile import POOLED
from comity.claims.rules.changes import unread_change, unread_degree, unread_turn
from comity.claims.rules.leftover import (
    degree_words,
    is_of_unnamed,
    leaves_state_out,
    names_all,
    names_members,
    neutral_words,
    unmeasured_peace,
    unread_rank,
    unread_share,
    words_of_weight,
)
from comity.claims.text.clauses import Clause
from comity.claims.text.quantities import Quantity
from comity.claims.text.times import RELATIVE
from comity.claims.topics.plain import BY_FACT
from comity.wording import claims as wording

DENIED, LONGEST = 14, 34
"""In a clause of more words another thing may be denied than a figure, or more be said."""

_YEAR = re.compile(r"\b((?:1[89]|20)\d\d)\b")
_LOOSE_PART = re.compile(
    r"\b(?:half|two[- ]thirds|three[- ]quarters) (?:its|their|the|all)\b", re.I
)
"""A fraction that is not read as a figure."""
_NUMBER = re.compile(r"\d[\d.,]*")


SHORT = 20
"""A sentence of no more words says one thing, which its rule and its figure give."""

DENIABLE = 15
"""Nothing is denied by a rule alone in a sentence of more words."""

LEFT_OF_ANY, LEFT_OF_BOUND = 1, 2
"""How many words may be left over where a test is of any value above zero, or of a bound."""

MOST_OF_WORDS = 0.6
"""Which share of the words of weight may be left over by a bound."""


def require_completeness(
    clause: Clause,
    interpretation: Interpretation,
    left: list[str],
    words: int,
    *,
    is_dated: bool,
) -> Interpretation:
    """Return the interpretation, with the reason if its test leaves a word of weight unread.

    Parameters
    ----------
    clause, interpretation
        The clause, and how it was read.
    left
        The words that neither rule nor test accounts for.
    words
        How long the sentence is: of a longer one no word may be left.
    is_dated
        Whether it is known when the text was written, from which "last year" counts.
    """
    is_open = _is_open(clause, interpretation, left, words)
    is_open |= not set(left).isdisjoint(_words_of_figures(clause))
    reason = unread(clause, interpretation) or ("" if is_dated else undated(clause))
    if is_open and interpretation.test:
        reason = reason or f"{wording.WORDS_LEFT} “{' … '.join(left[:3])}”"
    reason = reason or interpretation.gap
    premise = _premise(clause, interpretation)
    # Of a premise it is said what was tested; nothing else is denied with a word left over.
    may_deny = words <= DENIABLE and neutral_words().issuperset([] if premise else left)
    if test := interpretation.test:
        may_deny &= names_all(clause, test, _implied(clause, test))
    return replace(interpretation, gap=reason, may_deny=may_deny, premise=premise)


def undated(clause: Clause) -> str:
    """Return that a time counts from a day of writing that is not known; empty without one."""
    match = RELATIVE.search(clause.masked)
    return f"not accounted for: “{match[0]}”, without the date of the article" if match else ""


_OF_FIGURE = re.compile(
    r"^ ?(?:worth )?(?:of|in|on|for) (?:all |the |its |their |his |her |<\d+>'s )*(?P<of>[a-z-]+)"
    r"(?: (?P<then>[a-z-]+))?"
)
_WITH_FIGURE = re.compile(
    r"(?P<of>[a-z-]+) (?:was |were )?(?:worth|valued at|of|for) (?:[a-z]+ )*$"
)


def _words_of_figures(clause: Clause) -> list[str]:
    """List the words that say what a figure is of: "84 percent of its newsprint"."""
    words: list[str] = []
    for quantity in clause.quantities:
        at = clause.masked.find(quantity.text.lower())
        after = _OF_FIGURE.match(clause.masked[at + len(quantity.text) :]) if at >= 0 else None
        before = _WITH_FIGURE.search(clause.masked[: max(at, 0)])
        words += [*(after.groups() if after else ()), *(before.groups() if before else ())]
    return [word for word in words if word]


def _premise(clause: Clause, interpretation: Interpretation) -> str:
    """Return why only the premise of a clause can be tested; empty where all of it can."""
    blocker = blocker_of(clause, interpretation, is_of_premise=True)
    return blocker.reason if blocker else ""


def _is_open(clause: Clause, interpretation: Interpretation, left: list[str], words: int) -> bool:
    """Return whether more words of weight are left over than a test may leave.

    A figure or a first rank is seldom met by chance. A value above zero nearly always is, and a
    bound often: any great power has a large economy, whatever is said of it.
    """
    test = interpretation.test
    if test is None or words > SHORT:
        return bool(left)
    if test.quantity or test.is_of_rank or len(left) <= LEFT_OF_ANY:
        return False
    if test.criterion.name == "some" and not test.growth:
        return True
    is_of_premise = bool(_premise(clause, interpretation))  # of which it is said what was tested
    most = MOST_OF_WORDS * len(words_of_weight(clause.masked))
    return not is_of_premise and len(left) > LEFT_OF_BOUND and len(left) >= most


def unread(clause: Clause, interpretation: Interpretation) -> str:
    """Return what of a clause its test does not account for, in words; empty for nothing."""
    test = interpretation.test
    if test is None:
        return ""
    if blocker := blocker_of(clause, interpretation, is_of_premise=False):
        return f"not accounted for: {blocker.reason}"
    for check in (
        _unread_states, _unread_denial, _unread_figures, _unread_years, _unread_words, _unpooled,
        unmeasured_peace, _unmeasured_kind, unread_turn, unread_change, _unread_span, unread_rank,
        unread_share, unread_degree,
    ):  # fmt: skip
        if reason := check(clause, test, interpretation):
            return f"not accounted for: {reason}"
    return ""


def _unread_states(clause: Clause, test: ClaimTest, interpretation: Interpretation) -> str:
    """Return whether the clause names states or groups that the test leaves out."""
    if group := _unread_group(clause, interpretation):
        return f"{group}, a group without figures"
    against = (code for lookup in test.against for code in lookup.states)
    accounted = {*interpretation.states, *_implied(clause, test), *against}
    accounted |= {2} if _reads_west(interpretation) else set()  # its first member
    rest = [code for code in clause.named if code not in accounted]
    if leaves_state_out(rest, test, interpretation):
        return "a state that the test leaves out"
    is_open = test.quantity is None and _is_of_unnamed(clause, interpretation)
    return "a state that is not named" if is_open else ""


def _is_of_unnamed(clause: Clause, interpretation: Interpretation) -> bool:
    """Return whether a test by a rule is of a state that no word of the clause means."""
    test = None if interpretation.rule == BY_FACT else interpretation.test
    return test is not None and is_of_unnamed(clause, test, _implied(clause, test))


def _unread_group(clause: Clause, interpretation: Interpretation) -> str:
    """Return the first group of states that a rule has no measure of; empty for none."""
    if interpretation.rule.startswith(_READ_GROUPS) or names_members(clause, interpretation):
        return ""
    reads_west = _reads_west(interpretation)
    return next((one for one in clause.groups if one != _WEST or not reads_west), "")


def _implied(clause: Clause, test: ClaimTest) -> set[int]:
    """Return the states that need no lookup of their own."""
    measures = {lookup.measure for lookup in test.lookups}
    # What both do against the United States is measured without a place for it.
    is_about_it = "joint_opposition" in measures or any("us" in name for name in measures)
    implied = {2} if is_about_it else set()
    if test.criterion.name == "the largest":
        # Of the largest it follows that it is ahead of any other, and that no other is.
        implied |= {
            code for n in _BEHIND.findall(clause.masked) for code in clause.mentions[int(n)].states
        }
    return implied


_WEST = "the West"
_READ_GROUPS = ("institutions without", BY_FACT)
"""Rules whose measures are of groups."""
_BEHIND = re.compile(r"\b(?:(?:well |just |far )?ahead of|not) (?:the )?<(\d+)d?>")


def _reads_west(interpretation: Interpretation) -> bool:
    """Return whether a rule accounts for the West: the states that sanction, or their bloc."""
    return "West" in interpretation.rule or interpretation.rule.startswith(("sanction", "ideal"))


def _unread_denial(clause: Clause, test: ClaimTest, _: Interpretation) -> str:
    """Return whether a clause denies what may be something else than its figure.

    "Did not agree on 10 percent" may deny the agreement or the figure; "no more than 10" is clear.
    """
    if test.quantity is None or not test.negated:
        return ""
    is_long = len(clause.masked.split()) > DENIED
    if is_long or (test.quantity.unit != "rank" and test.quantity.hedge not in ("over", "under")):
        return "a denial that may be of something else than the figure"
    return ""


def _unread_figures(clause: Clause, test: ClaimTest, interpretation: Interpretation) -> str:
    """Return whether the clause has figures that the test does not use."""
    quantities = [one for one in clause.quantities if _is_figure(one, clause)]
    if len(quantities) > 1 and not _is_restated(clause, quantities):
        return "two figures in one clause"
    if quantities and (reason := _unread_figure(clause, interpretation, quantities[0])):
        return reason
    if test.quantity and _is_of_several(test) and not clause.pair:
        return "one figure for several pairs"
    return "a number that is not read" if _loose_number(clause, quantities) else ""


def _is_figure(quantity: Quantity, clause: Clause) -> bool:
    """Return whether a number is a figure; "two-way" is none, "one and a half" is not read."""
    after = clause.text[quantity.end :]
    return not quantity.text.lower().startswith("two-way") and not after.startswith(_NO_FIGURE)


_NO_FIGURE = ("-way", " and a half")


def _unread_figure(clause: Clause, interpretation: Interpretation, stated: Quantity) -> str:
    """Return why a test does not use the figure of a clause; empty where it does."""
    test = interpretation.test
    if test is None or (test.against and interpretation.is_by_figure):
        return ""
    if test.against:
        is_difference = not test.growth and clause.text[: stated.start].endswith(" by ")
        return "a difference, not a level" if is_difference else f"“{stated.text}” in a comparison"
    if not test.quantity:
        return f"the figure “{stated.text}”"
    before, after = clause.text[: stated.start], clause.text[stated.end :]
    is_level = test.growth or not (before.endswith(" by ") or _MORE.match(after))
    return "" if is_level else "a difference, not a level"


_MORE = re.compile(r" (?:more|less|fewer|higher|lower|bigger|smaller|larger)\b")


def _is_of_several(test: ClaimTest) -> bool:
    """Return whether a test looks several pairs or states up."""
    return len({one.states for one in test.lookups}) > 1


def _is_restated(clause: Clause, quantities: list[Quantity]) -> bool:
    """Return whether a second figure says the first more precisely: "a third, 35 percent"."""
    if len(quantities) != 2 or {one.unit for one in quantities} != {"percent"}:
        return False
    first, second = quantities
    is_apposed = re.match(r"[^,]*, [^,]*$", clause.text[first.end : second.start]) is not None
    slack = 0.25 if first.text.lower().startswith(("most", "more", "over")) else 0.05
    return is_apposed and -0.05 <= second.value - first.value <= slack


def _loose_number(clause: Clause, quantities: list[Quantity]) -> bool:
    """Return whether digits remain outside figures, years and the names of states."""
    blank = clause.text
    for one in quantities:
        blank = blank[: one.start] + " " * (one.end - one.start) + blank[one.end :]
    for mention in clause.mentions:
        blank = blank[: mention.start] + " " * (mention.end - mention.start) + blank[mention.end :]
    blank = re.sub(
        r"\b(?:1[89]|20)\d\d(?: ?[-–/] ?\d{2,4})?s?\b|\b\d+[- ](?:years?|decades?)\b", " ", blank
    )
    return _NUMBER.search(blank) is not None or _LOOSE_PART.search(blank) is not None


def _unread_years(clause: Clause, test: ClaimTest, interpretation: Interpretation) -> str:
    """Return whether a clause has years that are not its test's, nor of other figures in it."""
    years = {int(year) for year in _YEAR.findall(clause.text)}
    others = years - {test.time.first, test.time.last}
    if others and not (test.growth or interpretation.is_by_figure):
        return "a second time"
    is_apart = not _is_pooled(test) and _is_figure_of_years(test)
    return "a figure of several years" if is_apart else ""


def _is_pooled(test: ClaimTest) -> bool:
    """Return whether a test is of the years over which its measure is taken together."""
    first, last = test.time.first or 0, test.time.last or 0
    return last - first == POOLED.get(test.lookups[0].measure, 0) - 1


def _is_figure_of_years(test: ClaimTest) -> bool:
    """Return whether one figure is of several years, and is no sum of them."""
    if test.time.kind != "between" or test.quantity is None:
        return False
    return not test.growth and not test.may_be_sum


def _unpooled(_: Clause, test: ClaimTest, __: Interpretation) -> str:
    """Return whether deliveries of one year are ranked, where arms are compared over five."""
    is_rank = test.criterion.name == "the largest"
    is_single = is_rank and test.lookups[0].measure == "arms_transfers"
    return "a rank of arms, which is of five years together" if is_single else ""


_NEWEST = "the newest is"
_LAST_READ = {"regular": "the last three are", "more": _NEWEST, "much more": _NEWEST}


def _unread_span(_: Clause, test: ClaimTest, __: Interpretation) -> str:
    """Return whether of what was regular, or is counted, since a year the last are read alone."""
    if test.every or test.time.kind != "since":
        return ""
    if last := _LAST_READ.get(test.criterion.name):
        return f"each year since {test.time.first}, of which {last} read"
    is_rank_of_vetoes = test.criterion.name == "the largest" and "vetoes" in test.lookups[0].measure
    return f"a rank by all vetoes since {test.time.first}" if is_rank_of_vetoes else ""


_KIND = re.compile(
    r"\b(?:trade|arms|oil|financial|travel|military|banking|energy|secondary|targeted) "
    r"(?:sanctions?|embargo(?:es)?)\b"
)


def _unmeasured_kind(clause: Clause, test: ClaimTest, _: Interpretation) -> str:
    """Return whether one kind of sanctions would be tested by cases of all kinds."""
    counts_all = test.lookups[0].measure == "sanctions_imposed"
    is_of_kind = counts_all and _KIND.search(clause.masked) is not None
    return "one kind of sanctions, where the cases are of all" if is_of_kind else ""


def _unread_words(clause: Clause, test: ClaimTest, interpretation: Interpretation) -> str:
    """Return whether a bare "some" would be made to support what else the clause says."""
    words = clause.masked.split()
    if len(words) > LONGEST:
        return "more than one statement in one clause"
    is_other = test.criterion.name != "some" or test.quantity or test.growth
    if is_other or interpretation.rule == BY_FACT:
        return ""
    if len(words) > 16 or not degree_words().isdisjoint(words):
        return "words for which there is no measure"
    return ""

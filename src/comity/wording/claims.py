"""The sentences about claims: what the data say, what the words were taken to mean, and why not."""

from __future__ import annotations

from collections.abc import Sequence

from comity.panels.codebook import Description
from comity.states.articles import with_article
from comity.unit import UnitKind
from comity.wording import values as phrase
from comity.wording.names import capitalise, in_group, in_places, name_of

ROUNDED = "The figure differs by no more than rounding, or a later edition, may explain."
A_PRODUCT = "not accounted for: a single product or kind of goods, of which there is no measure"
SPLIT_YEAR = "not accounted for: a year that spans two, where the data have whole years"
FIGURE_BEFORE = "not accounted for: the figure before, which the data do not bear out"
WORDS_LEFT = "not accounted for: the words"
SOME_WORDS = "not accounted for: some of the words of this part of the sentence"
OF_TEXT = "the figure differs, and other sentences may tell of what it is"
DEGREE_OF_TEXT = "no figure is named, and other sentences may tell how much is meant"
TOPIC = "the sentence was not read whole; the nearest measure is shown"
MAY_BE_MEANT = "the words leave open what the figure is of; what has it may be meant"
FIGURE_ALONE = "only the figure was read, not the words around it"
NEAR = "the figure is near the one stated, and farther off than rounding explains"
SLIGHT_CHANGE = "the change is too slight to be called growth or decline"
NO_RECORD = "an earlier year is beyond the figure that is said to be a record"
NOT_SLIGHT = "the difference is said to be slight, and is more than a quarter"
APART = "the figure is farther off than rounding explains, and not so far as sources differ"
OLDER_THAN_TEXT = "the newest figure is older than the text"
NEWER_UNKNOWN = "a large part of the newer figures of the state is not known"
NOT_OF_ITS_DAY = "it was so in another year than those in which the text was written"
NEAR_ITS_DAY = "the figure is near that of the years in which it was written"
OTHER_SOURCE = "the figures before and after are of different sources"
CURRENT_DOLLARS = "growth is told in constant prices, and the figures are in current dollars"
WHO_ATTACKED = "only that the two fought is in the data, not which of them attacked or won"
NEVER_SO = "it is not so, and was not so in any year before"
RANK_OF_YEAR = "it is a rank by all years together, where the data rank those of one"
CONTESTED = "publishers differ on that membership"
BROAD_WORD = "the word is also used where there is no treaty"
FORCE_USED = "both used force then, which others count as a war"
FRACTION = "the source records a fraction of the fuels of that year"
OTHER_SEAT = "the votes before and after are those of two holders of a seat"
UN_ALONE = "the sanctions are those of the UN, which bind the state as a member"
MIDDLING = "it is neither large nor small enough to decide"
OTHER_WAY = "it was so, and did not come to be so then: the years before do not fit"
UNDATED_START = "the time of the first of two figures is not named"
UNDATED = "no time is named, and the newest figure is another"
UNCLEAR_ROLES = "it is not clear which state does it to which"
MORE_THAN_TESTED = "the figure differs, and the sentence says more than was tested"
NEAREST = "The nearest figure"
BETWEEN_YEARS = "A fiscal year spans several calendar years, and the figure is between theirs."
IN_BOTH_YEARS = "A fiscal year spans several calendar years, and it was so in each of them."
NO_RANK_FORECAST = "The outlook gives probabilities of values, not of ranks or percentiles."
NO_FORECAST = "Nothing that it is about is forecast."
NO_HISTORY = "The outlook has no data to forecast it from."
NOT_RECOGNISED = "there are measures of this, and none that these words ask for was recognised"
ONE_PARTNER = "the rank depends on whether the EU and ASEAN count as one partner each"
AMONG_PAIRS = "the rank is among all pairs, and the words may mean that of one state's partners"
ABSTENTIONS = "abstentions count here as other votes, and the words may leave them out"
NO_SESSION = "no year is named, and such ranks change with each session"
INCOMPLETE_LIST = "the list holds those that were found, and may lack some"
CLOSE_PAIR = "the two are so near that another publisher may have it the other way round"
ARMS_OF_YEAR = "ranks by arms are of five years together, and one year may be meant"
EDGE = "states at the edge of the region, or without a value, could change the rank"
NOT_AHEAD = "the rank is so, and who is said to be ahead is not"
CLOSE_RANK = "others are so near that another publisher's figures may rank them otherwise"


def of_hidden_flow(why: str) -> str:
    """Format why a figure of trade that leaves a part out is not denied.

    >>> of_hidden_flow("fuels that sanctions hide from customs")
    'the figure leaves a part out: fuels that sanctions hide from customs'
    """
    return f"the figure leaves a part out: {why}"


def of_goods(name: str) -> str:
    """Format why a claim about goods of one kind is not judged by those of all kinds.

    >>> of_goods("arms")
    'the words around it are about arms, and the measure found is of goods of all kinds'
    """
    return f"the words around it are about {name}, and the measure found is of goods of all kinds"


def of_group(name: str) -> str:
    """Format why a claim about a group of states is not judged.

    >>> of_group("the EU")
    'it is about a group of states (the EU), and no such figures are added up over members'
    """
    return f"it is about a group of states ({name}), and no such figures are added up over members"


def other_members(name: str) -> str:
    """Format why a change is not judged: the group had other members before.

    >>> other_members("EU")
    'The EU had other members at the beginning of that time, so its sums do not compare.'
    """
    named = with_article(name)
    return capitalise(
        f"{named} had other members at the beginning of that time, so its sums do not compare."
    )


def old_members(name: str, year: int) -> str:
    """Format why what is said of now is not judged: no newer year has the figures of all members.

    >>> old_members("EU", 2020)
    'The newest year in which all members of the EU have a figure is 2020.'
    """
    return f"The newest year in which all members of {with_article(name)} have a figure is {year}."


def added_up(name: str, members: int) -> str:
    """Format over how many members of a group a figure is added up.

    >>> added_up("EU", 27)
    'over the 27 members of the EU'
    """
    return f"over the {members} members of {with_article(name)}"


def at_rate(written: str, dollars: str, rate: float, currency: str, year: int) -> str:
    """Format the value of a sum in another currency, and at which rate.

    >>> at_rate("¥5 trillion", "$36 billion", 140.5, "yen", 2023)
    '¥5 trillion is $36 billion at 140.5 yen to the US dollar, the mean of 2023 (Federal Reserve).'
    >>> at_rate("£5 bn", "$6.2 billion", 0.8039, "pound", 2023)
    '£5 bn is $6.2 billion at 1.244 US dollars to the pound, the mean of 2023 (Federal Reserve).'
    """
    at = f"{rate:.4g} {currency} to the US dollar"
    if rate < 1:
        at = f"{1 / rate:.4g} US dollars to the {currency}"
    return f"{written} is {dollars} at {at}, the mean of {year} (Federal Reserve)."


def most_years(count: int, total: int) -> str:
    """Format in how many years a claim about every one of them held.

    >>> most_years(12, 14)
    'it was so in 12 of the 14 years that the data cover, not in all'
    """
    return f"it was so in {count} of the {total} years that the data cover, not in all"


def begins_late(year: int) -> str:
    """Format that the data begin after the year from which something is said.

    >>> begins_late(1991)
    'the data begin in 1991, after the year named'
    """
    return f"the data begin in {year}, after the year named"


def ends_long_before(year: int) -> str:
    """Format that the data end long before the present that something is said of.

    >>> ends_long_before(2003)
    'the data on this end in 2003, and do not show what is so today'
    """
    return f"the data on this end in {year}, and do not show what is so today"


def sentence(text: str) -> str:
    """Format a phrase as a sentence: with a capital first letter and a full stop.

    >>> sentence("motives are not observable")
    'Motives are not observable.'
    """
    return f"{text[:1].upper()}{text[1:]}."


def subject_words(codes: Sequence[int]) -> str:
    """Format the states that a figure is about; "the world" without one.

    >>> subject_words((2, 365)), subject_words(())
    ('the United States and Russia', 'the world')
    """
    return " and ".join(with_article(name_of(code)) for code in codes) or "the world"


def title(measure: Description, codes: Sequence[int]) -> str:
    """Format a measure's title with the states' names in the places of A and B."""
    if not measure.directed:
        return measure.title
    names = dict(zip("AB", (with_article(name_of(code)) for code in codes), strict=False))
    return capitalise(in_places(measure.title, names))


def finding(name: str, codes: Sequence[int], text: str, time: str, detail: str) -> str:
    """Format what the data say: title (if it is not said yet), states, figure, time, detail."""
    is_named = all(name_of(code) in name for code in codes)
    about = name if is_named else f"{name}, {subject_words(codes)}"
    when = f" in {time}" if time else ""
    return f"{about and f'{about}: '}{text}{when}{f' ({detail})' if detail else ''}"


def meaning(name: str, means: str, *, stated: str = "", negated: bool = False) -> str:
    """Format what a clause was taken to mean: a figure, or the criterion of its vague words.

    >>> meaning("high", "a percentile of at least 75")
    '“high” means a percentile of at least 75'
    """
    words = f"the sentence says {stated}" if stated else f"“{name}” means {means}"
    return f"{words}, which the sentence denies" if negated else words


def old(year: int, newest: int) -> str:
    """Format that the newest figure on some states is much older than those on others.

    >>> old(1999, 2025)
    'The newest figure on them is of 1999, while those on others go to 2025.'
    """
    return f"The newest figure on them is of {year}, while those on others go to {newest}."


def before_and_after(before: str, after: str) -> str:
    """Format the values of the recorded years before and after a change.

    >>> before_and_after("no", "yes"), before_and_after("yes", "yes")
    ('first no, then yes', 'yes')
    """
    return after if before == after else f"first {before}, then {after}"


def rank_words(rank: int, count: int, group: str) -> str:
    """Format the rank of a state in a group.

    >>> rank_words(1, 32, "NATO")
    'no. 1 of the 32 states of NATO with data'
    """
    return f"no. {rank} of the {count} states of {with_article(group)} with data"


_COUNTED = {"before": "before", "after": "after", "sum": "in that time"}
_ROUNDED = {
    "least of 3 years": "at least {:.0f} in each of three years",
    "top rank before": "no. {:.0f} the year before",
}


def quantity(name: str, value: float, measure: Description, group: str = "") -> str:
    """Format a quantity of a value that a criterion names, such as its rank or its change.

    ``group`` is the one in which a partner is ranked; empty for all partners.
    """
    if name == "percentile":
        return phrase.describe_percentile(value, measure.level)
    if name == "change" and measure.unit.kind is UnitKind.BOOLEAN:
        return phrase.format_change(value, measure.unit, measure.change)
    if name == "change":
        return f"a change of {phrase.format_change(value, measure.unit, measure.change)}"
    if name == "change percentile":
        return f"a change {phrase.describe_percentile(value, measure.level)}"
    if name in _COUNTED:
        return f"{phrase.format_amount(value, measure.unit)} {_COUNTED[name]}"
    if name in _ROUNDED:
        return _ROUNDED[name].format(value)
    among = "among all" if name == "rank" or not measure.directed else "among its partners"
    return f"no. {value:.0f} {among}{in_group(group)}"


def trace_command(measure: str, codes: Sequence[int], year: int | None) -> str:
    """Format the command that follows a figure to its rows.

    >>> trace_command("vote_agreement", (2, 20), 2020)
    'comity trace vote_agreement "United States" Canada 2020'
    """
    names = (name_of(code) for code in codes)
    words = [f'"{name}"' if " " in name else name for name in names]
    return " ".join(["comity trace", measure, *words, *([str(year)] if year else [])])


def lookup(measure: str, codes: Sequence[int]) -> str:
    """Format a lookup as a test shows it.

    >>> lookup("trade", (2, 20))
    'trade(United States, Canada)'
    """
    return f"{measure}({', '.join(name_of(code) for code in codes)})"


def no_value(name: str, codes: Sequence[int], years: tuple[int, int]) -> str:
    """Format why a claim cannot be tested: the data have no value of its states.

    >>> "1946" in no_value("trade", (710, 365), (1946, 2020))
    True
    """
    first, last = years
    return f"{name}: no value for {subject_words(codes)} in the data, which cover {first}-{last}."


def no_such_time(
    name: str, codes: Sequence[int], years: Sequence[int], missing: Sequence[int], time: str
) -> str:
    """Format why a claim cannot be tested: the data of its states do not cover its time.

    >>> no_such_time("Trade", (710, 365), [2019, 2020, 2022], [2021], "2021")
    'Trade: 2021 is missing for China and Russia; the data have 2019-2020 and 2022.'
    """
    if not missing:
        return (
            f"{name}: the data for {subject_words(codes)} have {year_spans(years)}, "
            f"which do not decide what is said of “{time}”."
        )
    verb = "is" if len(missing) == 1 else "are"
    return (
        f"{name}: {year_spans(missing)} {verb} missing for {subject_words(codes)}; the data have "
        f"{year_spans(years)}."
    )


def known_in_part(name: str, year: int, part: str) -> str:
    """Format why a claim cannot be tested: the data know a part of its year only.

    >>> known_in_part("Vetoes cast, Russia", 2025, "to 18 September")
    'Vetoes cast, Russia: of 2025 the data have a part only (to 18 September).'
    """
    return f"{name}: of {year} the data have a part only ({part})."


MOST_SPANS = 4
"""How many runs of years are listed; of more, the last ones."""


def year_spans(years: Sequence[int]) -> str:
    """Format years as runs: the last ones where there are many.

    >>> year_spans([1990, 1991, 1992, 1995]), year_spans([2020])
    ('1990-1992 and 1995', '2020')
    """
    runs: list[list[int]] = []
    for year in sorted(years):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    texts = [f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs]
    more = "among others " if len(texts) > MOST_SPANS else ""
    return more + phrase.join_names(texts[-MOST_SPANS:])


STRENGTHS = {
    "figure": "the figure named",
    "rank": "a rank",
    "comparison": "which of two is greater",
    "criterion": "a criterion that is the same for all",
    "above zero": "no more than that it is above zero",
}
"""What a verdict was asked of, in words."""


def strength(name: str) -> str:
    """Format what the data were asked for.

    >>> strength("above zero")
    'Tested: no more than that it is above zero.'
    """
    return f"Tested: {STRENGTHS[name]}."


def dated(dating: str) -> str:
    """Format from which day "last year" counts in an article.

    >>> dated("12 February 2015 (its dateline)")
    'Dated 12 February 2015 (its dateline): “last year” counts from then.'
    """
    return f"Dated {dating}: “last year” counts from then."


def notes_left_out(count: int) -> str:
    """Format how many footnotes were not checked.

    >>> notes_left_out(1), notes_left_out(3)
    ('1 footnote was left out.', '3 footnotes were left out.')
    """
    return "1 footnote was left out." if count == 1 else f"{count} footnotes were left out."


def coverage(judged: int, premises: int, untested: int, unread: int) -> str:
    """Format which share of the claims of an article was judged.

    >>> coverage(3, 0, 1, 1)
    '3 of 5 claims of fact about states were judged (60 percent); 1 could not be tested, 1 ...'
    """
    total = judged + premises + untested + unread
    if not total:
        return "No claim of fact about states was found."
    percent = f"{100 * judged / total:.0f} percent"
    share = f"{judged} of {total} claims of fact about states were judged ({percent})"
    rest = [
        f"of {premises} the premise was tested" if premises else "",
        f"{untested} could not be tested" if untested else "",
        f"{unread} with states or figures could not be read" if unread else "",
    ]
    listed = ", ".join(filter(None, rest))
    return f"{share}{f'; {listed}' if listed else ''}."

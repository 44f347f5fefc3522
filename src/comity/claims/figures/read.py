"""Reading the figures that no construction reads, each as a claim that can only be supported."""

from __future__ import annotations

import re
from dataclasses import replace

from comity.claims.claim import FIGURE, ClaimTest, Interpretation, Lookup
from comity.claims.figures.families import as_share
from comity.claims.figures.frame import Frame, Scene
from comity.claims.figures.frames import find_frame
from comity.claims.figures.parts import FigurePart, find_parts
from comity.claims.figures.times import FigureTimes
from comity.claims.grammar.compile import fit_period
from comity.claims.text.asides import clause_around
from comity.claims.text.mentions import Context, Mention, NameIndex
from comity.claims.text.quantities import Quantity, find_quantities, in_percent, reverse
from comity.claims.text.sentences import TextSpan
from comity.claims.text.times import YEAR, TimeSpan, find_time
from comity.panels.codebook import Describe
from comity.wording import claims as wording

BY_FIGURE = "a figure by its words"
"""The rule of what is read by the words around a figure alone."""


_NO_LEVEL = re.compile(
    r"\b(?:rose|risen|rising|fell|fallen|falling|grew|grown|growing|dropp?\w*|declin\w+|decreas\w+|"
    r"increas\w+|climb\w*|jump\w*|surg\w+|soar\w*|plung\w+|plummet\w*|slump\w*|tumbl\w+|"
    r"shr[aiu]nk\w*|expand\w*|contract\w*|gain\w*|lost|slid|sank|down|"
    r"(?<!made )(?<!make )(?<!makes )(?<!making )(?<!ate )(?<!eats )(?<!eaten )(?<!swallowed )"
    r"(?<!takes )(?<!took )(?<!gobbled )up) (?:by )?"
    r"(?:an? |some |about |nearly |almost |over |around |roughly |more than |just |only |another |"
    r"a further )*$|\bbetween $|(?<!followed )(?<!accounted for )"
    r"(?<!got )(?<!gets )(?<!get )(?<!getting )\bby (?:an? )?(?:\w+ )?$"
)
"""Words after which a figure is a change, or an end of a range, and no level."""


def is_stated_level(before: str) -> bool:
    """Return whether a figure after some words is no change, and no end of a range.

    >>> is_stated_level("exports to Japan fell by "), is_stated_level("exports to Japan fell to ")
    (False, True)
    """
    return _NO_LEVEL.search(before) is None


_OF_STATE_ALONE = re.compile(
    r"(?:^|[ ,])(?:the )?<\d+d?>,? (?:with |on |at |only |just |somewhat )*$"
)
"""What comes before the figure of one of a list: "the Chinese over nine"."""


def _is_number_word(part: FigurePart, opening: Frame | None) -> bool:
    """Return whether a part counts in words among shares in digits: "five saw decreases"."""
    is_word = part.stated.unit == "count" and not any(map(str.isdigit, part.stated.text))
    is_end = part.before.endswith(" to ") and part.stated.hedge in ("over", "under")
    is_end |= _OF_STATE_ALONE.search(part.before) is not None and not part.after.strip(" .")
    return is_word and not is_end and opening is not None and opening.unit != "count"


_OF_BOTH = re.compile(
    r"\b(?:the two|both|these two|the three|all three) (?:shares|figures|sums|flows|totals|amounts|"
    r"proportions|budgets|values)\b(?!,)[^;]*$"
)
"""A subject of which each figure is another: "the two shares fell to 16 and 35 percent"."""


def is_of_both(part: FigurePart) -> bool:
    """Return whether a figure is one of several that a sentence does not tell apart."""
    return _OF_BOTH.search(f"{part.opening}{part.before}") is not None


_AGED = re.compile(r"\b(?:adults|aged|people|women|men|voters|those|respondents|citizens) $")


def _is_age(part: FigurePart) -> bool:
    """Return whether a figure is an age: "adults under 35"."""
    is_bound = part.stated.hedge in ("over", "under") and part.stated.unit == "count"
    return is_bound and _AGED.search(part.before) is not None


_OF_INNER = re.compile(
    r"^ (?:of (?:it|them|this|these|that|those|which)|thereof)\b(?! (?:came|comes|went|goes|going|"
    r"coming|from|to|by|was from|were from)\b)"
)
"""A part of what the figure before is of: "a third in 2011, most of it crushed in mills"."""


def _is_of_inner(part: FigurePart, opening: Frame | None) -> bool:
    """Return whether a figure is a part of the one before, and of no state; not so of output."""
    if opening is not None and opening.measure == "gdp":
        return False
    return _OF_INNER.match(part.after) is not None and not part.states


_OF_NEXT = re.compile(r"^ (?:of|that of)(?: (?:the|its|their|<\d+d?>(?:'s)?))+ $")


def _is_of_next(part: FigurePart) -> bool:
    """Return whether a figure is a part of the one right after it: "half of Italy's 3 percent"."""
    return part.closing.startswith("#") and _OF_NEXT.match(part.after) is not None


_AS_HEAVY = re.compile(r"^ as (?!an? |the |of |in |part |its |their |it )[a-z]+ as ")
"""What makes a share one of another figure: "a burden half as heavy as Spain's"."""


def _is_of_no_pair(part: FigurePart, opening: Frame | None) -> bool:
    """Return whether a figure counts, is of both, an age, or a part of one before or after it."""
    is_counted = _is_number_word(part, opening) or is_of_both(part)
    is_counted |= part.stated.unit == "percent" and _AS_HEAVY.match(part.after) is not None
    return is_counted or _is_age(part) or _is_of_inner(part, opening) or _is_of_next(part)


def _spoken(context: Context) -> Frame | None:
    """Return what the sentence before was about as a frame, which a figure may continue."""
    if context.spoken is None:
        return None
    measure, states, unit = context.spoken
    if unit not in ("percent", "money", "count") or len(states) > len(("one", "other")):
        return None
    return Frame(measure, states, len(states) - 1, unit)


def read_figures(
    sentence: str, names: NameIndex, describe: Describe, context: Context, now: int
) -> list[tuple[TextSpan, Interpretation]]:
    """Read what each figure of a sentence is of, by the words around it and the figure before."""
    whole = find_time(sentence, now)
    mentions = names.find_states(sentence, _latest_year(sentence, whole))
    parts = find_parts(sentence, mentions, _figures_in(sentence), now)
    opening: Frame | None = None
    last: Frame | None = None
    times = FigureTimes(sentence, context, now)
    spoken = _spoken(context)
    pair = context.pair or context.state
    readings, since = [], ""
    for part in parts:
        scene = Scene(last, opening, pair, times.time, spoken, since)
        is_open = _is_of_no_pair(part, opening)
        frame = None if is_open else find_frame(part, scene)
        times.move_to(part)
        if frame is None or describe(frame.measure) is None or not is_stated_level(part.before):
            since += part.between
            continue
        since = ""
        times.read(part)
        one = _interpretation(
            part,
            frame,
            times.time_of(part, frame),
            may_be_sum=frame.measure in names.lexicon.sums,
        )
        place = words_of_part(sentence, _of_own_words(part, frame), mentions)
        if _is_of_all_named(describe, frame, sentence, place, mentions):
            one = replace(one, are_roles_clear=True)
        readings.append((place, _dated(one, part, times)))
        last = last if frame.against else frame
        opening = opening or frame
    return readings


def _is_of_all_named(
    describe: Describe, frame: Frame, sentence: str, place: TextSpan, mentions: list[Mention]
) -> bool:
    """Return whether a measure without roles is of all the states that a clause names."""
    measure = describe(frame.measure)
    if measure is None or measure.directed or frame.against:
        return False
    clause = clause_around(sentence, place.start)
    at = sentence.find(clause)
    named = {one.states for one in mentions if at <= one.start < at + len(clause)}
    return {code for states in named for code in states} == {*frame.states}


_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")


def _figures_in(sentence: str) -> list[Quantity]:
    """Find the figures of a sentence; "for a 14th straight year" has none of a measure."""
    figures = find_quantities(sentence)
    return [one for one in figures if one.unit != "count" or not _ORDINAL.match(sentence, one.end)]


def _dated(one: Interpretation, part: FigurePart, times: FigureTimes) -> Interpretation:
    """Return a reading, open where its figure is the first of a change from an unknown time."""
    is_open = times.is_undated_start(part)
    return replace(one, gap=one.gap or wording.UNDATED_START) if is_open else one


def _latest_year(sentence: str, whole: TimeSpan) -> int | None:
    """Return the latest year that a sentence names, whose states it means by their names."""
    return max(map(int, YEAR.findall(sentence)), default=whole.last or whole.first)


def words_of_part(sentence: str, part: FigurePart, mentions: list[Mention]) -> TextSpan:
    """Return the words of a part as they are written in its sentence."""
    start = part.stated.start - _written(part.shown or part.before, mentions)
    end = part.stated.end + _written(part.after, mentions)
    text = sentence[start:end].strip(" ,;.")
    begin = sentence.find(text, max(start, 0))
    said = _said_of_one(sentence, part, mentions) if part.shown else text
    return TextSpan(said, begin, begin + len(text))


def _said_of_one(sentence: str, part: FigurePart, mentions: list[Mention]) -> str:
    """Return the words of a part of which one of a list is read alone."""
    named = re.sub(
        r"<(\d+)d?>",
        lambda match: sentence[mentions[int(match[1])].start : mentions[int(match[1])].end],
        part.text,
    )
    return named.replace(f"#{part.number}", part.stated.text).strip(" ,;.")


_NEXT_OWNER = re.compile(
    r"(?:,| and| to| against| versus| than| over|,? (?:exceed\w+|surpass\w+|match\w+|equall?ed|"
    r"outstripped|topped)) (?:the )?<(\d+)>'s $"
)
"""The owner of the figure that follows: "came to 20 billion dollars, against Chile's"."""

_OF_FIGURE_BEFORE = re.compile(r"^[^#]*? (?=(?:the )?<\d+>'s (?:mere |own |\w+ )?$)")
"""What is said of the figure before, up to the owner of this one."""


def _of_own_words(part: FigurePart, frame: Frame) -> FigurePart:
    """Return a part without the words that are of the figure before it or of that after it."""
    owner = _NEXT_OWNER.search(part.after)
    if owner and part.code(owner) not in frame.states:
        part = replace(part, after=part.after[: owner.start()])
    is_of_owner = part.named(part.before)[-1:] == frame.states and part.number > 0
    return replace(part, before=_OF_FIGURE_BEFORE.sub("", part.before)) if is_of_owner else part


def _written(masked: str, mentions: list[Mention]) -> int:
    """Return how many letters some masked words have with the names of their states."""
    names = (mentions[int(n)] for n in re.findall(r"<(\d+)d?>", masked))
    return len(re.sub(r"<\d+d?>", "", masked)) + sum(one.end - one.start for one in names)


def _interpretation(
    part: FigurePart, frame: Frame, time: TimeSpan, *, may_be_sum: bool
) -> Interpretation:
    since = _denied_since(part)
    time = since or time
    quantity = _denied(part, _with_unit(part.stated, frame))
    against = (Lookup(frame.measure, frame.against),) if frame.against else ()
    test = ClaimTest(
        (Lookup(frame.measure, frame.states),),
        fit_period(time, frame.measure) or time,
        FIGURE,
        against=against,
        base=frame.base,
        quantity=quantity,
        may_be_sum=may_be_sum and not since,
        every=since is not None,
    )
    is_of_which = part.is_relative and len(frame.states) == 1
    is_listed = _LISTED.search(part.text) is not None
    is_clear = not frame.is_inherited or is_listed or is_of_which
    is_clear = is_clear and not frame.is_gapped
    return Interpretation(
        BY_FIGURE,
        BY_FIGURE,
        _states_of(frame),
        replace(test, quantity=_with_unit(part.stated, frame)) if quantity is None else test,
        wording.FIGURE_ALONE if quantity is None else "",
        are_roles_clear=is_clear,
        is_by_figure=True,
        names_measure=not frame.is_inherited,
    )


def _states_of(frame: Frame) -> tuple[int, ...]:
    """Return the states of a frame, and for a flow those of the other that it is compared with."""
    is_flow = len(frame.states) > 1
    return tuple(dict.fromkeys((*frame.states, *(frame.against if is_flow else ()))))


_NOT = re.compile(r"\b(?:not|nor|never|neither|cannot)\b|n't\b")
_INVERTED = re.compile(
    r"(?:^|[;:.] |\band (?!not (?:the )?<\d))(?:nor|neither|never|not|rarely|seldom)\b"
    r"(?:(?!, (?:unlike|whereas|while|but|though|although|which|when) )[^;])*$",
    re.IGNORECASE,
)
"""A denial at the beginning of a clause, which reaches up to a clause that is set against it."""

_NO_YEAR = re.compile(
    r"(?:^|[;:,.] )(?:in no year|at no time|not once|never) since (?P<year>(?:1[89]|20)\d\d)\b",
    re.IGNORECASE,
)
"""What denies a bound of every year since one: "never since 2005 less than a fifth"."""
_NOT_PLAIN = re.compile(
    r"\b(?:not|nor|never|neither) (?:only|just|merely|simply|alone|the|for|because|to)\b|\bnot $|"
    r"\bnot [^,;]*\bbut\b|\bnot\b.*\b(?:not|nor|never)\b"
)


def _denied_since(part: FigurePart) -> TimeSpan | None:
    """Return the years since one of which a bound is denied; None where none is."""
    match = _NO_YEAR.search(f"{part.opening}{part.before}")
    is_bound = part.stated.hedge in ("over", "under")
    return TimeSpan("since", first=int(match["year"])) if match and is_bound else None


def _denied(part: FigurePart, stated: Quantity) -> Quantity | None:
    """Return the bound that a denied figure says: "does not sell it a tenth" is less than that.

    None where it is not plain what is denied.
    """
    if _denied_since(part):
        return replace(stated, hedge="over" if stated.hedge == "under" else "under")
    denies = _NOT.search(part.before) is not None
    if _INVERTED.search(part.opening) and not (denies and part.named(part.before)):
        return None
    if not denies:
        return stated
    if _NOT_PLAIN.search(part.before) or stated.hedge == "about" or stated.unit == "count":
        return None
    return replace(stated, hedge="over" if stated.hedge == "under" else "under")


_LISTED = re.compile(
    r"^\W*(?:(?:and|against|versus|but|to|from|with|for|in|by|of|while|the|that) )*<\d+d?>(?:'s)?"
    r"(?: \w+){0,2} \(?#\d+|^\W*(?:while |and )?that of (?:the )?<\d+> |"
    r"^\W*(?:and )?#\d+(?: (?:to|from|with|in|for|by|of) (?:the )?<\d+d?>)"
)
"""A member of a list: a state and its figure, hardly a word between them."""


def _with_unit(stated: Quantity, frame: Frame) -> Quantity:
    """Return a figure in the unit of its measure; a bare number in a list has that of the first."""
    if frame.against:
        return replace(stated, unit="times") if stated.unit == "percent" else stated
    if stated.unit == "index" and frame.measure == "cinc":
        stated = as_share(stated)
    elif stated.unit in ("count", "index") and frame.unit == "percent":
        stated = in_percent(stated)
    stated = replace(stated, unit=frame.unit, rest=frame.is_rest)
    return reverse(stated) if frame.is_reversed else stated

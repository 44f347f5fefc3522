"""A frame: a measure with its states in their roles, and what a part leaves to be understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from comity.claims.figures.parts import FigurePart
from comity.claims.text.quantities import QuantityUnit
from comity.claims.text.times import NOW, TimeSpan

DEFENCE = (
    r"(?:military|defen[cs]e) (?:spending|spenders?|budget|expenditure|outlays?|bill|effort)|"
    r"(?:on|into|for) (?:the |its |their |his |her )?"
    r"(?:defen[cs]e|military|army|armed forces|armies|soldiers|generals|troops)|"
    r"(?:on|into|for) (?:its|their|his|her) (?:forces|fighting men|men in uniform)"
)
"""What military spending is called."""

FED = re.compile(
    r"\b(?:generals?|army|armies|soldiers|soldiery|military|armed forces|forces|troops) "
    r"(?:(?:now|alone|still|today|already|have|has|had) )*"
    r"(?:swallow\w*|ate|eats?|eaten|devour\w*|consum\w*|absorb\w*|costs?|took|takes?|taken|got|gets?|"
    r"receiv\w*|claim\w*|ma[dk]e do with|drain\w*|gobbl\w*)\b"
    r"(?!.*(?:\b(?:aid|pensions?|bribes?|help|loans?|grants?|fees?|gifts?)\b|\bfrom (?:the )?<))"
)
"""An army with what it takes: "the generals swallow", "its army cost"."""

_FORCES = (
    r"(?:military|army|navy|armed forces|forces|soldiers|sailors|troops|generals)"
    r"(?: of (?:the )?<\d+>)?"
)
_GIVEN = r"(?:devot\w+|allocat\w+|allott?\w+|gave|giv\w+|assign\w+|dedicat\w+)"
ON_FORCES = re.compile(
    rf"\b(?:{DEFENCE}|{_FORCES} costs?|"
    rf"{_GIVEN} #\d+ to (?:the |its |their )?{_FORCES})\b|{FED.pattern}"
)
"""Words around a sum that is spent on armies."""

PUBLISHER = re.compile(r"\bsipri\b|\bstockholm international peace\b")
"""Who publishes what states spend on their armies, and no other sums of money."""


NO_INCOME = 1e6
"""More dollars than a state's inhabitants have each."""


@dataclass(frozen=True)
class Frame:
    """A measure with its states; ``free`` is the place of the one that a list would change.

    A figure is ``is_rest`` where it is of what the measure leaves: they differ on a fifth.
    A multiple is one of the same measure ``against`` other states, or in the year ``base``; its own
    ``time`` is then that of the figure before. It is gapped where a bare state precedes its
    figure, which may be either of two: "A bought half of it from B, and C a third".
    """

    measure: str
    states: tuple[int, ...]
    free: int
    unit: QuantityUnit
    is_reversed: bool = False
    is_rest: bool = False
    against: tuple[int, ...] = ()
    base: int | None = None
    time: TimeSpan | None = None
    is_inherited: bool = False
    is_gapped: bool = False


@dataclass(frozen=True)
class Scene:
    """What a part leaves to be understood.

    ``last`` is the frame of the figure before, ``since`` the words between that and the part,
    ``opening`` the frame of the first figure of the sentence, ``pair`` the two states spoken of
    before, ``time`` that of the figure before, and ``spoken`` what the sentence before was about.
    """

    last: Frame | None
    opening: Frame | None
    pair: tuple[int, ...]
    time: TimeSpan = NOW
    spoken: Frame | None = None
    since: str = ""


def other_than(but: int | None, states: Iterable[int | None]) -> int | None:
    """Return the first of some states that is not the one excepted; None for none."""
    return next((code for code in states if code is not None and code != but), None)


_OF_IT = re.compile(
    r"^[^<]*\b(?:it|its|they|their|the (?:country|kingdom|republic|sultanate|emirate)(?:'s)?)\b"
)


def is_of_it(part: FigurePart) -> bool:
    """Return whether a sentence is of "it" before it names a state: of that spoken of before."""
    return _OF_IT.match(f"{part.opening}{part.text}") is not None


def of_one(measure: str, unit: QuantityUnit, part: FigurePart) -> Frame | None:
    """Build a frame of one state: the nearest before the figure, else any that the part names."""
    subject = part.earlier if _OUTDONE_AFTER.match(part.after) else ()
    nearest = part.named(part.before)[-1:] or _doer(part) or (*subject, *part.nearest)[:1]
    is_ahead = not part.states and not part.earlier
    if is_ahead and _OF_ANOTHER.search(part.before):
        return None
    return Frame(measure, nearest, 0, unit, is_gapped=is_ahead) if nearest else None


_OUTDONE_AFTER = re.compile(
    r"^[^<,;]*\b(?:leav(?:es?|ing)|left|puts?|putting|dwarf\w*|exceed\w*|surpass\w*|outstrip\w*|"
    r"eclips\w*|than|ahead of|behind|twice|times|half) (?:that of |those of )?(?:the )?<"
)
"""Who is compared with a figure before it, of whom it is not: "5 billion leaves Chile behind"."""

_OF_ANOTHER = re.compile(
    r"\b(?!country|kingdom|nation|republic|government|world|today|year|state)[a-z]+'s (?=[a-z])"
)
"""An owner that is no state known: what is its is none of those that are named after it."""

_VERB = re.compile(
    r"^ ?(?:\w+ly )?(?:stood|stands|spent|spend(?:s|ing)|earn(?:s|ed|ing)|came|comes|reach\w+|rose|"
    r"fell|grew|amount\w+|devot\w+|put\w*|laid|total\w+|had|has|was|is|cast|casts|used|uses|"
    r"blocked|faced|faces|representing|accounting|holding|making up|raise[sd]?|lift(?:s|ed)|"
    r"boost(?:s|ed)|cuts?|doubled|tripled|increase[sd]?|reduce[sd]?|expand(?:s|ed)|trim(?:s|med)|"
    r"allot(?:s|ted)|allocate[sd]?|earmark(?:s|ed)|pour(?:s|ed)|sank|sinks?|invest(?:s|ed))\b"
)
_CLAUSE = re.compile(r"[;:]| (?:while|whereas|but) ")


def _doer(part: FigurePart) -> tuple[int, ...]:
    """Return of whom a part without a state is said that begins with a verb: "and reached 3"."""
    if part.is_relative or not _VERB.match(part.before):
        return ()
    return part.named(_CLAUSE.split(part.opening)[-1])[:1]


def two_states(part: FigurePart, scene: Scene) -> tuple[int, ...]:
    """Return two states: of the part, those before and after it, those of the sentence before.

    Where a sentence has named none yet, the two spoken of before come first. None is one that
    another overtook: "B became A's first, overtaking C: trade was 5", nor one that has a figure of
    its own after this.
    """
    ousted = {part.code(match) for match in _OUSTED.finditer(part.opening)}
    said_after = part.named(_LISTED_AFTER.sub("", _COMPARED_AFTER.sub("", part.closing)))
    near = (*part.states, *part.earlier, *said_after)
    is_spoken_of = not part.states and not part.earlier and len(scene.pair) == len(("one", "other"))
    around = (*scene.pair, *near) if is_spoken_of else (*near, *scene.pair)
    named = (code for code in around if code not in ousted)
    return tuple(dict.fromkeys(named))[:2]


_LISTED_AFTER = re.compile(
    r"(?:(?:[,;]| and| but| while| whereas)+ |^)(?:the )?<\d+d?>,? (?:in |on |at |with |by )?"
    r"(?:only |just |some |about |over )*(?=\(?#)"
)
"""A state with a figure of its own, which is a member of a list and no party to this figure."""

_COMPARED_AFTER = re.compile(
    r"(?:\b(?:than|(?:times|twice|double|triple|treble|half))|#\d+) (?:of )?(?:what|that|those) .*$"
)
"""Those with whom a figure is compared after it, which are none of those that it is of."""

_OUSTED = re.compile(
    r"\b(?:overtaking|surpassing|replacing|displacing|ousting|dethroning|eclipsing|supplanting|"
    r"edging out|ahead of|followed by|in place of|instead of|rather than) (?:the )?<(\d+)>(?!'s)"
)


def of_two(measure: str, unit: QuantityUnit, part: FigurePart, scene: Scene) -> Frame | None:
    """Build a frame of two states; None where fewer are spoken of."""
    two = two_states(part, scene)
    return Frame(measure, two, 1, unit) if len(two) == 2 else None

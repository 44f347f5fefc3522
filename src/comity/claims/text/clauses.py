"""What a clause holds once it is taken apart: states, figures, time, direction, negation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property

from comity.claims.lexicon import Lexicon
from comity.claims.text.mentions import Context, Mention, NameIndex, mask, mentions
from comity.claims.text.quantities import Quantity, find_multiple, find_quantities
from comity.claims.text.times import TimeSpan, find_time

_JOINED = re.compile(
    r"<\d+d?>(?:'s)?(?:(?:,| and| or| nor| &)+ (?:the |its (?:\w+ )?neighbou?r )?|[-–/])<\d+d?>"
)
_HINTS = re.compile(
    r"\b(?:each other|one another|bilateral\w*|mutual\w*|joint\w*|both|two-way|together|neither|"
    r"between them|partnership|relationship|interdepend\w*)\b"
)
_NOT = re.compile(
    r"\b(?:not(?! only| just| merely| least| to attack)|cannot|can't|\w+n't|no longer|"
    r"never(?! to attack)|neither|nor|"
    r"hardly any|far from (?:being )?(?!the|<)|stopped|ceased|"
    r"without|nowhere near|fails? to|failed to|anything but|lacks?|"
    r"absence of|untrue|myth|none|(?:nobody|no one)(?! else)|"
    r"(?<!says )(?<!say )no"
    r"(?! (?:less|fewer|more) than| one else|\. ?\d| doubt| wonder| matter| secret))\b"
)
CLOSER = re.compile(
    r"\b(?:mov|dr[ae]w|gr[eo]w|com|edg|shift|swung|swing|inch)\w* (?:\w+ )?"
    r"(?:closer|nearer|towards?|together)|\bconverg\w*|\brapprochement"
)
APART = re.compile(
    r"\b(?:drift|mov|gr[eo]w|pull|fall|fell|com)\w* (?:\w+ )?(?:apart|away)|\bdiverged\b|"
    r"\bdistanced\b"
)
"""Words by which two move together, and apart."""

OVER = re.compile(r"\b(?:no longer|any longer|any more|anymore)\b ?", re.IGNORECASE)
"""Words that say that something was so before."""

_COMPARES = re.compile(
    r"\b(?<!more )(?<!less )(?:than\b|ahead of\b)"
    r"|\b(?:more|less) than (?=<|that|those|with|to|on|from|in|for|its|their|half as)"
    r"|\b(?:exceed(?:s|ed)?|surpass(?:es|ed)?|outstrip\w*|outweigh\w*) (?=<|that of|those of)"
)
_BEHIND = re.compile(
    r"\b(?:smaller|less|lower|weaker|poorer|fewer|behind|lags?|(?:dwarfed|outspent|overshadowed) by"
    r"|a fraction of|inferior|junior|outgunned|trails?|exceeded by|surpassed by)\b"
)
_DISPLACES = re.compile(
    r"\b(?:overt\w+|replac\w+|displac\w+|oust\w+|supplant\w+|passed) (?:the )?<(\d+)d?>"
)
_ABOVE_ALL = re.compile(
    r"\bno (?:other |single |\w+ )?(?:state|country|nation|partner|supplier|one|power|economy|"
    r"market|member|government|pair|two states|buyer|seller|customer)s?\b(?:'s)? (?:\S+ ){0,9}?"
    r"(?:more|bigger|larger|greater|higher|closer|stronger|richer|heavier|"
    r"as (?:much|many|large|often|close|big))\b"
    r"|\b(?:nobody|no one|nowhere|nothing) (?:\S+ ){0,8}?"
    r"(?:more|bigger|larger|as (?:much|many|often))\b"
    r"|\bthan (?:with |to |from |on |in |does |has |is )?"
    r"(?:any(?:one|body|where)?(?: other)?|all others?|every other)\b"
    r"|\bmore (?:\S+ ){0,6}?than (?:\S+ )?any\b"
)


@dataclass(frozen=True)
class Clause:
    """A clause with everything in it that a rule may ask for.

    ``growth`` is 1 where the words tell of growth, -1 of decline, else 0.
    """

    text: str
    masked: str
    mentions: tuple[Mention, ...]
    groups: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    time: TimeSpan
    growth: int
    multiple: Quantity | None
    context: Context = field(compare=False)

    @cached_property
    def named(self) -> tuple[int, ...]:
        """The states named, in the order of the words."""
        return tuple(dict.fromkeys(c for m in self.mentions if m.form != "pair" for c in m.states))

    @cached_property
    def pair(self) -> tuple[int, ...]:
        """The two that a pronoun means, if one does."""
        return next((m.states for m in self.mentions if m.form == "pair"), ())

    @cached_property
    def coordinated(self) -> tuple[int, ...]:
        """The states that the clause speaks of side by side: by "and", or by a pronoun."""
        if self.pair:
            return self.pair
        match = _JOINED.search(self.masked)
        if not match:
            return ()
        numbers_in = [int(n) for n in re.findall(r"<(\d+)", match[0])]
        return tuple(dict.fromkeys(c for n in numbers_in for c in self.mentions[n].states))

    @cached_property
    def is_side_by_side(self) -> bool:
        """Return whether the same is said of two states, and nothing between them."""
        return len(self.coordinated) == 2 and set(self.named) in (set(), set(self.coordinated))

    @cached_property
    def hints_at_two(self) -> bool:
        """Return whether words such as "bilateral" speak of two without naming them."""
        return bool(self.pair) or _HINTS.search(self.masked) is not None

    @cached_property
    def moves(self) -> bool:
        """Return whether the words say which way something moved: closer, or apart."""
        return bool(APART.search(self.masked) or CLOSER.search(self.masked))

    @cached_property
    def displaced(self) -> int | None:
        """The state that another has taken the place of, where three are named."""
        match = _DISPLACES.search(self.masked) if len(self.named) > 2 else None
        return self.mentions[int(match[1])].states[0] if match else None

    @cached_property
    def behind(self) -> bool:
        """Return whether the words set the first below the other: "smaller", "dwarfed by"."""
        return bool(_BEHIND.search(self.masked)) and "no less" not in self.masked

    @cached_property
    def superlative(self) -> bool:
        """Return whether the clause sets one above all others: "more than any", "none larger"."""
        return _ABOVE_ALL.search(self.masked) is not None

    @cached_property
    def is_over(self) -> bool:
        """Return whether the clause says that something is so no longer."""
        return OVER.search(self.masked) is not None

    @cached_property
    def negated(self) -> bool:
        """Return whether the clause denies; "no state more than" does not."""
        aside = re.sub(r", not (?:\w+ )?<\d+d?>,", ",", self.masked)
        denies = _NOT.search(aside) is not None or "neither" in self.text.lower()
        return denies and not self.superlative

    @cached_property
    def compares(self) -> int:
        """The place of a comparison ("than") in the masked clause; -1 without one."""
        match = None if self.superlative else _COMPARES.search(self.masked)
        return match.start() if match else -1

    def tokens(self, only: tuple[int, ...]) -> dict[int, tuple[str, ...]]:
        """Return the tokens of some states."""
        return {
            code: tuple(
                f"<{n}{m.token}>"
                for n, m in enumerate(self.mentions)
                if code in m.states and m.form != "pair"
            )
            for code in only
        }

    def after(self, at: int) -> tuple[int, ...]:
        """List the states after a place in the masked clause."""
        numbers_in = [int(n) for n in re.findall(r"<(\d+)[dp]?>", self.masked[at:])]
        return tuple(dict.fromkeys(c for n in numbers_in for c in self.mentions[n].states))

    def before(self, at: int) -> tuple[int, ...]:
        """List the states before a place in the masked clause."""
        numbers_in = [int(n) for n in re.findall(r"<(\d+)[dp]?>", self.masked[:at])]
        return tuple(dict.fromkeys(c for n in numbers_in for c in self.mentions[n].states))


def parse_clause(
    text: str,
    names: NameIndex,
    lexicon: Lexicon,
    context: Context,
    sentence_time: TimeSpan,
    now: int,
) -> Clause:
    """Parse a clause; it has the time of its sentence where it names none."""
    own = find_time(text, now)
    time = own if own.kind != "now" else sentence_time
    year = time.last or time.first
    occurrences = tuple(mentions(text, names, context, year))
    masked = mask(text, list(occurrences))
    return Clause(
        text=text,
        masked=masked,
        mentions=occurrences,
        groups=tuple(names.find_groups(text)),
        quantities=tuple(_yearly(quantity, masked) for quantity in find_quantities(text)),
        time=time,
        growth=_growth(masked, lexicon),
        multiple=find_multiple(masked),
        context=context,
    )


def _yearly(quantity: Quantity, masked: str) -> Quantity:
    """Describe a sum of money a month as one a year, as the data have it."""
    if quantity.unit == "money" and re.search(
        r"\b(?:every|each|a|per) month\b|\bmonthly\b", masked
    ):
        return replace(quantity, value=12 * quantity.value, half=12 * quantity.half)
    return quantity


def _growth(masked: str, lexicon: Lexicon) -> int:
    """Return whether the words speak of growth (1), of decline (-1) or of neither (0)."""
    if APART.search(masked):
        return -1
    if CLOSER.search(masked):
        return 1
    falls, grows = lexicon.has("fall", masked), lexicon.has("grow", masked)
    return 0 if falls == grows else -1 if falls else 1

"""Who is spoken of: states by name, capital and demonym, groups, and pronouns for states."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain
from typing import Literal

from comity.claims.lexicon import GROUP_NAMES, Lexicon
from comity.claims.text.quantities import QuantityUnit
from comity.claims.text.times import NOW, TimeSpan
from comity.errors import ComityError
from comity.states.groups import FIRST_CODE, code_of_group, find_group
from comity.states.names import find
from comity.states.register import names as state_names
from comity.states.register import states
from comity.states.spelling import without_accents

Form = Literal["name", "adjective", "pair"]

_KINDS = frozenset({"common", "official", "historic", "source"})
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
"""Typographic apostrophes, each of the length of a plain one."""

_CURRENCY = re.compile(r"\b(?:US|AU?|CA?|HK|NZ|NT|SG?|R|MX|AR|CL)\$")
"""Signs of currencies that begin as names of states do."""

_WORD = re.compile(r"[^\W\d_][\w.’'&]*")
_CODES = {"US", "UK", "U.S.", "U.K.", "USA", "U.S.A.", "USSR", "U.S.S.R.", "PRC", "DPRK", "ROK",
          "UAE", "DRC", "FRG", "GDR", "D.P.R.K."}  # fmt: skip


@dataclass(frozen=True)
class Mention:
    """A place in a text that means a state, or two ("pair")."""

    start: int
    end: int
    states: tuple[int, ...]
    form: Form

    @property
    def token(self) -> str:
        """The letter that marks the form in a masked clause."""
        return {"name": "", "adjective": "d", "pair": "p"}[self.form]


Spoken = tuple[str, tuple[int, ...], QuantityUnit]
"""What a sentence speaks of first: a measure, its states and its unit."""


Ranked = tuple[str, str, int | None, str]
"""What a sentence ranks states in: as what, in which goods, of which owner, and in which group."""


@dataclass
class Context:
    """What pronouns refer to: the last pair that was named, and the last state.

    ``main_pair`` is what the whole text is about; it comes first where it is spoken of. ``time``
    is the one that the sentence before names, ``goods`` the kind of goods that it is about, and
    ``spoken`` the measure that was read of it first, with its states and its unit. ``windows`` are
    two spans of years that it compares, ``named`` its states, ``listed`` those of a list in it,
    ``row`` those of which a place can be meant ("the second of the three"), and ``owners`` whose
    imports and exports it is about. ``topic`` is the one state of the first sentence that names
    but one, ``first`` the state that is named first, ``is_on_votes`` whether votes at the UN are
    spoken of, ``is_on_part_of_year`` whether some months of a year are, and ``ranked`` what the
    sentence before ranks states in.
    ``sanctioner`` is whose sanctions were spoken of last.
    ``group`` is the group of states that was named last, ``groups`` all that the last sentence with
    any named, ``pact`` the kind and the parties of the
    last pact. ``measure`` is the one spoken of last, in whatever sentence, and ``years`` are those
    named last. ``currency`` is that of the sums named last, empty for dollars.
    """

    pair: tuple[int, ...] = ()
    state: tuple[int, ...] = ()
    main_pair: tuple[int, ...] = ()
    recent: list[int] = field(default_factory=list)
    time: TimeSpan = NOW
    goods: str = ""
    spoken: Spoken | None = None
    windows: tuple[TimeSpan, TimeSpan] | None = None
    named: tuple[int, ...] = ()
    listed: tuple[int, ...] = ()
    row: tuple[int, ...] = ()
    owners: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    topic: int | None = None
    first: int | None = None
    is_on_votes: bool = False
    is_on_part_of_year: bool = False
    ranked: Ranked | None = None
    group: str = ""
    sanctioner: int | None = None
    groups: tuple[str, ...] = ()
    pact: tuple[str, tuple[int, ...]] | None = None
    measure: str = ""
    years: tuple[int, ...] = ()
    currency: str = ""

    def copy(self) -> Context:
        """Return a context that can go its own way from here."""
        return replace(self, recent=list(self.recent))

    def update(self, occurrences: list[Mention]) -> None:
        """Remember the states of a sentence for those that follow."""
        named = list(dict.fromkeys(c for m in occurrences if m.form != "pair" for c in m.states))
        self.pair = self._pair_after(named, occurrences)
        if named:
            self.first = named[0] if self.first is None else self.first
            self.state, self.named = (named[0],), tuple(named)
            self.recent = [*self.recent, *named][-4:]

    def _pair_after(self, named: list[int], occurrences: list[Mention]) -> tuple[int, ...]:
        """Return which two "they" are after a sentence that names some states.

        Of three or more they may be any two, but where a sentence begins with two of them.
        """
        if self.main_pair and set(self.main_pair) <= set(named):
            return self.main_pair
        if len(named) > 2 and not _begins_with_two(occurrences):
            return self.main_pair
        if len(named) >= 2:
            return (named[0], named[1])
        return self.pair if not named else self._pair_with(named[0])

    def _pair_with(self, one: int) -> tuple[int, ...]:
        """Return the pair after one state that is named alone.

        It goes with the state that the text is about, or else with the last.
        """
        if self.main_pair or one in self.pair:
            return self.pair if one in self.pair else self.main_pair
        other = (self.topic,) if self.topic else () if self.pair else self.state
        return (*other, one) if other and other[0] != one else ()


_JOINS = len(" and the ")


def _begins_with_two(occurrences: list[Mention]) -> bool:
    """Return whether two states are named at the begin of a sentence, joined by "and"."""
    first, second = occurrences[:2]
    return first.start <= _JOINS and 0 < second.start - first.end <= _JOINS


@dataclass(frozen=True)
class NameIndex:
    """Every name of a state, by its first word, the longest first."""

    by_first: dict[str, tuple[tuple[str, str, Form], ...]]
    groups: re.Pattern[str]
    elsewhere: re.Pattern[str]
    lexicon: Lexicon

    def find_states(self, text: str, year: int | None = None) -> list[Mention]:
        """Find the states named in a text, from the left."""
        return list(self._found(text, year))

    def spans_of_states(self, text: str) -> list[tuple[int, int]]:
        """Find where states are named in a text, as start and end."""
        return [(one.start, one.end) for one in self.find_states(text)]

    @cached_property
    def _found(self) -> Callable[[str, int | None], tuple[Mention, ...]]:
        """What finds the states of a text once: each way of reading it asks for them."""
        return lru_cache(maxsize=1024)(self._find)

    def _find(self, text: str, year: int | None) -> tuple[Mention, ...]:
        states: list[Mention] = []
        plain = _CURRENCY.sub(lambda m: " " * len(m[0]), text.translate(_APOSTROPHES))
        hidden = self.elsewhere.sub(lambda m: " " * len(m[0]), plain)
        upto = 0
        for word in _WORD.finditer(hidden):
            if word.start() >= upto and (mention := self._at(hidden, word, year)):
                states.append(mention)
                upto = mention.end
        return tuple(states)

    def find_groups(self, text: str) -> list[str]:
        """List the groups of states that a text speaks of."""
        hidden = self.elsewhere.sub(lambda m: " " * len(m[0]), text)
        for mention in self.find_states(text):
            blank = " " * (mention.end - mention.start)
            hidden = hidden[: mention.start] + blank + hidden[mention.end :]
        return [self.lexicon.groups[match[0]] for match in self.groups.finditer(hidden)]

    def _at(self, text: str, word: re.Match[str], year: int | None) -> Mention | None:
        """Find the longest name that begins with a word."""
        first = re.split(r"[’'-]", word[0])[0].rstrip(".")
        for name, stands_for, form in self.by_first.get(first, ()):
            end = word.start() + len(name)
            whole = text[word.start() : end] == name and not text[end : end + 1].isalnum()
            if whole and _names_another(name, text[end : end + 24], self.by_first):
                return None
            if whole and (ccode := _resolve(stands_for, year)):
                return Mention(word.start(), end, (ccode,), form)
        return None


_PLACE_AFTER = re.compile(
    r" (?:[Dd]elta|[Bb]asin|[Rr]iver|[Vv]alley|[Pp]lateau|[Dd]esert|[Pp]eninsula|Rift|Falls)\b"
)
"""What is named after a state and is none."""

_FIRST_NAMES = frozenset({"Jordan", "Chad", "Georgia", "Israel"})
_SURNAME = re.compile(r" (?P<name>[A-Z][a-z]+)\b")


def _names_another(
    name: str, after: str, by_first: dict[str, tuple[tuple[str, str, Form], ...]]
) -> bool:
    """Return whether a name is that of a person or a place: "Jordan Peterson", "Niger delta"."""
    if _PLACE_AFTER.match(after):
        return True
    surname = _SURNAME.match(after)
    return name in _FIRST_NAMES and surname is not None and surname["name"] not in by_first


def gather_names(lexicon: Lexicon, *, with_groups: bool = False) -> NameIndex:
    """Collect all names that the lexicon and the register of states give.

    With groups, those whose members are recorded are named in the place of a state.
    """
    by_first: dict[str, dict[str, tuple[str, Form]]] = {}
    for name, stands_for, form in chain(_all(lexicon), _of_groups() if with_groups else ()):
        first = re.split(r"[\s’'-]", name)[0].rstrip(".,")
        by_first.setdefault(first, {})[name] = (stands_for, form)
    return NameIndex(
        {
            first: tuple(
                (name, *codes) for name, codes in sorted(there.items(), key=lambda i: -len(i[0]))
            )
            for first, there in by_first.items()
        },
        _any_of(lexicon.groups),
        _any_of([*lexicon.elsewhere]),
        lexicon,
    )


def _any_of(phrases: object) -> re.Pattern[str]:
    longest = sorted(map(str, phrases), key=len, reverse=True)  # type: ignore[call-overload]  # keys are texts
    return re.compile(rf"\b(?<!Papua )(?<!People's )(?:{'|'.join(map(re.escape, longest))})\b")


def _all(lexicon: Lexicon) -> Iterator[tuple[str, str, Form]]:
    """Yield each text with the name that it means; later ones replace earlier."""
    for state in states().values():
        if state.is_member:
            yield from _of_state(state.capital, state.demonym, str(state.ccode))
    for named in state_names():
        latin = named.text[:1].isascii() and named.text[:1].isupper()
        if named.kind in _KINDS and latin and (len(named.text) > 4 or _plain(named.text)):
            yield named.text, named.text, "name"
    for text, stands_for in lexicon.names.items():
        adjective = text.endswith(("an", "ese", "ish", "i", "Soviet", "ine", "Sino", "Russo"))
        yield (
            text,
            stands_for,
            "adjective" if adjective and text not in states_by_name() else "name",
        )


_MEMBERS = ("members", "member states", "countries", "states", "nations", "economies")


def _of_groups() -> Iterator[tuple[str, str, Form]]:
    """Yield the names of groups, and of all of their members."""
    for name in GROUP_NAMES:
        code = code_of_group(find_group(name))
        yield name, str(code), "name"
        for members in _MEMBERS:
            yield f"{name} {members}", str(code), "name"
            yield f"{members} of {name}", str(code), "name"
            yield f"{members} of the {name}", str(code), "name"


def _of_state(capital: str, demonym: str, code: str) -> Iterator[tuple[str, str, Form]]:
    if capital and capital not in {"Victoria", "Kingston", "Georgetown", "Brussels", "Praia"}:
        yield capital, code, "name"
        yield without_accents(capital), code, "name"
    if demonym:
        yield demonym, code, "adjective"
        if not demonym.endswith(("s", "ese", "sh", "z")):
            yield f"{demonym}s", code, "adjective"


def _plain(text: str) -> bool:
    """Return whether a short name may be read: a code in use, or a word such as "Iran"."""
    return text in _CODES or (text[1:].islower() and len(text) >= 4)


@lru_cache(maxsize=1)
def states_by_name() -> frozenset[str]:
    """Return the names that are in use for states."""
    return frozenset(state.name for state in states().values())


@lru_cache(maxsize=4096)
def _resolve(stands_for: str, year: int | None) -> int | None:
    if stands_for.isdecimal() and int(stands_for) >= FIRST_CODE:
        return int(stands_for)
    try:
        return find(stands_for, year).ccode
    except ComityError:
        return None


def mentions(text: str, names: NameIndex, context: Context, year: int | None) -> list[Mention]:
    """Find all states that a clause speaks of, pronouns for a pair among them.

    A pronoun for two is parsed where the context holds a pair and fewer than two states are
    named, or where the words say "both countries" or "the two".
    """
    named = names.find_states(text, year)
    if len(context.pair) != 2:
        return named
    distinct = {code for mention in named for code in mention.states}
    pronouns = [
        Mention(pronoun.start(), pronoun.end(), context.pair, "pair")
        for pronoun in names.lexicon.pair_pronouns.finditer(text)
        if _means_pair(pronoun[0], distinct, set(context.pair))
        and not any(mention.start <= pronoun.start() < mention.end for mention in named)
    ]
    return sorted([*named, *pronouns], key=lambda mention: mention.start)


_RECIPROCAL = frozenset({"each", "each other", "one another"})
"""Pronouns that mean the two states of their own clause, where it names two."""


def _means_pair(pronoun: str, named: set[int], pair: set[int]) -> bool:
    """Return whether a pronoun means the pair spoken of, next to the states that are named."""
    names_of_pair = named <= pair
    if pronoun.lower() in {"they", "their", "them"}:
        return len(named) < 2 and names_of_pair
    if pronoun.lower() in _RECIPROCAL:
        return len(named) < 2
    return len(named) < 2 or not names_of_pair


def mask(text: str, occurrences: list[Mention], others: Iterable[tuple[int, int, str]] = ()) -> str:
    """Write a clause in lower case with a token for each mention: <0>, <1d>, <2p>.

    ``others`` are further places with their tokens: start, end, token.

    >>> mask("Russia arms India", [Mention(0, 6, (365,), "name"), Mention(12, 17, (750,), "name")])
    '<0> arms <1>'
    """
    parts: list[str] = []
    upto = 0
    places = [(one.start, one.end, f"<{n}{one.token}>") for n, one in enumerate(occurrences)]
    for start, end, token in sorted([*places, *others]):
        parts += [text[upto:start], token]
        upto = end
    masked = "".join([*parts, text[upto:]]).lower().replace("’", "'")
    # "United States' trade" has the possessive without an s.
    return re.sub(r"(<\d+>)'(?!s)", r"\1's", masked)

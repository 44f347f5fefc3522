"""What a mistyped command line probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from itertools import takewhile

from comity.errors import ComityError, InvalidRequestError
from comity.states.dyad import dyad
from comity.states.names import find
from comity.states.state import State

OTHER_WORDS = {
    "bibtex": "sources",
    "article": "brief",
    "bundle": "data",
    "chart": "dossier",
    "citations": "sources",
    "claims": "check",
    "codebook": "measures",
    "compare": "dossier",
    "council": "security-council",
    "countries": "states",
    "country": "states",
    "download": "panel",
    "embargo": "scenario",
    "export": "panel",
    "forecast": "outlook",
    "forecasts": "outlook",
    "plot": "dossier",
    "points": "ideal-points",
    "predict": "outlook",
    "report": "dossier",
    "rupture": "scenario",
    "sanctions": "sanctions-effect",
    "state": "states",
    "turns": "vote-breaks",
    "variables": "measures",
    "verify": "check",
    "vetoes": "security-council",
    "weather": "sanctions-effect",
}
"""Words that users of other tools know, with the command that does the same here."""

OTHER_OPTIONS = {
    "--again": "--refit",
    "--alone": "--minority",
    "--apart": "--distance",
    "--from": "--years",
    "--json": "--format json",
    "--least": "--min-votes",
    "--output": "--out",
    "--parted": "--disagree",
    "--rupture": "--embargo",
    "--since-year": "--years",
    "--to": "--years",
    "--without-unanimous": "--contested",
}
"""Options of other names, with the option that does the same here."""

_CHOICES = ("--years", "--states")
"""Options without which all years, or all states, are taken."""

_BETWEEN = ("and", "vs", "vs.", "versus", "with", "&", "/", "-", "–")
"""Words that divide the names of two states."""


def is_pair(words: Sequence[str]) -> bool:
    """Return whether words are the names of two different states, and options.

    >>> is_pair(["china", "russia", "--year", "2010"]), is_pair(["dosier", "china"])
    (True, False)
    """
    has_more = len(words) > 2 and not words[2].startswith("-")
    return not has_more and _names_two(words[:2])


def command_meant(words: Sequence[str], commands: Iterable[str]) -> str:
    """Return the command that words probably meant; empty if there is no telling.

    >>> command_meant(["chart"], ["dossier", "check"])
    '`comity dossier`'
    >>> command_meant(["Serbia and China"], ["dossier"])
    '`comity Serbia China`'
    """
    first = words[0].lower() if words else ""
    if first in OTHER_WORDS:
        return f"`comity {OTHER_WORDS[first]}`"
    near = get_close_matches(first, list(commands), n=1)
    if near:
        return f"`comity {near[0]}`"
    pair = _pair_in(" ".join(words).split())
    return f"`comity {' '.join(map(_quoted, pair))}`" if pair else ""


def pair_problem(words: Sequence[str]) -> str:
    """Return why words are no pair of states, where one of the first two is a state.

    >>> pair_problem(["chnia", "russia"])
    "There is no state called 'chnia'. Did you mean China...?"
    >>> pair_problem(["china"])
    'A dossier needs two states, and one is named: China.'
    >>> pair_problem(["qwxyz"])
    ''
    """
    names = list(takewhile(lambda word: not word.startswith("-"), words))
    states = [state for name in names[:2] if (state := _state(name))]
    if not states:
        return ""
    if len(names) == 1:
        return f"A dossier needs two states, and one is named: {states[0]}."
    try:
        dyad(names[0], names[1])
    except ComityError as error:
        return str(error)
    return ""


def option_meant(option: str) -> str:
    """Return the option that one of another name probably meant; empty if there is no telling.

    >>> option_meant("--again"), option_meant("--colour")
    ('--refit', '')
    """
    return OTHER_OPTIONS.get(option.split("=")[0], "")


def refuse_empty(words: Sequence[str]) -> None:
    """Raise ``InvalidRequestError`` for a choice of years or states that chooses nothing.

    What a variable of a shell was to fill in would otherwise mean all years, or all states.

    >>> refuse_empty(["panel", "--years", ""])
    Traceback (most recent call last):
    comity.errors.InvalidRequestError: The option --years has no value. Name one, or leave it out.
    """
    for word, following in zip(words, [*words[1:], "-"], strict=True):
        option, equals, value = word.partition("=")
        if option in _CHOICES and not (value if equals else following).strip():
            raise InvalidRequestError(
                f"The option {option} has no value.", "Name one, or leave it out."
            )


def _pair_in(words: Sequence[str]) -> tuple[str, str] | None:
    """Find two names of states in words, divided by a word such as "and" or anywhere."""
    plain = [word for word in words if not word.startswith("--")]
    for at in range(1, len(plain)):
        after = at + 1 if plain[at].lower() in _BETWEEN else at
        pair = " ".join(plain[:at]), " ".join(plain[after:])
        if _names_two(pair):
            return pair
    return None


def _state(name: str) -> State | None:
    """Return the state of a name, or None if no state is called so."""
    try:
        return find(name)
    except ComityError:
        return None


def _names_two(names: Sequence[str]) -> bool:
    """Return whether two words are the names of two different states."""
    if len(names) != 2 or not all(names):
        return False
    try:
        dyad(names[0], names[1])
    except ComityError:
        return False
    return True


def _quoted(name: str) -> str:
    """Quote a name of several words, as a shell needs it."""
    return f'"{name}"' if " " in name else name

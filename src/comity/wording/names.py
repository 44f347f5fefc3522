"""Names of states within sentences: with their article, and as owners."""

from __future__ import annotations

import re
from collections.abc import Mapping

from comity.states.articles import list_at_head, with_article
from comity.states.groups import group_of_code
from comity.states.register import states


def name_of(code: int) -> str:
    """Return the name of a state, or of a group in the place of one.

    Examples
    --------
    >>> name_of(710)
    'China'
    """
    group = group_of_code(code)
    return states()[code].name if group is None else group.name


def possessive(name: str) -> str:
    """Return a state's name as the owner of something.

    Examples
    --------
    >>> possessive("United States"), possessive("China")
    ("the United States'", "China's")
    """
    return as_owner(with_article(name))


def as_owner(words: str) -> str:
    """Return the words for a state as the owner of something.

    >>> as_owner("the Emirates"), as_owner("Peru")
    ("the Emirates'", "Peru's")
    """
    return f"{words}'" if words.endswith("s") else f"{words}'s"


_PLACE = re.compile(r"\b(?P<letter>[AB])\b(?P<owns>'s)?")


def in_places(text: str, names: Mapping[str, str]) -> str:
    """Return a text on the states A and B with what they are called, with their articles.

    Examples
    --------
    >>> in_places("Visits of A's leaders to B", {"A": "the United States", "B": "Peru"})
    "Visits of the United States' leaders to Peru"
    """

    def named(match: re.Match[str]) -> str:
        name = names.get(match["letter"])
        if name is None:
            return match[0]
        return as_owner(name) if match["owns"] else name

    return _PLACE.sub(named, text)


def capitalise(sentence: str) -> str:
    """Return a sentence with a capital first letter.

    Examples
    --------
    >>> capitalise("the United States and India traded.")
    'The United States and India traded.'
    """
    return sentence[:1].upper() + sentence[1:]


def pair_title(a: str, b: str) -> str:
    """Return the names of two states as a headline.

    Examples
    --------
    >>> pair_title("India", "United States"), pair_title("United States", "China")
    ('India and the United States', 'The United States and China')
    """
    return list_at_head((a, b))


def former_name_sentence(query: str, name: str, last: int, existed: bool) -> str:
    """Return of which state and time the figures are, where it was named by a former name.

    Parameters
    ----------
    query, name
        The name asked for, and the state's own.
    last
        The last year of the former name.
    existed
        Whether the other state existed then, so that earlier figures can be asked for.

    Examples
    --------
    >>> former_name_sentence("USSR", "Russia", 1991, True)[-41:]
    'For that time, ask for a year up to 1991.'
    """
    state = with_article(name)
    text = f"“{query}” was a name of {state} until {last}. The newest figures are of {state}."
    return f"{text} For that time, ask for a year up to {last}." if existed else text


def in_group(group: str) -> str:
    """Format in or outside which group partners are ranked; empty for none.

    >>> in_group("EU"), in_group("outside EU")
    (' in the EU', ' outside the EU')
    """
    way, _, name = group.rpartition("outside ")
    where = "outside" if group.startswith("outside ") else "in"
    return f"{way} {where} {with_article(name)}" if group else ""

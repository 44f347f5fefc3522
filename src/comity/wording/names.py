"""Names of states within sentences: with their article, and as owners."""

from __future__ import annotations

_ARTICLE = frozenset(
    {
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Democratic Republic of the Congo",
        "Dominican Republic",
        "Gambia",
        "Irish Free State",
        "Khmer Republic",
        "Kingdom of Serbs, Croats and Slovenes",
        "Maldives",
        "Marshall Islands",
        "Netherlands",
        "Ottoman Empire",
        "Papal States",
        "Philippines",
        "Republic of the Congo",
        "Solomon Islands",
        "Soviet Union",
        "Two Sicilies",
        "United Arab Emirates",
        "United Arab Republic",
        "United Kingdom",
        "United States",
    }
)
"""The states whose name takes an article within a sentence."""


def with_article(name: str) -> str:
    """Return a state's name as a sentence has it.

    Examples
    --------
    >>> with_article("United States"), with_article("China")
    ('the United States', 'China')
    """
    return f"the {name}" if name in _ARTICLE else name


def possessive(name: str) -> str:
    """Return a state's name as the owner of something.

    Examples
    --------
    >>> possessive("United States"), possessive("China")
    ("the United States'", "China's")
    """
    words = with_article(name)
    return f"{words}'" if words.endswith("s") else f"{words}'s"


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
    return capitalise(f"{with_article(a)} and {with_article(b)}")

"""Which names of states and groups take an article, within a sentence and at its head."""

from __future__ import annotations

from collections.abc import Sequence

WITH_ARTICLE = frozenset(
    {
        "African Union",
        "Arab League",
        "Austrian Empire",
        "Bahamas",
        "CIS",
        "CSTO",
        "Central African Republic",
        "Commonwealth",
        "Comoros",
        "Democratic Republic of the Congo",
        "Dominican Republic",
        "EAEU",
        "EU",
        "G7",
        "GCC",
        "Gambia",
        "Irish Free State",
        "Khmer Republic",
        "Kingdom of Serbs, Croats and Slovenes",
        "Maldives",
        "Marshall Islands",
        "Netherlands",
        "OECD",
        "Ottoman Empire",
        "Papal States",
        "Philippines",
        "Republic of the Congo",
        "SCO",
        "Solomon Islands",
        "Soviet Union",
        "Two Sicilies",
        "United Arab Emirates",
        "United Arab Republic",
        "United Kingdom",
        "United States",
    }
)
"""The states and groups whose name takes an article within a sentence."""


def with_article(name: str) -> str:
    """Return a state's name as a sentence has it.

    Examples
    --------
    >>> with_article("United States"), with_article("China")
    ('the United States', 'China')
    """
    return f"the {name}" if name in WITH_ARTICLE else name


def at_head(name: str) -> str:
    """Return a state's name as it begins a sentence or a title.

    Examples
    --------
    >>> at_head("United States"), at_head("China")
    ('The United States', 'China')
    """
    return f"The {name}" if name in WITH_ARTICLE else name


def list_at_head(names: Sequence[str]) -> str:
    """Return the names of some states as a title begins with them; empty without any.

    Examples
    --------
    >>> list_at_head(["United States", "Netherlands"])
    'The United States and the Netherlands'
    """
    text = " and ".join(map(with_article, names))
    return f"{text[:1].upper()}{text[1:]}"

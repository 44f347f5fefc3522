"""Sentences of answers: the clauses of a template, disagreements, gaps, and no data at all."""

from __future__ import annotations

from collections.abc import Mapping

_LEFTOVERS = (("()", ""), (" ,", ","), (", ,", ","), (",,", ","), ("  ", " "))
"""What a place without words leaves in a clause, and what replaces it."""


def fill_clause(template: str, words: Mapping[str, object]) -> str:
    """Format a clause; a place without words leaves no comma or bracket.

    Parameters
    ----------
    template
        A clause with places in braces.
    words
        What goes into each place, an empty text for nothing.

    Examples
    --------
    >>> fill_clause("trade came to {value}, {since}", {"value": "3 dollars", "since": ""})
    'trade came to 3 dollars'
    """
    text = template.format(**words)
    for leftover, replacement in _LEFTOVERS:
        text = text.replace(leftover, replacement)
    return text.strip(" ,")


def join_clauses(clauses: list[str]) -> str:
    """Join clauses to sentences, each with a capital letter and a full stop.

    Examples
    --------
    >>> join_clauses(["trade grew", "votes did not"])
    'Trade grew. Votes did not.'
    """
    return " ".join(f"{clause[0].upper()}{clause[1:]}." for clause in clauses)


def no_data_sentence(a: str, b: str, year: int | None) -> str:
    """Return that no data bear on a question for two states.

    >>> no_data_sentence("China", "Russia", 1900)
    'No open data that Comity holds bear on this for China and Russia up to 1900.'
    """
    when = f" up to {year}" if year else ""
    return f"No open data that Comity holds bear on this for {a} and {b}{when}."


def table_only_sentence(a: str, b: str) -> str:
    """Return that figures are known of two states, of which none has a sentence.

    >>> table_only_sentence("Austria-Hungary", "Italy")
    'Open data have only single figures on this for Austria-Hungary and Italy.'
    """
    return f"Open data have only single figures on this for {a} and {b}."


LAST_CODED = "the last year coded"
"""What is said of a year after which a source has nothing on any states."""


def as_newest_year(year: int) -> str:
    """Return a year that is long past, where the data of two states have none that is newer.

    >>> as_newest_year(1997)
    '1997 (the newest year in the data)'
    """
    return f"{year} (the newest year in the data)"


def no_past_forecast(year: int) -> str:
    """Return why what is written as of a past year has no forecast.

    >>> no_past_forecast(2016)
    'Forecasts start from the newest data, so that none is made as of 2016.'
    """
    return f"Forecasts start from the newest data, so that none is made as of {year}."


def no_forecast_sentence(a: str, b: str) -> str:
    """Return that nothing can be forecast for two states.

    >>> no_forecast_sentence("China", "Russia")
    'Nothing can be forecast for China and Russia.'
    """
    return f"Nothing can be forecast for {a} and {b}."


def quoted_name(title: str, subject: str = "") -> str:
    """Return the name of a figure within a sentence.

    Examples
    --------
    >>> quoted_name("Strategic rivals", "China"), quoted_name("Trade in goods between the two")
    ('“Strategic rivals” of China', '“Trade in goods between the two”')
    """
    return f"“{title}” of {subject}" if subject else f"“{title}”"


def disagreement_sentence(
    first: str, first_percentile: str, second: str, second_percentile: str, year: int | None
) -> str:
    """Return that two measures of one construct have percentiles far apart.

    >>> sentence = disagreement_sentence("S", "higher than 90% of all pairs", "pi", "low", 2020)
    >>> "2020" in sentence
    True
    """
    return f"In {year}, {first} is {first_percentile}. But {second} is {second_percentile}."


def hidden_flow_sentence(why: str, a: str, b: str, years: tuple[int, int | None]) -> str:
    """Return what figures of the trade of two states leave out.

    Parameters
    ----------
    why
        What is left out, and why: the end of a sentence.
    a, b
        The names of the state that sells and of the one that buys.
    years
        The first year and the last; None for one that is still to come.

    Examples
    --------
    >>> hidden_flow_sentence("what they keep secret", "Iran", "China", (2019, None))[:53]
    'What Iran has sold to China since 2019 is not all kno'
    """
    first, last = years
    when = f"from {first} to {last}" if first != last else f"in {first}"
    sold, when = ("sold", when) if last else ("has sold", f"since {first}")
    return f"What {a} {sold} to {b} {when} is not all known: figures of their trade lack {why}."


def hidden_exports_sentence(name: str, first: int) -> str:
    """Return that sanctions hide the greater part of what a state sells abroad.

    >>> hidden_exports_sentence("Iran", 2019)[:60]
    'Sanctions hide from customs much of what Iran has sold since'
    """
    return (
        f"Sanctions hide from customs much of what {name} has sold since {first}; figures of its "
        "trade may lack some of it."
    )

"""Vetoes and agreement of the permanent members of the Security Council.

Vetoes are read for a span of years from the list of vetoes, agreement from the stored values
of measures; missing is never zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import polars as pl

from comity.analysis.veto_topics import with_topics
from comity.errors import InvalidRequestError
from comity.measures.un.permanent_members import PERMANENT, seat, sitting
from comity.panels.measure_values import Row
from comity.panels.values import Values
from comity.store import selection
from comity.unit import Unit, count_of

PERMANENT_MEMBERS = PERMANENT
"""The ccodes of the five permanent members."""

TABLE = "vetoes"
"""The table of the bundle that lists vetoes, a row for each that a member cast."""

AGREEMENT = "vote_agreement"
"""The measure of agreement in the General Assembly that the matrix shows."""


@dataclass(frozen=True)
class Matrix:
    """One number for each pair of the permanent members, in a span of years or in one.

    ``cells[i][j]`` is about ``members[i]`` and ``members[j]`` (ccodes), the same both ways; the
    diagonal is about one member alone. None where the data give no value.

    >>> cells = ((1, 2), (2, 3))
    >>> matrix = Matrix("Together", "", count_of("drafts"), (1946, 2022), (2, 365), cells)
    >>> matrix[2, 365]
    2
    """

    title: str
    diagonal: str
    unit: Unit
    years: tuple[int, int]
    members: tuple[int, ...]
    cells: tuple[tuple[float | None, ...], ...]

    def __getitem__(self, pair: tuple[int, int]) -> float | None:
        """Return the number of two members, by their ccodes."""
        row, column = (self.members.index(member) for member in pair)
        return self.cells[row][column]


def covered_years(first: int | None = None, last: int | None = None) -> tuple[int, int]:
    """Return the years of a span that the list of vetoes covers; its last year ends in September.

    Raises
    ------
    InvalidRequestError
        If the years run backwards, or the list covers none of them: that no vetoes are known
        does not mean that there were none.

    Examples
    --------
    >>> covered_years(), covered_years(2000, 2030)
    ((1946, 2025), (2000, 2025))
    """
    begins, ends = selection.manifest().tables[TABLE].years
    low, high = begins if first is None else first, ends if last is None else last
    if first is not None and last is not None and first > last:
        raise InvalidRequestError(
            f"The years {first}-{last} run backwards.", "Give the earlier first."
        )
    if high < begins or low > ends:
        what = (
            f"The list of vetoes covers {begins} to September {ends}, none of the years asked for."
        )
        raise InvalidRequestError(what, "Give years that it covers.")
    return max(low, begins), min(high, ends)


def drafts(
    *by: int, first: int | None = None, last: int | None = None, together: bool = False
) -> pl.DataFrame:
    """List the drafts that states vetoed, with what each was about.

    Parameters
    ----------
    by
        Ccodes of states of which one at least must have vetoed; none takes every draft.
    first, last
        The span of years; None takes all that the list covers.
    together
        Whether all of ``by`` must have vetoed.

    Returns
    -------
    polars.DataFrame
        A row a draft, in the list's order: ``year``, ``date``, ``draft`` (its symbol, or that of
        the meeting), ``topic``, ``rule`` (which words made it that topic), ``subject`` and
        ``agenda_item`` (as the list has them), ``vetoed_by`` (ccodes, ascending) and
        ``draft_number`` (its row in the publisher's list). Empty for a state without a veto.

    Raises
    ------
    InvalidRequestError
        If the list covers none of the years.

    Examples
    --------
    >>> shared = drafts(710, 365, first=2022, last=2022, together=True)
    >>> shared.select("date", "draft", "topic").rows()
    [(datetime.date(2022, 5, 26), 'S/2022/431', 'Korea')]
    """
    span = covered_years(first, last)
    listed = with_topics(selection.table(TABLE).filter(pl.col("year").is_between(*span)))
    texts = pl.col("year", "date", "draft", "topic", "rule", "crisis_topic", "agenda_item").first()
    # Rows of one draft agree in everything but the member.
    one = listed.group_by("draft_number").agg(texts, pl.col("ccode").sort().alias("vetoed_by"))
    named = one.rename({"crisis_topic": "subject"}).sort("draft_number")
    chosen = named.filter(_vetoed(by, together=together)) if by else named
    return chosen.select(pl.exclude("draft_number"), "draft_number")


def count_by_topic(listed: pl.DataFrame, members: Iterable[int]) -> pl.DataFrame:
    """Count drafts by topic, and how many of them each state vetoed.

    Parameters
    ----------
    listed
        Drafts, as :func:`drafts` gives them.
    members
        Ccodes of the states to count, one at least.

    Returns
    -------
    polars.DataFrame
        A row a topic, the most frequent first: ``topic``, ``drafts``, ``first`` and ``last``
        (years), a column of vetoes for each state, named after its ccode, and ``together``,
        the drafts that all of them vetoed. A count is null where the state, or all of them at
        once, had no veto in any year in which a draft of the topic was vetoed.

    Examples
    --------
    >>> count_by_topic(drafts(710, 365, together=True), (710, 365)).head(2).rows()
    [('Syria', 10, 2011, 2020, 10, 10, 10), ('Middle East without Syria', 2, 2023, 2024, 2, 2, 2)]
    """
    members = tuple(members)
    counts = [_counted((member,)).alias(str(member)) for member in members]
    years = pl.col("year").min().alias("first"), pl.col("year").max().alias("last")
    both = _counted(members).alias("together")
    grouped = listed.group_by("topic").agg(pl.len().alias("drafts"), *years, *counts, both)
    return grouped.sort("drafts", "topic", descending=[True, False])


def joint_vetoes(first: int | None = None, last: int | None = None) -> Matrix:
    """Count the drafts that each two permanent members vetoed together in a span of years.

    The diagonal counts the vetoes of each. A veto of the Republic of China counts for the seat
    of China.

    Raises
    ------
    InvalidRequestError
        If the list covers none of the years.

    Examples
    --------
    >>> matrix = joint_vetoes()
    >>> matrix[710, 365], matrix[2, 2], matrix.years
    (16.0, 89.0, (1946, 2025))
    """
    span = covered_years(first, last)
    listed = drafts(first=span[0], last=span[1])["vetoed_by"]
    seats = [{seat(ccode) for ccode in by} for by in listed]
    count = {
        (a, b): float(sum(a in by and b in by for by in seats))
        for a in PERMANENT
        for b in PERMANENT
    }
    return _matrix(
        "Drafts vetoed together", "drafts vetoed by each", count_of("drafts"), span, count
    )


def assembly_agreement(values: Values, year: int) -> Matrix:
    """Return how often each two permanent members voted alike in the General Assembly in a year.

    These are the stored values of ``vote_agreement``; the diagonal is empty, and so is every
    cell of a year without data.

    >>> from comity.panels.stored import stored_values
    >>> assembly_agreement(stored_values(), 2019).years
    (2019, 2019)
    """
    agreement = {
        turned: row["value"]
        for (a, b), rows in _stored_agreement(values).items()
        for row in rows
        if row["year"] == year
        for turned in ((a, b), (b, a))
    }
    unit = values.describe(AGREEMENT).unit
    title = "Same votes in the General Assembly"
    return _matrix(title, "", unit, (year, year), agreement)


def newest_agreement(values: Values, last: int | None = None) -> int | None:
    """Return the newest year, up to ``last``, in which permanent members' agreement is known.

    >>> from comity.panels.stored import stored_values
    >>> newest_agreement(stored_values(), 2019)
    2019
    """
    years = {row["year"] for rows in _stored_agreement(values).values() for row in rows}
    return max((year for year in years if last is None or year <= last), default=None)


def sat_together(ccodes: Sequence[int], span: tuple[int, int]) -> bool:
    """Return whether states had permanent seats at the same time in any year of a span.

    For one state, whether it had one. The two that have had China's never had one together.

    >>> sat_together([713], (1946, 2022)), sat_together([713], (1990, 2022))
    (True, False)
    >>> sat_together([710, 713], (1946, 2022))
    False
    """
    apart = len({seat(ccode) for ccode in ccodes}) == len(ccodes)
    years = range(span[0], span[1] + 1)
    return apart and any(sitting(year).issuperset(ccodes) for year in years)


def _stored_agreement(values: Values) -> Mapping[tuple[int, ...], list[Row]]:
    """Read all years of agreement in the General Assembly, by the pair of members."""
    return values.read_dyads([AGREEMENT], list(combinations(PERMANENT, 2)))[AGREEMENT]


def _vetoed(by: tuple[int, ...], *, together: bool = True) -> pl.Expr:
    """Return whether all of some states, or any of them, vetoed each draft."""
    each = [pl.col("vetoed_by").list.contains(ccode) for ccode in by]
    return pl.all_horizontal(each) if together else pl.any_horizontal(each)


def _counted(members: tuple[int, ...]) -> pl.Expr:
    """Count the drafts of a group that all of some states vetoed; null if they could not."""
    first, last = covered_years()
    able = [year for year in range(first, last + 1) if sat_together(members, (year, year))]
    return pl.when(pl.col("year").is_in(able).any()).then(_vetoed(members).sum())


def _matrix(
    title: str,
    diagonal: str,
    unit: Unit,
    years: tuple[int, int],
    numbers: Mapping[tuple[int, int], float],
) -> Matrix:
    """Build a matrix of the numbers of pairs."""
    cells = tuple(tuple(numbers.get((a, b)) for b in PERMANENT) for a in PERMANENT)
    return Matrix(title, diagonal, unit, years, PERMANENT, cells)

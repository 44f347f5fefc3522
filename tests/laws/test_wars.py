"""A law of wars: each of the Correlates of War list is in a table, so that none reads zero."""

from __future__ import annotations

import polars as pl

from comity.store import bundle

# Inter-State War Data 4.0, column WarNum (Sarkees and Wayman 2010, Resort to War):
# https://correlatesofwar.org/wp-content/uploads/Inter-StateWarData_v4.0.csv
LISTED = {
    *(1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 34, 37, 40, 43, 46, 49, 52, 55, 58, 60, 61, 64),
    *(65, 67, 70, 73, 76, 79, 82, 83, 85, 88, 91, 94, 97, 100, 103, 106, 107, 108, 109, 112, 115),
    *(116, 117, 118, 121, 124, 125, 127, 130, 133, 136, 139, 142, 145, 147, 148, 151, 153, 155),
    *(156, 158, 159, 160, 163, 166, 169, 170, 172, 175, 176, 178, 181, 184, 186, 187, 189, 190),
    *(193, 199, 202, 205, 207, 208, 211, 215, 216, 217, 219, 221, 223, 225, 227),
}
"""The numbers of the 95 wars."""


def wars(name: str) -> set[int]:
    """Return the numbers of the wars that a table has."""
    return set(bundle.table(name)["war"])


def test_every_war_of_the_list_is_in_one_table_and_none_in_both():
    assert len(LISTED) == 95
    assert wars("dyadic_wars") | wars("listed_wars") == LISTED
    assert not wars("dyadic_wars") & wars("listed_wars")


def test_every_pair_and_year_of_both_tables_is_a_war(values):
    keys = ("ccode1", "ccode2", "year")
    listed = [bundle.table(name).select(keys) for name in ("dyadic_wars", "listed_wars")]
    at_war = values.read_all("interstate_war").filter(pl.col("value") == 1)
    assert set(at_war.select(keys).rows()) == set(pl.concat(listed).rows())

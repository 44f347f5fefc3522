"""Every publisher that can be fetched, by small files in the layout that it had in 2026."""

from __future__ import annotations

import json
import re

import publisher_files as files
import pytest
from offers import DAY, EXPECTED, FIGURES, OFFERS, Listings, small
from soundness import assert_sound, snapshot

from comity.errors import DataError
from comity.sources.publishing import Published
from comity.sources.registry import all_sources, sources
from comity.store import selection
from comity.store.pull.update import pull_source


@pytest.mark.parametrize("name", OFFERS)
def test_the_newest_edition_is_fetched_and_used(name, offered, hasty, publishers):
    offered(name)
    source = small(name)
    edition, _, least = OFFERS[name]
    done = pull_source(source, hasty(accept=True, today=DAY))
    assert (done.state, done.edition) == ("new", edition)
    assert done.changes
    table, about, column = FIGURES[name]
    row = selection.table(table).filter(**about)
    assert row[column].to_list()[0] == pytest.approx(EXPECTED[name], rel=0.01)
    assert selection.manifest().sources[name].version == edition
    assert_sound(name)
    publishers.requests.clear()
    again = pull_source(source, hasty(accept=True, today=DAY))
    assert (again.state, again.requests) == ("unchanged", least)
    assert len(publishers.requests) == least


@pytest.mark.parametrize("name", OFFERS)
def test_a_dry_run_shows_what_there_is_and_changes_nothing(name, offered, hasty, publishers):
    offered(name)
    before = snapshot()
    done = pull_source(small(name), hasty(dry_run=True, today=DAY))
    assert done.state == "available"
    assert done.requests <= 2
    assert snapshot() == before


def columns_needed():
    """A column that a reader needs, for each file of each publisher that is a text."""
    for name in OFFERS:
        how = all_sources()[name].publishing
        for file in how.find(Listings(name), DAY).files:
            if file.columns:
                yield pytest.param(name, file.columns[-1], id=f"{name}: {file.name}")


@pytest.mark.parametrize(("name", "column"), list(columns_needed()))
def test_a_column_with_another_name_is_named_and_changes_nothing(
    name, column, offered, offer, hasty
):
    offered(name)
    for address, body in OFFERS[name][1]().items():
        offer(address, files.renamed(body, column))
    before = snapshot()
    with pytest.raises(DataError, match=f"column '{re.escape(column)}' is missing"):
        pull_source(small(name), hasty(accept=True, today=DAY))
    assert snapshot() == before


def test_every_source_that_can_be_fetched_is_tried_here_but_that_in_an_old_workbook():
    fetched = {n for n, s in all_sources().items() if isinstance(s.publishing, Published)}
    assert fetched - set(OFFERS) == {"cepii_geodist"}


def as_json(**changes):
    return files.points_listing(**changes)


LISTINGS = {
    "no JSON": ("ideal_points_bsv", files.POINTS, b"<html>", "laid out"),
    "half of the JSON": ("ideal_points_bsv", files.POINTS, as_json()[:60], "laid out"),
    "a list": ("ideal_points_bsv", files.POINTS, b"[]", "laid out"),
    "a number": ("ideal_points_bsv", files.POINTS, b"7", "laid out"),
    "nothing": ("ideal_points_bsv", files.POINTS, b"", "laid out"),
    "no data": ("ideal_points_bsv", files.POINTS, b'{"status": "ERROR"}', "laid out"),
    "no version": ("ideal_points_bsv", files.POINTS, b'{"data": {}}', "laid out"),
    "no files": ("ideal_points_bsv", files.POINTS, as_json(files=[]), "no file named"),
    "files of another form": ("ideal_points_bsv", files.POINTS, as_json(files=[7]), "laid out"),
    "no such file": (
        "ideal_points_bsv",
        files.POINTS,
        as_json(files=[{"dataFile": {"id": 1, "filename": "Agreement.tab", "md5": "0"}}]),
        "no file named",
    ),
    "another checksum": (
        "ideal_points_bsv",
        files.POINTS,
        as_json(
            files=[
                {
                    "dataFile": {
                        "id": "14098429?format=original",
                        "filename": "IdealpointestimatesFP_2027.csv",
                        "md5": "0" * 32,
                    }
                }
            ]
        ),
        "md5",
    ),
    "a page without the link": ("sipri_milex", files.MILEX, b"<html>moved</html>", "no longer"),
    "a link to nothing": (
        "sipri_milex",
        files.MILEX,
        files.MILEX_PAGE.replace(b"2025", b"2026"),
        "404",
    ),
    "no day": ("world_bank", files.WORLD_BANK, files.world_bank_listing("soon"), "laid out"),
    "an error as JSON": ("world_bank", files.WORLD_BANK, b'[{"message": "quota"}]', "laid out"),
    "no record": ("undl_votes", files.UNDL.format("4060887"), b"[]", "no file named"),
    "a record of another form": ("undl_votes", files.UNDL.format("4060887"), b"{}", "no file"),
    "files without names": (
        "undl_votes",
        files.UNDL.format("4060887"),
        json.dumps([{"format": ".csv"}]).encode(),
        "laid out",
    ),
    "days that are none": (
        "undl_votes",
        files.UNDL.format("4060887"),
        files.undl_listing("4060887", "ga").replace(b"2026_02", b"2026_13"),
        "laid out",
    ),
}


@pytest.mark.parametrize("fault", LISTINGS)
def test_a_listing_of_another_form_leaves_the_library_as_it_was(fault, offered, offer, hasty):
    name, address, content, message = LISTINGS[fault]
    offered(name)
    offer(address, content)
    before = snapshot()
    with pytest.raises(DataError, match=message):
        pull_source(small(name), hasty(accept=True, today=DAY))
    assert snapshot() == before
    assert_sound(name)


def test_no_edition_at_all_says_that_the_publisher_may_have_moved(publishers, hasty):
    with pytest.raises(DataError, match=r"none of the editions 26.1, 25.1 is there"):
        pull_source(sources()["ucdp_conflicts"], hasty(today=DAY))

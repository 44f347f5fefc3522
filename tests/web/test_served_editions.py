"""What a server does when another process brings a new edition into use."""

from __future__ import annotations

import asyncio

import pytest

from comity.store import selection
from comity.store.editions import CURRENT
from comity.store.home import editions_folder
from comity.web import edition
from comity.web.edition import EditionWatch, edition_stamp


@pytest.fixture
def empty_library(tmp_path, monkeypatch):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    monkeypatch.setattr(edition, "SECONDS", 0.0)
    selection.reload()
    yield tmp_path
    monkeypatch.undo()
    selection.reload()


def choose_again():
    """Write the choice of editions as another process does."""
    editions_folder().mkdir(parents=True, exist_ok=True)
    (editions_folder() / CURRENT).write_text("{}")


def test_a_new_choice_is_taken_up_once_and_only_between_requests(empty_library):
    events = []

    async def run():
        watch = EditionWatch(lambda: events.append("reloaded"))

        async def second():
            async with watch.request():
                events.append("second")

        async with watch.request():
            choose_again()
            later = [asyncio.create_task(second()) for _ in range(2)]
            await asyncio.sleep(0.01)
            events.append("first")
        await asyncio.gather(*later)

    asyncio.run(run())
    assert events == ["first", "reloaded", "second", "second"]


def test_a_choice_that_is_the_same_is_not_read_again(empty_library):
    before = edition_stamp()
    choose_again()
    assert edition_stamp() != before

    async def run():
        watch = EditionWatch(lambda: pytest.fail("read again"))
        await watch.refresh()
        async with watch.request():
            pass

    asyncio.run(run())

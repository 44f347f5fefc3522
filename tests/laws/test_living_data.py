"""Laws of living data: tables are read through the choice of editions, and sources say how they
are published."""

from __future__ import annotations

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from urllib.parse import urlsplit

from reading import modules

from comity.sources.publishing import ByHand, NotPublished, Published
from comity.sources.registry import sources

BUNDLE_ALONE = (
    "store",
    "estimates/readers",
    "replications",
    "forecasts/evaluation/build_record",
    "panels/shipped",
    "panels/reuse",
)
"""What is about the package's own tables and values, whatever editions a user has."""


def test_tables_are_read_through_the_choice_of_editions():
    importing = re.compile(r"from comity\.store(?:\.bundle import| import bundle)", re.MULTILINE)
    direct = [
        each.label
        for each in modules()
        if importing.search(re.sub(r">>> .*", "", each.text))
        and not each.label.removeprefix("src/comity/").startswith(BUNDLE_ALONE)
    ]
    assert direct == []


def test_every_source_says_how_it_is_published_or_why_not(try_each):
    try_each(says_how_it_is_published_or_why_not, sorted(sources().items()))


def says_how_it_is_published_or_why_not(name, source):
    how = source.publishing
    if isinstance(how, NotPublished):
        assert how.why.endswith(".")
        return
    assert isinstance(how, Published | ByHand)
    assert re.search(r"\d", how.written_for), "the edition that the reader was written for"
    assert set(how.readers) <= {table.name for table in source.tables}
    if isinstance(how, ByHand):
        assert urlsplit(how.page).scheme == "https"
        assert how.file.columns
        assert how.why.endswith(".")
    elif how.key is not None:
        assert how.key.how


def test_the_page_on_living_data_lists_every_source_as_it_is_declared():
    path = Path(__file__).parents[2] / "docs" / "ways_table.py"
    spec = spec_from_file_location("ways_table", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    page = module.PAGE.read_text(encoding="utf-8")
    assert module.page_with_table(page) == page, "run: python docs/ways_table.py"
    assert page.count("\n| `") >= len(sources())


def test_no_source_waits_for_a_reader():
    reasons = [
        s.publishing.why for s in sources().values() if isinstance(s.publishing, NotPublished)
    ]
    assert not [why for why in reasons if "no reader" in why or "yet" in why]

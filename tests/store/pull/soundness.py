"""Whether a library can be read, and has no source of two editions."""

from __future__ import annotations

import polars as pl

from comity.sources.registry import all_sources
from comity.store import bundle, selection
from comity.store.atomic import checksum
from comity.store.editions import (
    BUNDLE,
    CURRENT,
    LEDGER,
    content_checksum,
    list_editions,
    read_choices,
    read_ledger,
)
from comity.store.home import editions_folder


def snapshot():
    """What the library has: choices, editions and lines of the ledger."""
    return read_choices(), [e.id for e in list_editions()], len(read_ledger())


def assert_sound(source: str) -> None:
    """Assert that everything in the library can be read, and that no editions are mixed."""
    selection.reload()
    for edition in list_editions():
        for name, content in edition.contents.items():
            rows = edition.folder / f"{name}.parquet"
            assert rows.is_file()
            if edition.source == source:
                assert content_checksum(pl.read_parquet(rows)) == content
    chosen = selection.chosen().get(source, BUNDLE)
    manifest = selection.manifest()
    for table in all_sources()[source].tables:
        folder = bundle.FOLDER if chosen == BUNDLE else editions_folder() / source / chosen
        file = folder / f"{table.name}.parquet"
        assert checksum(file) == manifest.tables[table.name].sha256
        assert selection.table(table.name).schema == table.schema
    folder = editions_folder()
    if folder.is_dir():
        strange = [p.name for p in folder.rglob(".*")]
        assert strange == []
        known = {CURRENT, LEDGER, "writing.lock", *all_sources()}
        assert {p.name for p in folder.iterdir()} <= known

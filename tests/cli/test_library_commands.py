"""The commands of living data: status, pull, add, lock and library."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from comity.cli.main import exit_code
from comity.sources.publishing import NotPublished
from comity.sources.registry import sources
from comity.store import selection

sys.path.insert(0, str(Path(__file__).parents[1] / "store" / "pull"))
from publisher_files import COFER, archive, cofer, ucdp, vdem
from publisher_server import Answer, Publishers


@pytest.fixture
def publishers(tmp_path, monkeypatch):
    """A server that plays the publishers, and an empty library."""
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    with Publishers() as server:
        monkeypatch.setenv("COMITY_MIRROR", server.address)
        selection.reload()
        yield server
    selection.reload()


def test_status_says_that_no_network_was_used_and_what_is_stale(publishers, capsys):
    assert exit_code(["status"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("No network was used")
    assert "comity pull ucdp_conflicts" in shown
    assert "comity add vdem FILE" in shown
    assert publishers.requests == []


def test_status_gives_a_reason_for_every_source_that_is_not_fetched(publishers, capsys):
    assert exit_code(["status", "--format", "json"]) == 0
    rows = {row["source"]: row for row in json.loads(capsys.readouterr().out)}
    assert set(rows) == {*sources(), "cepii_gravity"}
    for name, source in sources().items():
        if isinstance(source.publishing, NotPublished):
            assert (rows[name]["way"], bool(rows[name]["why"])) == ("none", True)
        else:
            assert rows[name]["written_for"]


def test_a_pull_is_used_locked_rolled_back_and_locked_again(publishers, capsys, tmp_path):
    publishers.answers[COFER] = Answer(cofer(1.01))
    assert exit_code(["pull", "imf_cofer"]) == 0
    shown = capsys.readouterr().out
    assert "imf_cofer: edition 2026-07-06 is in use now" in shown
    assert "share of currency USD" in shown
    lock = tmp_path / "comity.lock"
    assert exit_code(["lock", "--out", str(lock)]) == 0
    assert exit_code(["library", "list", "imf_cofer", "--format", "json"]) == 0
    assert exit_code(["library", "rollback", "imf_cofer"]) == 0
    capsys.readouterr()
    assert exit_code(["status", "imf_cofer"]) == 0
    assert "in the library and not in use: 2026-07-06" in capsys.readouterr().out
    assert exit_code(["sources", "imf_cofer", "--lock", str(lock)]) == 0
    assert "version: 2026-07-06" in capsys.readouterr().out
    assert exit_code(["sources", "imf_cofer"]) == 0
    assert "version: COFER 7.0.1" in capsys.readouterr().out


def test_an_edition_is_cited_by_itself_and_not_by_that_of_the_package(publishers):
    publishers.answers[COFER] = Answer(cofer())
    assert exit_code(["pull", "imf_cofer"]) == 0
    source = selection.manifest().sources["imf_cofer"]
    assert "Version: 2026-07-06. Figures to 2026, retrieved on 20" in source.dated
    for text in (source.dated, source.bibtex):
        assert "7.0.1" not in text
        assert "24 July" not in text
    assert source.bibtex.count("{") == source.bibtex.count("}")


def test_a_pull_that_fails_names_the_source_and_leaves_the_exit_code_of_data(publishers, capsys):
    publishers.answers["ucdp.uu.se/downloads/ucdpprio/ucdp-prio-acd-261-csv.zip"] = Answer(ucdp())
    assert exit_code(["pull", "ucdp_conflicts"]) == 3
    shown = capsys.readouterr()
    assert "ucdp_conflicts: not fetched" in shown.out
    assert "rows, not 2,500" in shown.out
    assert "1 source could not be fetched" in shown.err


def test_a_dry_run_changes_nothing(publishers, capsys):
    publishers.answers[COFER] = Answer(cofer())
    assert exit_code(["pull", "imf_cofer", "--dry-run"]) == 0
    assert "would be fetched" in capsys.readouterr().out
    assert exit_code(["library", "list"]) == 0
    assert "all are those of the package" in capsys.readouterr().out


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_a_pull_of_all_names_what_it_leaves_out(publishers, monkeypatch, capsys, options):
    monkeypatch.setenv("COMITY_MIRROR", "http://127.0.0.1:9")
    monkeypatch.setattr("tenacity.nap.time", SimpleNamespace(sleep=lambda _: None))
    monkeypatch.delenv("COMTRADE_KEY", raising=False)
    assert exit_code(["pull", *options]) == 3
    shown = capsys.readouterr().out
    assert "baci_totals: not asked for\n  It is fetched only when it is named" in shown
    assert "comtrade_imports: not asked for\n  It needs the key COMTRADE_KEY" in shown
    assert shown.count("not asked for") == 5


def test_without_a_network_only_the_first_publisher_is_asked_again(publishers, monkeypatch, capsys):
    waits = []
    # Only the waits of retries: other threads sleep by the same module.
    monkeypatch.setattr("tenacity.nap.time", SimpleNamespace(sleep=waits.append))
    monkeypatch.setenv("COMITY_MIRROR", "http://127.0.0.1:9")
    assert exit_code(["pull", "--dry-run"]) == 3
    shown = capsys.readouterr()
    assert shown.out.count("not fetched") > 15
    assert shown.out.count("cannot be reached (after 5 attempts)") == 1
    assert waits == [1, 2, 4, 8]
    assert "sources could not be fetched" in shown.err


def test_what_is_not_fetched_says_why(publishers, capsys):
    assert exit_code(["pull", "polity"]) == 2
    assert "the bundle has all of it" in capsys.readouterr().err
    assert exit_code(["pull", "nothing"]) == 2
    assert exit_code(["add", "polity", "polity.csv"]) == 2


def test_a_file_of_another_source_is_not_added(publishers, capsys, tmp_path):
    path = tmp_path / "V-Dem-CY-Core-v16.csv"
    path.write_bytes(cofer())
    assert exit_code(["add", "vdem", str(path)]) == 3
    assert "missing" in capsys.readouterr().err
    path.write_bytes(vdem())
    assert exit_code(["add", "vdem", str(path)]) == 3
    assert "rows, not 12,000" in capsys.readouterr().err
    assert exit_code(["add", "vdem", str(tmp_path / "none.csv")]) == 3


def test_an_archive_of_other_files_is_named_as_the_user_named_it(publishers, capsys, tmp_path):
    path = tmp_path / "V-Dem-CY-Core-v16.zip"
    path.write_bytes(archive({"readme.txt": "no rows"}))
    assert exit_code(["add", "vdem", str(path)]) == 3
    assert "V-Dem-CY-Core-v16.zip: the archive has no file like" in capsys.readouterr().err


def test_an_edition_with_the_name_of_the_one_in_use_is_named_by_its_identifier(
    publishers, capsys, monkeypatch
):
    seconds = count(10)
    monkeypatch.setattr(
        "comity.store.editions.now", lambda: f"2026-11-28T10:00:{next(seconds)}+00:00"
    )
    for factor in (1.0, 1.01):
        publishers.answers[COFER] = Answer(cofer(factor))
        assert exit_code(["pull", "imf_cofer"]) == 0
    assert exit_code(["library", "rollback", "imf_cofer"]) == 0
    assert exit_code(["status", "imf_cofer"]) == 0
    newest = selection.manifest().sources["imf_cofer"].version
    shown = capsys.readouterr().out
    assert newest == "2026-07-06"
    assert re.search(r"in the library and not in use: 2026-07-06-[0-9a-f]{8}", shown)


def test_editions_are_carried_from_one_library_to_another(
    publishers, capsys, tmp_path, monkeypatch
):
    publishers.answers[COFER] = Answer(cofer(1.01))
    assert exit_code(["pull", "imf_cofer"]) == 0
    carried = str(tmp_path / "editions.zip")
    assert exit_code(["library", "export", carried]) == 0
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "another"))
    selection.reload()
    assert exit_code(["library", "import", carried]) == 0
    assert exit_code(["library", "pin", "imf_cofer", "2026-07-06"]) == 0
    assert exit_code(["library", "unpin", "imf_cofer"]) == 0
    assert selection.manifest().sources["imf_cofer"].version == "2026-07-06"


def test_a_lock_that_is_not_there_is_an_error_of_the_data(publishers, capsys):
    assert exit_code(["sources", "atop", "--lock", "missing.lock"]) == 3
    assert "missing.lock: there is no such file" in capsys.readouterr().err


def test_a_lock_without_a_file_is_an_error_of_the_request(publishers, capsys):
    assert exit_code(["status", "atop", "--lock"]) == 2
    assert "--lock" in capsys.readouterr().err


def test_status_loads_nothing_that_computes_or_asks():
    code = (
        "import sys; from comity.cli.main import exit_code; exit_code(['status', 'atop']); "
        "print(*sys.modules)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"httpx", "numba", "xarray", "scipy"} & set(loaded)

"""Bad input is counted by its fault, reported, and never silently left out."""

from __future__ import annotations

import polars as pl
import pytest

from comity.cli.main import exit_code
from comity.sources.security.gsdb import SOURCE
from comity.sources.source import read
from comity.store.audit import OTHER, audit
from comity.store.bundle import manifest
from comity.store.manifest import Manifest, entry, publication

BAD = """\
case_id,sanctioned_state,sanctioning_state,begin,end,trade,descr_trade,arms,military,financial,travel,other,target_mult,sender_mult,objective,success
1,Russia,Norway,2014,2015,1,exp_part,1,0,1,1,0,0,1,end_war,ongoing
2,Russia,Norway,2014,2015,1,exp_part,1,0,1,1,0,0,1,end_war,ongoing
3,Atlantis,Norway,2014,2014,0,,0,0,0,0,1,0,0,other,failed
4,Russia,Norway,2015,2014,1,exp_part,0,0,0,0,0,0,0,other,failed
5,Russia,Norway,201,2014,1,exp_part,0,0,0,0,0,0,0,other,failed
6,Russia,Norway,2014,soon,1,exp_part,0,0,0,0,0,0,0,other,failed
7,Russia,Hong Kong,2014,2014,1,exp_part,0,0,0,0,0,0,0,other,failed
8,East Germany,Norway,2014,2014,1,exp_part,0,0,0,0,0,0,0,other,failed
"""


@pytest.fixture
def faulty(tmp_path):
    """The audit of a file with one case of every fault."""
    path = tmp_path / SOURCE.files["cases"]
    path.parent.mkdir()
    path.write_text(BAD, encoding="utf-8")
    table = SOURCE.tables[1]
    result = read(SOURCE, table, tmp_path)
    told = entry(SOURCE, table, result, "")
    return result, audit(Manifest({table.name: told}, {SOURCE.name: publication(SOURCE)}))


def test_every_fault_is_counted_by_its_kind(faulty):
    _, found = faulty
    counts = found.group_by("fault").agg(pl.col("rows").sum()).rows()
    assert dict(counts) == {
        "duplicate": 1,
        "unknown name": 1,
        "end before begin": 1,
        "impossible date": 2,
        "no state: a territory": 1,
        "no member that year": 1,
    }
    assert not found["kept"].any()


def test_only_the_sound_case_remains(faulty):
    result, _ = faulty
    assert result.frame.select("ccode1", "ccode2", "year", "cases").rows() == [
        (385, 365, 2014, 1),
        (385, 365, 2015, 1),
    ]


def test_every_row_left_out_of_the_bundle_is_in_the_audit():
    whole = sum(
        exclusion.rows
        for e in manifest().tables.values()
        for exclusion in (*e.exclusions, *e.flags)
    )
    found = audit(manifest())
    assert found["rows"].sum() == whole
    chosen = found.filter(fault=OTHER, table="sanction_cases")
    assert chosen["why"].to_list() == ["a group without members that year"]


def test_a_fault_that_does_not_matter_is_kept_in_doubt():
    found = audit(manifest(), "military_exercises").filter(fault="end before begin")
    assert found.select("rows", "kept").rows() == [(5, True)]


def test_the_command_prints_the_audit_of_one_source(capsys):
    assert exit_code(["sources", "gsdb", "--audit"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("source,table,fault,why,rows")
    assert all(line.startswith("gsdb,") for line in lines[1:])

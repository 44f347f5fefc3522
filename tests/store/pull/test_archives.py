"""An archive from the network may hold anything; only a plain member is ever unpacked."""

from __future__ import annotations

import gzip
import tarfile
import zipfile

import pytest
from cow_files import nmc
from publisher_files import archive, tarred, zipped

from comity.errors import DataError
from comity.sources.publishing import MEGABYTE, RemoteFile
from comity.store.pull.archives import unpack

FILE = RemoteFile("rows", "https://example.org/rows.zip", member="*.csv", limit=MEGABYTE)
ROWS = b"ccode,year\n2,2014\n"


def link(name="rows.csv"):
    member = zipfile.ZipInfo(name)
    member.external_attr = 0o120777 << 16
    return member


def truncated(content, share):
    return content[: int(len(content) * share)]


def encrypted():
    content = bytearray(archive({"rows.csv": ROWS}))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + at] |= 1
    return bytes(content)


SUSPICIOUS = {
    **{
        f"a path {path}": (archive({path: b"x", "rows.csv": ROWS}), "leads out")
        for path in (
            "/etc/passwd",
            "../rows.csv",
            "a/../../rows.csv",
            "..\\rows.csv",
            "C:\\rows.csv",
            "C:/rows.csv",
            "\\\\server\\rows.csv",
            "//server/rows.csv",
        )
    },
    "a link": (archive({link(): b"/etc/passwd"}), "is a link"),
    "a link beside the file": (archive({"rows.csv": ROWS, link("other"): b"/"}), "is a link"),
    "a member that is too large": (archive({"rows.csv": b"0" * 5 * MEGABYTE}), "MB that it may"),
    "a tar with a path": (tarred({"../rows.csv": ROWS}), "leads out"),
    "a tar with an absolute path": (tarred({"/rows.csv": ROWS}), "leads out"),
    "a tar with a symbolic link": (
        tarred({"rows.csv": b""}, tarfile.SYMTYPE, "/etc/passwd"),
        "link or a device",
    ),
    "a tar with a hard link": (tarred({"rows.csv": b""}, tarfile.LNKTYPE, "/etc/passwd"), "link"),
    "a tar with a device": (tarred({"rows.csv": b""}, tarfile.CHRTYPE), "device"),
    "a tar with a pipe": (tarred({"rows.csv": b""}, tarfile.FIFOTYPE), "device"),
    "a tar that is too large": (tarred({"rows.csv": b"0" * 5 * MEGABYTE}), "MB that it may"),
    "a gzip bomb": (gzip.compress(b"0" * 5 * MEGABYTE), "MB that it may"),
    "no such member": (zipped(**{"rows.rds": b"RDX3", "rows.pkl": b"\x80\x04"}), "no file like"),
    "an empty archive": (archive({}), "no file like"),
    "an encrypted archive": (encrypted(), "damaged"),
    **{
        f"a ZIP cut to {share:.0%}": (truncated(nmc(), share), "damaged|no file like")
        for share in (0.02, 0.2, 0.5, 0.9, 0.99)
    },
    **{
        f"a tar cut to {share:.0%}": (truncated(tarred({"rows.csv": ROWS * 99}), share), "damaged")
        for share in (0.2, 0.5)
    },
    "a gzip cut off": (truncated(gzip.compress(ROWS * 99), 0.8), "damaged"),
    "no archive": (ROWS, "damaged"),
    "nothing": (b"", "damaged"),
}


@pytest.mark.parametrize("what", SUSPICIOUS)
def test_a_suspicious_archive_is_refused_and_leaves_nothing_outside(what, tmp_path):
    content, message = SUSPICIOUS[what]
    given, inside = tmp_path / "given", tmp_path / "inside"
    given.write_bytes(content)
    inside.mkdir()
    with pytest.raises(DataError, match=message):
        unpack(FILE, given, inside / "rows.csv")
    assert {path.name for path in tmp_path.iterdir()} == {"given", "inside"}
    assert {path.name for path in inside.iterdir()} <= {"rows.csv"}


def test_a_member_that_shrinks_by_more_than_a_text_can_is_refused(tmp_path):
    given = tmp_path / "given"
    given.write_bytes(archive({"rows.csv": b"0" * 20 * MEGABYTE}))
    wide = RemoteFile("rows", "https://example.org", member="*.csv", limit=100 * MEGABYTE)
    with pytest.raises(DataError, match="times as large"):
        unpack(wide, given, tmp_path / "rows.csv")


PLAIN = {
    "a ZIP": archive({"folder/rows.csv": ROWS, "readme.txt": b"x"}),
    "a tar": tarred({"folder/rows.csv": ROWS, "readme.txt": b"x"}),
    "a gzip": gzip.compress(ROWS),
    "of two members that with the shorter name": archive({"rows_old.csv": b"x", "rows.csv": ROWS}),
}


@pytest.mark.parametrize("what", PLAIN)
def test_a_plain_archive_is_unpacked(what, tmp_path):
    given = tmp_path / "given"
    given.write_bytes(PLAIN[what])
    assert unpack(FILE, given, tmp_path / "rows.csv").read_bytes() == ROWS


def test_what_is_no_archive_by_declaration_is_left_as_it_is(tmp_path):
    given = tmp_path / "given"
    given.write_bytes(ROWS)
    assert unpack(RemoteFile("rows", ""), given, tmp_path / "rows.csv") == given


@pytest.mark.parametrize("fault", SUSPICIOUS)
def test_an_archive_inside_an_archive_is_checked_as_well(fault, tmp_path):
    content, message = SUSPICIOUS[fault]
    outer = tmp_path / "outer.zip"
    outer.write_bytes(archive({"inner.zip": content}))
    file = RemoteFile("rows", FILE.address, member="inner.zip!*.csv", limit=MEGABYTE)
    with pytest.raises(DataError, match=f"{message}|MB that it may"):
        unpack(file, outer, tmp_path / "rows.csv")

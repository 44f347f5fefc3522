"""Bulk files of events are fetched into a folder, each whole, each once, and then ingested."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from hashlib import md5

import pytest
from patience import HASTE
from publisher_server import body, cut_off, page, serve, silent, status

from comity.cli.main import exit_code
from comity.errors import DataError, InvalidRequestError, OutputError
from comity.events.fetch import PARTS, fetch_files, find_publisher
from comity.events.generate import EventSample, generate_lines
from comity.store.locks import lock_at_once

GDELT = "data.gdeltproject.org/events/"
DATASET = "dataverse.harvard.edu/api/datasets/:persistentId/?persistentId=doi:10.7910/DVN/AJGVIT"
ACCESS = "dataverse.harvard.edu/api/access/datafile/"
WEEK, YEAR = "ngecEvents.20230103111842.Release603.DV.txt", "ngecEventsDV-2022.txt.zip"
FIRST, SECOND = "20140101.export.CSV.zip", "20140102.export.CSV.zip"
DAYS = (20140101, 20140102)


def events(layout, first, last):
    return b"".join(generate_lines(EventSample(layout, 60, first, last)))


def packed(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            # Without the time of today, the same content has the same bytes.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def day_file(day):
    return packed(**{f"2014010{day}.export.CSV": events("gdelt1", *[date(2014, 1, day)] * 2)})


FILES = {
    "1979.zip": packed(**{"1979.csv": b"1979"}),
    "201303.zip": packed(**{"201303.csv": b"201303"}),
    FIRST: day_file(1),
    SECOND: day_file(2),
}
REDUCED = "GDELT.MASTERREDUCEDV2.1979-2013.zip"


def listings(files):
    sums = [f"{md5(content).hexdigest()}  {name}" for name, content in files.items()]
    sizes = [f"{len(content)} {name}" for name, content in files.items()]
    return (
        "\n".join([f"f6fcb7e955e35f93c9dae427c07b545d  {REDUCED}", *sums]).encode(),
        "\n".join([f"1168576467 {REDUCED}", *sizes]).encode(),
    )


def offer_gdelt(offer, files, **behaviours):
    sums, sizes = listings(files)
    offer(f"{GDELT}md5sums", sums)
    offer(f"{GDELT}filesizes", sizes)
    for name, content in files.items():
        offer(GDELT + name, content, *behaviours.get(name, ()))


@pytest.fixture
def gdelt(publishers, offer):
    """GDELT's server, with a few small files."""
    offer_gdelt(offer, FILES)
    return publishers


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "files"


@pytest.fixture
def polecat(publishers, offer):
    """Harvard's Dataverse, with a year as an archive of months and a week."""
    months = {
        f"ngecEventsDV-2022-{month}.txt": events("polecat", *[date(2022, int(month), 5)] * 2)
        for month in ("01", "02")
    }
    contents = {YEAR: packed(**months), WEEK: events("polecat", *[date(2022, 12, 30)] * 2)}
    listed = [
        {
            "id": 70 + number,
            "filename": name,
            "md5": md5(content).hexdigest(),
            "filesize": len(content),
        }
        for number, (name, content) in enumerate(contents.items())
    ]
    listed.append({"id": 79, "filename": "readme.pdf", "md5": "0", "filesize": 9})
    version = {
        "versionNumber": 300,
        "versionMinorNumber": 0,
        "files": [{"dataFile": each} for each in listed],
    }
    answer = {"status": "OK", "data": {"latestVersion": version}}
    offer(DATASET, json.dumps(answer).encode())
    for each in listed[:2]:
        offer(f"{ACCESS}{each['id']}", contents[each["filename"]])
    return publishers


def fetch(folder, span=DAYS, name="gdelt1", **options):
    return list(fetch_files(find_publisher(name), folder, span, patience=HASTE, **options))


def states(outcomes):
    return {each.name: each.state for each in outcomes}


def visible(folder):
    return sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))


@pytest.mark.parametrize(
    ("span", "names"),
    [
        ((19790401, 19790402), ["1979.zip"]),
        ((20130331, 20140101), ["201303.zip", FIRST]),
        ((19000101, 99991231), list(FILES)),
    ],
)
def test_the_files_that_have_the_days_are_fetched(gdelt, folder, span, names):
    assert states(fetch(folder, span)) == dict.fromkeys(names, "new")
    assert visible(folder) == sorted(names)
    assert all((folder / name).read_bytes() == FILES[name] for name in names)
    assert not (folder / PARTS).exists()


def test_again_only_the_lists_are_asked_for(gdelt, folder):
    fetch(folder)
    gdelt.requests.clear()
    assert states(fetch(folder)) == {FIRST: "unchanged", SECOND: "unchanged"}
    assert [address for address, _ in gdelt.requests] == [f"{GDELT}md5sums", f"{GDELT}filesizes"]


def test_a_file_that_its_publisher_changed_is_fetched_again(gdelt, folder, offer):
    fetch(folder)
    offer_gdelt(offer, {**FILES, FIRST: day_file(2)})
    assert states(fetch(folder)) == {FIRST: "new", SECOND: "unchanged"}
    assert (folder / FIRST).read_bytes() == day_file(2)


@pytest.mark.parametrize("damage", [b"", b"half"])
def test_a_file_of_another_size_is_fetched_again(gdelt, folder, damage):
    fetch(folder)
    (folder / FIRST).write_bytes(damage)
    assert states(fetch(folder))[FIRST] == "new"
    assert (folder / FIRST).read_bytes() == FILES[FIRST]


def test_a_file_that_was_downloaded_by_hand_is_known_by_its_checksum(gdelt, folder):
    folder.mkdir()
    (folder / FIRST).write_bytes(FILES[FIRST])
    (folder / SECOND).write_bytes(b"something else")
    assert states(fetch(folder)) == {FIRST: "unchanged", SECOND: "new"}


def test_a_dry_run_lists_files_with_their_sizes_and_writes_nothing(gdelt, folder):
    outcomes = fetch(folder, dry_run=True)
    assert [(e.name, e.state, e.size) for e in outcomes] == [
        (name, "missing", len(FILES[name])) for name in (FIRST, SECOND)
    ]
    assert not folder.exists()
    assert len(gdelt.requests) == 2


FAULTS = {
    "not there": ([status(404)], "failed", "new", "no such file"),
    "refused": ([status(403)], "failed", "new", "refuses"),
    "a web page": ([page(b"<html>later</html>")], "failed", "new", "web page"),
    "another file": ([body(day_file(2))], "failed", "new", "checksum"),
    "nothing": ([body(b"")], "failed", "new", "empty"),
    "too many requests": ([status(429)], "failed", "left", "429"),
    "a long pause": ([status(429, Retry_After=3600)], "failed", "left", "wait for 3600"),
    "a broken server": ([status(500)], "failed", "left", "500"),
    "silence": ([silent(0.3)], "failed", "left", "silent"),
    "cut off once": ([cut_off(500), serve], "new", "new", ""),
    "a short pause": ([status(429, Retry_After=0), serve], "new", "new", ""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_a_publisher_does_wrong_leaves_whole_files_alone(gdelt, folder, offer, fault):
    behaviours, first, second, reason = FAULTS[fault]
    offer_gdelt(offer, FILES, **{FIRST: behaviours})
    outcomes = fetch(folder)
    assert states(outcomes) == {FIRST: first, SECOND: second}
    assert reason in outcomes[0].reason
    names = [name for name, state in states(outcomes).items() if state == "new"]
    assert visible(folder) == names
    assert all((folder / name).read_bytes() == FILES[name] for name in names)
    offer_gdelt(offer, FILES)
    assert set(states(fetch(folder)).values()) <= {"new", "unchanged"}
    assert visible(folder) == [FIRST, SECOND]


def test_an_interrupted_download_is_resumed_by_the_next_run(gdelt, folder, offer):
    half = len(FILES[FIRST]) // 2
    offer_gdelt(offer, FILES, **{FIRST: [cut_off(half), status(500)]})
    assert states(fetch(folder)) == {FIRST: "failed", SECOND: "left"}
    offer_gdelt(offer, FILES)
    gdelt.requests.clear()
    assert states(fetch(folder))[FIRST] == "new"
    (headers,) = [headers for address, headers in gdelt.requests if address == GDELT + FIRST]
    assert headers["Range"] == f"bytes={half}-"


@pytest.mark.parametrize("listing", [b"", b"<html>moved</html>", b"1979.zip\n1980.zip\n"])
def test_a_list_of_another_form_is_named_and_nothing_is_written(gdelt, folder, offer, listing):
    offer(f"{GDELT}md5sums", listing)
    with pytest.raises(DataError, match="has no files such as it had"):
        fetch(folder)
    assert not folder.exists()


def test_days_without_files_are_refused_with_those_that_there_are(gdelt, folder):
    with pytest.raises(InvalidRequestError, match="from 1979-01-01 to 2014-01-02"):
        fetch(folder, (19700101, 19701231))


def test_a_folder_that_cannot_be_made_is_named(gdelt, tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="file"):
        fetch(tmp_path / "file" / "folder")


def test_two_processes_never_fetch_into_one_folder(gdelt, folder):
    folder.mkdir()
    with (folder / ".lock").open("w") as lock:
        assert lock_at_once(lock)
        with pytest.raises(InvalidRequestError, match="Another process fetches into"):
            fetch(folder)
    assert visible(folder) == []


def test_years_and_weeks_of_polecat_are_fetched_by_their_days(polecat, folder):
    assert states(fetch(folder, (20221201, 20221231), "polecat")) == {YEAR: "new", WEEK: "new"}
    assert states(fetch(folder, (20220101, 20220131), "polecat")) == {YEAR: "unchanged"}


@pytest.mark.parametrize("answer", [b"{}", b"<html>", b'{"data": {"latestVersion": {}}}'])
def test_a_dataverse_that_answers_otherwise_is_named(polecat, folder, offer, answer):
    offer(DATASET, answer)
    with pytest.raises(DataError, match="not laid out as it was"):
        fetch(folder, (20220101, 20221231), "polecat")


@pytest.mark.parametrize(
    ("source", "days", "records"),
    [
        ("gdelt1", ["2014-01-01", "2014-01-02"], 120),
        ("polecat", ["2022-01-01", "2022-12-31"], 180),
    ],
)
def test_files_that_were_fetched_are_ingested(
    gdelt, polecat, offer, folder, capsys, source, days, records
):
    offer_gdelt(offer, FILES)
    command = ["events", "fetch", source, str(folder), "--since", days[0], "--until", days[1]]
    assert exit_code([*command, "--dry-run"]) == 0
    assert "2 files would be fetched" in capsys.readouterr().out
    assert exit_code(command) == 0
    assert "2 files fetched" in capsys.readouterr().out
    assert exit_code(["events", "ingest", str(folder)]) == 0
    output = capsys.readouterr().out
    assert "2 files taken, 0 taken before, 0 refused" in output
    assert f"{records} records" in output


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["gdelt", "--since", "2014-01-01"], "Did you mean gdelt1?"),
        (["gdelt1", "--since", "2014"], "'2014' is not a day."),
        (["gdelt1", "--since", "2014-01-02", "--until", "2014-01-01"], "is before the first"),
    ],
)
def test_bad_requests_end_in_a_sentence(gdelt, folder, capsys, words, sentence):
    assert exit_code(["events", "fetch", words[0], str(folder), *words[1:]]) == 2
    assert sentence in capsys.readouterr().err
    assert gdelt.requests == []


def test_a_file_that_is_not_there_is_named_and_the_exit_code_says_so(gdelt, offer, folder, capsys):
    offer_gdelt(offer, FILES, **{FIRST: [status(404)]})
    command = ["events", "fetch", "gdelt1", str(folder)]
    assert exit_code([*command, "--since", "2014-01-01", "--until", "2014-01-02"]) == 3
    output = capsys.readouterr()
    assert f"not fetched: http://{GDELT}{FIRST}: the publisher answers 404" in output.out
    assert "1 file could not be fetched" in output.err

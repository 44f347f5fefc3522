"""What was read for a report on a pair is kept for its next one, as long as it is right."""

import os
import shutil

import pytest

from comity.panels.codebook import CODEBOOK, values_file
from comity.panels.stored import stored_values
from comity.panels.values import Values
from comity.reports.dossier import pair_values
from comity.reports.dossier.pair_values import values_of_pair

MOST_PAIRS = pair_values._MOST_PAIRS
"""Of a user, before ``tests/conftest.py`` lets tests keep more."""

PAIR, SUBJECT, MEASURE = (710, 365), (365, 710), "vote_agreement"


@pytest.fixture
def folder(tmp_path):
    library = stored_values()
    library.compute([MEASURE])
    for path in (library.folder / CODEBOOK, values_file(library.folder, MEASURE)):
        shutil.copy(path, tmp_path)
    return tmp_path


def report(folder, period=2019):
    """Return what a report reads, and whether it had to open the measure's file."""
    values = Values(folder)
    with values_of_pair(values, PAIR) as own:
        answers = (
            dict(own.read_dyads([MEASURE], [PAIR])[MEASURE]),
            own.read_value(MEASURE, SUBJECT, period),
            own.read_value(MEASURE, SUBJECT, 1800),
            own.change_percentile(MEASURE, SUBJECT, period, 5),
            own.distribution(MEASURE, period),
            own.distributions(MEASURE, (50,)),
            own.percentiles(MEASURE, period, [0.5, 0.7]),
            [tuple(each) for each in own.read_states(MEASURE, period, PAIR[0])],
        )
    return answers, bool(values._open)


def kept(folder):
    return list((folder / "pairs").glob("*"))


def test_the_next_report_reads_the_same_and_opens_no_file(folder):
    first, second = report(folder), report(folder)
    assert second[0] == first[0]
    assert (first[1], second[1]) == (True, False)
    plain = Values(folder)
    assert first[0][0] == dict(plain.read_dyads([MEASURE], [PAIR])[MEASURE])
    assert first[0][1:5] == (
        plain.read_value(MEASURE, SUBJECT, 2019),
        None,
        plain.change_percentile(MEASURE, SUBJECT, 2019, 5),
        plain.distribution(MEASURE, 2019),
    )


def derived(folder, answer, names=(MEASURE,)):
    with values_of_pair(Values(folder), PAIR) as own:
        return own.derive(names, ("a sum",), lambda: answer)


def test_what_follows_from_values_is_computed_once_for_their_files(folder):
    assert (derived(folder, 1), derived(folder, 2)) == (1, 1)
    os.utime(values_file(folder, MEASURE), (1, 1))
    assert derived(folder, 3) == 3


def test_what_follows_from_several_measures_is_computed_again_when_one_file_changes(folder):
    other = values_file(folder, "joint_votes")
    other.write_bytes(b"1")
    names = (MEASURE, "joint_votes")
    assert (derived(folder, 1, names), derived(folder, 2, names)) == (1, 1)
    other.write_bytes(b"22")
    assert derived(folder, 3, names) == 3


def test_what_an_earlier_report_did_not_ask_is_read(folder):
    report(folder, 2019)
    answers, has_opened = report(folder, 2010)
    assert has_opened
    assert answers[1] == Values(folder).read_value(MEASURE, SUBJECT, 2010)


def test_nothing_is_kept_of_a_file_that_has_changed(folder):
    report(folder)
    os.utime(values_file(folder, MEASURE), (1, 1))
    assert report(folder)[1]


@pytest.mark.parametrize("content", [b"", b"no frame", "half"])
def test_a_damaged_file_of_a_pair_is_left_and_written_again(folder, content):
    answers, _ = report(folder)
    (file,) = kept(folder)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if content == "half" else content)
    assert report(folder) == (answers, True)
    assert report(folder) == (answers, False)


def test_a_folder_that_cannot_be_written_to_gives_the_same_answers(folder):
    (folder / "pairs").write_text("in the way")
    assert report(folder) == report(folder)


def test_the_files_of_the_pairs_read_last_stay(folder, monkeypatch):
    monkeypatch.setattr(pair_values, "_MOST_PAIRS", MOST_PAIRS)
    (folder / "pairs").mkdir()
    for number in range(20):
        path = folder / "pairs" / f"2-{number}-1.json.zst"
        path.write_bytes(b"")
        os.utime(path, (number, number))
    report(folder)
    assert len(kept(folder)) == 16
    assert (folder / "pairs" / "365-710-1.json.zst") in kept(folder)
    assert not (folder / "pairs" / "2-4-1.json.zst").exists()

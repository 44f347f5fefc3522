"""Data that follow from files are found out once, and never served stale or damaged."""

from __future__ import annotations

import pytest

from comity.store.cache import remembered


@pytest.fixture
def basis(tmp_path, monkeypatch):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path / "library"))
    file = tmp_path / "words.txt"
    file.write_text("one two", encoding="utf-8")
    return file


def words_of(file, computed):
    """Return the words of a file, and note that they were computed."""

    def compute():
        computed.append(file)
        return file.read_text(encoding="utf-8").split()

    return remembered("words", [file], compute)


def kept(tmp_path):
    return list((tmp_path / "library" / "prepared").glob("words-*"))


def test_the_second_time_they_are_read(basis):
    computed = []
    assert words_of(basis, computed) == words_of(basis, computed) == ["one", "two"]
    assert len(computed) == 1


def test_a_changed_file_gives_other_data_and_those_of_before_are_removed(basis, tmp_path):
    computed = []
    words_of(basis, computed)
    basis.write_text("three", encoding="utf-8")
    assert words_of(basis, computed) == ["three"]
    assert len(kept(tmp_path)) == 1


def test_what_is_damaged_is_computed_again(basis, tmp_path):
    computed = []
    words_of(basis, computed)
    (file,) = kept(tmp_path)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(bytes(content))
    assert words_of(basis, computed) == ["one", "two"]
    assert len(computed) == 2


def test_a_library_that_cannot_be_written_to_still_answers(basis, tmp_path):
    (tmp_path / "library").write_text("a file in the way of the folder", encoding="utf-8")
    computed = []
    assert words_of(basis, computed) == words_of(basis, computed) == ["one", "two"]
    assert len(computed) == 2

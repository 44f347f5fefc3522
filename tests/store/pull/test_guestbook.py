"""A Dataverse may ask who downloads: answers are kept like keys, sent to it, and shown nowhere."""

from __future__ import annotations

import json

import publisher_files as files
import pytest
from offers import DAY, small
from soundness import snapshot

from comity.errors import DataError, InvalidRequestError
from comity.store.home import editions_folder
from comity.store.pull.guestbook import PREFIX
from comity.store.pull.update import pull_source

HOST = "dataverse.harvard.edu"
BOOK = f"{HOST}/api/guestbooks/7"
SIGNED = f"{HOST}/api/access/datafile/14098429?until=2026&token=t0ken"
POSTED = f"{files.POINTS_FILE}&signed=true"
SECRETS = ("Ada Lovelace", "ada@example.org", "t0ken")

QUESTIONS = {
    "id": 7,
    "name": "Who uses the points",
    "enabled": True,
    "nameRequired": True,
    "emailRequired": True,
    "institutionRequired": False,
    "positionRequired": False,
    "customQuestions": [
        {
            "id": 12,
            "question": "What for?",
            "required": True,
            "type": "options",
            "optionValues": [{"value": "Research"}, {"value": "Teaching"}],
        },
        {"id": 13, "question": "Anything else?", "required": False, "type": "text"},
    ],
}


@pytest.fixture
def asked(publishers, offer, monkeypatch):
    """Harvard's Dataverse with a guestbook, and nothing answered."""
    for name in ("NAME", "EMAIL", "INSTITUTION", "POSITION", "12", "13"):
        monkeypatch.delenv(f"{PREFIX}{name}", raising=False)
    publishers.posted.clear()
    offer(files.POINTS, files.points_listing(guestbookId=7))
    offer(BOOK, json.dumps({"status": "OK", "data": QUESTIONS}).encode())
    offer(POSTED, json.dumps({"status": "OK", "data": {"signedUrl": f"https://{SIGNED}"}}).encode())
    offer(SIGNED, files.points())
    return publishers


@pytest.fixture
def answered(asked, monkeypatch):
    monkeypatch.setenv("COMITY_GUEST_NAME", SECRETS[0])
    monkeypatch.setenv("COMITY_GUEST_EMAIL", SECRETS[1])
    monkeypatch.setenv("COMITY_GUEST_12", "Research")
    return asked


def test_without_answers_the_questions_are_named_and_nothing_is_sent(asked, hasty):
    before = snapshot()
    with pytest.raises(InvalidRequestError) as refusal:
        pull_source(small("ideal_points_bsv"), hasty(accept=True, today=DAY))
    text = str(refusal.value)
    assert "COMITY_GUEST_NAME (your name); COMITY_GUEST_EMAIL (your email)" in text
    assert "COMITY_GUEST_12 (What for? One of: Research, Teaching)" in text
    assert "COMITY_GUEST_13" not in text
    assert asked.posted == []
    assert snapshot() == before


def test_answers_are_sent_and_the_file_is_fetched_from_where_they_lead(answered, hasty):
    done = pull_source(small("ideal_points_bsv"), hasty(accept=True, today=DAY))
    assert (done.state, done.edition) == ("new", "39.0")
    assert json.loads(answered.posted[0]) == {
        "guestbookResponse": {
            "name": SECRETS[0],
            "email": SECRETS[1],
            "answers": [{"id": 12, "value": "Research"}],
        }
    }


def test_answers_and_the_address_that_they_open_are_stored_nowhere(answered, hasty):
    pull_source(small("ideal_points_bsv"), hasty(accept=True, today=DAY))
    texts = [p for p in editions_folder().rglob("*") if p.suffix in {".json", ".jsonl"}]
    assert texts
    assert not [p for p in texts for secret in SECRETS if secret in p.read_text()]


def test_the_guestbook_is_signed_only_for_an_edition_that_is_new(answered, hasty):
    source = small("ideal_points_bsv")
    pull_source(source, hasty(accept=True, today=DAY))
    again = pull_source(source, hasty(accept=True, today=DAY))
    assert (again.state, again.requests) == ("unchanged", 1)
    assert len(answered.posted) == 1


FAULTS = {
    "no data": (BOOK, b"{}", "not laid out"),
    "no JSON": (BOOK, b"<html>", "not laid out"),
    "questions of another form": (BOOK, b'{"data": {"customQuestions": [7]}}', "not laid out"),
    "no address": (POSTED, b'{"status": "OK", "data": {}}', "not laid out"),
    "an address elsewhere": (
        POSTED,
        b'{"data": {"signedUrl": "https://example.org/rows.csv"}}',
        "another host",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_guestbook_of_another_form_leaves_the_library_as_it_was(fault, answered, offer, hasty):
    address, content, message = FAULTS[fault]
    offer(address, content)
    before = snapshot()
    with pytest.raises(DataError, match=message):
        pull_source(small("ideal_points_bsv"), hasty(accept=True, today=DAY))
    assert snapshot() == before

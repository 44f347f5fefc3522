"""A key comes from the environment or a key store, goes to one host, and is never shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from patience import HASTE
from publisher_files import COFER, cofer
from publisher_server import Publishers, redirect, status

from comity.errors import DataError, InvalidRequestError
from comity.sources.publishing import Key
from comity.sources.registry import sources
from comity.store.home import editions_folder
from comity.store.pull.secrets import SERVICE, find_secret
from comity.store.pull.transport import Session
from comity.store.pull.update import pull_source

KEY = Key("EXAMPLE_KEY", "Subscription-Key", "Register at https://example.org/keys.")
PLAIN = sources()["imf_cofer"]
SOURCE = replace(PLAIN, publishing=replace(PLAIN.publishing, key=KEY))
SECRET = "s3cret-of-mine"


@pytest.fixture
def key(monkeypatch):
    monkeypatch.setenv(KEY.variable, SECRET)


def test_a_source_without_its_key_says_how_to_get_it(publishers, hasty, monkeypatch):
    monkeypatch.delenv(KEY.variable, raising=False)
    with pytest.raises(InvalidRequestError, match=r"needs the key EXAMPLE_KEY.*example\.org/keys"):
        pull_source(SOURCE, hasty())
    assert publishers.requests == []


def test_a_key_is_sent_and_never_stored(publishers, key, offer, hasty):
    offer(COFER, cofer())
    assert pull_source(SOURCE, hasty()).state == "new"
    assert publishers.requests[0][1]["Subscription-Key"] == SECRET
    texts = [p for p in editions_folder().rglob("*") if p.suffix in {".json", ".jsonl"}]
    assert not [path for path in texts if SECRET in path.read_text()]


@pytest.mark.parametrize("code", [401, 403])
def test_a_key_that_is_refused_is_not_shown(code, publishers, key, offer, hasty):
    offer(COFER, cofer(), status(code))
    with pytest.raises(DataError, match=r"wants the key EXAMPLE_KEY") as refusal:
        pull_source(SOURCE, hasty())
    assert SECRET not in str(refusal.value)


def test_a_key_is_not_sent_on_to_another_host(publishers, key, offer, hasty, monkeypatch):
    with Publishers() as other:
        address = other.address.replace("127.0.0.1", "localhost")
        offer(COFER, cofer(), redirect(f"{address}/rows.csv"))
        other.answers["rows.csv"] = publishers.answers.pop(COFER)
        other.answers["rows.csv"].behaviours.clear()
        offer(COFER, b"", redirect(f"{address}/rows.csv"))
        assert pull_source(SOURCE, hasty()).state == "new"
    assert publishers.requests[0][1]["Subscription-Key"] == SECRET
    assert "Subscription-Key" not in other.requests[0][1]


def test_a_key_is_not_in_the_description_of_a_session(tmp_path):
    assert SECRET not in repr(Session(tmp_path, HASTE, key=KEY, secret=SECRET))


def test_a_key_store_is_asked_where_the_environment_has_none(monkeypatch):
    import keyring

    monkeypatch.delenv(KEY.variable, raising=False)
    asked = []
    monkeypatch.setattr(keyring, "get_password", lambda *names: asked.append(names) or SECRET)
    assert find_secret(KEY) == SECRET
    assert asked == [(SERVICE, KEY.variable)]


def test_a_key_store_that_does_not_work_has_no_key(monkeypatch):
    import keyring
    import keyring.errors

    def fail(*_):
        raise keyring.errors.NoKeyringError

    monkeypatch.delenv(KEY.variable, raising=False)
    monkeypatch.setattr(keyring, "get_password", fail)
    assert find_secret(KEY) == ""

"""Guestbooks: what a Dataverse asks before a download, and the answers that the user keeps.

Answers are kept like keys: in environment variables, or in the platform's key store. They are sent
to the publisher who asks alone; they are never printed or stored with an edition.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

from comity.errors import DataError, InvalidRequestError
from comity.sources.publishing import Key, RemoteFile
from comity.store.pull.secrets import SERVICE, find_secret

PREFIX = "COMITY_GUEST_"
"""What the names of all answers begin with: ``COMITY_GUEST_NAME``, ``COMITY_GUEST_EMAIL``."""

_FIELDS = ("name", "email", "institution", "position")
_NOTHING = "Nothing of yours was changed."

Read = Callable[[str], bytes]
Post = Callable[[str, bytes], bytes]


def sign_guestbook(file: RemoteFile, read: Read, post: Post) -> str:
    """Answer the questions of a guestbook, and return where the file can then be had.

    Parameters
    ----------
    file
        The file, with the address of its guestbook.
    read, post
        How to read an address of the publisher, and how to send it a text.

    Raises
    ------
    InvalidRequestError
        If answers are missing that the publisher requires; the message names the questions.
    DataError
        If the guestbook or its answer is not laid out as it was, or leads to another host.

    References
    ----------
    Dataverse Guides, version 6.10: Data Access API, basic file access.
    """
    try:
        book = json.loads(read(file.guestbook))["data"]
        response = {"guestbookResponse": _answers(file, book)}
        mark = "&" if "?" in file.address else "?"
        answer = post(f"{file.address}{mark}signed=true", json.dumps(response).encode())
        signed = str(json.loads(answer)["data"]["signedUrl"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        what = f"the guestbook is not laid out as it was ({error!r})"
        raise DataError(file.guestbook, what, _NOTHING) from error
    if urlsplit(signed).netloc != urlsplit(file.address).netloc:
        raise DataError(file.address, "the guestbook leads to another host", _NOTHING)
    return signed


def _answers(file: RemoteFile, book: Mapping[str, Any]) -> dict[str, Any]:
    """Build the answers to a guestbook; raises if one that is required is missing."""
    questions = [each for each in book.get("customQuestions", []) if not each.get("hidden")]
    missing = [*_missing_facts(book), *_missing_answers(questions)]
    if missing:
        what = f"{urlsplit(file.address).netloc} asks who downloads: {'; '.join(missing)}."
        hint = f"Set these variables, or keep them: keyring set {SERVICE} {_variable('name')}."
        raise InvalidRequestError(what, hint)
    facts = {name: _kept(name) for name in _FIELDS}
    answers = [{"id": each["id"], "value": _kept(each["id"])} for each in questions]
    return {
        **{name: fact for name, fact in facts.items() if fact},
        "answers": [answer for answer in answers if answer["value"]],
    }


def _missing_facts(book: Mapping[str, Any]) -> list[str]:
    """List what the publisher wants to know of the user, and the user has not said."""
    names = [name for name in _FIELDS if book.get(f"{name}Required")]
    return [f"{_variable(name)} (your {name})" for name in names if not _kept(name)]


def _missing_answers(questions: Iterable[Mapping[str, Any]]) -> list[str]:
    """List the questions to which an answer is required and missing."""
    return [_asked(e) for e in questions if e.get("required") and not _kept(e["id"])]


def _asked(question: Mapping[str, Any]) -> str:
    """Describe a question, with the answers that it allows."""
    options = ", ".join(str(option["value"]) for option in question.get("optionValues", []))
    choice = f" One of: {options}" if options else ""
    return f"{_variable(question['id'])} ({question['question']}{choice})"


def _variable(name: object) -> str:
    """Return the name under which an answer is kept."""
    return f"{PREFIX}{str(name).upper()}"


def _kept(name: object) -> str:
    """Return an answer of the user; empty without one."""
    return find_secret(Key(_variable(name), "", ""))

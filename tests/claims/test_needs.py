"""What the package's patterns need is found out once, and read by later processes."""

from __future__ import annotations

from comity.claims import literals
from comity.claims.grammar.constructions import constructions
from comity.claims.lexicon import package_patterns
from comity.claims.needs import prepare_needs
from comity.claims.topics.topic import topic_patterns


def test_what_is_read_from_the_library_is_what_is_found_out(tmp_path, monkeypatch):
    monkeypatch.setenv("COMITY_HOME", str(tmp_path))
    patterns = [
        *package_patterns(), *topic_patterns(), *(one.written for one in constructions()),
    ]  # fmt: skip
    monkeypatch.setattr(literals, "_FOUND", {})
    found = {written: literals.needed_text(written) for written in patterns}
    for _ in range(2):  # found out and kept, then read
        literals._FOUND.clear()
        prepare_needs.__wrapped__()
        assert {written: literals._FOUND[written] for written in patterns} == found

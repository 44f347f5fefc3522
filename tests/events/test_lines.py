"""Lines are read as Python splits them, however their fields fall on words of eight bytes."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from comity.events.formats.gdelt import GDELT1
from comity.events.reading.lines import read_lines

LAYOUT = replace(GDELT1, field_counts=(3, 4), positions={"event_id": 0, "actor1": 1, "url": 3})
TEXTS = ("", "", "7", "eight by", "twelve bytes", "thirteen byte", "é", "\r", " ", "x" * 40, "a\0b")


def random_chunk(seed: int) -> bytes:
    choose = random.Random(seed)
    lines = []
    for _ in range(choose.randrange(40)):
        fields = choose.choices(TEXTS, k=choose.choice((1, 2, 3, 4, 4, 4, 5, 300)))
        line = "\t".join(fields).encode()
        lines.append(line + choose.choice((b"", b"", b"\r", b"\xff", b"\xc3")))
    return b"\n".join(lines) + choose.choice((b"", b"\n"))


def split(chunk: bytes) -> list[tuple[str | None, ...]]:
    """Return the fields that are needed of the lines that are good."""
    rows = []
    for line in chunk.split(b"\n"):
        fields = line.split(b"\t")
        if len(fields) not in LAYOUT.field_counts:
            continue
        fields[-1] = fields[-1].removesuffix(b"\r")
        try:
            texts = [field.decode() or None for field in fields]
        except UnicodeDecodeError:
            continue
        rows.append((texts[0], texts[1], texts[3] if len(texts) == 4 else None))
    return rows


@pytest.mark.parametrize("seed", range(40))
def test_fields_are_those_that_python_splits(seed):
    chunk = random_chunk(seed)
    lines = read_lines(chunk, LAYOUT)
    assert lines.fields.select("event_id", "actor1", "url").rows() == split(chunk)
    ends = chunk.count(b"\n") + (bool(chunk) and not chunk.endswith(b"\n"))
    assert lines.count == ends == lines.fields.height + sum(lines.set_aside.values())

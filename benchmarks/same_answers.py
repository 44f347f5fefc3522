"""Compare the answers that two checkouts give: dossiers, panels and claims. Run by hand.

    python benchmarks/same_answers.py BEFORE/src AFTER/src
    python benchmarks/same_answers.py --keep FOLDER BEFORE/src
    python benchmarks/same_answers.py FOLDER AFTER/src

Each checkout answers with its own code, in a library of its own that begins empty: the dossiers of
40 pairs of all kinds (of today, and as of 1950, 1985 and 2010 where both were states), 20 panels
over all measures, and 30 claims. The answers are JSON. What differs is listed by its place in them,
and the script ends with 1. ``--keep`` writes the answers of one checkout into a folder, with which
later ones are compared.
"""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CASES = Path(__file__).parent.parent / "tests" / "claims" / "labelled" / "held.jsonl"
"""The sentences from which the claims are taken."""

YEARS = (None, 1950, 1985, 2010)
"""The years as of which dossiers are made, in turn; None is today."""

PAIRS, PANELS, CLAIMS = 40, 20, 30
"""How many answers of each kind are compared."""

PANEL_STATES = (2, 200, 365, 645, 710, 750, 835, 255)
"""The states of panels with all years; others have all states, and the year 2015."""

SHOWN = 40
"""How many differences are listed."""


def pair_cases() -> list[tuple[int, int, int | None]]:
    """Return the pairs of the dossiers, and the year of each."""
    from sample_pairs import sample_pairs

    from comity.states.system import members

    cases = []
    for number, (_, pair) in enumerate(sample_pairs(PAIRS)):
        year = YEARS[number // 7 % len(YEARS)]  # a kind comes up every seven pairs
        exists = year is None or {*pair} <= {*members(year)}
        cases.append((*pair, year if exists else None))
    return cases


def claim_cases() -> list[str]:
    """Return the sentences of the claims: every so many of those that are claims."""
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    claims = [case["text"] for case in cases if case["claim"]]
    return claims[:: len(claims) // CLAIMS][:CLAIMS]


def answers() -> Iterator[tuple[str, Any]]:
    """Answer everything with the Comity that Python finds: a name, and what JSON says."""
    import comity
    from comity.errors import ComityError
    from comity.reports.claims.json import as_json as claims_json
    from comity.reports.dossier.json import as_json as dossier_json

    for a, b, year in pair_cases():
        try:
            text = dossier_json(comity.dossier(a, b, year=year))
        except ComityError as error:  # two that were never states together
            text = json.dumps(str(error))
        yield f"dossier {a} {b} {year}", json.loads(text)
    for text in claim_cases():
        yield f"claim {text}", json.loads(claims_json(comity.check(text)))
    for level, names in (
        ("dyad", _measures_of("dyad", "directed")),
        ("state", _measures_of("state")),
    ):
        count = PANELS // 2
        for number in range(count):
            few = {"states": PANEL_STATES} if number % 2 else {"years": 2015}
            rows = comity.panel(names[number::count], level=level, **few).rows  # type: ignore[arg-type]  # the two levels
            yield f"panel {level} {number}", json.loads(rows.write_json())


def _measures_of(*levels: str) -> list[str]:
    """Return the names of the yearly measures of some levels."""
    from comity.measures.registry import measures

    own = (each for each in measures().values() if each.level in levels)
    return [each.name for each in own if each.frequency == "year"]


def write_answers(folder: Path) -> None:
    """Write every answer into a file of a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, answer) in enumerate(answers()):
        text = json.dumps({"name": name, "answer": answer})
        (folder / f"{number:03}.json").write_text(text, encoding="utf-8")


def answers_of(source: Path, folder: Path) -> Path:
    """Return the folder of the answers of a checkout, or a folder of answers itself."""
    if (source / "000.json").is_file():
        return source
    with TemporaryDirectory() as library:
        environment = {**os.environ, "COMITY_HOME": library, "PYTHONPATH": str(source.resolve())}
        subprocess.run([sys.executable, __file__, "--write", folder], env=environment, check=True)
    return folder


def differences(before: Any, after: Any, place: str = "") -> Iterator[str]:
    """List where two answers differ, each with what was there before and what is there now."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in before | after:
            yield from differences(before.get(key), after.get(key), f"{place}/{key}")
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, pair in enumerate(zip(before, after, strict=True)):
            yield from differences(*pair, f"{place}/{number}")
    elif not _same(before, after):
        yield f"{place}: {str(before)[:100]!r} is now {str(after)[:100]!r}"


def _same(before: Any, after: Any) -> bool:
    """Return whether two values are the same; a number that is none equals itself."""
    if isinstance(before, float) and isinstance(after, float):
        return before == after or (math.isnan(before) and math.isnan(after))
    return bool(before == after)


def main(*arguments: str) -> int:
    """Compare two checkouts, or keep the answers of one."""
    if arguments[:1] == ("--write",):
        write_answers(Path(arguments[1]))
        return 0
    if arguments[:1] == ("--keep",):
        answers_of(Path(arguments[2]), Path(arguments[1]))
        return 0
    with TemporaryDirectory() as name:
        before, after = (
            sorted(answers_of(Path(source), Path(name) / str(number)).glob("*.json"))
            for number, source in enumerate(arguments)
        )
        found: list[str] = []
        for one, other in zip(before, after, strict=True):
            old, new = (json.loads(path.read_text(encoding="utf-8")) for path in (one, other))
            found += [f"{old['name']}{each}" for each in differences(old, new)]
    print(*found[:SHOWN], f"{len(before)} answers, {len(found)} differences", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

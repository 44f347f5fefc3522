"""Time first and later answers from the shell, in a library of their own that begins empty.

    python benchmarks/first_answer.py [WORD]

Prints, for each command (or those with WORD in their name), the seconds that it took, those of
the processor, and the size of the library afterwards. Imports are counted: each command is a
process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from tempfile import TemporaryDirectory

CLAIM = ("check", "--claim", "China and Russia vote together in the General Assembly.")
DOSSIER = ("dossier", "china", "russia", "--out")
CASES = {
    "first claim": CLAIM,
    "later claim": CLAIM,
    "first dossier": (*DOSSIER, "first.html"),
    "later dossier, HTML": (*DOSSIER, "later.html"),
    "later dossier, JSON": (*DOSSIER, "later.json"),
    "trace": ("trace", "vote_agreement", "china", "russia", "--year", "2019"),
    "all measures": ("compute",),
}
"""Commands in the order in which a library fills."""

RUN = "from comity.cli.main import run; run()"


def megabytes(folder: Path) -> float:
    """Return the size of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def timed(arguments: tuple[str, ...], folder: Path) -> tuple[float, float]:
    """Run a command and return the seconds that it took, by the clock and of the processor."""
    environment = {**os.environ, "COMITY_HOME": str(folder / "library")}
    before, start = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-c", RUN, *arguments]
    subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
    after = getrusage(RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - start, processor


def main(word: str = "") -> None:
    """Time the commands whose name has a word in it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for title, arguments in CASES.items():
            if word in title:
                clock, processor = timed(arguments, folder)
                size = megabytes(folder / "library")
                print(f"{title}: {clock:.1f} s, processor {processor:.1f} s, library {size:.0f} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Time first and later answers from the shell, in a library of their own that begins empty.

    python benchmarks/first_answer.py [SOURCE ...]

Prints, for each command, the seconds that it took, those of the processor, the most memory that it
held, and the size of the library afterwards. Imports are counted: each command is a process of its
own. Each SOURCE is the folder of a checkout's ``src``; with several, as before and after a change,
their commands are run in turn, each with a library of its own. Python may use compiled modules, as
of an installed package: Comity's are compiled before the first command.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from compileall import compile_dir
from pathlib import Path
from tempfile import TemporaryDirectory

import comity

CLAIM = ("check", "--claim", "China and Russia vote together in the General Assembly.")
DOSSIER = ("dossier", "china", "russia", "--out")
CASES = {
    "first claim": CLAIM,
    "later claim": CLAIM,
    "first dossier": (*DOSSIER, "first.html"),
    "later dossier, HTML": (*DOSSIER, "later.html"),
    "later dossier, JSON": (*DOSSIER, "later.json"),
    "brief": ("brief", "china", "russia", "--out", "brief.html"),
    "trace": ("trace", "vote_agreement", "china", "russia", "--year", "2019"),
    "all measures": ("compute",),
}
"""Commands in the order in which a library fills."""

RUN = "from comity.cli.main import run; run()"


def megabytes(folder: Path) -> float:
    """Return the size of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20


def timed(arguments: tuple[str, ...], folder: Path, source: str) -> tuple[float, float, float]:
    """Run a command; return its seconds, those of the processor, and its most memory in MB."""
    environment = {**os.environ, "COMITY_HOME": str(folder / "library")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if source:
        environment["PYTHONPATH"] = source
    start = time.perf_counter()
    command = [sys.executable, "-c", RUN, *arguments]
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} ended with {process.returncode}")
    seconds = time.perf_counter() - start
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main(*sources: str) -> None:
    """Time all commands with each checkout, in turn."""
    for source in sources:
        compile_dir(source or str(Path(comity.__file__).parent), quiet=2)
    with TemporaryDirectory() as name:
        folders = {source: Path(name) / str(number) for number, source in enumerate(sources)}
        for title, arguments in CASES.items():
            for source, folder in folders.items():
                folder.mkdir(exist_ok=True)
                clock, processor, memory = timed(arguments, folder, source)
                size = megabytes(folder / "library")
                print(
                    f"{title}{f' ({source})' if len(sources) > 1 else ''}: {clock:.1f} s, "
                    f"processor {processor:.1f} s, memory {memory:.0f} MB, library {size:.0f} MB"
                )


if __name__ == "__main__":
    # Commands run in folders of their own, where a relative path would name nothing.
    main(*(map(os.path.abspath, sys.argv[1:]) if sys.argv[1:] else [""]))

"""How long the first run and later dossiers take, as whole processes. Run by hand.

    python benchmarks/dossier.py

The first run computes every measure for the whole world into an empty library; later ones read
it. Prints the seconds and the largest memory of each process, minimum and median.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

LATER = 7
"""How often a later dossier is made."""


def timed(command: list[str], library: str) -> tuple[float, float]:
    """Run a command; give its seconds and its largest memory in megabytes."""
    before = time.perf_counter()
    with subprocess.Popen(
        command, env={**os.environ, "COMITY_HOME": library}, stdout=subprocess.DEVNULL
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed with {process.returncode}")
    return time.perf_counter() - before, used.ru_maxrss / 1024


def main() -> None:
    """Time the two commands of the README's first line."""
    comity = str(Path(sys.executable).parent / "comity")
    with TemporaryDirectory() as folder:
        library, page = str(Path(folder) / "library"), str(Path(folder) / "page.html")
        command = [comity, "dossier", "china", "russia", "--out", page]
        seconds, memory = timed(command, library)
        print(f"first run:  {seconds:6.2f} s  {memory:5.0f} MB")
        later = [timed(command, library) for _ in range(LATER)]
        nothing = [timed([comity, "--version"], library)[0] for _ in range(LATER)]
        times, memory = [s for s, _ in later], max(m for _, m in later)
        print(f"later:      {median(times):6.2f} s  {memory:5.0f} MB  (least {min(times):.2f} s)")
        print(f"--version:  {median(nothing):6.2f} s")


if __name__ == "__main__":
    main()

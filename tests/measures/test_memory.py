"""Memory that was freed goes back to the system, where its C library can give it back."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

from comity.measures import memory


def test_memory_of_small_arrays_that_were_freed_is_returned():
    arrays = [np.ones(10_000) for _ in range(1_000)]  # 80 MB in pieces that are kept when freed
    before = resident()
    last = arrays[-1]
    del arrays
    returned = memory.return_freed_memory()
    assert last.sum() == 10_000
    assert returned is (sys.platform == "linux")
    assert before - resident() > 40 or not returned


def test_where_the_c_library_has_no_such_function_nothing_is_done(monkeypatch):
    monkeypatch.setattr(memory, "_malloc_trim", lambda: None)
    assert memory.return_freed_memory() is False


def resident():
    """The memory that this process holds, in MB, where Linux tells it."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.is_file() else ["VmRSS: 0 kB"]
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024

"""``comity lock``: the editions that an analysis used, so that it can be repeated."""

from __future__ import annotations

from pathlib import Path

import comity
from comity.cli.options import STANDARD_OUTPUT, Out
from comity.store.atomic import write_text


def lock(*, out: Out = None) -> None:
    """Print the lock of the editions in use, which `--lock FILE` of every command then uses.

    Parameters
    ----------
    out
        The file to write; standard output unless given.
    """
    text = comity.lock()
    if out in (None, STANDARD_OUTPUT):
        print(text, end="")
        return
    write_text(Path(out), text)
    print(f"Written to {out}")

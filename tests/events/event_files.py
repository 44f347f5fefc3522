"""Event files made by the generator, plain or packed."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date
from pathlib import Path

from comity.events.generate import EventSample, generate_lines

DAYS = date(2014, 1, 20), date(2014, 2, 10)


def event_bytes(layout: str = "gdelt2", rows: int = 2000, **options) -> bytes:
    return b"".join(generate_lines(EventSample(layout, rows, *DAYS, **options)))


def write_file(path: Path, content: bytes) -> Path:
    """Write an event file, packed as its ending says."""
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(path.stem, content)
    elif path.suffix == ".gz":
        path.write_bytes(gzip.compress(content))
    else:
        path.write_bytes(content)
    return path

"""Which files are meant by paths: a file, a folder, a pattern or several of them."""

from __future__ import annotations

from collections.abc import Iterable
from glob import has_magic
from pathlib import Path

from comity.errors import InvalidRequestError

ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".zip", ".gz")
"""How event files end, in any case; other files of a folder are left out."""


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """List the files that paths mean, each once, sorted by path.

    Parameters
    ----------
    paths
        Files, folders (with those inside) and patterns such as ``2014*.zip``.

    Raises
    ------
    InvalidRequestError
        If a path means no file.
    """
    files = {path.resolve() for each in paths for path in _files_of(str(each))}
    if not files:
        raise InvalidRequestError("No file is named.", "Name event files, folders or patterns.")
    return sorted(files)


def _files_of(text: str) -> list[Path]:
    path = Path(text).expanduser()
    if path.is_dir():
        files = [each for each in path.rglob("*") if _is_event_file(each)]
        return files or _refuse(f"{text} holds no event file", f"They end in {', '.join(ENDINGS)}.")
    if path.is_file():
        return [path]
    if has_magic(text):
        root = Path(path.anchor)
        matches = root.glob(str(path.relative_to(root)))
        files = [each for each in matches if each.is_file()]
        return files or _refuse(f"No file matches {text}", "Check the pattern.")
    return _refuse(f"There is no file or folder {text}", "Check the path.")


def _is_event_file(path: Path) -> bool:
    is_hidden = path.name.startswith(".")
    return path.is_file() and not is_hidden and path.suffix.lower() in ENDINGS


def _refuse(message: str, hint: str) -> list[Path]:
    raise InvalidRequestError(f"{message}.", hint)

"""Archives from the network: one member is unpacked, and anything suspicious is refused.

No member may have a path that is absolute or climbs out, be a link or a device, or unpack to more
than its file may have or than a text can plausibly shrink by. Nothing is ever executed: pickles
and R data have no reader here.
"""

from __future__ import annotations

import gzip
import tarfile
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath, PureWindowsPath
from stat import S_ISLNK
from typing import IO

from comity.errors import DataError
from comity.sources.publishing import RemoteFile
from comity.store.pull.layout import LONGEST, check_header
from comity.store.pull.part import CHUNK, check_size

RATIO = 400
"""The most that a member may be larger than its packed form; texts shrink to a 100th at best."""

INSIDE = "!"
"""What leads, in the pattern of a member, into an archive inside the archive."""

_SMALL = 2**20
_NOTHING = "Nothing of yours was changed."
_BROKEN = (
    zipfile.BadZipFile,
    tarfile.TarError,
    EOFError,
    zlib.error,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


def unpack(file: RemoteFile, archive: Path, target: Path) -> Path:
    """Unpack the member of an archive that holds a file.

    Parameters
    ----------
    file
        The file; its ``member`` is the pattern of the member's name.
    archive
        A ZIP, tar or gzip file.
    target
        Where the member is written.

    Returns
    -------
    pathlib.Path
        The target; the archive itself if the file is in none.

    Raises
    ------
    DataError
        If the archive cannot be read, has no such member, or is suspicious.

    Examples
    --------
    >>> unpack(RemoteFile("rows", ""), Path("rows.csv"), Path("unpacked.csv"))
    PosixPath('rows.csv')
    """
    if not file.member:
        return archive
    outer, _, inner = file.member.partition(INSIDE)
    if inner:
        between = target.with_suffix(".archive")
        unpack(replace(file, member=outer), archive, between)
        return unpack(replace(file, member=inner), between, target)
    try:
        with archive.open("rb") as stream:
            magic = stream.read(4)
        if magic.startswith(b"PK"):
            _unpack_zip(file, archive, target)
        elif magic.startswith(b"\x1f\x8b") and not tarfile.is_tarfile(archive):
            with gzip.open(archive) as stream:
                _copy(file, stream, target, archive.stat().st_size)
        else:
            _unpack_tar(file, archive, target)
    except _BROKEN as error:
        raise _damaged(file, archive, error) from error
    return target


def check_parts(file: RemoteFile, archive: Path) -> list[str]:
    """Check every member of a ZIP archive that is a part of one table, without unpacking it.

    Parameters
    ----------
    file
        The file, with the pattern of its members and the columns that each must have.
    archive
        The archive.

    Returns
    -------
    list of str
        The columns of the last part.

    Raises
    ------
    DataError
        If the archive cannot be read, has no such member, or is suspicious, or if a member has
        another layout.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder) / "rows.zip"
    ...     with zipfile.ZipFile(path, "w") as opened:
    ...         opened.writestr("Y2000.csv", "t,v")
    ...     check_parts(RemoteFile("rows", "", member="Y*.csv", columns=("t",)), path)
    ['t', 'v']
    """
    try:
        with zipfile.ZipFile(archive) as opened:
            names = _parts(file, opened.infolist())
            return [_check_part(file, opened, name) for name in names][-1]
    except _BROKEN as error:
        raise _damaged(file, archive, error) from error


def _parts(file: RemoteFile, members: Iterable[zipfile.ZipInfo]) -> list[str]:
    """List the members that are parts of a table, in the order of their names."""
    sizes = {}
    for member in members:
        _check_zip_member(file, member)
        if fnmatchcase(PurePosixPath(member.filename).name, file.member):
            sizes[member.filename] = (member.file_size, member.compress_size)
    for size, packed in sizes.values():
        check_size(file.address, size, file.limit)
        if size > max(RATIO * max(packed, 1), _SMALL):
            raise _suspicious(file, f"a member is over {RATIO} times as large as its packed form")
    # Where there is none, choosing one says so.
    return sorted(sizes) or [_choose(file, sizes)]


def _check_part(file: RemoteFile, opened: zipfile.ZipFile, name: str) -> list[str]:
    """Check the layout of a part; what is declared of its size bounds what is read of it."""
    with opened.open(name) as stream:
        return check_header(file, stream.readline(LONGEST), name)


def _check_zip_member(file: RemoteFile, member: zipfile.ZipInfo) -> None:
    """Refuse a member of a ZIP archive that leads out of it."""
    _check_path(file, member.filename)
    if S_ISLNK(member.external_attr >> 16):
        raise _suspicious(file, f"{member.filename!r} is a link")


def _damaged(file: RemoteFile, archive: Path, error: Exception) -> DataError:
    """Build the error about an archive that cannot be read."""
    return DataError(file.address or archive.name, f"the archive is damaged ({error})", _NOTHING)


def _unpack_zip(file: RemoteFile, archive: Path, target: Path) -> None:
    """Unpack a member of a ZIP archive."""
    with zipfile.ZipFile(archive) as opened:
        members = {member.filename: member for member in opened.infolist()}
        for member in members.values():
            _check_zip_member(file, member)
        chosen = members[_choose(file, (n for n, m in members.items() if not m.is_dir()))]
        check_size(file.address, chosen.file_size, file.limit)
        with opened.open(chosen) as stream:
            _copy(file, stream, target, chosen.compress_size)


def _unpack_tar(file: RemoteFile, archive: Path, target: Path) -> None:
    """Unpack a member of a tar archive."""
    with tarfile.open(archive) as opened:
        members = {}
        for member in opened:
            _check_path(file, member.name)
            if not (member.isreg() or member.isdir()):
                raise _suspicious(file, f"{member.name!r} is a link or a device")
            members[member.name] = member
        chosen = members[_choose(file, (n for n, m in members.items() if m.isreg()))]
        check_size(file.address, chosen.size, file.limit)
        stream = opened.extractfile(chosen)
        if stream is not None:
            _copy(file, stream, target, archive.stat().st_size)


def _choose(file: RemoteFile, names: Iterable[str]) -> str:
    """Choose the member that is meant: of those that match, the one with the shortest name."""
    names = list(names)
    chosen = [name for name in names if fnmatchcase(PurePosixPath(name).name, file.member)]
    if not chosen:
        shown = ", ".join(sorted(names)[:5])
        what = f"the archive has no file like {file.member}; it has {shown or 'none'}"
        raise DataError(file.address, what, _NOTHING)
    return min(chosen, key=lambda name: (len(PurePosixPath(name).name), len(name), name))


def _check_path(file: RemoteFile, name: str) -> None:
    """Refuse a member whose path leads out of the archive."""
    windows, posix = PureWindowsPath(name), PurePosixPath(name)
    climbs = ".." in posix.parts or ".." in windows.parts
    if climbs or posix.is_absolute() or windows.drive or windows.root or "\0" in name:
        raise _suspicious(file, f"the path {name!r} leads out of it")


def _copy(file: RemoteFile, stream: IO[bytes] | gzip.GzipFile, target: Path, packed: int) -> None:
    """Write a member, and stop where it becomes larger than it may be."""
    most = max(RATIO * max(packed, 1), _SMALL)
    size = 0
    with target.open("wb") as out:
        while chunk := stream.read(CHUNK):
            size += len(chunk)
            check_size(file.address, size, file.limit)
            if size > most:
                raise _suspicious(
                    file, f"a member is over {RATIO} times as large as its packed form"
                )
            out.write(chunk)


def _suspicious(file: RemoteFile, what: str) -> DataError:
    """Build the error about an archive that may do harm."""
    return DataError(file.address, f"the archive is refused: {what}", _NOTHING)

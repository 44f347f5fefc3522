"""Arrays in one compact file: each array as planes of bytes, compressed, with checksums.

The first bytes of all numbers of an array, then all second bytes, and so on, compress far better
than the numbers as they are (the shuffle filter of HDF5 and Blosc). Zstandard keeps a checksum of
each plane, so that a damaged file raises an error and never gives another number.

References
----------
Alted (2010), Why Modern CPUs Are Starving and What Can Be Done about It, Computing in Science
and Engineering 12.
"""

from __future__ import annotations

import json
import struct
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np
import zstandard

from comity.typing import Array

_MAGIC = b"comity01"
_LEAD = struct.Struct("<8sII")
"""How a file begins: its kind, the length of its header and the checksum of that."""

LEVEL = 3
"""Level of compression: those above take more time and save one percent."""


def write_arrays(
    path: Path, meta: Mapping[str, Any], arrays: Mapping[str, Array], level: int = LEVEL
) -> None:
    """Write arrays and a few facts about them (plain JSON) into one file.

    Parameters
    ----------
    path
        The file.
    meta
        Facts for the header.
    arrays
        Arrays of one axis, of numbers, by name.
    level
        Level of compression, up to 22; reading is as fast after any.
    """
    frames: list[bytes] = []
    described = {name: _describe(array, frames, level) for name, array in arrays.items()}
    header = json.dumps({"meta": dict(meta), "arrays": described}).encode()
    with path.open("wb") as file:
        file.write(_LEAD.pack(_MAGIC, len(header), crc32(header)))
        file.write(header)
        file.writelines(frames)


def _describe(array: Array, frames: list[bytes], level: int) -> dict[str, Any]:
    """Append the planes of an array to the frames, and describe them."""
    compressor = zstandard.ZstdCompressor(level=level, write_checksum=True)
    contiguous = np.ascontiguousarray(array)
    planes = contiguous.view(np.uint8).reshape(array.size, array.itemsize).T
    packed = [compressor.compress(plane.tobytes()) for plane in planes]
    frames += packed
    return {"dtype": array.dtype.str, "size": array.size, "planes": [len(p) for p in packed]}


_OWN = threading.local()


def _decompressor() -> zstandard.ZstdDecompressor:
    """Return the decompressor of this thread; making one takes longer than a small plane does."""
    if not hasattr(_OWN, "decompressor"):
        _OWN.decompressor = zstandard.ZstdDecompressor()
    decompressor: zstandard.ZstdDecompressor = _OWN.decompressor
    return decompressor


class ArrayFile:
    """A file of arrays, each of which is unpacked when it is first read.

    Raises
    ------
    OSError
        If the file cannot be read.
    ValueError
        If it is no such file, or damaged; so does reading an array.
    """

    def __init__(self, path: Path) -> None:
        """Read the header of a file."""
        self._data = path.read_bytes()
        if len(self._data) < _LEAD.size:
            raise ValueError(f"{path.name} is cut short")
        magic, length, checksum = _LEAD.unpack_from(self._data)
        header = self._data[_LEAD.size : _LEAD.size + length]
        if magic != _MAGIC or crc32(header) != checksum:
            raise ValueError(f"{path.name} is damaged")
        parts = json.loads(header)
        self.name = path.name
        self.meta: dict[str, Any] = parts["meta"]
        self._arrays: dict[str, dict[str, Any]] = parts["arrays"]
        self._planes: dict[str, list[Array]] = {}

    @cached_property
    def size(self) -> int:
        """How many bytes all arrays take once they are unpacked."""
        return sum(each["size"] * len(each["planes"]) for each in self._arrays.values())

    def __contains__(self, name: str) -> bool:
        """Return whether the file has an array of a name."""
        return name in self._arrays

    def array(self, name: str) -> Array:
        """Return a whole array."""
        return self.take(name, slice(None))

    def take(self, name: str, places: Array | slice) -> Array:
        """Return the numbers of an array at some places."""
        dtype = np.dtype(self._arrays[name]["dtype"])
        first, *others = (plane[places] for plane in self._unpacked(name))
        if not others:
            return first.view(dtype)
        numbers = np.empty((first.size, dtype.itemsize), np.uint8)
        for place, plane in enumerate((first, *others)):
            numbers[:, place] = plane
        return numbers.view(dtype).reshape(-1)

    @cached_property
    def _starts(self) -> dict[str, int]:
        """Where the planes of each array begin."""
        _, length, _ = _LEAD.unpack_from(self._data)
        start, starts = _LEAD.size + length, {}
        for name, described in self._arrays.items():
            starts[name] = start
            start += sum(described["planes"])
        return starts

    def _unpacked(self, name: str) -> list[Array]:
        """Return the planes of an array: an array of bytes for each byte of its numbers."""
        if name not in self._planes:
            described, start = self._arrays[name], self._starts[name]
            planes = []
            for length in described["planes"]:
                planes.append(self._plane(start, length, described["size"]))
                start += length
            self._planes[name] = planes
        return self._planes[name]

    def _plane(self, start: int, length: int, size: int) -> Array:
        """Unpack one plane."""
        frame = memoryview(self._data)[start : start + length]
        try:
            plane = np.frombuffer(_decompressor().decompress(frame), np.uint8)
        except zstandard.ZstdError as error:
            raise ValueError(f"{self.name} is damaged") from error
        if plane.size != size:
            raise ValueError(f"{self.name} is damaged")
        return plane

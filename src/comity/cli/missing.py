"""What a user does about a package that is not installed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, requires

from comity.errors import InvalidRequestError

_REQUIREMENT = re.compile(
    r"(?P<name>[\w.-]+).*?(?:;.*extra *== *['\"](?P<extra>[\w-]+)['\"].*)?", re.DOTALL
)
"""A requirement as a package's metadata write it, and the extra that it belongs to."""

_AS_IMPORTED = {"python-multipart": "multipart"}
"""Packages that are imported by another name."""


def not_installed(error: ModuleNotFoundError) -> InvalidRequestError:
    """Return the error that names the package which could not be imported, and the extra.

    Raises
    ------
    ModuleNotFoundError
        The same, if a module of Comity itself is missing: that is a fault.

    Examples
    --------
    >>> print(not_installed(ModuleNotFoundError(name="isal.igzip")))
    This needs isal, which is not installed. Install it with: pip install 'comity[events]'
    """
    package = (error.name or "comity").partition(".")[0]
    if package == "comity":
        raise error
    extra = extra_of(package, _requirements())
    return InvalidRequestError(
        f"This needs {package}, which is not installed.",
        f"Install it with: pip install '{extra}'" if extra else f"Install {package}.",
    )


def extra_of(package: str, requirements: Iterable[str]) -> str:
    """Return what to install for a package: the smallest extra that lists it; empty if none does.

    >>> extra_of("isal", ["numpy>=2", "isal>=1.7; extra == 'events'"])
    'comity[events]'
    >>> extra_of("numpy", ["numpy>=2"]), extra_of("beads", ["numpy>=2"])
    ('comity', '')
    """
    listed = [each for line in requirements if (each := _REQUIREMENT.fullmatch(line))]
    sizes = Counter(each["extra"] for each in listed)
    names = {package, *(name for name, module in _AS_IMPORTED.items() if module == package)}
    extras = {each["extra"] for each in listed if each["name"] in names}
    if not extras:
        return ""
    smallest = min(extras - {None}, key=lambda extra: (sizes[extra], extra), default=None)
    return "comity" if smallest is None or None in extras else f"comity[{smallest}]"


def _requirements() -> list[str]:
    """Return what the installed Comity requires; nothing where it runs without being installed."""
    try:
        return requires("comity") or []
    except PackageNotFoundError:
        return []

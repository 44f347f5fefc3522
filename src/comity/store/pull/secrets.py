"""Keys that publishers ask for: from the environment, or from the platform's key store."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.util import find_spec

from comity.sources.publishing import Key

SERVICE = "comity"
"""The name under which keys are in the key store: ``keyring set comity COMTRADE_KEY``."""


def find_secret(key: Key | None) -> str:
    """Return the value of a key; empty without one. It is never printed or stored.

    >>> find_secret(None)
    ''
    """
    if key is None:
        return ""
    secret = os.environ.get(key.variable, "")
    return secret or _from_store(key.variable)


def _from_store(variable: str) -> str:
    """Return a key from the platform's key store, where there is one that works."""
    if find_spec("keyring") is None:
        return ""
    keyring = import_module("keyring")
    errors = import_module("keyring.errors")
    try:
        return keyring.get_password(SERVICE, variable) or ""
    except errors.KeyringError:
        return ""

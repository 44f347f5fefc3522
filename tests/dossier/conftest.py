"""Dossiers to look at."""

from __future__ import annotations

import pytest

from comity.dossier.dossier import make_dossier
from comity.states.dyad import dyad


@pytest.fixture(scope="session")
def china_russia(values):
    return make_dossier(dyad("china", "russia"), values)

"""The engine that most tests of events run on."""

from __future__ import annotations

import pytest

from comity.events.engines.polars import PolarsEngine


@pytest.fixture(scope="session")
def engine():
    return PolarsEngine()

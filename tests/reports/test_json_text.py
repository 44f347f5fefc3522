"""JSON of dossiers: what the standard library writes, with rows of numbers on one line."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comity.reports.json_text import dump

NUMBERS = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
TEXTS = st.text(alphabet="abc é\"\\'/\u2028")
DATA = st.recursive(
    NUMBERS | TEXTS | st.lists(NUMBERS) | st.lists(st.lists(NUMBERS)),
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)
ROW = re.compile(r'\[\n([^\[\]{}"]*)\]')


@given(DATA)
def test_it_is_what_the_standard_library_writes_but_for_rows_of_numbers(data):
    expected = json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False)
    assert dump(data) == ROW.sub(lambda row: f"[{' '.join(row[1].split())}]", expected)


def test_a_number_that_is_none_is_refused():
    with pytest.raises(ValueError, match="not JSON compliant"):
        dump({"history": [[2014, float("nan")]]})

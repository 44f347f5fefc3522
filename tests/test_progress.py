"""Progress is reported to a listener, and to nobody without one."""

from __future__ import annotations

import pytest

from comity.claims.check import check
from comity.claims.text.documents import document_from_text
from comity.panels.codebook import CODEBOOK
from comity.panels.request import requested_panel
from comity.panels.values import Values
from comity.progress import for_purpose, listening, report, report_rounds, working_for
from comity.reports.dossier.model import make_dossier
from comity.states.dyad import dyad


def test_reports_reach_the_listener_of_the_moment_and_no_other():
    outer, inner = [], []
    report("before", 0.5)
    with listening(lambda *seen: outer.append(seen)):
        report("one", 0.25)
        with listening(lambda *seen: inner.append(seen)):
            report("two", 7.0)
        report("three", -1.0)
    report("after", 0.5)
    assert outer == [("one", 0.25), ("three", 0.0)]
    assert inner == [("two", 1.0)]


def test_work_is_for_the_purpose_of_the_moment():
    with working_for("a panel"):
        with working_for("the dossier"):
            assert for_purpose() == " for the dossier"
        assert for_purpose() == " for a panel"
    assert for_purpose() == ""


@pytest.mark.parametrize(
    ("ask", "purpose"),
    [
        (lambda values: values.compute(["gdp"]), ""),
        (lambda values: requested_panel(values, "gdp", years=1990), " for a panel"),
        (
            lambda values: make_dossier(dyad("usa", "iran"), values),
            " for the dossier on the United States and Iran",
        ),
        (
            lambda values: check(document_from_text("Trade of Iran and Iraq grew."), values),
            " for the claims of a text",
        ),
    ],
)
def test_computing_names_the_measure_and_what_it_is_for(
    ask, purpose, values, tmp_path, monkeypatch
):
    """The computing itself is replaced: only what it would say counts."""

    def begin(tell, names, _folder):
        tell(sorted(names)[0], 0, len(names))
        raise RuntimeError

    monkeypatch.setattr("comity.panels.compute.ensure_values", begin)
    (tmp_path / CODEBOOK).write_bytes((values.folder / CODEBOOK).read_bytes())
    seen = []
    with listening(lambda task, _share: seen.append(task)), pytest.raises(RuntimeError):
        ask(Values(tmp_path))
    head, _, name = seen[0].partition(f"{purpose} (once, for all states): ")
    assert head.startswith("Computing ")
    assert head.endswith((" measure", " measures"))
    assert name in values.codebook


def test_a_fit_is_done_when_its_change_is_a_ten_thousandth():
    seen = []
    with listening(lambda _task, share: seen.append(round(share, 2))):
        for change in (1.0, 0.01, 0.0001, 0.0):
            report_rounds(1, change)
    assert seen == [0.0, 0.5, 1.0, 1.0]

"""Progress is reported to a listener, and to nobody without one."""

from __future__ import annotations

from comity.progress import listening, report, report_rounds


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


def test_a_fit_is_done_when_its_change_is_a_ten_thousandth():
    seen = []
    with listening(lambda _task, share: seen.append(round(share, 2))):
        for change in (1.0, 0.01, 0.0001, 0.0):
            report_rounds(1, change)
    assert seen == [0.0, 0.5, 1.0, 1.0]

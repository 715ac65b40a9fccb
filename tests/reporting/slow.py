"""At the end of a run: tests over five seconds that say no reason for it (`slow`)."""

from collections.abc import Generator

import pytest

LONG = 5.0
"""Seconds of a test's own call; what it stands on is set up beside it."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell the process that prints whether there is a reason."""
    report = yield
    if item.get_closest_marker("slow"):
        report.user_properties.append(("slow", True))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name them; nothing fails by a clock."""
    reports: list[pytest.TestReport] = terminalreporter.stats.get("passed", [])
    late = [
        each for each in reports if _is_long(each) and ("slow", True) not in each.user_properties
    ]
    if late:
        terminalreporter.section("over five seconds without a reason")
    for each in sorted(late, key=lambda one: -one.duration):
        terminalreporter.line(f"{each.duration:.1f}s {each.nodeid}")


def _is_long(report: pytest.TestReport) -> bool:
    return report.when == "call" and report.duration > LONG

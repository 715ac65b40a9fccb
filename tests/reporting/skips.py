"""In CI a skipped test is a failure: everything that a test may lack is installed there."""

import os
from collections.abc import Generator

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Forbid skips where the environment says `CI=true`."""
    if os.environ.get("CI", "").lower() == "true":
        config.pluginmanager.register(SkipsAreFailures(), "skips-are-failures")


class SkipsAreFailures:
    """Turns the report of a skipped test or module into that of a failed one."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Fail a skipped test; an expected failure, which pytest also calls skipped, stays one."""
        report = yield
        if report.skipped and not hasattr(report, "wasxfail"):
            report.outcome = "failed"
            report.longrepr = f"skipped, which is a failure in CI: {_reason(report)}"
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self,
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Fail a module that skips itself as a whole."""
        report = yield
        if report.skipped:
            report.outcome = "failed"
            report.longrepr = f"skipped, which is a failure in CI: {_reason(report)}"
        return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    place = report.longrepr
    return f"{place[0]}:{place[1]}: {place[2]}" if isinstance(place, tuple) else str(place)

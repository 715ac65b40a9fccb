"""What a skip means in CI and elsewhere."""

import pytest

SKIPPING = """
    import pytest

    def test_lacks_something():
        pytest.skip("no browser")

    @pytest.mark.xfail(strict=True)
    def test_is_known_to_fail():
        assert False
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """A project whose one test skips itself."""
    pytester.makeini("[pytest]\nasyncio_default_fixture_loop_scope = function")
    pytester.makeconftest('pytest_plugins = ["tests.reporting.skips"]')
    pytester.makepyfile(SKIPPING)
    return pytester


def test_a_skip_fails_in_ci(project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reason is told; an expected failure is no skip."""
    monkeypatch.setenv("CI", "true")
    result = project.runpytest_inprocess()
    result.assert_outcomes(failed=1, xfailed=1)
    result.stdout.fnmatch_lines(["*skipped, which is a failure in CI*no browser*"])


def test_a_module_that_skips_itself_fails_in_ci(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Skipping everything at once is no way around."""
    monkeypatch.setenv("CI", "true")
    project.makepyfile(test_whole="import pytest\npytest.skip('all', allow_module_level=True)")
    result = project.runpytest_inprocess("test_whole.py")
    result.assert_outcomes(errors=1)


def test_a_skip_is_a_skip_elsewhere(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine without browsers the run passes."""
    monkeypatch.delenv("CI", raising=False)
    project.runpytest_inprocess().assert_outcomes(skipped=1, xfailed=1)

"""The list of rules and their tests."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import rules

DOCUMENT = """
# Behaviour
## R · Registration
- **R1** Only one's own card. As in Q12, a repeat changes nothing.
- R2 Private chats.
### Q12 · Idempotency
"""

SETTINGS = """
[pytest]
markers = rule(*numbers): the rules a test proves
asyncio_default_fixture_loop_scope = function
"""

PROOF = """
import pytest

@pytest.mark.rule("R1")
def test_it(): ...
"""


def test_rules_are_read_in_the_order_of_the_document() -> None:
    """A number counts where a line begins with it; a mention inside a sentence does not."""
    assert rules.rules_of(DOCUMENT) == ["R1", "R2", "Q12"]


def test_a_line_tells_number_count_and_first_test() -> None:
    """A rule with no test shows a dash."""
    assert [line.split() for line in rules.lines(["R1", "R2"], {"R1": ["a::b", "c::d"]})] == [
        ["R1", "2", "a::b"],
        ["R2", "-"],
    ]


def test_a_rule_that_no_document_states_is_a_mistake() -> None:
    """A test may not prove a rule that is not there."""
    assert rules.unknown(["R1"], ["R1", "R99"]) == ["R99"]


def test_tests_are_found_by_their_marks(pytester: pytest.Pytester) -> None:
    """A test counts for each rule it names, and each case of a parametrised one counts."""
    pytester.makepyfile("""
        import pytest

        @pytest.mark.rule("R1", "Q12")
        def test_both(): ...

        @pytest.mark.rule("R1")
        @pytest.mark.parametrize("n", [1, 2])
        def test_cases(n): ...
    """)
    pytester.makeini(SETTINGS)
    collector = rules.Collector()
    pytester.inline_run("--collect-only", plugins=[collector])
    assert {rule: len(tests) for rule, tests in collector.proofs.items()} == {"R1": 3, "Q12": 1}


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with two rules and one test, which proves the first of them."""
    for folder in ("docs", "tests"):
        (tmp_path / folder).mkdir()
    (tmp_path / "docs" / "behaviour.md").write_text("- R1 One.\n- R2 Two.\n")
    (tmp_path / "tests" / "test_one.py").write_text(PROOF)
    (tmp_path / "pytest.ini").write_text(SETTINGS)
    return tmp_path


def told(house: Path) -> subprocess.CompletedProcess[str]:
    """What `make rules` says in that house."""
    surroundings = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)}
    program = [sys.executable, "-m", "tools.rules"]
    return subprocess.run(
        program, cwd=house, env=surroundings, capture_output=True, text=True, check=False
    )


@pytest.mark.processes
def test_the_program_prints_a_line_a_rule(house: Path) -> None:
    """Nothing but the rules is printed, in the document's order."""
    done = told(house)
    assert done.returncode == 0, done.stderr
    assert done.stdout == "R1    1 tests/test_one.py::test_it\nR2    -\n"


@pytest.mark.processes
def test_the_program_fails_on_a_rule_unheard_of(house: Path) -> None:
    """The number is named."""
    (house / "docs" / "behaviour.md").write_text("- R2 Two.\n")
    done = told(house)
    assert done.returncode == 1
    assert "R1" in done.stderr

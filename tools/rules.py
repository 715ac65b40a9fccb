"""`make rules`: a line for each rule of docs/behaviour.md, its number, tests and the first of them.

A rule without a test gets `-`. A test that names a rule the document lacks ends the program with 1.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

BEHAVIOUR = Path("docs/behaviour.md")
RULE = re.compile(r"^[-*#\s]*\**([A-Z]\d{1,2})\b", re.MULTILINE)


class Collector:
    """A pytest plugin that keeps which tests name which rule."""

    def __init__(self) -> None:
        self.proofs: defaultdict[str, list[str]] = defaultdict(list)

    def pytest_collection_modifyitems(self, items: Sequence[pytest.Item]) -> None:
        """Read the `rule` markers of everything collected."""
        for item in items:
            for number in dict.fromkeys(_numbers(item)):
                self.proofs[number].append(item.nodeid)


def rules_of(text: str) -> list[str]:
    """The numbers of the rules that a document states, in its order."""
    return list(dict.fromkeys(RULE.findall(text)))


def lines(rules: Iterable[str], proofs: dict[str, list[str]]) -> list[str]:
    """One line a rule: `R1  3 tests/...::test_...`, or `R2  -`."""
    return [_line(rule, proofs.get(rule, [])) for rule in rules]


def unknown(rules: Iterable[str], proofs: Iterable[str]) -> list[str]:
    """The numbers that tests name and the document does not."""
    return sorted(set(proofs) - set(rules))


def main() -> int:
    """Print the rules; 1 if the tests cannot be collected or name a rule that is not there."""
    collector = Collector()
    # Without a terminal reporter pytest does not know the options that shape its report.
    quiet = ["--collect-only", "-p", "no:terminal", "-o", "addopts=--import-mode=importlib"]
    if code := pytest.main([*quiet, "tests"], plugins=[collector]):
        print("The tests cannot be collected; `pytest --collect-only` says why.", file=sys.stderr)
        return int(code)
    rules = rules_of(BEHAVIOUR.read_text(encoding="utf-8"))
    print("\n".join(lines(rules, collector.proofs)))
    strangers = unknown(rules, collector.proofs)
    if strangers:
        print(f"Not in {BEHAVIOUR}: {', '.join(strangers)}", file=sys.stderr)
    return 1 if strangers else 0


def _numbers(item: pytest.Item) -> list[str]:
    return [str(number) for mark in item.iter_markers("rule") for number in mark.args]


def _line(rule: str, tests: Sequence[str]) -> str:
    return f"{rule:<4}{len(tests):>3} {tests[0]}" if tests else f"{rule:<4}  -"


if __name__ == "__main__":
    raise SystemExit(main())

"""The parts of the suite: which tests are quick, and what begins first.

Quick is what starts no server, no browser, no bot and no process of its own, and delivers nothing
over the sandbox's sockets. The longest come first: two workers divide the list in the middle and
take each other's ends, so browsers stand at the head of one half and stories at the head of the
other, and nobody waits for them at the end.
"""

import os
from pathlib import Path

import pytest

STARTERS = frozenset(
    {
        *("postgres_url", "postgres_databases", "fresh_database", "redis_url", "own_redis"),
        *("chromium", "firefox"),
        *("office", "client_office", "empty_office", "product"),
    }
)
"""Fixtures that start something: a database server, a browser, a bot, the product."""
DELIVERING = frozenset(
    {"pipeline", "digests", "reminders", "leaks", "rights", "edge", "sandbox_tests", "fuzz"}
)
"""Folders whose tests use the sandbox, if they ask for it, and not only stand before it."""
NOTICES = frozenset({"test_notices.py", "test_told.py", "test_last_word.py"})
"""Files, in whatever folder, that do the same."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than processors: a third of the tests' time is waiting for other processes."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the quick ones, for `make quick`, and put the long ones first."""
    for item in items:
        if not starts_something(item):
            item.add_marker("quick")
    items[:] = longest_first(items)


def starts_something(item: pytest.Item) -> bool:
    asked: set[str] = set(getattr(item, "fixturenames", ()))
    callspec = getattr(item, "callspec", None)
    on_postgres = callspec is not None and callspec.params.get("store") == "postgres"
    delivers = "world" in asked and (_folder(item) in DELIVERING or item.path.name in NOTICES)
    marked = item.get_closest_marker("processes") is not None
    return bool(asked & STARTERS) or on_postgres or delivers or marked


def longest_first(items: list[pytest.Item]) -> list[pytest.Item]:
    browsers = [item for item in items if _below(item, "browser")]
    stories = [item for item in items if _below(item, "stories")]
    others = [item for item in items if not _below(item, "browser", "stories")]
    before = max(0, len(items) // _workers() - len(browsers))
    return [*browsers, *others[:before], *stories, *others[before:]]


def _workers() -> int:
    """Each is given one run of the list, as long as the others'."""
    return max(2, int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "2")))


def _below(item: pytest.Item, *folders: str) -> bool:
    return any(each in Path(item.path).parts for each in folders)


def _folder(item: pytest.Item) -> str:
    return Path(item.path).parent.name

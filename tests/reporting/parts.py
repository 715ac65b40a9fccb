"""Which tests are quick: those that start no server, no browser and no process of their own."""

import pytest

STARTERS = frozenset(
    {"postgres_url", "postgres_databases", "redis_url", "fresh_database", "chromium", "firefox"}
)
"""Fixtures that do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark them, for `make quick`. A test that starts a process by itself is marked `processes`."""
    for item in items:
        if not starts_something(item):
            item.add_marker("quick")


def starts_something(item: pytest.Item) -> bool:
    asked: set[str] = set(getattr(item, "fixturenames", ()))
    callspec = getattr(item, "callspec", None)
    on_postgres = callspec is not None and callspec.params.get("store") == "postgres"
    return bool(asked & STARTERS) or on_postgres or item.get_closest_marker("processes") is not None

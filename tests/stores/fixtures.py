"""Which test runs on which store, and clean databases for it.

A test that asks for a database runs on SQLite. Where the fact it states depends on what the
database does (SQL of its own, races, unique keys, time zones, JSON, search), it is marked
`both_stores` and runs on PostgreSQL too.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.stores import postgres, scenes, sqlite

Clean = Callable[[str], str]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test on both stores is two tests."""
    if "store" in metafunc.fixturenames:
        metafunc.parametrize("store", stores_of(metafunc.definition))


def stores_of(test: pytest.Item) -> list[str]:
    """SQLite; where the test is marked, PostgreSQL too."""
    return ["sqlite", "postgres"] if test.get_closest_marker("both_stores") else ["sqlite"]


@pytest.fixture
def store() -> str:
    """`sqlite` or `postgres`; the marker decides."""
    raise NotImplementedError("pytest_generate_tests gives the value")


@pytest.fixture(scope="session")
def postgres_databases(postgres_url: str, run_folder: Path) -> Iterator[postgres.Databases]:
    """Those of this worker."""
    databases = postgres.Databases(postgres_url, run_folder)
    yield databases
    databases.close()


@pytest.fixture
def clean(store: str, run_folder: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Clean:
    """The address of a scene's database, which nobody seems to have used before."""
    if store == "sqlite":
        return partial(sqlite.clean, run_folder, tmp_path)
    databases: postgres.Databases = request.getfixturevalue("postgres_databases")
    return databases.clean


@pytest.fixture
def empty_url(clean: Clean) -> str:
    """A database with the tables and nobody in them."""
    return clean(scenes.NOBODY)


@pytest.fixture
def desk_url(clean: Clean) -> str:
    """A database with the demo people."""
    return clean(scenes.PEOPLE)

"""Fixtures of the two servers: an address in the environment wins, else a server is started."""

import os
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from xdist.workermanage import WorkerController

from tests.servers import redis, run
from tests.servers.databases import create_database, drop_database

RUN = pytest.StashKey[Path]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """A test worker joins the run of the process that started it; any other process begins one.

    The folders of tests lie in the run's: SQLite files and what a product keeps are in memory.
    """
    handed: dict[str, str] | None = getattr(config, "workerinput", None)
    config.stash[RUN] = Path(handed["servers"]) if handed else run.new_run()
    if handed is None and config.option.basetemp is None:
        config.option.basetemp = str(config.stash[RUN] / "tests")


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: WorkerController) -> None:
    """Hand the folder of the run to a test worker."""
    node.workerinput["servers"] = str(node.config.stash[RUN])


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the run in the process that began it."""
    if not hasattr(config, "workerinput"):
        run.end_run(config.stash[RUN])


@pytest.fixture(scope="session")
def run_folder(pytestconfig: pytest.Config) -> Path:
    """The folder of this test run, shared by its workers; see `tests.servers.run.once`."""
    return pytestconfig.stash[RUN]


@pytest.fixture(scope="session")
def postgres_url(run_folder: Path) -> str:
    """The address of a PostgreSQL database whose account may create others."""
    given = os.environ.get("VESTOVOY_TEST_POSTGRES_URL")
    return given or run.server(run_folder, "postgres")


@pytest.fixture
async def fresh_database(postgres_url: str) -> AsyncIterator[Callable[..., Awaitable[str]]]:
    """A maker of databases, empty or copied from `template=`; all are dropped after the test."""
    made: list[str] = []

    async def make(template: str | None = None) -> str:
        made.append(f"test_{uuid.uuid4().hex}")
        return await create_database(postgres_url, made[-1], template)

    yield make
    for name in made:
        await drop_database(postgres_url, name)


@pytest.fixture(scope="session")
def redis_url(run_folder: Path, worker_id: str) -> str:
    """The address of a Redis database that belongs to this test worker alone."""
    given = os.environ.get("VESTOVOY_TEST_REDIS_URL")
    server = given or run.server(run_folder, "redis")
    return f"{server.rstrip('/')}/{worker_id.removeprefix('gw').replace('master', '0')}"


@pytest.fixture
def fresh_redis(redis_url: str) -> str:
    """`redis_url` with nothing in it."""
    redis.flush(redis_url)
    return redis_url

"""A world, a seeded product in front of it in both modes, and people who are registered."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from api.settings import Settings
from tests.cast import Actor
from tests.sandbox import Sandbox, seed
from tests.sandbox.people import Person
from tests.stories.product import Product

Engines = tuple[Callable[[], Awaitable[str]], str]
PATIENCE = 60.0
"""Two cores, and processes that start while other tests run."""


@pytest.fixture
async def world() -> AsyncIterator[Sandbox]:
    async with Sandbox() as one:
        one.mattermost.channels.add(seed.CHANNEL)
        yield one


@pytest.fixture(params=["embedded", "scaled"])
def mode(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def engines(mode: str, request: pytest.FixtureRequest) -> Engines | None:
    """A maker of PostgreSQL databases and a Redis, for the scaled mode alone."""
    if mode == "embedded":
        return None
    return request.getfixturevalue("fresh_database"), request.getfixturevalue("fresh_redis")


@pytest.fixture
async def environment(engines: Engines | None, world: Sandbox, tmp_path: Path) -> dict[str, str]:
    """The product's settings: engines of the mode, counterparts of the world."""
    made = world.env() | {"VESTOVOY_DATA_DIR": str(tmp_path)}
    if engines:
        make_database, redis_url = engines
        made["VESTOVOY_DATABASE_URL"] = await make_database()
        made["VESTOVOY_REDIS_URL"] = redis_url
        made["VESTOVOY_SECRET_KEY"] = "a key that every process of the test knows"
    return made


@pytest.fixture
async def product(
    mode: str,
    environment: dict[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Product]:
    """The product, seeded and started; stopped by SIGTERM at the end."""
    for name in list(os.environ):
        if name.startswith("VESTOVOY_"):
            monkeypatch.delenv(name)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    await seed.people(Settings(_env_file=None))  # pyright: ignore[reportCallIssue] - a pydantic word
    one = Product(tmp_path, environment, scaled=mode == "scaled")
    async with one:
        yield one


async def joins(world: Sandbox, person: Person) -> Actor:
    """The person opens the own bot and registers by phone."""
    actor = Actor(world, person)
    await actor.opens_bot()
    await actor.shares_phone(within=PATIENCE)
    await actor.sees("Здравствуйте", within=PATIENCE)
    return actor

"""What the tests of channels share: a scripted counterpart and the guarded session."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from api.notifications.channels.hosts import HostPolicy
from api.notifications.channels.safe_http import guarded_session
from tests.channels.scripted import Scripted

LOCAL = HostPolicy(allowed=frozenset({"127.0.0.1"}))


@pytest.fixture
def local() -> HostPolicy:
    """The policy of the sandbox: this machine's own servers are allowed."""
    return LOCAL


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    """The guarded session that may reach the sandbox."""
    async with guarded_session(LOCAL) as session:
        yield session


@pytest.fixture
async def counterpart() -> AsyncIterator[Scripted]:
    """A server that answers what the test tells it to."""
    server = Scripted()
    await server.open()
    yield server
    await server.close()

"""No connection is lost by the sandbox's own closing."""

import asyncio
import socket
from contextlib import suppress

import pytest

from shared.listening import listen
from tests.sandbox.shutting import shut


class Met(asyncio.Protocol):
    def __init__(self, met: list[asyncio.BaseTransport]) -> None:
        self.met = met

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.met.append(transport)


@pytest.mark.parametrize("steps", range(5))
async def test_who_was_accepted_before_the_end_is_met(steps: int) -> None:
    """Whichever step of the loop the end comes at: what is met can be cut."""
    met: list[asyncio.BaseTransport] = []
    door = listen("127.0.0.1", 0)
    server = await asyncio.get_running_loop().create_server(lambda: Met(met), sock=door)
    callers = [socket.create_connection(door.getsockname()) for _ in range(3)]
    for _ in range(steps):
        await asyncio.sleep(0)
    await shut(server)
    for each in met:
        each.close()
    await asyncio.sleep(0)
    for caller in callers:
        caller.settimeout(1)
        with suppress(ConnectionResetError):  # Never accepted: the door was shut before.
            assert caller.recv(1) == b""
        caller.close()

"""How a counterpart stops listening."""

import asyncio

STEPS = 3
"""Of the loop, from an accepted connection to the first word of whoever serves it."""


async def shut(server: asyncio.Server) -> None:
    """Accept no more, and let in who was accepted a moment ago.

    asyncio loses a connection that was accepted right before `Server.close`: the assertion of
    `_attach` fails unheard, and the socket stays open with nobody at it (Python 3.11 to 3.13).
    """
    loop = asyncio.get_running_loop()
    for door in server.sockets:
        loop.remove_reader(door.fileno())
    for _ in range(STEPS):
        await asyncio.sleep(0)
    server.close()

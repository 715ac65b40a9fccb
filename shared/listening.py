"""The sockets on which connections are accepted: made here, or handed over by systemd.

Nagle's algorithm is off on all of them, and what they accept inherits that. asyncio turns it off by
itself only where the socket's protocol number says TCP, and `socket.create_server` leaves that 0.
"""

import os
import socket
from typing import Final

KEPT_BY_SERVER: Final = 5
"""Seconds until the API ends a connection on which nothing is asked."""
KEPT_BY_CALLER: Final = KEPT_BY_SERVER - 1
"""Who asks it leaves such a connection earlier: a question that meets the end of its connection is
lost, and nobody knows whether it was heard."""
FIRST_HANDED: Final = 3
"""The number of the first socket that systemd hands over."""
REACHED: Final = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - nothing is bound by it
"""Who listens on all addresses is reached by one."""


class BadHandover(Exception):
    """What was handed over is no TCP socket that listens; the sentence says which."""


def listen(host: str, port: int) -> socket.socket:
    """A socket of our own. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return _prompt(socket.create_server((host, port), family=family))  # noqa: TID251 - here


def handed_over() -> list[socket.socket]:
    """What systemd has opened for this very process (sd_listen_fds(3)); mostly nothing.
    Raises BadHandover."""
    if os.environ.get("LISTEN_PID") != str(os.getpid()):
        return []
    count = os.environ.get("LISTEN_FDS", "")
    if not count.isdecimal():
        raise BadHandover(f"LISTEN_FDS is no number: {count!r}")
    return [_taken(FIRST_HANDED + number) for number in range(int(count))]


def address(listening: socket.socket) -> str:
    """Where this machine reaches it over HTTP."""
    name: tuple[str, int] = listening.getsockname()[:2]
    host = REACHED.get(name[0], name[0])
    return f"http://[{host}]:{name[1]}" if ":" in host else f"http://{host}:{name[1]}"


def _taken(number: int) -> socket.socket:
    try:
        taken = socket.socket(fileno=number)
    except OSError as error:
        raise BadHandover(f"file descriptor {number} is no socket") from error
    # A program that is started from here must not hold the port open.
    taken.set_inheritable(False)
    tcp = taken.family in (socket.AF_INET, socket.AF_INET6) and taken.type == socket.SOCK_STREAM
    if not tcp or not taken.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
        taken.close()
        raise BadHandover(f"file descriptor {number} is no TCP socket that listens")
    return _prompt(taken)


def _prompt(listening: socket.socket) -> socket.socket:
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening

"""A throw-away Redis: nothing on disk, the loopback address, a free port."""

import subprocess
import time
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from tests.servers import binaries
from tests.servers.ports import free_port

ATTEMPTS = 5  # another program may take the free port before the server does
DATABASES = 64  # one for each test worker, with room to spare
PATIENCE = 10.0  # seconds


def start(home: Path) -> str:
    """Start a server in `home` and return its address without a database number."""
    for _ in range(ATTEMPTS):
        port = free_port()
        _launch(home, port)
        if _answers(home):
            return f"redis://127.0.0.1:{port}"
    raise RuntimeError((home / "server.log").read_text())


def stop(home: Path) -> None:
    """Stop the server of `home`."""
    with _own_socket(home) as client:
        client.shutdown(nosave=True)


def start_again(home: Path, url: str) -> None:
    """Start the stopped server of `home` at its address, with nothing in it."""
    _launch(home, int(url.rpartition(":")[2]))
    if not _answers(home):
        raise RuntimeError((home / "server.log").read_text())


def process(home: Path) -> int:
    """The process of the server of `home`."""
    with _own_socket(home) as client:
        number: int = client.info("server")["process_id"]
        return number


def flush(url: str) -> None:
    """Empty the database that `url` names."""
    with redis.Redis.from_url(url) as client:
        client.flushdb()


def _launch(home: Path, port: int) -> None:
    options = {
        "bind": "127.0.0.1",
        "port": port,
        "unixsocket": home / "socket",
        "dir": home,
        "logfile": home / "server.log",
        "databases": DATABASES,
        "save": "",
        "appendonly": "no",
        "daemonize": "yes",
    }
    arguments = [str(word) for name, value in options.items() for word in (f"--{name}", value)]
    subprocess.run([binaries.redis_program(), *arguments], check=True, stdout=subprocess.DEVNULL)


def _answers(home: Path) -> bool:
    # The socket is opened after the port, so an answer on it means that the port is this server's.
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and not _port_taken(home):
        try:
            with _own_socket(home) as client:
                return bool(client.ping())
        except redis.ConnectionError:
            time.sleep(0.02)
    return False


def _port_taken(home: Path) -> bool:
    log = home / "server.log"
    return log.exists() and "Failed listening on port" in log.read_text()


def _own_socket(home: Path) -> redis.Redis:
    # Who stops a server does not look for it again, for seconds.
    once = Retry(NoBackoff(), 0)
    return redis.Redis(unix_socket_path=str(home / "socket"), retry=once)

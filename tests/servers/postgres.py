"""A throw-away PostgreSQL cluster: memory before safety, the loopback address, a free port."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import make_url

from tests.servers import binaries
from tests.servers.ports import free_port

ATTEMPTS = 5  # another program may take the free port before the server does

CLUSTER = [
    "--auth=trust",
    "--username=postgres",
    "--encoding=UTF8",
    "--locale=C",
    "--lc-ctype=C.UTF-8",  # Cyrillic letters have cases, as on any real server
    "--no-sync",
]

SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "300",
    "shared_buffers": "64MB",
    "timezone": "UTC",
}


def start(home: Path, *, keeps: bool = False, more: Mapping[str, str] | None = None) -> str:
    """Start a cluster in `home` and return the address of its `postgres` database. One that
    `keeps` what was committed may be stopped at any moment and started again. `more` are settings
    of its own."""
    programs = binaries.readable_programs(home)
    data = home / "data"
    data.mkdir()
    if user := binaries.unprivileged_user():
        shutil.chown(data, user)
    _run(programs / "initdb", *CLUSTER, "--pgdata", data)
    (home / "programs").write_text(str(programs))
    for _ in range(ATTEMPTS):
        port = free_port()
        if _launched(programs, data, port, keeps=keeps, more=more):
            return f"postgresql+asyncpg://postgres@127.0.0.1:{port}/postgres"
    raise RuntimeError((data / "server.log").read_text())


def stop(home: Path) -> None:
    """Stop the cluster of `home` at once: its data is about to be deleted."""
    pg_ctl = Path((home / "programs").read_text()) / "pg_ctl"
    _run(pg_ctl, "stop", "--mode=immediate", "-w", "--pgdata", home / "data")


def start_again(home: Path, url: str) -> None:
    """Start the stopped cluster of `home`, one that keeps, at its address."""
    programs = Path((home / "programs").read_text())
    port = make_url(url).port
    if port is None or not _launched(programs, home / "data", port, keeps=True):
        raise RuntimeError((home / "data" / "server.log").read_text())


def _launched(
    programs: Path, data: Path, port: int, *, keeps: bool, more: Mapping[str, str] | None = None
) -> bool:
    settings = {**SETTINGS, "port": str(port), "unix_socket_directories": str(data)}
    if keeps:
        # The machine lives on, so what the server gave to the system is on the disk.
        settings["synchronous_commit"] = "on"
    settings |= more or {}
    options = " ".join(f"-c {name}={value}" for name, value in settings.items())
    log = data / "server.log"
    arguments = ("-w", "--pgdata", data, "--log", log, "--options", options)
    try:
        _run(programs / "pg_ctl", "start", *arguments)
    except subprocess.CalledProcessError:
        return False
    return True


def _run(program: Path, *arguments: str | Path) -> None:
    # The server inherits these streams: a pipe would hold the caller for as long as it lives.
    subprocess.run(
        [program, *arguments],
        user=binaries.unprivileged_user(),
        cwd="/",
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )

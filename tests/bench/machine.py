"""What the figures were taken on: seconds of one machine say nothing of another."""

import os
import platform
import sqlite3
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from tests.servers import binaries

PACKAGES: Final = (
    "litestar",
    "sqlalchemy",
    "asyncpg",
    "aiosqlite",
    "aiohttp",
    "aiogram",
    "uvicorn",
)


def described() -> dict[str, Any]:
    """A server that is not there is named as such: its parts will say so themselves."""
    return {
        "date": datetime.now(UTC).isoformat(timespec="seconds"),
        "cpu": _processor(),
        "cores": len(os.sched_getaffinity(0)),
        "memory_mb": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 10**6,
        "system": platform.platform(),
        "python": platform.python_version(),
        "servers": {
            "PostgreSQL": _version(lambda: binaries.postgres_programs() / "postgres"),
            "Redis": _version(binaries.redis_program),
            "SQLite": sqlite3.sqlite_version,
        },
        "packages": {name: _package(name) for name in PACKAGES},
    }


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _version(program: Callable[[], Path]) -> str:
    try:
        ran = subprocess.run(
            [program(), "--version"], check=True, capture_output=True, text=True, timeout=10
        )
    except Exception as error:  # noqa: BLE001 - whatever it is, the other figures stand
        return f"not found: {error!r}"
    return ran.stdout.strip()


def _package(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not found"

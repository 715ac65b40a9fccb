"""SQLite for tests: a file a scene, made once a run, and a copy of it for every test."""

import asyncio
import shutil
from pathlib import Path

from tests.servers.run import once
from tests.stores import scenes


def clean(run: Path, folder: Path, scene: str) -> str:
    """The address of a copy in `folder` that only this test has."""
    file = folder / f"{scene}.db"
    shutil.copyfile(_prepared(run, scene), file)
    return address(file)


def address(file: Path) -> str:
    """The address of a database file, which need not exist yet."""
    return f"sqlite+aiosqlite:///{file}"


def _prepared(run: Path, scene: str) -> str:
    def begin() -> str:
        file = run / f"{scene}.db"
        asyncio.run(scenes.make(scene, address(file), run))
        return str(file)

    return once(run, f"sqlite-{scene}", begin)

"""The spool as a SQLite file that one bot process owns.

Nobody else opens the file, so what it holds is told from memory: every update of a bot asks for
several bags, and each would be a trip to another thread. What is written is in the file first.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Self

SCHEMA: Final = """
PRAGMA journal_mode=WAL;
PRAGMA synchronous=NORMAL;
CREATE TABLE IF NOT EXISTS fields (
    bag TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (bag, field)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bags (bag TEXT PRIMARY KEY, dies_at REAL NOT NULL) WITHOUT ROWID;
"""
FORGET_THE_DEAD: Final = """
DELETE FROM fields WHERE bag = ?1
    AND EXISTS (SELECT 1 FROM bags WHERE bag = ?1 AND dies_at <= ?2)
"""
FORGET_THE_EMPTY: Final = """
DELETE FROM bags WHERE bag = ?1 AND NOT EXISTS (SELECT 1 FROM fields WHERE bag = ?1)
"""
SWEEP_EVERY: Final = 3600.0
"""Seconds: dead bags are invisible before they are thrown away."""

Statement = tuple[str, Sequence[Any]]


@dataclass
class Bag:
    dies_at: float
    fields: dict[str, str] = field(default_factory=dict[str, str])


class SqliteSpool:
    """Claims are kept in memory alone: they end with the process."""

    def __init__(self, db: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self._db = db
        self._thread = thread
        self._bags = _read(db)
        self._claims: dict[str, float] = {}
        self._swept_at = time.time()

    @classmethod
    async def open(cls, path: Path) -> Self:
        thread = ThreadPoolExecutor(1, thread_name_prefix="spool")
        loop = asyncio.get_running_loop()

        def opened() -> Self:
            path.parent.mkdir(parents=True, exist_ok=True)
            db = sqlite3.connect(path)
            db.executescript(SCHEMA)
            _execute(db, _sweep(time.time()))
            return cls(db, thread)

        return await loop.run_in_executor(thread, opened)

    async def put(self, bag: str, field: str, value: str, ttl: float) -> None:
        now = time.time()
        if now - self._swept_at > SWEEP_EVERY:
            await self.sweep()
        await self._write(
            (FORGET_THE_DEAD, (bag, now)),
            ("INSERT OR REPLACE INTO bags VALUES (?, ?)", (bag, now + ttl)),
            ("INSERT OR REPLACE INTO fields VALUES (?, ?, ?)", (bag, field, value)),
        )
        kept = self._bags.get(bag)
        if kept is None or kept.dies_at <= now:
            kept = self._bags[bag] = Bag(now + ttl)
        kept.dies_at = now + ttl
        kept.fields[field] = value

    async def items(self, bag: str) -> dict[str, str]:
        kept = self._bags.get(bag)
        return dict(kept.fields) if kept and kept.dies_at > time.time() else {}

    async def drop(self, bag: str, *fields: str) -> None:
        if fields:
            which = [("DELETE FROM fields WHERE bag = ? AND field = ?", (bag, f)) for f in fields]
        else:
            which = [("DELETE FROM fields WHERE bag = ?", (bag,))]
        await self._write(*which, (FORGET_THE_EMPTY, (bag,)))
        if kept := self._bags.get(bag):
            for each in fields or list(kept.fields):
                kept.fields.pop(each, None)
            if not kept.fields:
                del self._bags[bag]

    async def bags(self, kind: str) -> list[str]:
        now = time.time()
        return [
            name
            for name, kept in self._bags.items()
            if name.startswith(f"{kind}:") and kept.dies_at > now
        ]

    async def claim(self, name: str, ttl: float) -> bool:
        now = time.time()
        if self._claims.get(name, now) > now:
            return False
        self._claims[name] = now + ttl
        return True

    async def release(self, name: str) -> None:
        self._claims.pop(name, None)

    async def sweep(self) -> None:
        """Throw dead bags away."""
        self._swept_at = now = time.time()
        await self._write(*_sweep(now))
        for name in [name for name, kept in self._bags.items() if kept.dies_at <= now]:
            del self._bags[name]

    async def close(self) -> None:
        await self._there(self._db.close)
        self._thread.shutdown()

    async def _write(self, *statements: Statement) -> None:
        """All of them or none, in the order in which they are asked for."""
        await self._there(_execute, self._db, statements)

    async def _there(self, job: Callable[..., None], *given: Any) -> None:
        await asyncio.get_running_loop().run_in_executor(self._thread, job, *given)


def _read(db: sqlite3.Connection) -> dict[str, Bag]:
    found = {name: Bag(dies_at) for name, dies_at in db.execute("SELECT bag, dies_at FROM bags")}
    for bag, name, value in db.execute("SELECT bag, field, value FROM fields"):
        if bag in found:
            found[bag].fields[name] = value
    return found


def _execute(db: sqlite3.Connection, statements: Sequence[Statement]) -> None:
    with db:
        for text, values in statements:
            db.execute(text, values)


def _sweep(now: float) -> list[Statement]:
    return [
        ("DELETE FROM fields WHERE bag IN (SELECT bag FROM bags WHERE dies_at <= ?)", (now,)),
        ("DELETE FROM bags WHERE dies_at <= ?", (now,)),
    ]

"""The spool as a SQLite file that one bot process owns."""

import time
from pathlib import Path
from typing import Self

import aiosqlite

SCHEMA = """
CREATE TABLE IF NOT EXISTS fields (
    bag TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (bag, field)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS bags (bag TEXT PRIMARY KEY, dies_at REAL NOT NULL) WITHOUT ROWID;
"""


class SqliteSpool:
    """Claims are kept in memory: no other process opens the file."""

    def __init__(self, db: aiosqlite.Connection) -> None:
        self._db = db
        self._claims: dict[str, float] = {}

    @classmethod
    async def open(cls, path: Path) -> Self:
        path.parent.mkdir(parents=True, exist_ok=True)
        db = await aiosqlite.connect(path)
        await db.execute("PRAGMA journal_mode=WAL")
        await db.execute("PRAGMA synchronous=NORMAL")
        await db.executescript(SCHEMA)
        spool = cls(db)
        await spool.sweep()
        return spool

    async def sweep(self) -> None:
        """Throw dead bags away; they are invisible before that already."""
        now = time.time()
        await self._db.execute(
            "DELETE FROM fields WHERE bag IN (SELECT bag FROM bags WHERE dies_at <= ?)", (now,)
        )
        await self._db.execute("DELETE FROM bags WHERE dies_at <= ?", (now,))
        await self._db.commit()

    async def put(self, bag: str, field: str, value: str, ttl: float) -> None:
        now = time.time()
        await self._db.execute(
            "DELETE FROM fields WHERE bag = :bag"
            " AND EXISTS (SELECT 1 FROM bags WHERE bag = :bag AND dies_at <= :now)",
            {"bag": bag, "now": now},
        )
        await self._db.execute("INSERT OR REPLACE INTO bags VALUES (?, ?)", (bag, now + ttl))
        await self._db.execute(
            "INSERT OR REPLACE INTO fields VALUES (?, ?, ?)", (bag, field, value)
        )
        await self._db.commit()

    async def items(self, bag: str) -> dict[str, str]:
        rows = await self._db.execute_fetchall(
            "SELECT field, value FROM fields JOIN bags USING (bag) WHERE bag = ? AND dies_at > ?",
            (bag, time.time()),
        )
        return {row[0]: row[1] for row in rows}

    async def drop(self, bag: str, *fields: str) -> None:
        if fields:
            await self._db.executemany(
                "DELETE FROM fields WHERE bag = ? AND field = ?", [(bag, each) for each in fields]
            )
        else:
            await self._db.execute("DELETE FROM fields WHERE bag = ?", (bag,))
        await self._db.execute(
            "DELETE FROM bags WHERE bag = :bag"
            " AND NOT EXISTS (SELECT 1 FROM fields WHERE bag = :bag)",
            {"bag": bag},
        )
        await self._db.commit()

    async def bags(self, kind: str) -> list[str]:
        rows = await self._db.execute_fetchall(
            "SELECT bag FROM bags WHERE substr(bag, 1, ?) = ? AND dies_at > ?",
            (len(kind) + 1, f"{kind}:", time.time()),
        )
        return [row[0] for row in rows]

    async def claim(self, name: str, ttl: float) -> bool:
        now = time.time()
        if self._claims.get(name, now) > now:
            return False
        self._claims[name] = now + ttl
        return True

    async def release(self, name: str) -> None:
        self._claims.pop(name, None)

    async def close(self) -> None:
        await self._db.close()

"""The plans of the statements that an act really asks: a new one is judged by itself."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, Final

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from api.db import Database
from api.engine import hot

LARGE: Final = 5_000
"""Rows of a table that no statement reads through."""
SPARE: Final = 500
"""Rows that may be read for nothing: what is open, which does not grow with the years."""
READS: Final = re.compile(r"\s*(SELECT|UPDATE|DELETE|WITH)\b|\s*INSERT\b.*\bSELECT\b", re.DOTALL)
"""An INSERT of values has no plan, and could not be run a second time."""

Way: Any = vars(hot)["_Way"]


@dataclass(frozen=True)
class Statement:
    """As the driver got it, with its values."""

    text: str
    values: Any


@contextmanager
def recorded(database: Database) -> Iterator[list[Statement]]:
    """What is asked through these engines meanwhile, each text once."""
    found: dict[str, Statement] = {}

    def note(_c: Any, _cursor: Any, words: str, values: Any, _x: Any, many: bool) -> None:
        if READS.match(words):
            found.setdefault(words, Statement(words, values[0] if many else values))

    engines = {database.engine.sync_engine, database.reader.sync_engine}
    asked: list[Statement] = []
    for each in engines:
        event.listen(each, "before_cursor_execute", note)
    try:
        with _hot_ones(note):
            yield asked
    finally:
        for each in engines:
            event.remove(each, "before_cursor_execute", note)
        asked += found.values()


@contextmanager
def _hot_ones(note: Callable[..., None]) -> Iterator[None]:
    """They go to the driver past the engine, and past what it tells."""
    real = Way.ask

    async def ask(way: Any, words: str, values: list[Any]) -> Any:
        note(None, None, words, tuple(values), None, False)
        return await real(way, words, values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Way, "ask", ask)
        yield


async def faults(database: Database, asked: Sequence[Statement]) -> list[str]:
    """What is wrong with their plans; each statement is run once more and taken back."""
    large = await large_tables(database)
    found: list[str] = []
    for each in asked:
        wrong = await (_of_sqlite if database.is_sqlite else _of_postgres)(database, each, large)
        found += [f"{fault}: {' '.join(each.text.split())[:600]}" for fault in wrong]
    return found


def steps(database: Database, asked: Sequence[Statement]) -> int:
    """How many hundreds of its instructions SQLite needs for them: no clock, and no noise."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    with closing(sqlite3.connect(str(database.engine.url.database))) as connection:
        connection.set_progress_handler(count, 100)
        for each in asked:
            connection.execute(each.text, each.values).fetchall()
    return counted


async def large_tables(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        if database.is_sqlite:
            rows = await connection.execute(text("SELECT tbl, stat FROM sqlite_stat1"))
            return {tbl for tbl, stat in rows if int(stat.split()[0]) >= LARGE}
        rows = await connection.execute(
            text("SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= :large"),
            {"large": LARGE},
        )
        return set(rows.scalars())


async def _of_sqlite(database: Database, asked: Statement, large: set[str]) -> list[str]:
    async with database.engine.connect() as connection:
        rows = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked.text}", asked.values)
        steps: dict[int, tuple[int, str]] = {row.id: (row.parent, row.detail) for row in rows}
        await connection.rollback()
    return [
        step
        for parent, step in steps.values()
        if _scanned(step) in large and not _stopped(parent, steps)
    ]


def _stopped(parent: int, steps: dict[int, tuple[int, str]]) -> bool:
    """A co-routine hands its rows on until its LIMIT, if it need not sort them first: without a
    LIMIT it would have become part of the statement around it."""
    beside = [step for above, step in steps.values() if above == parent]
    is_sorted = any(step.startswith("USE TEMP B-TREE") for step in beside)
    return steps.get(parent, (0, ""))[1].startswith("CO-ROUTINE") and not is_sorted


def _scanned(step: str) -> str:
    """The table that is read through without an index; SQLAlchemy numbers aliases."""
    match = re.fullmatch(r"SCAN (\w+?)(_\d+)?", step)
    return match[1] if match else ""


async def _of_postgres(database: Database, asked: Statement, large: set[str]) -> list[str]:
    try:
        plan = await _explained(database, asked, "ANALYZE, ")
    except IntegrityError:
        # What it inserts is there already: of this one only what is planned is known.
        plan = await _explained(database, asked)
    return [fault for node in _nodes(plan[0]["Plan"]) for fault in _wrong(node, large)]


async def _explained(database: Database, asked: Statement, how: str = "") -> Any:
    async with database.engine.connect() as connection:
        words = f"EXPLAIN ({how}FORMAT JSON) {asked.text}"
        (plan,) = (await connection.exec_driver_sql(words, asked.values)).one()
        await connection.rollback()
    return plan


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for each in node.get("Plans", []):
        yield from _nodes(each)


def _wrong(node: dict[str, Any], large: set[str]) -> Iterator[str]:
    """A large table is neither read through, nor read for ten times what is given."""
    table = node.get("Relation Name")
    if node["Node Type"] == "Limit":
        given, read = _rows(node), max(_rows(e) for e in _nodes(node) if e is not node)
        if read > 10 * given + SPARE:
            yield f"{read} rows sorted or joined to give {given}"
    if table not in large:
        return
    removed = node.get("Rows Removed by Filter", 0) + node.get("Rows Removed by Index Recheck", 0)
    lost = removed * node.get("Actual Loops", 1)
    # One that a LIMIT stops early reads through nothing.
    if node["Node Type"] == "Seq Scan" and lost + _rows(node) >= LARGE:
        yield f"Seq Scan of {table}"
    if lost > 9 * _rows(node) + SPARE:
        yield f"{lost} rows of {table} read for {_rows(node)}"


def _rows(node: dict[str, Any]) -> int:
    return int(node.get("Actual Rows", node["Plan Rows"]) * node.get("Actual Loops", 1))

"""What a database is asked, counted where the driver hands it over: no layer above can hide one."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from asyncpg import protocol

BEGINS = ("BEGIN", "START TRANSACTION")
ENDS = ("COMMIT", "ROLLBACK", "END")

Wire: Any = protocol.Protocol


@dataclass
class Asked:
    """What came meanwhile, of every connection of this process, in order."""

    statements: list[str] = field(default_factory=list[str])
    """Without what begins and ends transactions; one that is executed for many rows is one."""
    transactions: int = 0
    trips: int = 0
    """Times that a server was waited for; on SQLite, that the connection's thread was."""

    def note(self, statement: str) -> None:
        words = " ".join(statement.split())
        self.trips += 1
        if words.upper().startswith(BEGINS):
            self.transactions += 1
        elif not words.upper().startswith(ENDS):
            self.statements.append(words)

    def hold(self, statements: int, transactions: int = 1) -> None:
        """Fails with what was asked when it was more."""
        count = len(self.statements)
        if count > statements or self.transactions > transactions:
            asked = "\n".join(
                f"{number:3} {each[:300]}" for number, each in enumerate(self.statements, 1)
            )
            pytest.fail(
                f"{count} statements of {statements}, "
                f"{self.transactions} transactions of {transactions}:\n{asked}",
                pytrace=False,
            )


class Recorder:
    """Hands what is asked to those who count at this moment."""

    def __init__(self) -> None:
        self._counting: list[Asked] = []

    @contextmanager
    def __call__(self) -> Iterator[Asked]:
        asked = Asked()
        self._counting.append(asked)
        try:
            yield asked
        finally:
            self._counting.remove(asked)

    def note(self, statement: str) -> None:
        for each in self._counting:
            each.note(statement)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """A test names it before its desk, whose connections it counts."""
    recorder = Recorder()
    monkeypatch.setattr(protocol, "Protocol", _protocol(recorder))
    monkeypatch.setattr(sqlite3, "connect", _connect(recorder))
    return recorder


def _protocol(recorder: Recorder) -> Any:
    class Counted(Wire):
        """PostgreSQL's wire: a method a message."""

        async def prepare(self, stmt_name: Any, query: str, *more: Any, **named: Any) -> Any:
            for each in recorder._counting:  # pyright: ignore[reportPrivateUsage]
                each.trips += 1
            return await Wire.prepare(self, stmt_name, query, *more, **named)

        async def bind_execute(self, state: Any, *more: Any, **named: Any) -> Any:
            recorder.note(state.query)
            return await Wire.bind_execute(self, state, *more, **named)

        async def bind_execute_many(self, state: Any, *more: Any, **named: Any) -> Any:
            recorder.note(state.query)
            return await Wire.bind_execute_many(self, state, *more, **named)

        async def query(self, query: str, *more: Any, **named: Any) -> Any:
            recorder.note(query)
            return await Wire.query(self, query, *more, **named)

    return Counted


def _connect(recorder: Recorder) -> Any:
    class Counted(sqlite3.Connection):
        def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
            recorder.note(sql)
            return super().execute(sql, *parameters)

        def executemany(self, sql: str, parameters: Any) -> sqlite3.Cursor:
            recorder.note(sql)
            return super().executemany(sql, parameters)

    real = sqlite3.connect

    def connect(*places: Any, **options: Any) -> sqlite3.Connection:
        return real(*places, **{"factory": Counted, **options})

    return connect

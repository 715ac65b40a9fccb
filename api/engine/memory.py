"""What hardly ever changes and every request asks for, kept in the process (Q15).

A value is at most `FRESH` seconds older than the database, whoever wrote it. The process that wrote
it is never behind: what its sessions write to a watched table drops everything with their commit,
and such a session itself asks the database.
"""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapper, ORMExecuteState, Session, object_session

T = TypeVar("T")

FRESH: Final = 1.0
"""Seconds."""


@dataclass(frozen=True, eq=False)
class Remembered(Generic[T]):
    """One thing that is kept: how the database tells it."""

    load: Callable[[AsyncSession], Awaitable[T]]

    async def get(self, session: AsyncSession) -> T:
        """As it is now, or was a moment ago."""
        memory: Memory = session.info["memory"]
        if session.info.get("writes_watched"):
            return await self.load(session)
        value = memory.known(self)
        if value is None:
            value = await self.load(session)
            memory.keep(self, value, session.info["generation"])
        return value


class Memory:
    """Of one database, in one process."""

    def __init__(self) -> None:
        self.generation = 0
        self._kept: dict[Remembered[Any], tuple[float, Any]] = {}
        self._made: dict[Callable[..., Any], tuple[tuple[Any, ...], Any]] = {}

    def join(self, session: AsyncSession) -> AsyncSession:
        """The session uses this memory. What it reads is kept only if nothing was dropped since:
        it may see the database as it was before."""
        session.info.update(memory=self, generation=self.generation)
        return session

    def known(self, what: Remembered[T]) -> T | None:
        at, value = self._kept.get(what, (0.0, None))
        return value if time.monotonic() - at < FRESH else None

    def keep(self, what: Remembered[T], value: T, generation: int) -> None:
        if generation == self.generation:
            self._kept[what] = (time.monotonic(), value)

    def made_of(self, make: Callable[..., T], *parts: Any) -> T:
        """What `make` makes of the parts, made once for the same ones."""
        before, value = self._made.get(make, ((), None))
        if len(before) != len(parts) or any(a is not b for a, b in zip(before, parts, strict=True)):
            value = make(*parts)
            self._made[make] = (parts, value)
        return value

    def drop(self) -> None:
        self.generation += 1
        self._kept.clear()


_watched: Final[set[type[Any]]] = set()


def watch(*models: type[Any]) -> None:
    """Whatever is written to their tables through the models drops what is kept."""
    for model in models:
        _watched.add(model)
        for what in ("after_insert", "after_update", "after_delete"):
            event.listen(model, what, _flushed)


def wrote(session: AsyncSession, model: type[Any]) -> None:
    """The same of what was written past the session."""
    if model in _watched:
        _written(session.sync_session)


def _flushed(_mapper: Mapper[Any], _connection: Any, row: Any) -> None:
    session = object_session(row)
    if session is not None:
        _written(session)


class WritingSession(Session):
    """Looks at what it writes."""


@event.listens_for(WritingSession, "do_orm_execute")
def _executed(state: ORMExecuteState) -> None:
    if state.is_select:
        return
    mapper = state.bind_mapper
    if mapper is not None and mapper.class_ in _watched:
        _written(state.session)


@event.listens_for(WritingSession, "after_commit")
def _committed(session: Session) -> None:
    # A savepoint that is released is nobody else's yet.
    if session.info.get("writes_watched") and not session.in_nested_transaction():
        memory: Memory = session.info["memory"]
        memory.drop()
        session.info.update(writes_watched=False, generation=memory.generation)


def _written(session: Session) -> None:
    session.info["writes_watched"] = True

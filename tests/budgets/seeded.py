"""A desk of some years, made by the database itself: a series of numbers a table, so that tens of
thousands of rows take a second. The proportions are those of a real desk."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

import pytest
from sqlalchemy import JSON, ColumnDefault, Table, text
from sqlalchemy.ext.asyncio import AsyncConnection

from api import models
from api.clock import now
from api.db import Database
from tests.servers.databases import create_database, drop_database
from tests.stores import scenes, sqlite

DAY: Final = 86_400_000
"""Milliseconds."""
KINDS: Final = (
    *("client", "person", "ticket", "comment", "task", "event", "notice", "delivery"),
    *("absence", "asked", "step"),
)
"""Ids of different tables differ; within one they sort by time, as those of the product do."""


@dataclass(frozen=True)
class Size:
    """How many of each; what is open does not grow with the years."""

    tickets: int
    events: int
    open: int = 300
    people: int = 400
    days: int = 89
    absences: int = 10_000


SMALL: Final = Size(tickets=20_000, events=30_000)


class Seed:
    """Fills the tables through one connection; the demo people are there."""

    def __init__(self, connection: AsyncConnection, size: Size) -> None:
        self.connection = connection
        self.size = size
        self.is_sqlite = connection.dialect.name == "sqlite"
        self.began = int(now().timestamp() * 1000) - size.days * DAY

    async def run(self) -> None:
        if not self.is_sqlite:
            # The rows are right by themselves, and foreign keys are most of the time.
            await self._do("SET session_replication_role = replica")
        await self._people()
        await self._work()
        await self._news()
        await self._absences()
        await self._do("ANALYZE")
        if not self.is_sqlite:
            await self._do("SET session_replication_role = origin")

    async def _people(self) -> None:
        count = self.size.people
        name = self._words("'Компания '", "n")
        await self._fill(
            "clients", count, {"id": self.key("client"), "name": name, "name_key": name}
        )
        person = self._words("'Человек '", "n")
        named = {"name": person, "name_key": person, "kind": "'contact'", "locale": "'ru'"}
        zone = {"timezone": "'Europe/Moscow'", "digest": "false"}
        await self._fill("people", count, {"id": self.key("person"), **named, **zone})

    async def _work(self) -> None:
        size, team = self.size, "(SELECT id FROM teams LIMIT 1)"
        at = self._at("n", size.tickets)
        is_open = f"n > {size.tickets - size.open}"
        whose = f"n % {size.people} + 1"
        item = {
            "number": "n + 1000",
            "title": "'Не печатает принтер'",
            "text": "'Не печатает принтер в бухгалтерии'",
            "search_text": self._words("'не печатает принтер '", "n"),
            "priority": "'normal'",
            "created_at": self.moment(at),
            "updated_at": self.moment(at),
        }
        ticket = {
            "id": self.key("ticket", at=at),
            "status": f"CASE WHEN {is_open} THEN 'new' ELSE 'closed' END",
            "source": "'web'",
            "client_id": self.key("client", whose),
            "contact_id": self.key("person", whose),
            "author_id": self.key("person", whose),
            "team_id": team,
            "assignee_id": f"CASE WHEN n % 3 > 0 OR NOT {is_open} THEN {self._one_of('agent')} END",
            "reaction_warn_at": self.moment(at),
            "reaction_due_at": self.moment(at),
            "reaction_escalated_due_at": self.moment(at),
            "solution_warn_at": self.moment(at),
            "solution_due_at": self.moment(at),
            "solution_escalated_due_at": self.moment(at),
            "solved_at": f"CASE WHEN NOT {is_open} THEN {self.moment(at)} END",
        }
        await self._fill("tickets", size.tickets, item | ticket)
        task = {
            "id": self.key("task", at=at),
            "status": f"CASE WHEN {is_open} THEN 'new' ELSE 'done' END",
            "due_at": self.moment(f"{at} + {40 * DAY}"),
            "author_id": self._one_of("agent"),
            "assignee_id": self._one_of("agent"),
        }
        await self._fill("tasks", size.tickets, item | task)
        comment = {
            "id": self.key("comment", at=at),
            "created_at": self.moment(at),
            "ticket_id": self.key("ticket", at=at),
            "author_id": self._one_of("agent"),
            "visibility": "'public'",
            "text": "'Посмотрим сегодня'",
        }
        await self._fill("comments", size.tickets, comment)

    async def _news(self) -> None:
        count = self.size.events
        at = self._at("n", count)
        event = {
            "id": self.key("event", at=at),
            "kind": "'ticket_opened'",
            "payload": self._payload(),
            "created_at": self.moment(at),
            "planned_at": self.moment(at),
        }
        about = {"object_id": self._ticket_of_event()}
        await self._fill("outbox_events", count, event | about)
        to = {"created_at": self.moment(at), "person_id": self._one_of("agent")} | about
        notice = {
            "id": self.key("notice", at=at),
            "event_id": self.key("event", at=at),
            "why": "'assignee'",
            "read_at": f"CASE WHEN n % 20 > 0 THEN {self.moment(at)} END",
        }
        await self._fill("notifications", count, notice | to)
        for copy, lane in enumerate(("email", "mattermost", "push")):
            delivery = {
                "id": self.key("delivery", f"n * 4 + {copy}", at=at),
                "event_id": self.key("event", at=at),
                "notice_id": self.key("notice", at=at),
                "lane": f"'{lane}'",
                "action": "'send'",
                "address": "'{}'",
                "address_key": self._words("'address '", f"n + {copy}"),
                "state": "CASE WHEN n % 50 > 0 THEN 'sent' ELSE 'failed' END",
                "due_at": self.moment(at),
                "expires_at": self.moment(at),
                "settled_at": self.moment(at),
            }
            await self._fill("deliveries", count, delivery | to)

    async def _absences(self) -> None:
        """Weeks that are over, each approved by the same manager."""
        count, boss = self.size.absences, "(SELECT id FROM people WHERE name LIKE 'Вера%')"
        at = self._at("n", count)
        own = {
            "id": self.key("absence", at=at),
            "person_id": self.key("person", f"n % {self.size.people} + 1"),
            "kind": "'vacation'",
            "start": self._day(at),
            "end": self._day(at),
            "start_half": "false",
            "end_half": "false",
            "working_days": "1",
            "charged": "1",
            "status": "'approved'",
            "approver_id": boss,
            "comment": "''",
            "asked_at": self.moment(at),
        }
        await self._fill("absences", count, own)
        of = {"absence_id": self.key("absence", at=at)}
        asked = {"id": self.key("asked", at=at), "person_id": boss}
        await self._fill("absence_asked", count, asked | of)
        step = {"id": self.key("step", at=at), "actor_id": boss, "what": "'approved'"}
        await self._fill("absence_changes", count, step | of)

    def _day(self, at: str) -> str:
        if self.is_sqlite:
            return f"date(({at}) / 1000.0, 'unixepoch')"
        return f"CAST({self.moment(at)} AS date)"

    def key(self, kind: str, n: str = "n", at: str = "0") -> str:
        """The id of the n-th of its kind, made then."""
        words = (f"CAST({at} AS bigint)", str(KINDS.index(kind) + 1), f"CAST({n} AS bigint)")
        if self.is_sqlite:
            return "printf('%012x%04x%016x', " + ", ".join(words) + ")"
        widths = zip(words, (12, 4, 16), strict=True)
        hexes = " || ".join(f"lpad(to_hex({each}), {width}, '0')" for each, width in widths)
        return f"CAST({hexes} AS uuid)"

    def moment(self, at: str) -> str:
        if self.is_sqlite:
            return f"strftime('%Y-%m-%d %H:%M:%f', ({at}) / 1000.0, 'unixepoch') || '000'"
        return f"to_timestamp(({at}) / 1000.0)"

    def _at(self, n: str, of: int) -> str:
        return f"({self.began} + CAST({n} AS bigint) * {self.size.days * DAY // of})"

    def _ticket_of_event(self) -> str:
        n = f"(CAST(n AS bigint) * {self.size.tickets} / {self.size.events})"
        return self.key("ticket", n, at=self._at(n, self.size.tickets))

    def _payload(self) -> str:
        begins = '{"type":"ticket_opened","by":null,"ticket_id":"'
        return f"'{begins}' || CAST({self._ticket_of_event()} AS varchar) || '\"}}'"

    def _words(self, words: str, n: str) -> str:
        return f"{words} || CAST({n} AS varchar)"

    def _one_of(self, role: str) -> str:
        """The same one or another, as the number says."""
        which = f"(SELECT id FROM people WHERE role = '{role}' ORDER BY id"
        return f"CASE n % 2 WHEN 0 THEN {which} LIMIT 1) ELSE {which} LIMIT 1 OFFSET 1) END"

    async def _fill(self, table: str, count: int, values: dict[str, str]) -> None:
        """Columns that are not named have their defaults."""
        of = models.metadata.tables[table]
        then = self.moment(self._at("n", count))
        made = {each: then for each in ("created_at", "updated_at") if each in of.columns}
        all_values = made | _defaults(of) | values
        columns = ", ".join(f'"{each}"' for each in all_values)
        numbers = f"SELECT n FROM generate_series(1, {count}) AS s (n)"
        if self.is_sqlite:
            more = f"SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count}"
            numbers = f"WITH RECURSIVE s (n) AS ({more}) SELECT n FROM s"
        what = ", ".join(all_values.values())
        await self._do(f"INSERT INTO {table} ({columns}) SELECT {what} FROM ({numbers}) AS numbers")

    async def _do(self, statement: str) -> None:
        await self.connection.execute(text(statement.replace(":", r"\:")))


def _defaults(table: Table[Any]) -> dict[str, str]:
    """The constants that the models name, as SQL."""
    found: dict[str, str] = {}
    for column in table.columns:
        default = column.default
        if isinstance(default, ColumnDefault) and default.is_scalar:
            found[column.name] = _literal(default.arg)
        elif isinstance(column.type, JSON) and not column.nullable:
            found[column.name] = "'[]'"
    return {name: value for name, value in found.items() if value != "NULL"}


def _literal(value: object) -> str:
    match value:
        case None:
            return "NULL"
        case bool():
            return str(value).lower()
        case StrEnum() | str():
            return f"'{value}'"
        case _:
            return str(value)


async def fill(url: str, size: Size) -> None:
    """Into a database that has the demo people."""
    database = Database(url)
    try:
        async with database.engine.begin() as connection:
            await Seed(connection, size).run()
    finally:
        await database.close()


async def make(url: str, folder: Path, size: Size = SMALL) -> None:
    """Into an empty database."""
    await scenes.make(scenes.PEOPLE, url, folder)
    await fill(url, size)


@pytest.fixture(scope="session")
def seeded_sqlite(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One a worker: a test adds little, and reads what it finds."""
    folder = tmp_path_factory.mktemp("seeded")
    url = sqlite.address(folder / "seeded.db")
    asyncio.run(make(url, folder))
    return url


@pytest.fixture(scope="session")
def seeded_postgres(
    postgres_url: str, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Iterator[str]:
    """The same on the server."""
    name = f"seeded_{worker_id}"
    url = asyncio.run(create_database(postgres_url, name))
    asyncio.run(make(url, tmp_path_factory.mktemp("seeded")))
    yield url
    asyncio.run(drop_database(postgres_url, name))


@pytest.fixture
def seeded_url(store: str, request: pytest.FixtureRequest) -> str:
    """By the store of the test."""
    return request.getfixturevalue(f"seeded_{store}")

"""Migrations on both databases: up, down, up, and equal to the models."""

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from advanced_alchemy.types import DateTimeUTC
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect

from api import migrations, models
from api.clock import now
from api.db import JSON, Database
from api.notifications.channels.webpush.address import PushAddress
from api.notifications.plan import addresses
from tests.lanes import Lanes


@pytest.fixture(params=["sqlite", "postgres"])
async def database(
    request: pytest.FixtureRequest, tmp_path: Path, fresh_database: Callable[..., Awaitable[str]]
) -> AsyncIterator[Database]:
    """An empty database."""
    if request.param == "sqlite":
        opened = Database(f"sqlite+aiosqlite:///{tmp_path}/empty.db")
    else:
        opened = Database(await fresh_database())
    yield opened
    await opened.close()


async def tables(database: Database) -> set[str]:
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    return set(names) - {"alembic_version"}


def modelled(name: str | None, kind: str, _: object) -> bool:
    """Not the indexes of PostgreSQL alone, where it knows trigrams: no model can say so."""
    return kind != "index" or name not in {"ix_tickets_words", "ix_tasks_words"}


async def differences(database: Database) -> list[Any]:
    """What autogenerate would still write."""

    def compare(connection: Connection) -> list[Any]:
        options = {
            "compare_type": True,
            "compare_server_default": True,
            "include_name": modelled,
        }
        context = MigrationContext.configure(connection, opts=options)
        return compare_metadata(context, models.metadata)

    async with database.engine.connect() as connection:
        return await connection.run_sync(compare)


async def test_up_down_and_up_again(database: Database) -> None:
    """Down leaves nothing behind, and the way up is free again."""
    await migrations.upgrade(database)
    assert await tables(database) == set(models.metadata.tables)
    await migrations.downgrade(database, "base")
    assert await tables(database) == set()
    await migrations.upgrade(database)
    assert await tables(database) == set(models.metadata.tables)


async def test_models_and_migrations_say_the_same(database: Database) -> None:
    """A column that no migration makes, or the other way round, is found here."""
    await migrations.upgrade(database)
    assert await differences(database) == []


async def test_upgrading_what_is_up_to_date_is_harmless(database: Database) -> None:
    """Every start does it."""
    await migrations.upgrade(database)
    await migrations.upgrade(database)
    assert await tables(database) == set(models.metadata.tables)


def test_the_newest_revision_is_told_without_alembic() -> None:
    """By the names of the files, which every start relies on."""
    script = ScriptDirectory.from_config(migrations.config())
    assert script.get_heads() == [migrations.newest()]


async def test_two_processes_that_start_together_migrate_once(database: Database) -> None:
    """One does it, the other waits and finds it done."""
    url = database.engine.url.render_as_string(hide_password=False)
    others = [Database(url) for _ in range(2)]
    try:
        await asyncio.gather(*(migrations.upgrade(each) for each in others))
    finally:
        for each in others:
            await each.close()
    assert await tables(database) == set(models.metadata.tables)


async def test_a_file_that_another_process_writes_to_is_waited_for(tmp_path: Path) -> None:
    """Also while its log is made: SQLite itself refuses that at once, however patient one is."""
    other = sqlite3.connect(tmp_path / "new.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    leaving = threading.Timer(0.05, other.rollback)
    leaving.start()
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/new.db")
    await migrations.upgrade(database)
    assert await tables(database) == set(models.metadata.tables)
    await database.close()
    leaving.join()
    other.close()


async def write(database: Database, table: str, rows: list[dict[str, Any]]) -> None:
    """As an earlier release wrote them; ids in the order of the list."""
    ids = ("id", "client_id", "author_id", "person_id", "event_id")
    moments = ("created_at", "updated_at", "due_at", "expires_at", "email_dead_at")
    typed = dict[str, Any]({name: sa.Uuid() for name in ids})
    typed |= {name: DateTimeUTC(timezone=True) for name in moments} | {"address": JSON}
    made = [{"id": UUID(int=at), "created_at": now()} | row for at, row in enumerate(rows, 1)]
    columns = (sa.column(name, typed.get(name)) for name in made[0])
    async with database.engine.begin() as connection:
        await connection.execute(sa.insert(sa.table(table, *columns)), made)


async def read(database: Database, what: str) -> list[Any]:
    async with database.engine.connect() as connection:
        return list(await connection.scalars(sa.text(f"SELECT {what} ORDER BY id")))


@pytest.mark.rule("X9", "X10")
async def test_what_was_stored_before_is_found_in_its_normal_form(database: Database) -> None:
    """Names that only looked different both live on, titles turn nothing round, and nobody is given
    another's login."""
    await migrations.upgrade(database, "0020")
    names = ("Ёлка", "елка", "Ду\u202eб")
    client = {"active": True, "contacts_see_all": True}
    await write(database, "clients", [client | {"name": name} for name in names])
    person = {"kind": "employee", "name": "Пётр", "locale": "ru", "timezone": "UTC", "active": True}
    emails = ("Anna@x.example", "anna@x.example", "Пётр@x.example", None)
    await write(database, "people", [person | {"email": email} for email in emails])
    ticket = {
        "title": "x\u202ey",
        "text": "",
        "status": "new",
        "priority": "normal",
        "source": "web",
    }
    whose = {"client_id": UUID(int=1), "author_id": UUID(int=1), "version": 1, "updated_at": now()}
    texts = {1: "1 ещё «раз»", 2: "2 печать"}
    rows = [{"number": number, "haystack": text} for number, text in texts.items()]
    await write(database, "tickets", [ticket | whose | row for row in rows])
    await migrations.upgrade(database)
    keys = await read(database, "name_key FROM clients")
    assert (keys[0], keys[1][:5], keys[2]) == ("елка", "елка ", "дуб")
    kept = ["Anna@x.example", "anna@x.example", "пётр@x.example", None]
    assert await read(database, "email FROM people") == kept
    assert await read(database, "name_key FROM people") == ["петр"] * 4
    assert await read(database, "name FROM clients") == ["Ёлка", "елка", "Дуб"]
    assert await read(database, "title FROM tickets") == ["xy", "xy"]
    assert await read(database, "search_text FROM tickets") == ['1 еще "раз"', "2 печать"]


@pytest.mark.rule("P12", "X4")
async def test_a_push_subscription_leaves_the_deliveries_that_held_it(database: Database) -> None:
    """They name the browser by its id from now on, and none where it is forgotten; what went to
    another channel stays as it was."""
    await migrations.upgrade(database, "0021")
    person = {"kind": "employee", "name": "Анна", "locale": "ru", "timezone": "UTC", "active": True}
    await write(database, "people", [person])
    here, gone = ({"endpoint": f"https://push.example/{each}"} for each in ("here", "gone"))
    device = {"person_id": UUID(int=1), "endpoint_hash": "h", "p256dh": "p", "auth": "a"}
    await write(database, "push_subscriptions", [device | here | {"name": "", "enabled": True}])
    await write(database, "outbox_events", [{"kind": "x", "payload": "{}", "plan_attempts": 0}])
    letter = {"email": "anna@desk.example", "name": ""}
    to = (("push", here), ("push", gone), ("email", letter))
    sent = {"event_id": UUID(int=1), "person_id": UUID(int=1), "action": "send", "copy": 0}
    sent |= {"rank": 1, "state": "sent", "reason": "", "attempts": 1, "provider_id": ""}
    sent |= {"due_at": now(), "expires_at": now()}
    rows = [
        sent | {"lane": lane, "address": address, "address_key": str(at)}
        for at, (lane, address) in enumerate(to)
    ]
    await write(database, "deliveries", rows)
    await migrations.upgrade(database)
    async with database.engine.connect() as connection:
        found = sa.select(sa.column("address", JSON), sa.column("address_key", sa.Text))
        kept = list(await connection.execute(found.select_from(sa.text("deliveries ORDER BY id"))))
    named = PushAddress(endpoint="", p256dh="", auth="", device_id=str(UUID(int=1)))
    assert [each.address for each in kept] == [addresses.pack(Lanes.PUSH, named), {}, letter]
    assert [each.address_key for each in kept] == [addresses.key_of(Lanes.PUSH, named), "1", "2"]


@pytest.mark.rule("E7", "Q13")
async def test_marks_of_dead_addresses_become_rows(database: Database) -> None:
    """With the hour at which they were found dead; and back again. A mark of no address is none."""
    await migrations.upgrade(database, "0023")
    person = {"kind": "employee", "locale": "ru", "timezone": "UTC", "active": True}
    told = ("name", "email", "email_dead", "email_dead_at", "mattermost_login", "mattermost_dead")
    people = [
        ("Анна", "a@b.ru", "550", now(), None, None),
        ("Борис", None, None, None, "boris", "404"),
        ("Вера", None, "550", now(), None, None),
    ]
    await write(
        database, "people", [person | dict(zip(told, each, strict=True)) for each in people]
    )
    await migrations.upgrade(database, "0024")
    marks = "channel || ' ' || name || ' ' || reason FROM dead_addresses"
    assert sorted(await read(database, marks)) == ["email a@b.ru 550", "mattermost boris 404"]
    await migrations.downgrade(database, "0023")
    assert await read(database, "email_dead FROM people") == ["550", None, None]
    assert await read(database, "mattermost_dead FROM people") == [None, "404", None]

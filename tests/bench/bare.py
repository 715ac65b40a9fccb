"""What a good engineer would write in an hour instead: a ticket by five plain statements behind one
handler, a page by three, by the same framework, driver, server and durability.

    python -m tests.bench.bare DATABASE_URL PORT
"""

import asyncio
import sys
from typing import Any
from uuid import UUID

from litestar import Litestar, Request, get, post
from litestar.exceptions import NotAuthorizedException, NotFoundException
from litestar.handlers import HTTPRouteHandler
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from api.db import Database, new_id
from api.run import startup
from api.run.server import Server
from shared.leaving import run_for_long
from shared.listening import address

Asked = Request[Any, Any, Any]
TOKEN = "bare"
TABLES = """
CREATE TABLE IF NOT EXISTS bare_people (id {uuid} PRIMARY KEY, token TEXT UNIQUE, name TEXT);
CREATE TABLE IF NOT EXISTS bare_keys (key TEXT PRIMARY KEY, answer TEXT);
CREATE TABLE IF NOT EXISTS bare_counters (name TEXT PRIMARY KEY, last INTEGER);
CREATE TABLE IF NOT EXISTS bare_tickets (id {uuid} PRIMARY KEY, number INTEGER UNIQUE,
    author_id {uuid}, title TEXT, body TEXT, status TEXT, created_at {moment});
CREATE INDEX IF NOT EXISTS bare_tickets_author ON bare_tickets (author_id);
CREATE INDEX IF NOT EXISTS bare_tickets_created ON bare_tickets (created_at, id);
CREATE TABLE IF NOT EXISTS bare_events (id {uuid} PRIMARY KEY, ticket_id {uuid}, kind TEXT,
    created_at {moment});
"""
WHO = text("SELECT id, name FROM bare_people WHERE token = :token")
KEY = text("INSERT INTO bare_keys (key, answer) VALUES (:key, :answer)")
NUMBER = text("UPDATE bare_counters SET last = last + 1 WHERE name = 'ticket' RETURNING last")
TICKET = text(
    "INSERT INTO bare_tickets (id, number, author_id, title, body, status, created_at) "
    "VALUES (:id, :number, :author_id, :title, :body, 'new', CURRENT_TIMESTAMP)"
)
EVENT = text(
    "INSERT INTO bare_events (id, ticket_id, kind, created_at) "
    "VALUES (:id, :ticket_id, 'ticket_opened', CURRENT_TIMESTAMP)"
)
LIST = text(
    "SELECT id, number, title, status, created_at FROM bare_tickets "
    "ORDER BY created_at DESC, id DESC LIMIT :size"
)
CARD = text(
    "SELECT id, number, author_id, title, body, status, created_at FROM bare_tickets WHERE id = :id"
)


async def make_tables(database: Database) -> None:
    """The tables, the one who calls and the counter."""
    kinds = ("TEXT", "TEXT") if database.is_sqlite else ("UUID", "TIMESTAMPTZ")
    async with database.begin() as session:
        for each in TABLES.format(uuid=kinds[0], moment=kinds[1]).strip().split(";\n"):
            await session.execute(text(each.rstrip(";")))
        who = {"id": _id(database), "token": TOKEN}
        await session.execute(text("INSERT INTO bare_people VALUES (:id, :token, 'Анна')"), who)
        await session.execute(text("INSERT INTO bare_counters VALUES ('ticket', 0)"))


def _id(database: Database) -> Any:
    return str(new_id()) if database.is_sqlite else new_id()


def application(database: Database) -> Litestar:
    handlers = (_opening(database), *_reading(database))
    return Litestar([*handlers], logging_config=None)


async def _caller(connection: AsyncConnection, request: Asked) -> Any:
    token = request.headers["authorization"].removeprefix("Bearer ")
    person = (await connection.execute(WHO, {"token": token})).first()
    if person is None:
        raise NotAuthorizedException
    return person


def _opening(database: Database) -> HTTPRouteHandler:
    engine = database.engine

    @post("/api/tickets")
    async def open_ticket(request: Asked, data: dict[str, Any]) -> dict[str, Any]:
        ticket_id = _id(database)
        async with engine.begin() as connection:
            person = await _caller(connection, request)
            key = {"key": request.headers["idempotency-key"], "answer": str(ticket_id)}
            await connection.execute(KEY, key)
            number = (await connection.execute(NUMBER)).scalar_one()
            ticket = {
                "id": ticket_id,
                "number": number,
                "author_id": person.id,
                "title": data["text"][:80],
                "body": data["text"],
            }
            await connection.execute(TICKET, ticket)
            await connection.execute(EVENT, {"id": _id(database), "ticket_id": ticket_id})
        return {"id": str(ticket_id), "number": number, "title": ticket["title"], "status": "new"}

    return open_ticket


def _reading(database: Database) -> tuple[HTTPRouteHandler, ...]:
    engine = database.engine

    @get("/api/me")
    async def me(request: Asked) -> dict[str, Any]:
        async with engine.connect() as connection:
            return dict((await _caller(connection, request))._mapping)

    @get("/api/tickets")
    async def tickets(request: Asked, limit: int = 20) -> dict[str, Any]:
        async with engine.connect() as connection:
            await _caller(connection, request)
            rows = (await connection.execute(LIST, {"size": limit})).mappings()
            return {"items": [dict(each) for each in rows]}

    @get("/api/tickets/{ticket_id:uuid}")
    async def card(request: Asked, ticket_id: UUID) -> dict[str, Any]:
        wanted = {"id": str(ticket_id) if database.is_sqlite else ticket_id}
        async with engine.connect() as connection:
            await _caller(connection, request)
            row = (await connection.execute(CARD, wanted)).mappings().first()
        if row is None:
            raise NotFoundException
        return dict(row)

    return me, tickets, card


async def serve(url: str, port: int) -> None:
    database = Database(url)
    await make_tables(database)
    with startup.listening("127.0.0.1", port) as doors:
        server = Server(application(database), address(doors[0]), grace=1)
        await server.serve_until_signal(asyncio.Event(), doors)
    await database.close()


if __name__ == "__main__":
    run_for_long(serve(sys.argv[1], int(sys.argv[2])))

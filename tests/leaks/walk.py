"""Every question that the API answers, asked by one caller with everything worth trying.

The questions are read from the application and its OpenAPI document: a route that somebody adds
is walked without a word here.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

import httpx
from sqlalchemy import select

from api import models
from tests.application import document_of
from tests.desk import Desk
from tests.leaks.words import FOREIGN, INTERNAL
from tests.rights.test_doors import WORDS, routes

LEFT_OUT: Final = frozenset({"/", "/{path}", "/api/stream"})
"""The page itself, which is the same for all, and what never ends: test_leaks of the pipeline asks
for the stream."""
TABLES: Final = {
    "employee": "people",
    "contact": "people",
    "person": "people",
    "actor": "people",
    "author": "people",
    "assignee": "people",
    "category": "categories",
    "comment": "ticket_comments",
    "notice": "notices",
    "device": "push_subscriptions",
    "event": "outbox",
}
"""Where the ids of a parameter are, if not in the table of its own name."""
SEARCHES: Final = frozenset({"search", "query", "q", "text"})


@dataclass
class Walk:
    """`told` is every body and header that came back, `searched` the answers to secret words."""

    told: list[bytes] = field(default_factory=list[bytes])
    searched: list[tuple[str, Any]] = field(default_factory=list[tuple[str, Any]])
    walked: set[str] = field(default_factory=set[str])
    answered: set[str] = field(default_factory=set[str])
    """The routes that said more than no."""


async def walk(desk: Desk, client: httpx.AsyncClient, **words: str) -> Walk:
    """`words` are values of parameters that no table has."""
    done, ids = Walk(), await _ids(desk)
    schema: dict[str, Any] = document_of(desk.app)
    for path in sorted(_paths(desk)):
        operation: dict[str, Any] = schema["paths"].get(path, {}).get("get", {})
        for address in _addresses(path, ids, words):
            async for answer in _ask(client, address, operation, ids, done):
                done.told += [answer.content, str(answer.headers).encode()]
                done.walked.add(path)
                if answer.is_success:
                    done.answered.add(path)
    return done


def _paths(desk: Desk) -> set[str]:
    asked = {door.split(" ")[1] for door in routes(desk.app) if door.startswith("GET ")}
    return {path for path in asked - LEFT_OUT if not path.startswith("/schema")}


async def _ids(desk: Desk) -> dict[str, list[str]]:
    """Of every table with an id: all of them."""
    found: dict[str, list[str]] = {}
    async with desk.held.database.reads() as session:
        for table in models.metadata.sorted_tables:
            if "id" in table.columns:
                rows = await session.scalars(select(table.c.id))
                found[table.name] = [str(each) for each in rows]
        numbers = await session.scalars(select(models.metadata.tables["tickets"].c.number))
        found["numbers"] = [str(each) for each in numbers]
    return found


def _values(name: str, ids: dict[str, list[str]], words: dict[str, str]) -> list[str]:
    """What a parameter of this name may hold; an unknown one everything there is."""
    if name == "number":
        return ids["numbers"]
    if name in words or name in WORDS:
        return [words.get(name) or WORDS[name]]
    noun = name.removesuffix("_id")
    table = TABLES.get(noun, f"{noun}s")
    return ids[table] if table in ids else [each for known in ids.values() for each in known]


def _addresses(path: str, ids: dict[str, list[str]], words: dict[str, str]) -> Iterable[str]:
    """The path with every combination of its parameters."""
    made = [path]
    for part in path.split("/"):
        if part.startswith("{"):
            values = _values(part[1:-1], ids, words)
            made = [each.replace(part, value) for each in made for value in values]
    return made


async def _ask(
    client: httpx.AsyncClient,
    address: str,
    operation: dict[str, Any],
    ids: dict[str, list[str]],
    done: Walk,
) -> AsyncIterator[httpx.Response]:
    """The plain question, and where it is answered the same with each of its parameters."""
    plain = await _get(client, address)
    yield plain
    if not plain.is_success and plain.status_code != 400:
        return
    for parameter in operation.get("parameters", []):
        if parameter["in"] != "query":
            continue
        for value in _wishes(parameter, ids):
            answer = await _get(client, address, **{parameter["name"]: value})
            if parameter["name"] in SEARCHES and answer.is_success:
                done.searched.append((value, answer.json()))
            yield answer


async def _get(client: httpx.AsyncClient, address: str, **params: str) -> httpx.Response:
    async with asyncio.timeout(20):
        return await client.get(address, params=params)


def _wishes(parameter: dict[str, Any], ids: dict[str, list[str]]) -> list[str]:
    """By name for words and ids, by type for the rest."""
    name: str = parameter["name"]
    if name in SEARCHES:
        return [*INTERNAL.values(), *FOREIGN.values()]
    if name == "limit":
        return ["100"]
    if name.endswith("_id") or name == "assignee":
        return _values(name, ids, {})
    kinds = str(parameter.get("schema", {}))
    return ["true", "false"] if "boolean" in kinds else []

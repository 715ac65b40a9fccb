"""Every call of the bots' client, made once at a server that only notes what it is asked."""

import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, date, datetime, time
from enum import Enum
from itertools import product
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID, uuid4

import msgspec
from aiohttp import web

from shared.client import ApiClient, ApiProblem
from shared.client.tasks import TaskFilter
from shared.client.tickets import TicketFilter

Method = Callable[..., Awaitable[Any]]
PLAIN: dict[Any, Any] = {
    UUID: uuid4(),
    str: "x",
    int: 1,
    date: date(2026, 11, 30),
    datetime: datetime(2026, 11, 30, tzinfo=UTC),
    time: time(9),
    type(None): None,
    TaskFilter: TaskFilter(),
    TicketFilter: TicketFilter(),
}


async def all_calls(file: Path) -> set[tuple[str, str]]:
    """Method and path of each; `file` is there to be uploaded."""
    asked: set[tuple[str, str]] = set()
    async with _noting(asked) as url, ApiClient(url, "vsb_staff_x") as client:
        for method in _methods(client):
            for wishes in _ways(method, file):
                with suppress(ApiProblem):
                    await method(**wishes)
    return asked


@asynccontextmanager
async def _noting(asked: set[tuple[str, str]]) -> AsyncIterator[str]:
    async def note(request: web.Request) -> web.Response:
        asked.add((request.method, request.path))
        await request.read()
        return web.Response(status=418)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", note)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def _methods(client: ApiClient) -> Iterator[Method]:
    """Of the bot's own name, of a person's, and of each room there."""
    user = client.as_user(1)
    rooms = [room for name, room in vars(user).items() if not name.startswith("_")]
    for each in (client, user, *rooms):
        for name, method in inspect.getmembers(each, inspect.iscoroutinefunction):
            if not name.startswith("_") and name != "close":
                yield method


def _ways(method: Method, file: Path) -> Iterable[dict[str, Any]]:
    """What must be told, with each kind and both answers where the path may depend on them."""
    hints = get_type_hints(method)
    wanted = inspect.signature(method).parameters.values()
    names = [each.name for each in wanted if each.default is each.empty]
    choices = [[file] if hints[name] is Path else _choices(hints[name]) for name in names]
    return [dict(zip(names, values, strict=True)) for values in product(*choices)]


def _choices(kind: Any) -> list[Any]:
    if kind is bool:
        return [True, False]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return list(kind)
    return [_example(kind)]


def _example(kind: Any) -> Any:
    """The least value of the type."""
    if kind in PLAIN:
        return PLAIN[kind]
    if get_origin(kind) in {Annotated, Union, UnionType}:
        return _example(get_args(kind)[0])
    if get_origin(kind) is list:
        return []
    if issubclass(kind, msgspec.Struct):
        needed = [each for each in msgspec.structs.fields(kind) if each.required]
        return kind(**{each.name: _example(each.type) for each in needed})
    return _choices(kind)[0]

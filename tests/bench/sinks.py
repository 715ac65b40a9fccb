"""Counterparts in processes of their own: what they cost is nobody's figure."""

import asyncio
import contextlib
import multiprocessing
from collections.abc import AsyncIterator, Callable
from multiprocessing.connection import Connection

from aiohttp import web

from shared.listening import listen
from tests.channels.smtp_server import SmtpScript


@contextlib.asynccontextmanager
async def sink(serve: Callable[[Connection], None]) -> AsyncIterator[int]:
    """A sink in a process of its own; gives its port."""
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=serve, args=(there,), daemon=True)
    process.start()
    try:
        yield await asyncio.to_thread(here.recv)
    finally:
        process.terminate()
        await asyncio.to_thread(process.join)


def http_sink() -> contextlib.AbstractAsyncContextManager[int]:
    """Takes every hook and every push."""
    return sink(_http_sink)


def smtp_sink() -> contextlib.AbstractAsyncContextManager[int]:
    """Takes every letter."""
    return sink(_smtp_sink)


def silent_sink() -> contextlib.AbstractAsyncContextManager[int]:
    """Takes every connection and never says a word."""
    return sink(_silent_sink)


def _silent_sink(pipe: Connection) -> None:
    async def listens(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while await reader.read(65536):
                pass

    async def serve() -> None:
        server = await asyncio.start_server(listens, sock=listen("127.0.0.1", 0))
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serve())


def _http_sink(pipe: Connection) -> None:
    async def answer(request: web.BaseRequest) -> web.StreamResponse:
        await request.read()
        if request.path.startswith("/hooks/"):
            return web.Response(text="ok")
        return web.Response(status=201)

    async def serve() -> None:
        loop = asyncio.get_running_loop()
        door = listen("127.0.0.1", 0)
        server = await loop.create_server(web.Server(answer, access_log=None), sock=door)
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(serve())


def _smtp_sink(pipe: Connection) -> None:
    async def serve() -> None:
        server = SmtpScript()
        await server.open()
        pipe.send(server.port)
        await asyncio.Event().wait()

    asyncio.run(serve())

"""The console script: `vestovoy up` for one machine, a command a process for the scaled mode."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable

import click
import uvicorn

from api import embedded, migrations, resources, worker
from api.app import create_app
from api.auth import forgotten
from api.errors import NotFound
from api.resources import Resources
from api.settings import Settings
from shared import logging
from shared.settings import UnreadableSettings, read


@click.group()
def main() -> None:
    """Vestovoy: a work desk whose heart is notification."""


@main.command()
def up() -> None:
    """Everything on one machine: API, worker, scheduler and the configured bots."""
    settings = _settings("up")
    if settings.redis_url:
        raise click.UsageError(
            "VESTOVOY_REDIS_URL is set: in the scaled mode start `vestovoy api`, `worker`, "
            "`scheduler` and `bot staff|client` as processes of their own."
        )
    asyncio.run(embedded.run(settings))


@main.command()
def api() -> None:
    """The HTTP API (scaled mode)."""
    asyncio.run(_serve(_scaled("api")))


@main.command("worker")
def work() -> None:
    """Plans and delivers (scaled mode); any number may run."""
    asyncio.run(_until_signal(_scaled("worker"), _work))


@main.command("scheduler")
def tick() -> None:
    """Sends the ticks (scaled mode); one is enough, two are harmless."""
    asyncio.run(_until_signal(_scaled("scheduler"), _schedule))


@main.command()
@click.argument("which", type=click.Choice(["staff", "client"]))
def bot(which: str) -> None:
    """A Telegram bot; by polling only one process of each may run."""
    os.execv(sys.executable, [sys.executable, "-m", f"bot_{which}"])  # noqa: S606 - our own module


@main.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    asyncio.run(_migrate(_settings("migrate")))


@main.command("password-link")
@click.argument("email")
def password_link(email: str) -> None:
    """A one-time link that sets a new password for an employee, good for a day."""
    click.echo(asyncio.run(_password_link(_settings("password-link"), email)))


async def _serve(settings: Settings) -> None:
    await _announce(settings)
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=10,
    )
    await embedded.Server(config).serve_until_signal(asyncio.Event())


async def _announce(settings: Settings) -> None:
    await _migrate(settings)
    held = resources.make(settings)
    await embedded.offer_setup(held)
    await held.database.close()


async def _migrate(settings: Settings) -> None:
    held = resources.make(settings)
    await migrations.upgrade(held.database)
    await held.database.close()


async def _password_link(settings: Settings, email: str) -> str:
    held = resources.make(settings)
    try:
        async with held.database.begin() as session:
            person_id = await forgotten.person_with(session, email)
            made = await forgotten.link_for(session, settings, person_id, by=None)
    except NotFound:
        raise click.ClickException(f"no active employee logs in with {email}") from None
    finally:
        await held.database.close()
    return made.url


async def _work(held: Resources, stop: asyncio.Event) -> None:
    async with held.channels:
        await worker.listen(held.broker, stop)


async def _schedule(held: Resources, stop: asyncio.Event) -> None:
    await worker.schedule(held.broker, stop)


async def _until_signal(
    settings: Settings, serve: Callable[[Resources, asyncio.Event], Awaitable[None]]
) -> None:
    held = resources.make(settings)
    held.road.register()
    stop = held.road.stopping
    loop = asyncio.get_running_loop()
    for each in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(each, stop.set)
    async with resources.opened(held):
        await serve(held, stop)


def _settings(process: str) -> Settings:
    try:
        settings = read(Settings)
    except UnreadableSettings as error:
        raise click.ClickException(f"settings cannot be read\n{error}") from None
    logging.configure(settings, process)
    return settings


def _scaled(process: str) -> Settings:
    settings = _settings(process)
    if not settings.redis_url:
        raise click.UsageError("VESTOVOY_REDIS_URL is needed: processes wake each other by Redis.")
    return settings


if __name__ == "__main__":
    main()

"""The console script: `vestovoy up` for one machine, a command a process for the scaled mode."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import click

from api import embedded, resources, startup, stopping, worker
from api.app import create_app
from api.auth import forgotten
from api.errors import NotFound
from api.resources import Resources
from api.settings import Settings
from shared import logging
from shared.leaving import leave_quickly
from shared.settings import UnreadableSettings, read


@click.group()
@click.version_option(package_name="vestovoy", prog_name="vestovoy")
def main() -> None:
    """Vestovoy: a work desk whose heart is notification."""


@main.command(short_help="Everything on one machine.")
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


@main.command("worker", short_help="Plans and delivers (scaled mode).")
def work() -> None:
    """Plans and delivers (scaled mode); any number may run."""
    asyncio.run(_until_signal(_scaled("worker"), _work))


@main.command("scheduler", short_help="Sends the ticks (scaled mode).")
def tick() -> None:
    """Sends the ticks (scaled mode); one is enough, two are harmless."""
    asyncio.run(_until_signal(_scaled("scheduler"), _schedule))


@main.command(short_help="A Telegram bot (scaled mode).")
@click.argument("which", type=click.Choice(["staff", "client"]))
def bot(which: str) -> None:
    """A Telegram bot; by polling only one process of each may run."""
    os.execv(sys.executable, [sys.executable, "-m", f"bot_{which}"])  # noqa: S606 - our own module


@main.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    asyncio.run(_migrate(_settings("migrate")))


@main.command("password-link", short_help="A link for an employee who forgot the password.")
@click.argument("email")
def password_link(email: str) -> None:
    """A one-time link that sets a new password for an employee, good for a day."""
    click.echo(asyncio.run(_password_link(_settings("password-link"), email)))


async def _serve(settings: Settings) -> None:
    with startup.listening(settings.host, settings.port) as doors:
        await startup.require_redis(settings.redis_url)
        async with _database(settings) as held:
            await startup.migrate(held)
            await embedded.offer_setup(held)
        server = embedded.Server(create_app(settings), settings.base_url, grace=10)
        await server.serve_until_signal(asyncio.Event(), doors)


async def _migrate(settings: Settings) -> None:
    async with _database(settings) as held:
        await startup.migrate(held)


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Resources]:
    """For a short task before or without serving."""
    held = startup.make(settings)
    try:
        yield held
    finally:
        await held.database.close()


async def _password_link(settings: Settings, email: str) -> str:
    async with _database(settings) as held:
        try:
            with startup.database_asked():
                async with held.database.begin() as session:
                    person_id = await forgotten.person_with(session, email)
                    made = await forgotten.link_for(session, settings, person_id, by=None)
        except NotFound:
            raise click.ClickException(f"no active employee logs in with {email}") from None
    return made.url


async def _work(held: Resources, stop: asyncio.Event) -> None:
    async with held.channels:
        await worker.listen(held.broker, stop)


async def _schedule(held: Resources, stop: asyncio.Event) -> None:
    await worker.schedule(held.broker, stop)


async def _until_signal(
    settings: Settings, serve: Callable[[Resources, asyncio.Event], Awaitable[None]]
) -> None:
    await startup.require_redis(settings.redis_url)
    held = startup.make(settings)
    held.road.register()
    stop = held.road.stopping

    async def work() -> None:
        async with resources.opened(held):
            await serve(held, stop)

    await stopping.run(stop, work())


def _settings(process: str) -> Settings:
    try:
        settings = read(Settings)
    except UnreadableSettings as error:
        raise click.ClickException(f"settings cannot be read\n{error}") from None
    logging.configure(settings, process)
    leave_quickly()
    return settings


def _scaled(process: str) -> Settings:
    settings = _settings(process)
    if not settings.redis_url:
        raise click.UsageError("VESTOVOY_REDIS_URL is needed: processes wake each other by Redis.")
    return settings


if __name__ == "__main__":
    main()

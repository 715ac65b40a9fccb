"""What each command of the console script starts."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import click

from api import resources, worker
from api.app import create_app
from api.auth.links import forgotten
from api.errors import NotFound
from api.notifications import locking
from api.notifications.channels import settings as channel_settings
from api.notifications.locking import Row
from api.resources import Resources
from api.run import embedded, startup, stopping
from api.run.fallback_polling import FallbackPolling
from api.security import key_file
from api.settings import Settings
from shared import logging
from shared.contracts.telegram import BotScope
from shared.leaving import leave_quickly
from shared.settings import UnreadableSettings, read


def up() -> None:
    settings = _settings("up")
    if settings.redis_url:
        raise click.UsageError(
            "VESTOVOY_REDIS_URL is set: in the scaled mode start `vestovoy api`, `worker`, "
            "`scheduler` and `bot staff|client` as processes of their own."
        )
    asyncio.run(embedded.run(settings))


def api() -> None:
    asyncio.run(_serve(_scaled("api")))


def work() -> None:
    asyncio.run(_until_signal(_scaled("worker"), _work))


def tick() -> None:
    asyncio.run(_until_signal(_scaled("scheduler"), _schedule))


def migrate() -> None:
    asyncio.run(_migrate(_settings("migrate")))


def password_link(email: str) -> None:
    click.echo(asyncio.run(_password_link(_settings("password-link"), email)))


def bot_token(which: str) -> None:
    click.echo(_settings("bot-token").service_token(BotScope(which)))


def rotate_key(*, new: bool) -> None:
    settings = _settings("rotate-key")
    if new:
        _renew_key(settings)
    done = asyncio.run(_lock_anew(settings))
    click.echo(f"locked anew: {done[Row.ANEW]}, by this key before: {done[Row.BEFORE]}")
    if done[Row.CHANGED]:
        click.echo(f"saved by somebody meanwhile: {done[Row.CHANGED]}; run this again")
    if done[Row.LOST]:
        raise click.ClickException(
            f"{done[Row.LOST]} can be opened by no key: look at VESTOVOY_OLD_SECRET_KEYS"
        )


def _renew_key(settings: Settings) -> None:
    if settings.secret_key.get_secret_value():
        raise click.UsageError(
            "VESTOVOY_SECRET_KEY holds the key: put another one there and this one into "
            "VESTOVOY_OLD_SECRET_KEYS, then run `vestovoy rotate-key` without --new."
        )
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    with startup.hold_folder(settings.data_dir):
        key_file.renew(settings.key_path)


async def _lock_anew(settings: Settings) -> Counter[Row]:
    async with _database(settings) as held:
        with startup.database_asked():
            return await locking.lock_anew(held.database, held.vault)


async def _serve(settings: Settings) -> None:
    with startup.listening(settings.host, settings.port) as doors:
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
        looking = asyncio.create_task(FallbackPolling(held.pipeline).run(stop))
        try:
            await worker.listen(held.broker, stop, held.pipeline.waker)
        finally:
            stop.set()
            await looking
            await held.pipeline.finish()


async def _schedule(held: Resources, stop: asyncio.Event) -> None:
    await worker.schedule(held.broker, stop)


async def _until_signal(
    settings: Settings, serve: Callable[[Resources, asyncio.Event], Awaitable[None]]
) -> None:
    held = startup.make(settings)
    held.pipeline.register()
    stop = held.pipeline.stopping

    async def work() -> None:
        async with resources.opened(held):
            await serve(held, stop)

    await stopping.run(stop, work())


def _settings(process: str) -> Settings:
    try:
        settings = read(Settings)
        channel_settings.check_environment(settings)
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

"""What each command of the console script starts. Each process loads what it does: the modules
of this folder that it names inside a function."""

import asyncio
from collections import Counter
from pathlib import Path
from types import ModuleType

import click

from api.auth.links import forgotten, setup
from api.auth.links.setup import AdminLink, NotAnAdministrator
from api.errors import Invalid, NotFound
from api.notifications import locking
from api.notifications.channels import settings as channel_settings
from api.notifications.locking import Row
from api.run import startup
from api.security import key_file
from api.settings import Settings
from shared import logging
from shared.contracts.telegram import BotScope
from shared.i18n import translator
from shared.leaving import leave_quickly, run_for_long
from shared.settings import UnreadableSettings, read


def up() -> None:
    settings = _settings("up")
    if settings.redis_url:
        raise click.UsageError(
            "VESTOVOY_REDIS_URL is set: in the scaled mode start `vestovoy api`, `worker`, "
            "`scheduler` and `bot staff|client` as processes of their own."
        )
    from api.run import embedded  # noqa: PLC0415

    run_for_long(embedded.run(settings))


def api() -> None:
    from api.run import serving  # noqa: PLC0415

    run_for_long(serving.run(_scaled("api")))


def work() -> None:
    from api.run import working  # noqa: PLC0415

    run_for_long(working.work(_scaled("worker")))


def tick() -> None:
    from api.run import working  # noqa: PLC0415

    run_for_long(working.tick(_scaled("scheduler")))


def migrate() -> None:
    asyncio.run(_migrate(_settings("migrate")))


def password_link(email: str) -> None:
    click.echo(asyncio.run(_password_link(_settings("password-link"), email)))


def invite_admin(email: str) -> None:
    settings = _settings("invite-admin")
    made = asyncio.run(_invite_admin(settings, email))
    t = translator(settings.default_locale)
    said = t("cli-admin-forgot", name=made.name) if made.name else t("cli-admin-link")
    click.echo(f"{said}\n{made.url}")


def bot_token(which: str) -> None:
    click.echo(_settings("bot-token").service_token(BotScope(which)))


def copy(to: str, files: str) -> None:
    _moves().copy(_settings("copy"), to, files)


def backup(file: Path, *, with_key: bool) -> None:
    _moves().backup(_settings("backup"), file, with_key=with_key)


def restore(file: Path) -> None:
    _moves().restore(_settings("restore"), file)


def _moves() -> ModuleType:
    from api.run import moves  # noqa: PLC0415 - nobody who serves needs them

    return moves


def doctor() -> None:
    from api.run import examination  # noqa: PLC0415 - nor this

    examination.run(_settings("doctor"))


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
    async with startup.database(settings) as held:
        with startup.database_asked():
            return await locking.lock_anew(held.database, held.vault)


async def _migrate(settings: Settings) -> None:
    async with startup.database(settings) as held:
        await startup.migrate(held)


async def _password_link(settings: Settings, email: str) -> str:
    async with startup.database(settings) as held:
        try:
            with startup.database_asked():
                async with held.database.begin() as session:
                    person_id = await forgotten.person_with(session, email)
                    made = await forgotten.link_for(session, settings, person_id, by=None)
        except NotFound:
            raise click.ClickException(f"no active employee logs in with {email}") from None
    return made.url


async def _invite_admin(settings: Settings, email: str) -> AdminLink:
    async with startup.database(settings) as held:
        try:
            with startup.database_asked():
                async with held.database.begin() as session:
                    return await setup.invite(session, settings, email)
        except NotAnAdministrator as refused:
            t = translator(settings.default_locale)
            raise click.ClickException(t("cli-not-an-admin", name=refused.name)) from None
        except Invalid as refused:
            raise click.ClickException(refused.detail) from None


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

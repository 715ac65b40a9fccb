"""`vestovoy copy`, `backup` and `restore`: what is asked of the operator, and what is told."""

import asyncio
import logging
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TextIO

import click

from api import settings_values
from api.files.errors import StorageUnavailable
from api.moving import acts, begin, keys
from api.moving.acts import Place
from api.moving.refusals import Refused
from api.run import startup
from api.settings import Settings
from shared.i18n import translator
from shared.units import MEGABYTE


def copy(settings: Settings, to: str, files: str) -> None:
    place = Place(database=_address(to), files=_store(files))
    say = Say(settings)
    with _alone(settings, say):
        _run(say, acts.copy(settings, place, say))
    say("cli-copy-done")
    say("cli-copy-next-settings", database=begin.told(place.database))
    if place.files:
        say("cli-copy-next-files", files=place.files)
    if settings.secret_key.get_secret_value():
        say("cli-copy-next-same-key")
    else:
        say("cli-copy-next-key", where=str(settings.key_path.resolve()))
    say("cli-copy-next-start")
    say("cli-copy-next-keep", database=begin.told(settings.database))
    say("cli-copy-next-old-files" if place.files else "cli-copy-next-same-files")


def backup(settings: Settings, file: Path, *, with_key: bool) -> None:
    say = Say(settings)
    _run(say, acts.backup(settings, file, say, with_key=with_key))
    megabytes = max(1, round(file.stat().st_size / MEGABYTE))
    say("cli-backup-done", file=str(file.resolve()), megabytes=megabytes)
    say("cli-backup-with-key" if with_key else "cli-backup-without-key")


def restore(settings: Settings, file: Path) -> None:
    say = Say(settings)
    with _alone(settings, say):
        _run(say, acts.restore(settings, file, say))
    say("cli-restore-done")
    if not keys.opens(settings, acts.key_mark_of(file)):
        say("cli-restore-next-key", where=str(settings.key_path.resolve()))
    say("cli-restore-next-start")
    say("cli-restore-next-look")


class Say:
    """A line on the console, in the language of the desk."""

    def __init__(self, settings: Settings) -> None:
        self.text = translator(settings.default_locale)

    def __call__(self, key: str, **values: str | int) -> None:
        click.echo(self.text(key, **values))


def _run(say: Say, act: Coroutine[Any, Any, None]) -> None:
    """What is in the way is told in words; what was begun goes on at the next call."""
    logging.getLogger("alembic").setLevel(logging.WARNING)  # Here nobody asks by which steps.
    try:
        with startup.database_asked():
            asyncio.run(act)
    except Refused as refused:
        raise click.ClickException(say.text(refused.key, **refused.values)) from None
    except StorageUnavailable:
        raise click.ClickException(say.text("cli-move-store-away")) from None


def _alone(settings: Settings, say: Say) -> TextIO:
    """No process of this machine works on the desk meanwhile, nor begins to."""
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        return startup.hold_folder(settings.data_dir)
    except startup.CannotStart:
        place = str(settings.data_dir.resolve())
        raise click.ClickException(say.text("cli-move-runs", place=place)) from None


def _address(given: str) -> str:
    try:
        return settings_values.database(given)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--to") from None


def _store(given: str) -> str:
    """A folder may be given as such."""
    return given if "://" in given or not given else Path(given).resolve().as_uri()

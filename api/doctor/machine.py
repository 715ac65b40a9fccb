"""What lies on this machine: the program, its folder, its key, the room on the disks."""

import os
import platform
import shutil
from collections.abc import AsyncIterator, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from api.doctor.case import Case
from api.doctor.finding import Finding, fine, look, unknown, wrong
from api.moving import begin, keys
from api.moving.refusals import Refused
from api.security.secrets import Vault
from api.settings import Settings
from shared.private_files import OTHERS
from shared.units import GIGABYTE, MEGABYTE

PLENTY: Final = 2 * GIGABYTE
"""Bytes: with less it is time to look."""


async def program(_: Case) -> AsyncIterator[Finding]:
    yield fine("cli-doctor-version", version=version("vestovoy"), python=platform.python_version())


async def folder(case: Case) -> AsyncIterator[Finding]:
    """Who may do what with the data."""
    place = case.settings.data_dir.resolve()
    if not place.is_dir():
        yield wrong("cli-doctor-no-folder", folder=str(place))
        return
    found = [*_strangers(place, case.settings)]
    for each in found:
        yield each
    if not found:
        yield fine("cli-doctor-folder", folder=str(place))


def _strangers(place: Path, settings: Settings) -> Iterator[Finding]:
    told = place.stat()
    if told.st_mode & OTHERS:
        yield wrong("cli-doctor-open-folder", folder=str(place))
    if not os.access(place, os.W_OK | os.X_OK):
        yield wrong("cli-doctor-read-only", folder=str(place))
    for file in _own(settings):
        if file.exists() and file.stat().st_uid != told.st_uid:
            yield wrong("cli-doctor-owner", file=str(file))


def _own(settings: Settings) -> list[Path]:
    """The files that the product must be able to write to."""
    database = begin.file_of(settings.database)
    beside = [Path(f"{database}{end}") for end in ("", "-wal", "-shm")] if database else []
    kept = files_of(settings)
    return [settings.key_path, *beside, *([kept] if kept else [])]


def files_of(settings: Settings) -> Path | None:
    """The folder of uploaded files, where it is one."""
    parts = urlsplit(settings.files)
    return Path(url2pathname(parts.path)) if parts.scheme == "file" else None


async def key(case: Case) -> AsyncIterator[Finding]:
    """Where it is, and that nobody else reads it."""
    settings, path = case.settings, case.settings.key_path
    if not keys.is_kept(settings):
        yield look("cli-doctor-no-key", where=str(path.resolve()))
        return
    try:
        case.vault = Vault(*keys.present(settings))
    except Refused as refused:
        yield wrong(refused.key, **refused.values)
        return
    in_a_file = not settings.secret_key.get_secret_value()
    if in_a_file and path.stat().st_mode & OTHERS:
        yield wrong("cli-doctor-open-key", where=str(path.resolve()))
    elif in_a_file:
        yield fine("cli-doctor-key", where=str(path.resolve()))
    else:
        yield fine("cli-doctor-key-set")


async def room(case: Case) -> AsyncIterator[Finding]:
    """Free space on each disk once."""
    database, kept = begin.file_of(case.settings.database), files_of(case.settings)
    places = [case.settings.data_dir, database.parent if database else None, kept]
    seen: set[int] = set()
    for place in places:
        if place is None or not place.exists() or place.stat().st_dev in seen:
            continue
        seen.add(place.stat().st_dev)
        yield _room(place.resolve(), case.settings.disk_reserve)
    if not seen:
        yield unknown("cli-doctor-no-disk")


def _room(place: Path, reserve: int) -> Finding:
    free = shutil.disk_usage(place).free
    told = {"folder": str(place), "free": free // MEGABYTE, "needs": reserve // MEGABYTE}
    if free < reserve:
        return wrong("cli-doctor-disk-full", **told)
    return look("cli-doctor-disk-low", **told) if free < PLENTY else fine("cli-doctor-disk", **told)

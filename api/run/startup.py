"""What may stand in the way of a start, said in a sentence instead of a traceback."""

import fcntl
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import TextIO

import click
import structlog
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from api import resources
from api.auth.links.setup import ensure_setup_link
from api.files.storage import UnknownStore
from api.moving import marks
from api.resources import Resources
from api.settings import Settings
from shared import listening as sockets
from shared.i18n import translator
from shared.private_files import tighten

LOCK = "vestovoy.lock"

log = structlog.get_logger()


class CannotStart(click.ClickException):
    """Told on the console; the process ends with code 1."""


def make(settings: Settings) -> Resources:
    """The resources; makes the data folder, and takes it away from other accounts. Raises
    CannotStart."""
    try:
        held = resources.make(settings)
        _close_folder(settings)
    except OSError as error:
        folder = settings.data_dir.resolve()
        raise CannotStart(f"the data folder {folder} cannot be used: {error.strerror}") from error
    except ValueError as error:
        raise CannotStart(f"{settings.key_path.resolve()}: the secret key is {error}") from error
    except UnknownStore as error:
        raise CannotStart(
            "the place of uploaded files is no store that is known: look at VESTOVOY_FILES_URL, "
            "such as s3://bucket/prefix"
        ) from error
    return held


def _close_folder(settings: Settings) -> None:
    if tighten(settings.data_dir):
        log.warning("other accounts could read the data folder: no more")


def hold_folder(folder: Path) -> TextIO:
    """Two products on one data folder would tell everybody everything twice. The lock is held
    while the file is open, and ends with the process. Raises CannotStart."""
    held = (folder / LOCK).open("w", encoding="ascii")
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        held.close()
        raise CannotStart(
            f"another `vestovoy up` works in the data folder {folder.resolve()}: stop it first, "
            "or choose another folder by VESTOVOY_DATA_DIR"
        ) from error
    return held


def share_folder(folder: Path) -> TextIO:
    """As hold_folder, beside others that share it: processes of the scaled mode keep away whoever
    needs the desk alone. Raises CannotStart."""
    held = (folder / LOCK).open("w", encoding="ascii")
    try:
        fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError as error:
        held.close()
        raise CannotStart(
            f"`vestovoy up`, a copy or a restore works in the data folder {folder.resolve()}: wait "
            "for its end, or choose another folder by VESTOVOY_DATA_DIR"
        ) from error
    except OSError:  # A file system of several machines that knows no locks.
        log.warning("the data folder cannot be locked: stop everything before a copy")
    return held


@contextmanager
def listening(host: str, port: int) -> Iterator[list[socket.socket]]:
    """The sockets of the API, taken before anything else is done: those that systemd hands over,
    else one of our own. Raises CannotStart."""
    doors = _handed_over() or [_own(host, port)]
    with ExitStack() as held:
        for door in doors:
            held.enter_context(door)
        yield doors


def _handed_over() -> list[socket.socket]:
    try:
        return sockets.handed_over()
    except sockets.BadHandover as error:
        raise CannotStart(
            f"systemd hands over what the API cannot listen on ({error}): look at the lines "
            "`ListenStream` of its .socket unit"
        ) from error


def _own(host: str, port: int) -> socket.socket:
    try:
        return sockets.listen(host, port)
    except OSError as error:
        raise CannotStart(
            f"cannot listen on {host}, port {port}: {error.strerror or error}; VESTOVOY_HOST and "
            "VESTOVOY_PORT choose another address"
        ) from error


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator[Resources]:
    """For a short task before or without serving. Raises CannotStart."""
    held = make(settings)
    try:
        yield held
    finally:
        await held.database.close()


async def migrate(held: Resources) -> None:
    """Bring the database to the newest schema. Raises CannotStart when it does not answer."""
    # Alembic takes 7 MB, and a worker migrates nothing.
    from api import migrations  # noqa: PLC0415

    with database_asked():
        await refuse_unfinished(held)
        await migrations.upgrade(held.database)


async def refuse_unfinished(held: Resources) -> None:
    """Half a desk is none. Raises CannotStart, and what the database raises."""
    async with held.database.reader.connect() as connection:
        if await connection.run_sync(marks.read) is not None:
            t = translator(held.settings.default_locale)
            raise CannotStart(t("cli-start-unfinished"))


@contextmanager
def database_asked() -> Iterator[None]:
    """A database that cannot be asked is a CannotStart with the engine's own words."""
    try:
        yield
    except (OSError, SQLAlchemyError) as error:
        said = error.orig if isinstance(error, DBAPIError) and error.orig else error
        reason = str(said).strip().splitlines()[0] if str(said).strip() else type(said).__name__
        raise CannotStart(
            f"the database cannot be used ({reason}): look at VESTOVOY_DATABASE_URL, and whether "
            "`vestovoy migrate` has run"
        ) from error


async def offer_setup(held: Resources) -> None:
    """Print the link that makes the first administrator, while there is none."""
    if link := await ensure_setup_link(held.database, held.settings):
        t = translator(held.settings.default_locale)
        click.echo(f"\n  {t('cli-setup-link')}\n  {link}\n")

"""The secret key on the way: it goes along only where somebody says so, and nothing makes another
one in its place."""

from typing import Final

from api.moving.archive import Archive
from api.moving.refusals import Refused
from api.security import key_file
from api.security.secrets import signature
from api.settings import Settings

_PURPOSE: Final = "archive"


def present(settings: Settings) -> tuple[bytes, ...]:
    """The key and the old ones; nothing where there is none yet. Raises Refused."""
    if not is_kept(settings):
        return ()
    try:
        return settings.keys
    except ValueError as error:
        raise Refused("cli-move-weak-key", where=str(settings.key_path.resolve())) from error


def is_kept(settings: Settings) -> bool:
    """Somewhere: asking for the key would make one."""
    return bool(settings.secret_key.get_secret_value()) or settings.key_path.is_file()


def mark_of(key: bytes) -> str:
    """By which the key is known again, and which tells nothing of it."""
    return signature(key, _PURPOSE, "which key")


def opens(settings: Settings, mark: str) -> bool:
    """Whether one of the present keys is the archive's."""
    return not mark or mark in map(mark_of, present(settings))


def refuse_another(settings: Settings, kept: Archive) -> None:
    """A key that is there is never replaced. Raises Refused."""
    if kept.key and is_kept(settings) and not opens(settings, kept.manifest.key_mark):
        raise Refused("cli-restore-another-key", where=str(settings.key_path.resolve()))


def bring(settings: Settings, kept: Archive) -> None:
    """The key of the archive, where there is none yet."""
    if kept.key and not is_kept(settings):
        key_file.bring(settings.key_path, kept.key)

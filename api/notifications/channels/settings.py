"""Settings of the channels: what the environment says, else what the administrator saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

import msgspec
from cryptography.fernet import InvalidToken
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database, insert_for
from api.notifications.channels.environment import from_environment
from api.notifications.channels.webpush.vapid import VapidKeys, new_keys, public_key_of
from api.notifications.models import ChannelSetting
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.admin import (
    SECRET_MASK,
    ChannelSettings,
    EmailSettings,
    Lane,
    MattermostSettings,
    PushSettings,
    TelegramSettings,
)

NEVER_SAVED: Final = ""
"""The revision of a lane that has no row."""

KINDS: Final[Mapping[Lane, type[ChannelSettings]]] = {
    Lane.TELEGRAM_STAFF: TelegramSettings,
    Lane.TELEGRAM_CLIENT: TelegramSettings,
    Lane.MATTERMOST: MattermostSettings,
    Lane.EMAIL: EmailSettings,
    Lane.PUSH: PushSettings,
}
SECRET_FIELDS: Final = frozenset({"token", "url", "password"})
_MAIN_FIELDS: Final = frozenset({"token", "url", "host", "contact"})
"""The field without which a lane does not work: whoever sets it is the lane's source."""


class Kept(msgspec.Struct, kw_only=True, frozen=True):
    """What is inside a row once it is opened."""

    settings: ChannelSettings
    vapid_private: str = ""
    """Push only: the key whose public half every subscription is bound to."""


@dataclass(frozen=True, kw_only=True)
class ChannelConfig:
    """A lane's settings as they work now."""

    lane: Lane
    enabled: bool
    settings: ChannelSettings
    saved: ChannelSettings
    """The same without the environment."""
    environment: frozenset[str]
    """The fields that the environment holds; here they are read-only."""
    revision: str
    vapid_private: str = ""

    @property
    def source(self) -> str:
        return "environment" if self.environment & _MAIN_FIELDS else "system"

    @property
    def configured(self) -> bool:
        """Enough to try: push needs nothing but its keys, which make themselves."""
        match self.settings:
            case TelegramSettings(token=token):
                return bool(token)
            case MattermostSettings(url=url):
                return bool(url)
            case EmailSettings(host=host, sender=sender):
                return bool(host and sender)
            case PushSettings():
                return True


def masked(settings: ChannelSettings) -> ChannelSettings:
    """The settings with a mask for every secret that is there (X4)."""
    there = {name: SECRET_MASK for name in _secrets(settings) if getattr(settings, name)}
    return msgspec.structs.replace(settings, **there)


def merged(asked: ChannelSettings, config: ChannelConfig) -> ChannelSettings:
    """What is saved of what was asked: a mask keeps the old secret, and a field of the
    environment keeps what was saved under it."""
    kept: dict[str, Any] = {
        name: getattr(config.saved, name)
        for name in config.settings.__struct_fields__
        if name in config.environment or (name in _secrets(asked) and _is_mask(asked, name))
    }
    return msgspec.structs.replace(asked, **kept)


def contested(asked: ChannelSettings, config: ChannelConfig) -> list[str]:
    """The fields that the caller wants to change although the environment holds them."""
    shown = masked(config.settings)
    ours = sorted(config.environment)
    return [
        name
        for name in ours
        if getattr(asked, name) not in (getattr(shown, name), getattr(config.settings, name))
    ]


async def load(
    session: AsyncSession, settings: Settings, vault: Vault, lane: Lane
) -> ChannelConfig:
    """The lane's settings as they work now; a row under another key counts as never saved."""
    row = await session.scalar(select(ChannelSetting).where(ChannelSetting.lane == lane))
    kept = opened(vault, row.locked) if row else None
    return _config(row, kept, settings, lane)


def _config(
    row: ChannelSetting | None, kept: Kept | None, settings: Settings, lane: Lane
) -> ChannelConfig:
    saved = kept.settings if kept else KINDS[lane]()
    environment = from_environment(settings, lane)
    return ChannelConfig(
        lane=lane,
        enabled=row.enabled if row else True,
        settings=msgspec.structs.replace(saved, **environment),
        saved=saved,
        environment=frozenset(environment),
        revision=row.revision if row else NEVER_SAVED,
        vapid_private=kept.vapid_private if kept else "",
    )


async def configured(session: AsyncSession, settings: Settings, vault: Vault) -> frozenset[Lane]:
    """The lanes that anybody ever set up: for the others nothing is planned. What cannot be read,
    because the secret key is another one now, was set up and will be again."""
    rows = {row.lane: row for row in await session.scalars(select(ChannelSetting))}
    return frozenset(lane for lane in Lane if _is_configured(rows.get(lane), settings, vault, lane))


def _is_configured(
    row: ChannelSetting | None, settings: Settings, vault: Vault, lane: Lane
) -> bool:
    kept = opened(vault, row.locked) if row else None
    if row and kept is None:
        return True
    return _config(row, kept, settings, lane).configured


async def save(
    session: AsyncSession,
    vault: Vault,
    lane: Lane,
    *,
    enabled: bool,
    settings: ChannelSettings,
) -> None:
    """Keep the settings encrypted, under a new revision; the push key stays."""
    row = await session.scalar(
        select(ChannelSetting).where(ChannelSetting.lane == lane).with_for_update()
    )
    before = opened(vault, row.locked) if row else None
    kept = Kept(settings=settings, vapid_private=before.vapid_private if before else "")
    values = {
        "enabled": enabled,
        "locked": vault.lock(msgspec.json.encode(kept)),
        "revision": str(uuid4()),
    }
    statement = insert_for(session, ChannelSetting).values(lane=lane, **values)
    await session.execute(statement.on_conflict_do_update(index_elements=["lane"], set_=values))


async def revision(session: AsyncSession, lane: Lane) -> str:
    """Changes whenever the lane's settings do."""
    found = await session.scalar(select(ChannelSetting.revision).where(ChannelSetting.lane == lane))
    return found or NEVER_SAVED


async def vapid_keys(database: Database, vault: Vault) -> VapidKeys:
    """The push key pair, made at the first call; of two makers at once the first row wins.

    Opens transactions of its own: never call it inside a writing one.
    """
    while True:
        async with database.reads() as session:
            row = await session.scalar(
                select(ChannelSetting).where(ChannelSetting.lane == Lane.PUSH)
            )
        kept = opened(vault, row.locked) if row else None
        if kept and kept.vapid_private:
            private = kept.vapid_private
            return VapidKeys(private=private, public=public_key_of(private))
        await _make_keys(database, vault, row, kept)


async def _make_keys(
    database: Database, vault: Vault, row: ChannelSetting | None, kept: Kept | None
) -> None:
    """Put a new pair into the row that was seen; whoever came first keeps it."""
    settings = kept.settings if kept else PushSettings()
    made = Kept(settings=settings, vapid_private=new_keys().private)
    values = {"locked": vault.lock(msgspec.json.encode(made)), "revision": str(uuid4())}
    async with database.begin() as session:
        if row is None:
            fresh = insert_for(session, ChannelSetting).values(lane=Lane.PUSH, **values)
            await session.execute(fresh.on_conflict_do_nothing())
        else:
            same = (ChannelSetting.id == row.id, ChannelSetting.revision == row.revision)
            await session.execute(update(ChannelSetting).where(*same).values(**values))


def opened(vault: Vault, locked: bytes) -> Kept | None:
    """What a row holds; None when the secret key is another one now."""
    try:
        return msgspec.json.decode(vault.open(locked), type=Kept)
    except InvalidToken:
        return None


def _secrets(settings: ChannelSettings) -> frozenset[str]:
    return SECRET_FIELDS.intersection(settings.__struct_fields__)


def _is_mask(settings: ChannelSettings, name: str) -> bool:
    return getattr(settings, name) == SECRET_MASK

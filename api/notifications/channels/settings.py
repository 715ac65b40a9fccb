"""Settings of the channels: what the environment says, else what the administrator saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID, uuid4

import msgspec
from sqlalchemy import Select, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database, insert_for
from api.notifications.channels import fields, table
from api.notifications.models import ChannelSetting
from api.objects import documents
from api.security.secrets import CannotOpen, Vault
from api.settings import Settings
from shared.contracts.admin import Lane
from shared.contracts.base import Ask

NEVER_SAVED: Final = ""
"""The revision of a lane that has no row."""


class Kept(msgspec.Struct, kw_only=True, frozen=True):
    """What is inside a row once it is opened."""

    settings: dict[str, Any]
    own: str = msgspec.field(default="", name="vapid_private")
    """What the channel made for itself; for push the key whose public half every subscription is
    bound to. Rows of before name it so."""


@dataclass(frozen=True, kw_only=True)
class ChannelConfig:
    """A lane's settings as they work now."""

    lane: Lane
    enabled: bool
    settings: Ask
    saved: Ask
    """The same without the environment."""
    environment: frozenset[str]
    """The fields that the environment holds; here they are read-only."""
    revision: str
    own: str = ""
    version: int = documents.NEVER
    changed_by_id: UUID | None = None

    @property
    def source(self) -> str:
        """Whoever sets what the lane needs first; where it needs nothing, whoever sets anything."""
        main = table.of(self.lane).needs[:1] or self.settings.__struct_fields__
        return "environment" if self.environment.intersection(main) else "system"

    @property
    def configured(self) -> bool:
        """Enough to try."""
        return all(getattr(self.settings, name) for name in table.of(self.lane).needs)


def merged(asked: Ask, config: ChannelConfig) -> Ask:
    """What is saved of what was asked: a mask keeps the old secret, and a field of the
    environment keeps what was saved under it."""
    kept: dict[str, Any] = {
        name: getattr(config.saved, name)
        for name in config.settings.__struct_fields__
        if name in config.environment or fields.is_mask(asked, name)
    }
    return msgspec.structs.replace(asked, **kept)


def contested(asked: Ask, config: ChannelConfig) -> list[str]:
    """The fields that the caller wants to change although the environment holds them."""
    shown = fields.masked(config.settings)
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
    row = await session.scalar(_row(lane))
    kept = opened(vault, row.locked) if row else None
    return _config(row, kept, settings, lane)


async def held(
    session: AsyncSession, settings: Settings, vault: Vault, lane: Lane
) -> ChannelConfig:
    """As `load`, of a row that is there from now on, and nobody else writes it until the
    transaction ends."""
    nobodys = {"version": documents.NEVER, **_closed(vault, Kept(settings={}))}
    first = insert_for(session, ChannelSetting).values(lane=lane, **nobodys)
    await session.execute(first.on_conflict_do_nothing())
    row = await session.scalar(_row(lane).with_for_update(key_share=True))
    assert row, "nobody removes settings"
    return _config(row, opened(vault, row.locked), settings, lane)


def _row(lane: Lane) -> Select[ChannelSetting]:
    # What this session has just saved is known to it as it was.
    mine = select(ChannelSetting).where(ChannelSetting.lane == lane)
    return mine.execution_options(populate_existing=True)


def _config(
    row: ChannelSetting | None, kept: Kept | None, settings: Settings, lane: Lane
) -> ChannelConfig:
    spec = table.of(lane)
    saved = msgspec.convert(kept.settings if kept else {}, spec.settings)
    environment = fields.from_environment(settings, spec, table.lane(lane))
    return ChannelConfig(
        lane=lane,
        enabled=row.enabled if row else True,
        settings=msgspec.structs.replace(saved, **environment),
        saved=saved,
        environment=frozenset(environment),
        revision=row.revision if row else NEVER_SAVED,
        own=kept.own if kept else "",
        version=row.version if row else documents.NEVER,
        changed_by_id=row.changed_by_id if row else None,
    )


def check_environment(settings: Settings) -> None:
    """At the start of a process, before anything asks. Raises UnreadableSettings."""
    for lane in table.every_lane():
        fields.from_environment(settings, table.of(lane), table.lane(lane))


async def configured(session: AsyncSession, settings: Settings, vault: Vault) -> frozenset[Lane]:
    """The lanes that anybody ever set up: for the others nothing is planned. What cannot be read,
    because the secret key is another one now, was set up and will be again."""
    rows = {row.lane: row for row in await session.scalars(select(ChannelSetting))}
    every = table.every_lane()
    return frozenset(
        lane for lane in every if _is_configured(rows.get(lane), settings, vault, lane)
    )


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
    before: ChannelConfig,
    *,
    enabled: bool,
    settings: Ask,
    by: UUID | None,
    seen: int | None = None,
) -> None:
    """Keep the settings encrypted, in the row that is `held`, under a new revision; what the
    channel made stays. Raises VersionConflict."""
    kept = Kept(settings=msgspec.to_builtins(settings), own=before.own)
    values = {"enabled": enabled, **_closed(vault, kept)}
    key = {"lane": before.lane}
    await documents.rewrite(session, ChannelSetting, key, values, by=by, seen=seen)


async def revision(session: AsyncSession, lane: Lane) -> str:
    """Changes whenever the lane's settings do."""
    found = await session.scalar(select(ChannelSetting.revision).where(ChannelSetting.lane == lane))
    return found or NEVER_SAVED


async def own_secret(database: Database, vault: Vault, lane: Lane, make: Callable[[], str]) -> str:
    """What the lane's channel made for itself, made at the first call; of two makers at once the
    first row wins.

    Opens transactions of its own: never call it inside a writing one.
    """
    while True:
        async with database.reads() as session:
            row = await session.scalar(select(ChannelSetting).where(ChannelSetting.lane == lane))
        kept = opened(vault, row.locked) if row else None
        if kept and kept.own:
            return kept.own
        made = Kept(settings=kept.settings if kept else {}, own=make())
        await _keep_own(database, vault, lane, row, made)


async def _keep_own(
    database: Database, vault: Vault, lane: Lane, row: ChannelSetting | None, made: Kept
) -> None:
    """Put it into the row that was seen; whoever came first keeps it."""
    values = _closed(vault, made)
    async with database.begin() as session:
        if row is None:
            nobodys = {"version": documents.NEVER, **values}
            fresh = insert_for(session, ChannelSetting).values(lane=lane, **nobodys)
            await session.execute(fresh.on_conflict_do_nothing())
        else:
            same = (ChannelSetting.id == row.id, ChannelSetting.revision == row.revision)
            await session.execute(update(ChannelSetting).where(*same).values(**values))


def _closed(vault: Vault, kept: Kept) -> dict[str, Any]:
    """The columns of what a row holds."""
    return {"locked": vault.lock(msgspec.json.encode(kept)), "revision": str(uuid4())}


def opened(vault: Vault, locked: bytes) -> Kept | None:
    """What a row holds; None when the secret key is another one now."""
    try:
        return msgspec.json.decode(vault.open(locked), type=Kept)
    except CannotOpen:
        return None

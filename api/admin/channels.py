"""The channels as the administrator sees and changes them."""

from collections.abc import Mapping
from dataclasses import replace

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.errors import ChannelSettingsInvalid, SetByEnvironment
from api.clock import now
from api.db import insert_for
from api.errors import Invalid
from api.http import contract as contract_of
from api.notifications.channels import fields, table
from api.notifications.channels import settings as channel_settings
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.settings import ChannelConfig
from api.notifications.channels.settings_error import ChannelSettingsError
from api.notifications.models import Delivery, LaneState
from api.objects import audit
from api.principal import Principal
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.admin import (
    ChannelUpdate,
    ChannelView,
    DeliveryState,
    Lane,
    TestReport,
)
from shared.contracts.base import Ask

_ERROR_LIMIT = 500


async def views(session: AsyncSession, settings: Settings, vault: Vault) -> list[ChannelView]:
    """Every lane, in the order of the table."""
    return [await view(session, settings, vault, lane) for lane in table.every_lane()]


async def view(session: AsyncSession, settings: Settings, vault: Vault, lane: Lane) -> ChannelView:
    """The channel with its health; secrets are masked (X4)."""
    config = await channel_settings.load(session, settings, vault, lane)
    state = await session.scalar(
        select(LaneState).where(LaneState.lane == lane).execution_options(populate_existing=True)
    )
    waiting = (Delivery.lane == lane, Delivery.state == DeliveryState.PENDING)
    pending = await session.scalar(select(func.count(Delivery.id)).where(*waiting))
    return _view(config, state or LaneState(lane=lane), pending or 0)


def _view(config: ChannelConfig, state: LaneState, pending: int) -> ChannelView:
    healthy = _healthy(state)
    rests = state.paused_until is not None and state.paused_until > now()
    channel = table.of(config.lane)
    return ChannelView(
        lane=config.lane,
        channel=channel.key,
        configured=config.configured,
        enabled=config.enabled,
        source=config.source,
        settings=msgspec.to_builtins(fields.masked(config.settings)),
        fields=fields.of(channel, table.lane(config.lane)),
        takes_address=channel.takes_address,
        healthy=healthy,
        last_sent_at=state.last_sent_at,
        last_error=None if healthy else state.last_error,
        last_error_at=None if healthy else state.last_error_at,
        paused_until=state.paused_until if rests else None,
        pending=pending,
    )


def _healthy(state: LaneState) -> bool | None:
    """The later of the last success and the last failure tells."""
    if state.last_error_at is None:
        return True if state.last_sent_at else None
    return state.last_sent_at is not None and state.last_sent_at > state.last_error_at


async def change(
    session: AsyncSession,
    settings: Settings,
    vault: Vault,
    pool: ChannelPool,
    principal: Principal,
    lane: Lane,
    asked: ChannelUpdate,
) -> None:
    """Save the settings; a repaired lane goes on at once.

    Raises Invalid, ChannelSettingsInvalid and SetByEnvironment.
    """
    config = await channel_settings.load(session, settings, vault, lane)
    wanted = _wanted(lane, asked.settings)
    if held_fields := channel_settings.contested(wanted, config):
        raise SetByEnvironment(fields=held_fields)
    kept = channel_settings.merged(wanted, config)
    held = {name: getattr(config.settings, name) for name in config.environment}
    works = replace(config, settings=msgspec.structs.replace(kept, **held))
    try:
        await pool.check(works)
    except ChannelSettingsError as error:
        raise ChannelSettingsInvalid(str(error)) from error
    await channel_settings.save(session, vault, lane, enabled=asked.enabled, settings=kept)
    await _wake(session, lane)
    audit.record(
        session,
        principal.person_id,
        "channel_changed",
        "channel",
        lane,
        enabled=asked.enabled,
        fields=" ".join(_changed(config.saved, kept)),
    )


def _wanted(lane: Lane, asked: Mapping[str, object]) -> Ask:
    contract = table.of(lane).settings
    tag = contract.__struct_config__.tag
    if asked.get("channel", tag) != tag:
        raise Invalid("settings: of another channel")
    return contract_of.read(asked, contract)


def _changed(before: Ask, after: Ask) -> list[str]:
    """Names only: values may be secrets (X4)."""
    return [
        name for name in after.__struct_fields__ if getattr(before, name) != getattr(after, name)
    ]


async def _wake(session: AsyncSession, lane: Lane) -> None:
    """What was wrong with the old settings is forgotten; what waits is tried now."""
    await session.execute(
        update(LaneState)
        .where(LaneState.lane == lane)
        .values(paused_until=None, failures=0, alarmed_at=None, last_error=None, last_error_at=None)
    )
    session.info["nudge"] = True


async def remember_test(
    session: AsyncSession, principal: Principal, lane: Lane, answer: TestReport
) -> None:
    """A test tells of the channel's health as any message does; a good one ends a pause."""
    if answer.ok:
        health = {"last_sent_at": now(), "paused_until": None, "failures": 0, "alarmed_at": None}
    else:
        health = {"last_error": answer.answer[:_ERROR_LIMIT], "last_error_at": now()}
    insert = insert_for(session, LaneState).values(lane=lane, **({"failures": 0} | health))
    await session.execute(insert.on_conflict_do_update(index_elements=["lane"], set_=health))
    session.info["nudge"] = True
    audit.record(session, principal.person_id, "channel_tested", "channel", lane, ok=answer.ok)

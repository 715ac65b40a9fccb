"""The channels as the administrator sees and changes them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import msgspec
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import state as state_of
from api.admin.channels import said
from api.admin.channels.trials import Told
from api.admin.errors import ChannelSettingsInvalid, SetByEnvironment
from api.clock import now
from api.db import insert_for, new_id
from api.errors import Invalid
from api.http import contract as contract_of
from api.notifications.channels import fields, table
from api.notifications.channels import settings as channel_settings
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.settings import ChannelConfig
from api.notifications.channels.settings_error import ChannelSettingsError
from api.notifications.lanes import health as lane_health
from api.notifications.models import Delivery, LaneState
from api.objects import audit
from api.principal import Principal
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.admin import (
    ChannelFault,
    ChannelUpdate,
    ChannelView,
    DeliveryState,
    Lane,
)
from shared.contracts.base import Ask
from shared.i18n import Translator

_ERROR_LIMIT = 500
WELL: Final[dict[str, Any]] = {
    "paused_until": None,
    "failures": 0,
    "alarmed_at": None,
    "failing_since": None,
}
NO_FAULT: Final[dict[str, Any]] = {"last_error": None, "last_error_at": None, "last_says": ""}


async def views(
    session: AsyncSession, settings: Settings, vault: Vault, t: Translator
) -> list[ChannelView]:
    """Every lane, in the order of the table."""
    return [await view(session, settings, vault, lane, t) for lane in table.every_lane()]


async def view(
    session: AsyncSession, settings: Settings, vault: Vault, lane: Lane, t: Translator
) -> ChannelView:
    """The channel with its health in words; secrets are masked (X4)."""
    config = await channel_settings.load(session, settings, vault, lane)
    state = await session.scalar(
        select(LaneState).where(LaneState.lane == lane).execution_options(populate_existing=True)
    )
    waiting = (Delivery.lane == lane, Delivery.state == DeliveryState.PENDING)
    pending = await session.scalar(select(func.count(Delivery.id)).where(*waiting))
    return _view(config, state or LaneState(lane=lane), pending or 0, t)


def _view(config: ChannelConfig, state: LaneState, pending: int, t: Translator) -> ChannelView:
    healthy = state_of.is_healthy(state)
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
        fault=fault_of(state, t),
        paused_until=state.paused_until if state_of.rests(state) else None,
        pending=pending,
    )


def fault_of(state: LaneState, t: Translator) -> ChannelFault | None:
    """What keeps the lane from working now, since when and what to do; one that is switched off has
    none."""
    if state_of.is_healthy(state) is not False or state.last_error == lane_health.OFF:
        return None
    assert state.last_error_at, "no failure without a moment"
    words = said.fault(state.lane, state.last_says, t)
    return ChannelFault(
        since=state.failing_since or state.last_error_at,
        at=state.last_error_at,
        sentence=words.sentence,
        advice=words.advice,
        answer=state.last_error or "",
    )


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
        update(LaneState).where(LaneState.lane == lane).values(**WELL, **NO_FAULT)
    )
    session.info["nudge"] = True


async def remember_test(
    session: AsyncSession, principal: Principal, lane: Lane, told: Told
) -> None:
    """A test tells of the channel's health as any message does; a good one ends a pause. What it
    met may be of the one address alone."""
    report = told.report
    if health := _health_of(told):
        fresh: dict[str, Any] = {"failures": 0, "last_says": ""} | health
        insert = insert_for(session, LaneState).values(id=new_id(), lane=lane, **fresh)
        if since := health.get("failing_since"):
            health["failing_since"] = func.coalesce(LaneState.failing_since, since)
        await session.execute(insert.on_conflict_do_update(index_elements=["lane"], set_=health))
        session.info["nudge"] = True
    audit.record(
        session,
        principal.person_id,
        "channel_tested",
        "channel",
        lane,
        ok=report.ok,
        receiver=told.target.to,
    )


def _health_of(told: Told) -> dict[str, Any]:
    moment, report = now(), told.report
    if report.ok and told.target.address:
        return {"last_sent_at": moment} | WELL
    if report.ok:
        return WELL | NO_FAULT
    if told.says in said.OF_ONE:
        return {}
    failed = {"last_error": report.answer[:_ERROR_LIMIT], "last_error_at": moment}
    return failed | {"last_says": told.says, "failing_since": moment}

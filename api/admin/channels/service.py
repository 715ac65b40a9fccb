"""The channels as the administrator sees and changes them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import state as state_of
from api.admin.channels import said, standing
from api.admin.channels.standing import Known
from api.admin.channels.trials import Told
from api.admin.errors import BotTaken, ChannelSettingsInvalid, SetByEnvironment
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
from api.notifications.models import LaneState
from api.objects import audit
from api.people import views as people
from api.people.addresses import telegram_bots
from api.people.models import Person
from api.principal import Principal
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.admin import (
    ChannelUpdate,
    ChannelView,
    Lane,
)
from shared.contracts.base import Ask
from shared.contracts.people import PersonRef
from shared.i18n import Translator

_ERROR_LIMIT = 500


async def views(
    session: AsyncSession, settings: Settings, vault: Vault, t: Translator, *lanes: Lane
) -> list[ChannelView]:
    """These lanes, or every one in the order of the table, with their health in words; secrets are
    masked (X4)."""
    waiting = await state_of.waiting(session)
    known = await standing.of(session, settings, vault, *lanes or table.every_lane())
    savers = await _savers(session, known)
    return [_view(each, waiting.get(each.config.lane, 0), savers, t) for each in known]


async def view(
    session: AsyncSession, settings: Settings, vault: Vault, lane: Lane, t: Translator
) -> ChannelView:
    return (await views(session, settings, vault, t, lane))[0]


async def _savers(session: AsyncSession, known: Iterable[Known]) -> dict[UUID, PersonRef]:
    """Who saved them last."""
    ids = {each.config.changed_by_id for each in known} - {None}
    if not ids:
        return {}
    found = await session.scalars(select(Person).where(Person.id.in_(ids)))
    return {each.id: people.ref(each) for each in found}


def _view(
    known: Known, pending: int, savers: Mapping[UUID, PersonRef], t: Translator
) -> ChannelView:
    config, state = known.config, known.state
    healthy = state_of.is_healthy(state)
    channel = table.of(config.lane)
    return ChannelView(
        lane=config.lane,
        channel=channel.key,
        configured=config.configured,
        enabled=config.enabled,
        standing=known.standing,
        source=config.source,
        settings=msgspec.to_builtins(fields.masked(config.settings)),
        fields=fields.of(channel, table.lane(config.lane)),
        takes_address=channel.takes_address,
        healthy=healthy,
        last_sent_at=state.last_sent_at,
        last_error=None if healthy else state.last_error,
        last_error_at=None if healthy else state.last_error_at,
        fault=standing.fault_of(state, t),
        paused_until=state.paused_until if state_of.rests(state) else None,
        pending=pending,
        version=config.version,
        changed_by=savers.get(config.changed_by_id) if config.changed_by_id else None,
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

    Raises Invalid, ChannelSettingsInvalid, BotTaken, SetByEnvironment and VersionConflict.
    """
    wanted = _wanted(lane, asked.settings)
    config = await channel_settings.held(session, settings, vault, lane)
    if held_fields := channel_settings.contested(wanted, config):
        raise SetByEnvironment(fields=held_fields)
    kept = channel_settings.merged(wanted, config)
    held = {name: getattr(config.settings, name) for name in config.environment}
    works = replace(config, settings=msgspec.structs.replace(kept, **held))
    try:
        await pool.check(works)
    except ChannelSettingsError as error:
        raise ChannelSettingsInvalid(str(error)) from error
    await _check_bot(session, settings, vault, works)
    await channel_settings.save(
        session,
        vault,
        config,
        enabled=asked.enabled,
        settings=kept,
        by=principal.person_id,
        seen=asked.version,
    )
    await _wake(session, lane)
    if (bot := table.bot_of(lane)) and _is_another(config, replace(works, enabled=asked.enabled)):
        await telegram_bots.forget(session, bot)
    audit.record(
        session,
        principal.person_id,
        "channel_changed",
        "channel",
        lane,
        enabled=asked.enabled,
        fields=" ".join(_changed(config.saved, kept)),
    )


async def _check_bot(
    session: AsyncSession, settings: Settings, vault: Vault, works: ChannelConfig
) -> None:
    """Each bot is for its own people. Raises BotTaken."""
    if table.bot_of(works.lane) is None or not works.configured:
        return
    needs = table.of(works.lane).needs
    for other in set(table.bot_lanes().values()) - {works.lane}:
        has = await channel_settings.load(session, settings, vault, other)
        if all(getattr(has.settings, name) == getattr(works.settings, name) for name in needs):
            raise BotTaken(field=needs[0])


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


def _is_another(before: ChannelConfig, after: ChannelConfig) -> bool:
    """The lane's bot comes anew, perhaps by another name."""
    if after.enabled != before.enabled:
        return True
    needs = table.of(after.lane).needs
    return any(getattr(before.settings, name) != getattr(after.settings, name) for name in needs)


async def _wake(session: AsyncSession, lane: Lane) -> None:
    """What was wrong with the old settings is forgotten; what waits is tried now."""
    await lane_health.forgive(session, lane)
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
        return {"last_sent_at": moment} | lane_health.WELL
    if report.ok:
        return lane_health.WELL | lane_health.NO_FAULT
    if told.says in said.OF_ONE:
        return {}
    failed = {"last_error": report.answer[:_ERROR_LIMIT], "last_error_at": moment}
    return failed | {"last_says": told.says, "failing_since": moment}

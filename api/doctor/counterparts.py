"""Who the product calls: the channels' servers, push services, the file store, Redis."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from typing import Final

import aiohttp

from api.admin.channels import said
from api.doctor.case import Case
from api.doctor.finding import Finding, fine, unknown, wrong
from api.doctor.machine import files_of
from api.doctor.words import lane_name
from api.files.storage import FileStorage, UnknownStore
from api.notifications.channels import settings as channel_settings
from api.notifications.channels import table
from api.notifications.channels.base import Message, Tested
from api.notifications.channels.pool import ChannelPool
from api.notifications.channels.settings_error import ChannelSettingsError
from api.signals import broker as brokers
from shared.contracts.admin import Lane

PATIENCE: Final = 15
"""Seconds for one counterpart."""
_NOBODY: Final = "doctor"
_WORKS: Final = "cli-doctor-channel"


async def channels(case: Case) -> AsyncIterator[Finding]:
    """Each is asked whether it lets us in; nothing is sent to anybody."""
    assert case.database
    if case.vault is None:
        yield unknown("cli-doctor-no-key-no-channels")
        return
    pool = ChannelPool(case.database, case.settings, case.vault)
    try:
        lanes = table.every_lane()
        asked = (_channel(case, pool, lane) for lane in lanes)
        answers = await asyncio.gather(*asked, return_exceptions=True)
        for lane, each in zip(lanes, answers, strict=True):
            yield each if isinstance(each, Finding) else _broken(case, lane, each)
    finally:
        await pool.close()


def _broken(case: Case, lane: Lane, error: BaseException) -> Finding:
    return unknown("cli-doctor-undone", check=lane_name(case.t, lane), reason=type(error).__name__)


async def _channel(case: Case, pool: ChannelPool, lane: Lane) -> Finding:
    assert case.database and case.vault
    name = lane_name(case.t, lane)
    async with case.database.reads() as session:
        config = await channel_settings.load(session, case.settings, case.vault, lane)
    case.speaks_to_telegram |= config.configured and table.lane(lane).bot is not None
    if not config.enabled:
        return unknown("cli-doctor-channel-off", lane=name)
    if not config.configured:
        return unknown("cli-doctor-channel-unset", lane=name)
    if table.of(lane).makes and not config.own:
        return unknown("cli-doctor-channel-unused", lane=name)
    silence = case.t("cli-doctor-no-answer", seconds=PATIENCE)
    answer = Tested(ok=False, answer=silence, says="unreached")
    try:
        async with AsyncExitStack() as held:
            await held.enter_async_context(asyncio.timeout(PATIENCE))
            channel = await held.enter_async_context(pool.trying(config))
            answer = await channel.test(None, Message(id=_NOBODY, title="", locale=case.t.locale))
    except ChannelSettingsError as error:
        answer = Tested(ok=False, answer=str(error), says=error.says)
    except TimeoutError:
        pass
    if answer.ok:
        bot = re.search(r"@\w+", answer.answer)
        return fine("cli-doctor-bot", lane=name, bot=bot[0]) if bot else fine(_WORKS, lane=name)
    says = said.fault(lane, answer.says, case.t).sentence
    return wrong("cli-doctor-channel-refuses", lane=name, says=says, answer=answer.answer)


async def services(case: Case) -> AsyncIterator[Finding]:
    """Where a channel has many counterparts, those that its readers chose."""
    assert case.database
    for channel in table.CHANNELS.values():
        if channel.origins is None:
            continue
        async with case.database.reads() as session:
            origins = await channel.origins(session)
        if not origins:
            yield unknown("cli-doctor-no-devices")
        for origin in origins:
            yield await _reached(case, origin)


async def _reached(case: Case, origin: str) -> Finding:
    """Any answer at all is one."""
    try:
        async with case.answered(origin, given=True) as answer:
            case.note_date(origin, answer)
    except (aiohttp.ClientError, OSError) as error:
        return wrong("cli-doctor-service-away", url=origin, reason=reason_of(error))
    return fine("cli-doctor-service", url=origin)


def reason_of(error: BaseException) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0][:200]


async def store(case: Case) -> AsyncIterator[Finding]:
    """A folder is looked at as one: the store would make it."""
    place, folder = case.settings.files, files_of(case.settings)
    if folder is not None:
        key = "cli-doctor-files" if folder.is_dir() else "cli-doctor-no-files"
        yield (fine if folder.is_dir() else unknown)(key, place=str(folder))
        return
    try:
        answers = await FileStorage(place).answers()
    except UnknownStore:
        answers = False
    yield (fine if answers else wrong)(
        "cli-doctor-files" if answers else "cli-doctor-files-away", place=place
    )


async def redis(case: Case) -> AsyncIterator[Finding]:
    if not case.settings.redis_url:
        return
    broker = brokers.make(case.settings.redis_url)
    answers = await brokers.answers(broker)
    await broker.shutdown()
    yield fine("cli-doctor-redis") if answers else wrong("cli-doctor-redis-away")

"""When each bot last heard of Telegram, as it tells every minute: a bot that is away answers
nobody, and nobody would know."""

from datetime import datetime, timedelta
from typing import Final

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.notifications.channels import table
from api.notifications.channels.base import Retry
from api.notifications.lanes import health as lane_health
from api.notifications.models import LaneState
from api.objects import desk_settings
from api.people.addresses import telegram_bots
from shared.contracts.telegram import BotName, BotScope, FaultReports

SILENT: Final = timedelta(minutes=3)
"""A bot tells each minute."""
UNHEARD: Final = timedelta(minutes=2)
"""Telegram answers a bot that asks within half a minute, also where nothing happened."""
OK: Final = "ok"
AWAY: Final = "away"
UNKNOWN: Final = "token"
"""Telegram does not know it: the word for that trouble."""


class BotLooks(msgspec.Struct):
    """One document for each bot; where none ever ran, nobody writes it."""

    at: datetime | None = None
    """When it last told anything."""
    heard_at: datetime | None = None
    """When Telegram last answered it; None: never, or it asks nothing because Telegram comes."""
    trouble: str = ""
    """What keeps it from hearing; a word of `health-bot-…`."""


async def note(session: AsyncSession, scope: BotScope, told: FaultReports) -> None:
    """What a bad token keeps from hearing it keeps from sending too: the channel shows it."""
    if told.trouble == UNKNOWN:
        refused = Retry(reason="Unauthorized", alarm=True, says=UNKNOWN)
        lane = table.lane_of(scope)
        await lane_health.mark(session, lane, sent=False, trouble=refused, scale=1)
    heard_at = None if told.heard_ago is None else now() - timedelta(seconds=told.heard_ago)
    looks = BotLooks(at=now(), heard_at=heard_at, trouble=told.trouble)
    await desk_settings.keep(session, _name(scope), looks)


async def introduced(session: AsyncSession, scope: BotScope, told: BotName) -> None:
    """Telegram has told the bot its name a moment ago: it lives, hears, and its token is known."""
    await telegram_bots.introduce(session, scope, told)
    await desk_settings.keep(session, _name(scope), BotLooks(at=now(), heard_at=now()))
    doubted = LaneState.last_says == UNKNOWN
    await lane_health.forgive(session, table.lane_of(scope), doubted)


async def of(session: AsyncSession, scope: BotScope) -> BotLooks:
    return await desk_settings.load(session, _name(scope), BotLooks)


def word(looked: BotLooks) -> str:
    """How the bot fares, by what it told: a word of `health-bot-…`."""
    if looked.at is None or now() - looked.at > SILENT:
        return AWAY
    if looked.trouble:
        return looked.trouble
    if looked.heard_at and now() - looked.heard_at > UNHEARD:
        return "unreached"
    return OK


async def hears(session: AsyncSession, scope: BotScope) -> bool:
    """Whether Telegram answered it a moment ago, as it told a moment ago: what takes the bot's
    questions takes its messages."""
    looks = await of(session, scope)
    return looks.heard_at is not None and word(looks) == OK


def _name(scope: BotScope) -> str:
    return f"bot_looks_{scope}"

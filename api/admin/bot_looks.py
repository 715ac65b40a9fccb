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
from api.objects import desk_settings
from shared.contracts.telegram import BotScope, FaultReports

SILENT: Final = timedelta(minutes=3)
"""A bot tells each minute."""
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


async def of(session: AsyncSession, scope: BotScope) -> BotLooks:
    return await desk_settings.load(session, _name(scope), BotLooks)


async def hears(session: AsyncSession, scope: BotScope) -> bool:
    """Whether Telegram answered it a moment ago, as it told a moment ago: what takes the bot's
    questions takes its messages."""
    looks, lately = await of(session, scope), now() - SILENT
    if looks.trouble or looks.at is None or looks.heard_at is None:
        return False
    return looks.at >= lately and looks.heard_at >= lately


def _name(scope: BotScope) -> str:
    return f"bot_looks_{scope}"

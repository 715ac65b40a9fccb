"""What the bots are called in Telegram: they tell it themselves when they start."""

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from api.objects import desk_settings
from shared.contracts.telegram import BotName, BotScope


class _Known(msgspec.Struct):
    username: str = ""


async def username(session: AsyncSession, scope: BotScope) -> str:
    """Without the @; empty for a bot that has not come yet."""
    return (await desk_settings.load(session, _document(scope), _Known)).username


async def introduce(session: AsyncSession, scope: BotScope, told: BotName) -> None:
    await desk_settings.keep(session, _document(scope), _Known(username=told.username))


async def forget(session: AsyncSession, scope: BotScope) -> None:
    """Another bot comes in its place, or the same one anew."""
    await desk_settings.forget(session, _document(scope))


def _document(scope: BotScope) -> str:
    return f"telegram_bot_{scope}"

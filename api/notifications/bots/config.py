"""What a bot process asks at its start and now and then: its token and whom people may call."""

import hashlib
from typing import ClassVar

from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Refusal
from api.notifications.channels import settings as channel_settings
from api.notifications.channels import table
from api.notifications.channels.telegram.settings import TelegramSettings
from api.people.addresses.telegram import SupportInfo
from api.security.secrets import Vault
from api.settings import Settings
from shared import service_token
from shared.contracts.telegram import BotConfig, BotScope


class BotNotConfigured(Refusal):
    """The administrator has not given the bot a token yet, or switched it off."""

    status: ClassVar[int] = 404
    code: ClassVar[str] = "bot_not_configured"


async def of(session: AsyncSession, settings: Settings, vault: Vault, scope: BotScope) -> BotConfig:
    """The bot's configuration. Raises BotNotConfigured."""
    config = await channel_settings.load(session, settings, vault, table.lane_of(scope))
    telegram = config.settings
    assert isinstance(telegram, TelegramSettings)
    if not (config.enabled and telegram.token):
        raise BotNotConfigured
    # The environment's token has no row, so the revision is of the token itself.
    revision = hashlib.sha256(f"{config.revision} {telegram.token}".encode()).hexdigest()[:16]
    return BotConfig(
        scope=scope,
        token=telegram.token,
        revision=revision,
        support_phone=telegram.support_phone,
        support_hours=telegram.support_hours,
        default_country=settings.default_country,
        webhook_secret=service_token.webhook_secret(settings.keys[0], scope),
    )


async def support_of(
    session: AsyncSession, settings: Settings, vault: Vault, scope: BotScope
) -> SupportInfo:
    """Whom a person may call who is not known to the bot (R4)."""
    config = await channel_settings.load(session, settings, vault, table.lane_of(scope))
    assert isinstance(config.settings, TelegramSettings)
    return SupportInfo(phone=config.settings.support_phone, hours=config.settings.support_hours)

"""How the channels stand: the one answer for their pages and for the guide."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import state as state_of
from api.admin.channels import said
from api.notifications.bots import bot_looks
from api.notifications.channels import settings as channel_settings
from api.notifications.channels import table
from api.notifications.channels.settings import ChannelConfig
from api.notifications.lanes import health as lane_health
from api.notifications.models import LaneState
from api.people.addresses import telegram_bots
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.admin import ChannelFault, Lane, Standing
from shared.contracts.telegram import BotScope
from shared.i18n import Translator


@dataclass(frozen=True, kw_only=True)
class Bot:
    """The bot that a lane writes for."""

    name: str
    """In Telegram, without the @; empty until it has come with these settings."""
    word: str
    """How it fares (`health-bot-…`)."""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one channel."""

    config: ChannelConfig
    state: LaneState
    bot: Bot | None
    standing: Standing

    def says(self, t: Translator) -> str:
        """What is wrong, in a sentence; empty where nothing is."""
        if fault := fault_of(self.state, t):
            return fault.sentence
        if self.bot and self.standing is Standing.FAILING:
            return t(f"health-bot-{self.bot.word}")
        return ""


async def of(session: AsyncSession, settings: Settings, vault: Vault, *lanes: Lane) -> list[Known]:
    """In this order."""
    states = await state_of.lanes(session)
    found: list[Known] = []
    for lane in lanes:
        config = await channel_settings.load(session, settings, vault, lane)
        state, scope = states.get(lane) or LaneState(lane=lane), table.bot_of(lane)
        bot = await _bot(session, scope) if scope else None
        standing = _standing(config, state, bot)
        found.append(Known(config=config, state=state, bot=bot, standing=standing))
    return found


async def _bot(session: AsyncSession, scope: BotScope) -> Bot:
    looked = await bot_looks.of(session, scope)
    return Bot(name=await telegram_bots.username(session, scope), word=bot_looks.word(looked))


def _standing(config: ChannelConfig, state: LaneState, bot: Bot | None) -> Standing:
    """The worst first."""
    if not config.configured:
        return Standing.NOT_CONFIGURED
    if not config.enabled:
        return Standing.DISABLED
    if state_of.rests(state):
        return Standing.PAUSED
    healthy = state_of.is_healthy(state)
    if healthy is False:
        return Standing.FAILING
    if bot is None:
        return Standing.WORKING if healthy else Standing.UNTRIED
    if not bot.name:
        return Standing.STARTING
    return Standing.WORKING if bot.word == bot_looks.OK else Standing.FAILING


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

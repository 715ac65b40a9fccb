"""How a client answers a letter, which nobody reads: every letter of theirs says it."""

from collections.abc import Iterable, Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.channels import table
from api.notifications.lanes.claimed import Claimed
from api.people.addresses import telegram_bots
from api.principal import Principal
from shared.contracts.telegram import BotScope
from shared.i18n import translator


async def bot_of(
    session: AsyncSession, batch: Sequence[Claimed], readers: Iterable[Principal]
) -> str:
    """The name of the clients' bot, without the @; asked only where a client gets a letter."""
    clients = {each.person_id for each in readers if each.is_contact}
    if not any(table.of(each.lane).is_letter and each.person_id in clients for each in batch):
        return ""
    return await telegram_bots.username(session, BotScope.CLIENT)


def hint(reader: Principal, bot: str) -> str:
    """A sentence for a client; employees have the page's link."""
    if not reader.is_contact:
        return ""
    t = translator(reader.locale)
    return t("channels-answer-bot", bot=bot) if bot else t("channels-answer-nowhere")

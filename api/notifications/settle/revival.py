"""A delivery that got through shows that its address lives, whatever was thought of it (Q13)."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from api.notifications.channels.base import EmailAddress, MattermostAddress, TelegramAddress
from api.notifications.lanes.lanes import CHANNEL_OF, SCOPE_OF
from api.notifications.prepare.prepare import Letter
from api.notifications.settle import deaths
from api.people.addresses import deadness
from api.people.models import Person, TelegramLink
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind


async def got_through(session: AsyncSession, lane: Lane, letters: Sequence[Letter]) -> None:
    """These were taken; one statement, by the address that took them."""
    channel = CHANNEL_OF[lane]
    personal = [each for each in letters if deaths.is_personal(each)]
    if not personal or channel is ChannelKind.PUSH:
        return
    people = {each.delivery.person_id for each in personal}
    if channel is ChannelKind.TELEGRAM:
        chats = {
            each.address.chat_id for each in personal if isinstance(each.address, TelegramAddress)
        }
        link = (TelegramLink.scope == SCOPE_OF[lane], TelegramLink.chat_id.in_(chats))
        await deadness.revive(session, channel, *link, TelegramLink.ended_at.is_(None))
        return
    column = Person.email if channel is ChannelKind.EMAIL else Person.mattermost_login
    took = {_name(each) for each in personal}
    await deadness.revive(session, channel, Person.id.in_(people), column.in_(took))


def _name(letter: Letter) -> str:
    """How the person's row names the address."""
    match letter.address:
        case EmailAddress(email=email):
            return email
        case MattermostAddress(channel=channel):
            return channel.removeprefix("@")
        case _:
            return ""

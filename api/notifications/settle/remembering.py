"""What was sent is remembered: replies find the object by the message, changes the message."""

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import add_missing, insert_for, new_id
from api.notifications.channels import table as channels
from api.notifications.models import Delivery, DeliveryAction, MessageRef
from api.notifications.plan import addresses
from api.notifications.plan.queue import EDITS, delivery_values
from api.notifications.prepare.prepare import Letter
from api.notifications.types import nouns as table
from shared.contracts.admin import Lane
from shared.contracts.telegram import BotScope, MessageRole

Sent = tuple[Letter, str]
"""A letter and the counterpart's name for the message."""


async def remember_messages(session: AsyncSession, lane: Lane, sent: Sequence[Sent]) -> None:
    """A sent notice can be replied to and goes stale; an edited one shows the new version (C1)."""
    bot = channels.bot_of(lane)
    if bot is None:
        return
    told = [
        (letter, message_id)
        for letter, name in sent
        if letter.mentions and (message_id := _message_id(letter, name))
    ]
    rows = [row for letter, message_id in told for row in _refs(bot, letter, message_id)]
    if not rows:
        return
    insert = insert_for(session, MessageRef)
    await session.execute(
        insert.on_conflict_do_update(
            index_elements=["scope", "chat_id", "message_id", "object_id"],
            set_={"version": insert.excluded.version},
        ),
        rows,
        execution_options={"render_nulls": True},
    )
    await _catch_up(session, bot, told)


def _message_id(letter: Letter, provider_id: str) -> int | None:
    """None where Telegram's answer did not tell it."""
    edited: int | None = letter.delivery.address.get("edit_message_id")
    return edited or (int(provider_id) if provider_id else None)


def _chat_id(letter: Letter) -> Hashable:
    return channels.of(letter.delivery.lane).place(letter.address)


def _role_of(letter: Letter) -> MessageRole:
    """A message about several objects shows no state of theirs and is never edited (C2)."""
    of_one = [each.id for each in letter.mentions] == [letter.delivery.object_id]
    return MessageRole.NOTICE if of_one else MessageRole.LIST


def _refs(bot: BotScope, letter: Letter, message_id: int) -> list[dict[str, Any]]:
    return [
        {
            "id": new_id(),
            "created_at": now(),
            "scope": bot,
            "chat_id": _chat_id(letter),
            "message_id": message_id,
            "person_id": letter.delivery.person_id,
            "role": _role_of(letter),
            "object_kind": about.kind,
            "object_id": about.id,
            "event_id": letter.delivery.event_id,
            "version": letter.version,
        }
        for about in letter.mentions
    ]


async def _catch_up(
    session: AsyncSession, bot: BotScope, told: Sequence[tuple[Letter, int]]
) -> None:
    """Objects that changed while their messages were on the way, when nobody knew the messages
    yet: bring these up to date now."""
    living = [(a, b) for a, b in told if _role_of(a) is MessageRole.NOTICE]
    versions = await table.versions(session, {letter.mentions[0] for letter, _ in living})
    edits: list[dict[str, Any]] = []
    for letter, message_id in living:
        version = versions.get(letter.mentions[0], 0)
        if version > letter.version:
            # Editing twice within one event's life needs a key of its own: the version.
            edits.append(_edit(bot, letter, message_id) | {"copy": version})
    if edits:
        await add_missing(session, Delivery, edits)


def _edit(bot: BotScope, letter: Letter, message_id: int) -> dict[str, Any]:
    chat = _chat_id(letter)
    assert isinstance(chat, int), "a bot's chats have numbers"
    lane, address = channels.chat(bot, chat, message_id)
    return delivery_values(
        letter.delivery.event_id,
        letter.delivery.person_id,
        addresses.Way(lane=lane, address=address),
        object_id=letter.mentions[0].id,
        notice_id=None,
        rank=EDITS,
        expires_at=letter.delivery.expires_at,
        action=DeliveryAction.EDIT,
    )

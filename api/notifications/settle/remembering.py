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
from api.notifications.prepare.prepare import Dispatch
from api.notifications.types import nouns as table
from shared.contracts.admin import Lane
from shared.contracts.telegram import BotScope, MessageRole

Sent = tuple[Dispatch, str]
"""A message and the counterpart's name for the message."""


async def remember_messages(session: AsyncSession, lane: Lane, sent: Sequence[Sent]) -> None:
    """A sent notice can be replied to and goes stale; an edited one shows the new version (C1)."""
    bot = channels.bot_of(lane)
    if bot is None:
        return
    told = [
        (dispatch, message_id)
        for dispatch, name in sent
        if dispatch.mentions and (message_id := _message_id(dispatch, name))
    ]
    rows = [row for dispatch, message_id in told for row in _refs(bot, dispatch, message_id)]
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


def _message_id(dispatch: Dispatch, provider_id: str) -> int | None:
    """None where Telegram's answer did not tell it."""
    edited: int | None = dispatch.delivery.address.get("edit_message_id")
    return edited or (int(provider_id) if provider_id else None)


def _chat_id(dispatch: Dispatch) -> Hashable:
    return channels.of(dispatch.delivery.lane).place(dispatch.address)


def _role_of(dispatch: Dispatch) -> MessageRole:
    """A message about several objects shows no state of theirs and is never edited (C2)."""
    of_one = [each.id for each in dispatch.mentions] == [dispatch.delivery.object_id]
    return MessageRole.NOTICE if of_one else MessageRole.LIST


def _refs(bot: BotScope, dispatch: Dispatch, message_id: int) -> list[dict[str, Any]]:
    return [
        {
            "id": new_id(),
            "created_at": now(),
            "scope": bot,
            "chat_id": _chat_id(dispatch),
            "message_id": message_id,
            "person_id": dispatch.delivery.person_id,
            "role": _role_of(dispatch),
            "object_kind": about.kind,
            "object_id": about.id,
            "event_id": dispatch.delivery.event_id,
            "version": dispatch.version,
        }
        for about in dispatch.mentions
    ]


async def _catch_up(
    session: AsyncSession, bot: BotScope, told: Sequence[tuple[Dispatch, int]]
) -> None:
    """Objects that changed while their messages were on the way, when nobody knew the messages
    yet: bring these up to date now."""
    living = [(a, b) for a, b in told if _role_of(a) is MessageRole.NOTICE]
    versions = await table.versions(session, {dispatch.mentions[0] for dispatch, _ in living})
    edits: list[dict[str, Any]] = []
    for dispatch, message_id in living:
        version = versions.get(dispatch.mentions[0], 0)
        if version > dispatch.version:
            # Editing twice within one event's life needs a key of its own: the version.
            edits.append(_edit(bot, dispatch, message_id) | {"copy": version})
    if edits:
        await add_missing(session, Delivery, edits)


def _edit(bot: BotScope, dispatch: Dispatch, message_id: int) -> dict[str, Any]:
    chat = _chat_id(dispatch)
    assert isinstance(chat, int), "a bot's chats have numbers"
    lane, address = channels.chat(bot, chat, message_id)
    return delivery_values(
        dispatch.delivery.event_id,
        dispatch.delivery.person_id,
        addresses.Target(lane=lane, address=address),
        object_id=dispatch.mentions[0].id,
        notice_id=None,
        rank=EDITS,
        expires_at=dispatch.delivery.expires_at,
        action=DeliveryAction.EDIT,
    )

"""Messages about objects that the bots sent by themselves: replies and changes find them (C1)."""

from typing import ClassVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import principals
from api.clock import now
from api.db import insert_for, new_id
from api.errors import NotFound, Refusal
from api.notifications import models
from api.notifications.types import nouns as table
from api.outbox import About
from api.people.models import TelegramLink
from api.principal import Principal
from shared.contracts.telegram import BotScope, MessageRef, MessageRefDraft, ObjectKind

OBJECTS_LIMIT = 20
"""Of one message; no list a bot sends is longer."""


class UnknownMessage(Refusal):
    """The message is about nothing that we remember (C3)."""

    status: ClassVar[int] = 404
    code: ClassVar[str] = "unknown_message"


async def remember(session: AsyncSession, scope: BotScope, draft: MessageRefDraft) -> None:
    """Remember the message for each of its objects, for the person whose chat it is in.

    Raises NotFound for a chat of nobody, or an object that its owner may not see.
    """
    who = await owner(session, scope, draft.chat_id)
    for object_id in await _visible(session, who, draft):
        values = {
            "scope": scope,
            "chat_id": draft.chat_id,
            "message_id": draft.message_id,
            "object_id": object_id,
            "role": draft.role,
            "comment_id": draft.comment_id,
            "version": draft.version,
        }
        await session.execute(
            insert_for(session, models.MessageRef)
            .values(
                id=new_id(),
                created_at=now(),
                person_id=who.person_id,
                object_kind=draft.object_kind,
                **values,
            )
            .on_conflict_do_update(
                index_elements=["scope", "chat_id", "message_id", "object_id"], set_=values
            )
        )


async def _visible(session: AsyncSession, who: Principal, draft: MessageRefDraft) -> list[UUID]:
    ids = draft.object_ids[:OBJECTS_LIMIT]
    subjects = await table.load(session, {About(draft.object_kind, each) for each in ids})
    seen = {each.id for each in subjects.values() if each.may_see(who)}
    if not seen.issuperset(ids):
        raise NotFound
    return ids


async def owner(session: AsyncSession, scope: BotScope, chat_id: int) -> Principal:
    """Whose chat with the bot it is. Raises NotFound."""
    person_id = await session.scalar(
        select(TelegramLink.person_id).where(
            TelegramLink.scope == scope,
            TelegramLink.chat_id == chat_id,
            TelegramLink.ended_at.is_(None),
        )
    )
    who = await principals.load(session, person_id) if person_id else None
    if who is None:
        raise NotFound
    return who


async def find(session: AsyncSession, scope: BotScope, chat_id: int, message_id: int) -> MessageRef:
    """What the message is about, in the order in which it tells. Raises UnknownMessage."""
    rows = list(
        await session.scalars(
            select(models.MessageRef)
            .where(
                models.MessageRef.scope == scope,
                models.MessageRef.chat_id == chat_id,
                models.MessageRef.message_id == message_id,
            )
            .order_by(models.MessageRef.id)
        )
    )
    if not rows:
        raise UnknownMessage
    first = rows[0]
    alike = all(row.object_kind is first.object_kind for row in rows)
    return MessageRef(
        chat_id=chat_id,
        message_id=message_id,
        role=first.role,
        # Only a digest tells of things of several kinds.
        object_kind=first.object_kind if alike else ObjectKind.DIGEST,
        object_ids=[row.object_id for row in rows],
        comment_id=first.comment_id,
    )

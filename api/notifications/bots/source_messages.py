"""People's own messages in Telegram, and where their words stand: edits find them (T13)."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import insert_for, new_id
from api.errors import NotFound
from api.notifications.bots.messages import UnknownMessage, owner
from api.notifications.models import SourceMessage
from api.notifications.types import nouns as table
from api.objects.words import clean
from shared.contracts.telegram import BotScope, SourceDraft, SourcePart, SourcePlace


async def remember(session: AsyncSession, scope: BotScope, draft: SourceDraft) -> None:
    """Remember the parts, or their newer words; twice is once.

    Raises NotFound for a chat of nobody, or an object that its owner may not see.
    """
    who = await owner(session, scope, draft.chat_id)
    if not await table.seen(session, who, draft.object_kind, [draft.object_id]):
        raise NotFound
    for part in draft.parts:
        values = {
            "object_kind": draft.object_kind,
            "object_id": draft.object_id,
            "comment_id": draft.comment_id,
            "person_id": who.person_id,
            "text": clean(part.text),
        }
        keys = {"scope": scope, "chat_id": draft.chat_id, "message_id": part.message_id}
        insert = insert_for(session, SourceMessage).values(
            id=new_id(), created_at=now(), **keys, **values
        )
        await session.execute(insert.on_conflict_do_update(index_elements=list(keys), set_=values))


async def find(
    session: AsyncSession, scope: BotScope, chat_id: int, message_id: int
) -> SourcePlace:
    """Where the message stands. Raises UnknownMessage; NotFound for a chat of nobody."""
    who = await owner(session, scope, chat_id)
    here = (SourceMessage.scope == scope, SourceMessage.chat_id == chat_id)
    row = await session.scalar(
        select(SourceMessage).where(*here, SourceMessage.message_id == message_id)
    )
    if row is None or row.person_id != who.person_id:
        raise UnknownMessage
    parts = await session.scalars(
        select(SourceMessage)
        .where(
            *here,
            SourceMessage.object_id == row.object_id,
            SourceMessage.comment_id.is_not_distinct_from(row.comment_id),
        )
        .order_by(SourceMessage.message_id)
    )
    return SourcePlace(
        object_kind=row.object_kind,
        object_id=row.object_id,
        comment_id=row.comment_id,
        parts=[SourcePart(message_id=each.message_id, text=each.text) for each in parts],
    )

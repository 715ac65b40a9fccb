"""Messages about objects that the bots sent by themselves: replies and changes find them (C1)."""

from functools import cache
from typing import Any, ClassVar, Final

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.auth import principals
from api.clock import now
from api.db import new_id, table_of
from api.engine.hot import Hot, Store
from api.errors import NotFound, Refusal
from api.notifications import models
from api.notifications.events import CardOutdated
from api.notifications.types import nouns as table
from api.outbox import About
from api.people.models import Person, TelegramLink
from api.principal import Principal
from shared.contracts.telegram import BotScope, MessageRef, MessageRefDraft, ObjectKind

OBJECTS_LIMIT = 20
"""Of one message; no list a bot sends is longer."""

_REFS: Final = table_of(models.MessageRef)
_NAME: Final = ("scope", "chat_id", "message_id", "object_id")
_OWNER: Final = Hot(
    select(*principals.COLUMNS)
    .join(TelegramLink, TelegramLink.person_id == Person.id)
    .where(
        Person.active,
        TelegramLink.scope == bindparam("scope"),
        TelegramLink.chat_id == bindparam("chat_id"),
        TelegramLink.ended_at.is_(None),
    )
)


class UnknownMessage(Refusal):
    """The message is about nothing that we remember (C3)."""

    status: ClassVar[int] = 404
    code: ClassVar[str] = "unknown_message"


@cache
def _insertion(store: Store) -> Any:
    """Said twice, it is as it was said last."""
    newest = store.insert(_REFS)
    told = ("role", "comment_id", "version")
    return newest.on_conflict_do_update(
        index_elements=_NAME, set_={name: newest.excluded[name] for name in told}
    )


async def remember(session: AsyncSession, scope: BotScope, draft: MessageRefDraft) -> None:
    """Remember the message for each of its objects, for the person whose chat it is in. One that
    shows an older state than the object has now is brought up to date.

    Raises NotFound for a chat of nobody, or an object that its owner may not see.
    """
    who = await owner(session, scope, draft.chat_id)
    ids = draft.object_ids[:OBJECTS_LIMIT]
    versions = await table.seen(session, who, draft.object_kind, ids)
    if not set(ids).issubset(versions):
        raise NotFound
    rows = [
        {
            "id": new_id(),
            "created_at": now(),
            "scope": scope,
            "chat_id": draft.chat_id,
            "message_id": draft.message_id,
            "person_id": who.person_id,
            "role": draft.role,
            "object_kind": draft.object_kind,
            "object_id": each,
            "comment_id": draft.comment_id,
            "version": draft.version,
        }
        for each in ids
    ]
    if rows:
        await session.execute(_insertion(Store(session.get_bind().dialect.name)), rows)
    if draft.role in models.LIVING_ROLES and draft.version:
        for each in (each for each in ids if versions[each] > draft.version):
            outbox.record(session, CardOutdated(by=None, what=About(draft.object_kind, each)))


async def owner(session: AsyncSession, scope: BotScope, chat_id: int) -> Principal:
    """Whose chat with the bot it is. Raises NotFound."""
    row = await _OWNER.first(session, {"scope": scope, "chat_id": chat_id})
    if row is None:
        raise NotFound
    return principals.of_row(row)


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

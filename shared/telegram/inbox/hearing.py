"""Where a person's own messages came to stand, told to the API so that edits find them (T13)."""

from collections.abc import Iterable
from uuid import UUID

from shared.contracts.telegram import ObjectKind, Spoken, SpokenDraft
from shared.telegram.chat.visit import Visit


async def stands(
    parts: Iterable[Spoken],
    visit: Visit,
    object_id: UUID,
    comment_id: UUID | None = None,
    kind: ObjectKind = ObjectKind.TICKET,
) -> None:
    """These messages are the object's words, or those of its comment."""
    if told := list(parts):
        place = SpokenDraft(
            chat_id=visit.speak.chat_id,
            object_kind=kind,
            object_id=object_id,
            comment_id=comment_id,
            parts=told,
        )
        await visit.speak.client.remember_spoken(place)

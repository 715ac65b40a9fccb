"""A comment with its files, from a person's message to the visible confirmation (C2, C5, C6)."""

from typing import Any
from uuid import UUID

from shared.contracts.tickets import Visibility
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.drafts import Draft, drafted
from shared.telegram.inbox.made import Noun, stands


async def comment(
    noun: Noun[Any],
    object_id: UUID,
    whole: Whole,
    visit: Visit,
    eyes: Visibility = Visibility.PUBLIC,
) -> bool:
    """Comment with everything the message brings; False when it brought nothing to keep."""
    draft = await drafted(whole, visit)
    return await add(noun, object_id, draft, visit, eyes=eyes)


async def add(
    noun: Noun[Any],
    object_id: UUID,
    draft: Draft,
    visit: Visit,
    *,
    eyes: Visibility = Visibility.PUBLIC,
    key: str = "",
    edit: int | None = None,
) -> bool:
    """As above, of what was said already; `key` is the draft's own where a press sends it."""
    assert noun.comment is not None, "it takes words"
    if draft.empty:
        return False
    outcome = await noun.comment(object_id, draft, eyes, key or visit.key, visit)
    await stands(outcome, draft, visit, edit=edit)
    return True

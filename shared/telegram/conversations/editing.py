"""A person edits a sent message, and its words follow (T13).

— (edits a message that stands in a ticket, a task, a comment) — ✍ on it; the old words are kept
— (edits one that is still a draft) — the draft says it anew
— (edits one of a closed ticket) — Too late: №12 is closed. (said once)
"""

from collections.abc import Awaitable, Callable
from typing import Any, Final

import msgspec
from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from shared.client import ApiClient, ApiProblem
from shared.contracts.telegram import SourceDraft, SourcePart, SourcePlace
from shared.telegram.chat.steps import DRAFT
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox.content import source_parts
from shared.telegram.inbox.rewording import reword
from shared.telegram.memory.spool import Spool

Redraw = Callable[[FSMContext, Visit], Awaitable[None]]
TOO_LATE: Final = ("not_allowed", "move_not_allowed", "ticket_closed", "ticket_cancelled")
ONCE: Final = 7 * 24 * 3600
"""Seconds for which a refusal is not told again."""


def router(redraw: Redraw | None = None) -> Router:
    """`redraw` shows the present draft as it has become."""

    async def edited(
        message: Message,
        state: FSMContext,
        client: ApiClient,
        spool: Spool,
        visit: Visit | None = None,
    ) -> None:
        said = source_parts([message], visit.t) if visit else []
        if visit is None or not said:
            return
        if await _in_draft(said[0], state):
            if redraw:
                await redraw(state, visit)
        elif place := await client.recall_source(message.chat.id, message.message_id):
            await _follow(place, said[0], spool, visit)

    edits = Router(name="edits")
    edits.edited_message()(edited)
    return edits


async def _in_draft(new: SourcePart, state: FSMContext) -> bool:
    """Every draft of both bots keeps its texts alike, whatever else it holds."""
    kept = (await state.get_data()).get(DRAFT)
    draft: dict[str, Any] = msgspec.json.decode(kept) if isinstance(kept, str) else {}
    texts: list[dict[str, Any]] = draft.get("texts") or []
    mine = next((each for each in texts if each["message_id"] == new.message_id), None)
    if mine is None:
        return False
    mine["text"] = new.text
    draft["revision"] = draft.get("revision", 0) + 1
    await state.update_data({DRAFT: msgspec.json.encode(draft).decode()})
    return True


async def _follow(place: SourcePlace, new: SourcePart, spool: Spool, visit: Visit) -> None:
    """A repeated update finds its words there already (U1)."""
    if new in place.parts:
        return
    try:
        await reword(place, new, visit)
    except ApiProblem as problem:
        if problem.code not in TOO_LATE:
            raise
        if await spool.claim(f"edit:{visit.speak.chat_id}:{new.message_id}", ONCE):
            await visit.speak.say(visit.t("edit-too-late"))
        return
    remembered = SourceDraft(
        chat_id=visit.speak.chat_id,
        object_kind=place.object_kind,
        object_id=place.object_id,
        comment_id=place.comment_id,
        parts=[new],
    )
    await visit.speak.client.remember_source(remembered)
    await visit.speak.react(new.message_id, "✍")

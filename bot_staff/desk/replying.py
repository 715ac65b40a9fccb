"""A reply to any message of the bot is a word about what the message told of (C1, C2).

— (a reply to a task's message) — 👍, or what was added when it had files
— (a reply to a ticket's message) — Sent to the client (`answering.py` says how)
— (a reply to a list or a digest) — Which one? [Ticket №12 · …] (`free_words.py` goes on)
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot_staff.desk import free_words
from bot_staff.desk.said import Place
from bot_staff.tasks.receipts import TASKS
from bot_staff.tickets import answering
from shared.contracts.telegram import MessageRef, ObjectKind
from shared.telegram.chat.filters import answers_remembered
from shared.telegram.chat.visit import Visit
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox.commenting import comment
from shared.work import digest as digests

OFFERED: Final = 10
"""Things of a digest among which a reply may choose."""
WORDY: Final = (ObjectKind.TICKET, ObjectKind.TASK)


def router() -> Router:
    router = Router(name="replying")
    router.message(answers_remembered)(replied)
    return router


async def replied(
    _: Message, ref: MessageRef, whole: Whole, state: FSMContext, visit: Visit
) -> None:
    one = ref.object_ids[0] if len(ref.object_ids) == 1 else None
    match ref.object_kind:
        case ObjectKind.TICKET if one:
            await answering.replied(one, ref.comment_id, whole, visit)
        case ObjectKind.TASK if one:
            await comment(TASKS, one, whole, visit)
        case ObjectKind.TICKET | ObjectKind.TASK:
            among = _places(ref.object_kind, ref.object_ids)
            await free_words.answered_several(among, whole, state, visit)
        case ObjectKind.ABSENCE:
            await visit.speak.say(visit.t("reply-absence"))
        case ObjectKind.DIGEST:
            await free_words.answered_several(await _of_the_day(visit), whole, state, visit)


def _places(kind: ObjectKind, ids: Iterable[UUID]) -> list[Place]:
    return [Place(kind, each) for each in ids]


async def _of_the_day(visit: Visit) -> list[Place]:
    """What a digest told of, and what takes words."""
    things = digests.things(await visit.api.notices.digest())[:OFFERED]
    return [Place(each.kind, each.id) for each in things if each.kind in WORDY]

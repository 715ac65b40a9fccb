"""A reply to any message of the bot is a word about what the message told of (C1, C2).

— (a reply to a task's message) — 👍, or what was added when it had files
— (a reply to a ticket's message) — Sent to the client (`answering.py` says how)
— (a reply to a list) — Which one? [№12 · …]
"""

from typing import Final

from aiogram import Router
from aiogram.types import Message

from bot_staff import task_commenting
from bot_staff.conversations import answering
from bot_staff.task_messages import which_task
from shared.contracts.telegram import MessageRef, ObjectKind
from shared.telegram import digests
from shared.telegram.albums import Whole
from shared.telegram.filters import answers_remembered
from shared.telegram.keyboards import inline
from shared.telegram.visit import Visit

OFFERED: Final = 20
"""Things of a digest among which a reply may choose."""


def router() -> Router:
    talk = Router(name="replying")
    talk.message(answers_remembered)(replied)
    return talk


async def replied(_: Message, ref: MessageRef, whole: Whole, visit: Visit) -> None:
    match ref.object_kind:
        case ObjectKind.TICKET:
            await answering.replied(ref, whole, visit)
        case ObjectKind.TASK if len(ref.object_ids) == 1:
            await task_commenting.comment(ref.object_ids[0], whole, visit)
        case ObjectKind.TASK:
            await which_task(ref.object_ids, visit)
        case ObjectKind.ABSENCE:
            await visit.speak.say(visit.t("reply-absence"))
        case ObjectKind.DIGEST:
            await _which_of_the_day(visit)


async def _which_of_the_day(visit: Visit) -> None:
    """A digest told of many things of several kinds: the person opens the one that is meant."""
    digest = await visit.api.notices.digest()
    buttons = inline(digests.open_buttons(digest, OFFERED))
    await visit.speak.say(visit.t("which-of-digest"), buttons)

"""What stands below the messages of each kind of object, drawn anew after a bell was pressed."""

from collections.abc import Mapping
from typing import Final

from aiogram.types import InlineKeyboardMarkup

from bot_staff.absences import card as absence_card
from bot_staff.tasks import messages as task_messages
from shared.contracts.telegram import ObjectKind
from shared.telegram.chat.visit import Visit
from shared.telegram.conversations.notify_controls import Buttons, below_ticket
from shared.work.buttons import NotifyButton, long


async def below_task(button: NotifyButton, visit: Visit) -> InlineKeyboardMarkup:
    return task_messages.buttons(await visit.api.tasks.get(long(button.id)), visit)


async def below_absence(button: NotifyButton, visit: Visit) -> InlineKeyboardMarkup:
    return absence_card.buttons(await visit.api.absences.get(long(button.id)), visit)


BELOW: Final[Mapping[ObjectKind, Buttons]] = {
    ObjectKind.TICKET: below_ticket,
    ObjectKind.TASK: below_task,
    ObjectKind.ABSENCE: below_absence,
}

"""What stands below the messages of each kind of object, drawn anew after a bell was pressed."""

from collections.abc import Mapping
from typing import Final

from aiogram.types import InlineKeyboardMarkup

from bot_staff import task_messages
from bot_staff.conversations import absence_card
from shared.contracts.telegram import ObjectKind
from shared.telegram.buttons import BellButton, long
from shared.telegram.talks.bells import Buttons, below_ticket
from shared.telegram.visit import Visit


async def below_task(button: BellButton, visit: Visit) -> InlineKeyboardMarkup:
    return task_messages.buttons(await visit.api.tasks.get(long(button.id)), visit)


async def below_absence(button: BellButton, visit: Visit) -> InlineKeyboardMarkup:
    return absence_card.buttons(await visit.api.absences.get(long(button.id)), visit)


BELOW: Final[Mapping[ObjectKind, Buttons]] = {
    ObjectKind.TICKET: below_ticket,
    ObjectKind.TASK: below_task,
    ObjectKind.ABSENCE: below_absence,
}

"""What a contact has said so far, until it becomes a ticket or a comment."""

from typing import Any
from uuid import UUID

import msgspec
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_client.desk.keyboards import DraftButton, DraftPress
from shared.contracts.desk import CategoryRef
from shared.contracts.ticket_asks import CommentDraft, TicketDraft
from shared.contracts.tickets import Source
from shared.i18n import Translator
from shared.telegram.chat.conversation import PROMPT
from shared.telegram.gathering.parts import Whole
from shared.telegram.inbox import drafts
from shared.telegram.inbox.content import content_of
from shared.work.buttons import long

KEPT = "draft"


class Draft(drafts.Draft, kw_only=True):
    """The draft of a ticket, or of a comment when the person says so."""

    client_id: UUID | None = None
    category: CategoryRef | None = None
    follows: UUID | None = None
    """The ended ticket that the words were meant for (C4)."""
    options: list[UUID] = msgspec.field(default_factory=list[UUID])
    """The tickets between which the person chooses, when a reply left several possible (C2)."""
    reply_lost: bool = False
    """The person answered a message that nobody remembers (C3)."""

    @property
    def key(self) -> str:
        """The idempotency key of sending it (T9)."""
        return f"client:draft:{self.id}:{self.revision}"

    def as_ticket(self) -> TicketDraft:
        return TicketDraft(
            text=self.text,
            client_id=self.client_id,
            category_id=self.category.id if self.category else None,
            follows=self.follows,
            file_ids=self.file_ids,
            missing_files=self.missing,
            source=Source.TELEGRAM,
        )

    def as_comment(self, *, reopen: bool | None = None) -> CommentDraft:
        return CommentDraft(
            text=self.text, reopen=reopen, file_ids=self.file_ids, missing_files=self.missing
        )


async def load(state: FSMContext) -> Draft:
    """The draft of the present conversation; a new one when there is none."""
    kept = (await state.get_data()).get(KEPT)
    return msgspec.json.decode(kept, type=Draft) if kept else Draft()


async def keep(state: FSMContext, draft: Draft, prompt: int | None) -> None:
    """Lay the draft by; `prompt` is the message with its buttons."""
    await state.set_data({KEPT: msgspec.json.encode(draft).decode(), PROMPT: prompt})


async def prompt_of(state: FSMContext) -> int | None:
    return (await state.get_data()).get(PROMPT)


class OnDraft(Filter):
    """A press on the present draft; gives `draft` and, where the button names one, `chosen`."""

    def __init__(self, wanted: DraftPress) -> None:
        self._wanted = wanted

    async def __call__(self, press: CallbackQuery, state: FSMContext) -> bool | dict[str, Any]:
        try:
            button = DraftButton.unpack(press.data or "")
            chosen = long(button.arg) if button.arg else None
        except (TypeError, ValueError):
            return False
        if button.do is not self._wanted:
            return False
        draft = await load(state)
        return {"draft": draft, "chosen": chosen} if draft.id == button.draft else False


def keepable(_: Message, whole: Whole, t: Translator) -> bool:
    """Something that can be kept: polls, dice and games cannot (T14)."""
    return not content_of(whole.parts, t).empty

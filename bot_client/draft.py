"""What a contact has said so far, until it becomes a ticket or a comment."""

import secrets
from typing import Any
from uuid import UUID

import msgspec
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot_client.keyboards import DraftButton, DraftPress
from shared.contracts.files import MissingFile
from shared.contracts.tickets import CommentDraft, Source, TicketDraft
from shared.i18n import Translator
from shared.telegram.albums import Whole
from shared.telegram.buttons import long
from shared.telegram.content import content_of, unique_names
from shared.telegram.downloads import problems_told, receive
from shared.telegram.talk import PROMPT
from shared.telegram.visit import Visit

KEPT = "draft"


class DraftFile(msgspec.Struct, frozen=True):
    id: UUID
    name: str


class Draft(msgspec.Struct, kw_only=True):
    """Files are at the API already; the revision grows with every addition."""

    id: str = msgspec.field(default_factory=lambda: secrets.token_hex(4))
    revision: int = 0
    texts: list[str] = []
    files: list[DraftFile] = []
    missing: list[MissingFile] = []
    albums: list[str] = []
    client_id: UUID | None = None
    options: list[UUID] = []
    """The tickets between which the person chooses, when a reply left several possible (C2)."""
    reply_lost: bool = False
    """The person answered a message that nobody remembers (C3)."""

    @property
    def text(self) -> str:
        return "\n".join(self.texts)

    @property
    def empty(self) -> bool:
        return not (self.texts or self.files or self.missing)

    @property
    def key(self) -> str:
        """The idempotency key of sending it: two presses are one act, an addition makes another
        (T9, U1)."""
        return f"client:draft:{self.id}:{self.revision}"

    def as_ticket(self) -> TicketDraft:
        return TicketDraft(
            text=self.text,
            client_id=self.client_id,
            file_ids=[file.id for file in self.files],
            missing_files=self.missing,
            source=Source.TELEGRAM,
        )

    def as_comment(self) -> CommentDraft:
        return CommentDraft(
            text=self.text,
            file_ids=[file.id for file in self.files],
            missing_files=self.missing,
        )


async def absorb(draft: Draft, whole: Whole, visit: Visit) -> None:
    """Add all that the message brings, and say what could not be taken."""
    content = content_of(whole.parts, visit.t)
    files = unique_names(content.files, [file.name for file in draft.files])
    received = await receive(files, visit.bot, visit.api, visit.key, already=len(draft.files))
    if content.text:
        draft.texts.append(content.text)
    draft.files += [DraftFile(file.id, file.name) for file in received.files]
    draft.missing += received.missing
    draft.revision += 1
    if whole.group:
        draft.albums.append(whole.group)
    if told := problems_told(received, visit.t):
        await visit.speak.say(told)
    if content.refused:
        await visit.speak.say(visit.t("accepted-kinds"))


async def load(state: FSMContext) -> Draft:
    """The draft of the present talk; a new one when there is none."""
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

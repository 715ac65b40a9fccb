"""Messages for tests: an ordinary one, and parts that try to break out."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from api.notifications.channels.base import Message, Thread
from shared.work.buttons import TicketButton, TicketPress, short
from shared.work.drawing.files import File
from shared.work.drawing.message import Button

TICKET = UUID("0193a0c2-0000-7000-8000-000000000012")
TAKE = TicketButton(do=TicketPress.TAKE, id=short(TICKET), v=3)
NASTY = "<b>&\"' 😀 @all <!channel> <https://evil.example|click> [x](https://evil.example) *_`~#"
# Encoded words that a mail library may decode: a letter's body, a copy to a stranger, a header.
BODY = "=?utf-8?q?BOT=0D=0AContent-Type=3Atext/html=0D=0A=0D=0A=3Ch1=3EPHISH=3C/h1=3E?="
COPY = "=?utf-8?q?INJ1=0D=0AX-Injected=3A_yes=0D=0ABcc=3A_victim=40peer.local?="
NAME = "=?utf-8?q?x=0D=0AX-I=3A_1?="

_ORDINARY = Message(
    id="0193a0c2-1111-7000-8000-0000000000aa",
    title="Новая заявка №12",
    about=["№12 · Не печатает принтер"],
    lines=["Клиент: Ромашка", "Статус: новая"],
    quote="Не печатает принтер",
    files=(File("фото.jpg"), File("акт.pdf")),
    why="Вы в команде поддержки",
    buttons=[[Button(label="Взять в работу", data=TAKE)]],
    link="https://desk.example/tickets/12",
    link_label="Открыть заявку",
    path="/tickets/12",
    thread=Thread(key=f"ticket-{TICKET}", subject="[№12] Не печатает принтер"),
)


def message(**changes: Any) -> Message:
    """The ordinary message with some fields changed."""
    return replace(_ORDINARY, **changes)

"""Every conversation of both bots that makes something out of a person's messages, as data."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from shared.contracts.telegram import BotScope
from tests.conversations import client_scripts as client
from tests.conversations import scripts as staff
from tests.conversations.office import Office
from tests.conversations.scripts import Step, nothing, taps, types


@dataclass(frozen=True, kw_only=True)
class Making:
    """`way` leads to where the messages are wanted, `then` from them to the `receipt`; what is
    never so for a conversation has its reason."""

    name: str
    module: str
    """Where the conversation is written."""
    who: str
    way: tuple[Step, ...] = ()
    then: tuple[Step, ...] = ()
    receipt: str
    keeps: str = ""
    """What the receipt goes on saying when it is edited."""
    before: Callable[[Office], Awaitable[Any]] = nothing
    reply: bool = False
    """The messages answer the bot's last one."""
    no_parts: str = ""
    """Why nothing may join later."""
    no_edits: str = ""
    """Why the words are said once."""
    no_link: str = ""
    """Why what is too large does not come by the page."""

    @property
    def scope(self) -> BotScope:
        return scope_of(self.module)


def scope_of(module: str) -> BotScope:
    """The bot of the conversation."""
    return BotScope.CLIENT if module.startswith("bot_client") else BotScope.STAFF


CLOSED = "a closed ticket takes nothing more"
CANCELLED = "a cancelled task takes nothing more"
REPLYING = "bot_staff.tickets.answering"


def wishes(closed_comment: str) -> Callable[[Office], Awaitable[Any]]:
    """A closed ticket of a desk that wishes so of words on it."""

    async def before(office: Office) -> None:
        await client.closed(office)
        body = {"closed_comment": closed_comment}
        await office.desk.does("gleb", "/api/admin/tickets", body, method="PUT")

    return before


MAKINGS = (
    Making(
        name="new ticket",
        module="bot_client.tickets.new",
        who="anna",
        way=(client.NEW,),
        then=(taps("Отправить", "Заявка №1 создана"),),
        receipt="Заявка №1 создана",
    ),
    Making(
        name="words outside a talk, to a ticket",
        module="bot_client.desk.free_words",
        who="anna",
        before=staff.ticket,
        way=(types("Ещё капает", "Это новая заявка или дополнение"),),
        then=(taps("№1 · Кран течёт", "Добавлено к заявке"),),
        receipt="Добавлено к заявке",
    ),
    Making(
        name="reply to a ticket's message",
        module="bot_client.tickets.adding",
        who="anna",
        before=staff.ticket,
        way=client.CARD,
        reply=True,
        receipt="Добавлено к заявке",
    ),
    Making(
        name="adding",
        module="bot_client.tickets.adding",
        who="anna",
        before=staff.ticket,
        way=(*client.CARD, taps("Добавить", "Что добавить к заявке")),
        receipt="Добавлено к заявке",
    ),
    Making(
        name="words on an ended ticket: another one",
        module="bot_client.tickets.ended",
        who="anna",
        before=wishes("new_ticket"),
        way=client.ENDED_CARD,
        reply=True,
        receipt="Заявка №2 создана",
    ),
    Making(
        name="words on a closed ticket: reopened",
        module="bot_client.tickets.closed_word",
        who="anna",
        before=wishes("reopen"),
        way=client.ENDED_CARD,
        reply=True,
        then=(taps("Открыть снова", "снова открыта"),),
        receipt="снова открыта",
    ),
    Making(
        name="words on a closed ticket: added",
        module="bot_client.tickets.closed_word",
        who="anna",
        before=wishes("reopen"),
        way=client.ENDED_CARD,
        reply=True,
        then=(taps("Дописать", "Дописано к закрытой заявке"),),
        receipt="Дописано к закрытой заявке",
        no_parts=CLOSED,
        no_edits=CLOSED,
    ),
    Making(
        name="not solved",
        module="bot_client.tickets.last_word",
        who="anna",
        before=client.resolved,
        way=(*client.ENDED_CARD, taps("Не решено", "Что осталось не так")),
        receipt="снова в работе",
    ),
    Making(
        name="new task",
        module="bot_staff.tasks.preview",
        who="vera",
        way=(types("Новая задача", "Что нужно сделать?"),),
        then=(
            taps("Я", "К какому сроку?"),
            taps("Без срока", "Всё верно?"),
            taps("Создать", "Задача создана"),
        ),
        receipt="Задача создана",
    ),
    Making(
        name="reply to a task's message",
        module="bot_staff.desk.replying",
        who="vera",
        before=staff.task_of_vera,
        way=staff.VERAS_TASK,
        reply=True,
        receipt="Добавлено · ",
    ),
    Making(
        name="comment on a task",
        module="bot_staff.tasks.words",
        who="vera",
        before=staff.task_of_vera,
        way=(*staff.VERAS_TASK, taps("Комментарий", "Что добавить")),
        receipt="Добавлено · ",
    ),
    Making(
        name="result of a task",
        module="bot_staff.tasks.words",
        who="vera",
        before=staff.task_of_vera,
        way=(*staff.VERAS_TASK, taps("Готово, с результатом", "Что получилось?")),
        receipt="Отчёт — выполнена",
    ),
    Making(
        name="why a task is cancelled",
        module="bot_staff.tasks.words",
        who="oleg",
        before=staff.task_of_vera,
        way=(
            types("Задачи", "Мои задачи"),
            taps("Порученные мной", "Отчёт"),
            taps("· Отчёт", "Статус: "),
            taps("Отменить", "Почему задача отменяется?"),
        ),
        receipt="Отчёт — отменена",
        no_parts=CANCELLED,
        no_link=CANCELLED,
    ),
    Making(
        name="words outside a talk, to a task",
        module="bot_staff.desk.free_words",
        who="vera",
        before=staff.task_of_vera,
        then=(taps("· Отчёт", "Добавлено · "),),
        receipt="Добавлено · ",
    ),
    Making(
        name="words outside a talk, to a client",
        module="bot_staff.desk.free_words",
        who="boris",
        before=staff.ticket_of_boris,
        then=(
            taps("Заявка №1", "Кто это увидит?"),
            taps("Отправить клиенту", "Отправлено клиенту"),
        ),
        receipt="Отправлено клиенту",
    ),
    Making(
        name="reply on a ticket that nobody has",
        module=REPLYING,
        who="boris",
        before=staff.ticket,
        way=staff.TICKET,
        reply=True,
        receipt="Отправлено клиенту",
        keeps="Вы взяли заявку №1",
    ),
    Making(
        name="answering a client",
        module=REPLYING,
        who="boris",
        before=staff.ticket,
        way=(*staff.TICKET, taps("Ответить клиенту", "Что отправить")),
        receipt="Отправлено клиенту",
        keeps="Вы взяли заявку №1",
    ),
    Making(
        name="internal note",
        module=REPLYING,
        who="boris",
        before=staff.ticket,
        way=(*staff.TICKET, taps("Внутренняя заметка", "Что записать")),
        receipt="Внутренняя заметка, клиент её не видит",
    ),
    Making(
        name="ticket for a client",
        module="bot_staff.tickets.for_client",
        who="boris",
        way=(
            types("Заявки", "Новые заявки"),
            taps("➕ Заявка за клиента", "От какой компании заявка?"),
            taps("Ромашка", "Кто обратился из компании Ромашка?"),
            taps("Анна Смирнова", "Что случилось?"),
        ),
        then=(taps("Создать заявку", "№1 · "),),
        receipt="№1 · ",
    ),
)
"""Those that take files. One album has all that may go wrong: it is told of whole by its story."""


@dataclass(frozen=True, kw_only=True)
class Wording:
    """A conversation that takes words alone."""

    module: str
    talk: str
    """Its name among the scripts."""
    no_files: str
    no_edits: str = ""

    @property
    def scope(self) -> BotScope:
        return scope_of(self.module)

    async def before(self, office: Office) -> None:
        await TALKS[self.talk].before(office)


TALKS = {each.name: each for each in (*staff.TALKS, *client.TALKS)}


WORDINGS = (
    Wording(
        module="bot_client.tickets.cancelling",
        talk="cancelling",
        no_files="a cancelled ticket takes nothing more",
        no_edits="the reason stands in the history, which nobody rewrites",
    ),
    Wording(
        module="bot_client.tickets.rating",
        talk="rating",
        no_files="a score is a number and a word",
        no_edits="a score is given once",
    ),
    Wording(
        module="bot_staff.tasks.delegating",
        talk="delegating",
        no_files="the API takes words alone with a task that is handed on",
    ),
    Wording(
        module="bot_staff.absences.request",
        talk="absence request",
        no_files="an absence has no files",
        no_edits="who decides has read it",
    ),
    Wording(
        module="bot_staff.absences.card",
        talk="taking an absence back",
        no_files="an absence has no files",
        no_edits="the reason stands in the history, which nobody rewrites",
    ),
    Wording(
        module="bot_staff.absences.deciding",
        talk="rejecting with a reason",
        no_files="an absence has no files",
        no_edits="the employee has read it",
    ),
    Wording(
        module="bot_staff.tickets.canned",
        talk="ready words for a client",
        no_files="the words are the desk's own",
        no_edits="no message of the person's brought them",
    ),
)

"""Every talk of the staff bot as data: what a person does, step by step, and what is then seen."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from api.clock import now
from api.people.models import AwayPeriod
from shared.contracts.absences import AbsenceKind
from tests.cast import Actor
from tests.conversations.office import Office
from tests.conversations.test_absence_approval import asks
from tests.conversations.test_absence_request import monday, said
from tests.conversations.test_task_lists import gives

UNKEPT = ("poll", "dice")
"""Nobody can keep these; a step that takes files takes everything else."""
WORDLESS = ("poll", "sticker", "location")
"""What a step that wants words or a press cannot use."""
KINDS = "Такое сообщение я принять не могу"
WORDS = "Здесь нужен текст"


@dataclass(frozen=True, kw_only=True)
class Step:
    """The person's `does`; `sees` is the bot's answer."""

    does: str
    sees: str
    presses: bool = False
    asks_api: bool = True
    """Whether the answer needs more of the API than who is there."""
    unwanted: tuple[str, ...] = UNKEPT
    told: str = KINDS
    """What is said to unwanted content in place of this step."""

    async def done_by(self, actor: Actor) -> None:
        await (actor.taps(self.does) if self.presses else actor.types(self.does))


def types(words: str, sees: str, **more: Any) -> Step:
    return Step(does=words, sees=sees, **more)


def taps(label: str, sees: str, **more: Any) -> Step:
    return Step(does=label, sees=sees, presses=True, **more)


async def nothing(_: Office) -> None:
    """The talk needs nothing that stands already."""


@dataclass(frozen=True, kw_only=True)
class Talk:
    """`way` leads to the first question, `steps` answer the questions one by one."""

    name: str
    who: str
    way: tuple[Step, ...]
    steps: tuple[Step, ...]
    before: Callable[[Office], Awaitable[Any]] = nothing
    open_end: bool = False
    """After the last step the talk still waits."""
    once: bool = False
    """Its first question cannot be come to twice."""


async def task_of_vera(office: Office) -> None:
    await gives(office, "oleg", "vera", "Отчёт")


async def task_while_boris_is_away(office: Office) -> None:
    await task_of_vera(office)
    await _away(office, "boris")


async def ticket(office: Office) -> None:
    await office.desk.opens("anna", "Кран течёт")


async def ticket_of_boris(office: Office) -> None:
    await office.desk.takes("boris", await office.desk.opens("anna", "Кран течёт"))


async def ticket_and_ready_words(office: Office) -> None:
    await ticket(office)
    reply = {"title": "Привет", "text": "Здравствуйте, {{ contact_name }}!"}
    await office.desk.does("gleb", "/api/canned-replies", reply)


async def ticket_while_darya_is_away(office: Office) -> None:
    await ticket(office)
    await _away(office, "darya")


async def _away(office: Office, key: str) -> None:
    today = now().date()
    who, until = office.desk.ids[key], today + timedelta(days=3)
    kind = AbsenceKind.VACATION
    await office.desk.keep(
        AwayPeriod(person_id=who, kind=kind, since=today, until=until, counts=True)
    )


async def own_request(office: Office) -> None:
    await asks(office, "boris")


WORDS_ONLY: dict[str, Any] = {"unwanted": WORDLESS, "told": WORDS}
DAY_ONLY: dict[str, Any] = {"unwanted": WORDLESS, "told": "Нажмите день в календаре"}
PRESS_ONLY: dict[str, Any] = {"unwanted": WORDLESS, "told": "Выберите кнопкой"}

VERAS_TASK = (types("Задачи", "Мои задачи"), taps("· Отчёт", "Статус: "))
TICKET = (types("Заявки", "Новые заявки"), taps("№1 · Кран течёт", "Исполнитель: "))
REQUEST = (types("Отсутствия", "Мои отсутствия"), taps("Оформить отсутствие", "Какое отсутствие"))
KIND = taps("Отпуск", "С какого дня?", asks_api=False, **PRESS_ONLY)
DAYS = types(
    f"с {said(monday())} по {said(monday() + timedelta(days=4))}", "Согласует: Вера", **DAY_ONLY
)

TALKS = (
    Talk(
        name="new task",
        who="vera",
        way=(types("Новая задача", "Что нужно сделать?"),),
        steps=(
            types("Отчёт", "Кто это сделает?"),
            types("борис", "По запросу «борис»"),
            taps("Борис Петров", "К какому сроку?"),
            types("завтра 15:00", "Всё верно?", asks_api=False),
            taps("Создать", "Задача создана"),
        ),
    ),
    Talk(
        name="delegating",
        who="vera",
        before=task_while_boris_is_away,
        way=(*VERAS_TASK, taps("Делегировать", "Кому передать задачу?")),
        steps=(
            types("борис", "По запросу «борис»", **WORDS_ONLY),
            taps("🌴 Борис Петров", "Что написать", asks_api=False, **WORDS_ONLY),
            types("Срочно", "Всё равно передать", **WORDS_ONLY),
            taps("Да, передать", "Теперь исполнитель: Борис Петров", **WORDS_ONLY),
        ),
    ),
    Talk(
        name="finding a task",
        who="vera",
        before=task_of_vera,
        way=(types("Задачи", "Мои задачи"), taps("Найти", "Что найти?")),
        steps=(types("отчёт", "По запросу «отчёт»", **WORDS_ONLY),),
    ),
    Talk(
        name="comment on a task",
        who="vera",
        before=task_of_vera,
        way=(*VERAS_TASK, taps("Комментарий", "Что добавить")),
        steps=(types("Начала", "👍"),),
    ),
    Talk(
        name="result of a task",
        who="vera",
        before=task_of_vera,
        way=(*VERAS_TASK, taps("Готово, с результатом", "Что получилось?")),
        steps=(types("Сдала", "Отчёт — выполнена"),),
    ),
    Talk(
        name="absence request",
        who="boris",
        way=REQUEST,
        steps=(
            KIND,
            types("завтра", "по какой день", asks_api=False, **DAY_ONLY),
            taps("Две недели", "Согласует: Вера", **DAY_ONLY),
            taps("Отправить", "Отпуск: Борис Петров", **PRESS_ONLY),
        ),
    ),
    Talk(
        name="deputy and comment of a request",
        open_end=True,
        who="boris",
        way=(*REQUEST, KIND, DAYS, taps("Заместитель", "Кто вас заменит?")),
        steps=(
            types("дар", "Кто вас заменит?", **WORDS_ONLY),
            taps("Дарья Лебедева", "Замещает: Дарья", **WORDS_ONLY),
            taps("Комментарий", "Что добавить", asks_api=False, **PRESS_ONLY),
            types("Еду к маме", "Еду к маме", **WORDS_ONLY),
        ),
    ),
    Talk(
        name="taking an absence back",
        who="boris",
        before=own_request,
        way=(
            types("Отсутствия", "Мои отсутствия"),
            taps("Отпуск: Борис", "Статус: "),
            taps("Отменить", "Отменить отпуск "),
        ),
        steps=(types("Передумал", "Отменено: Отпуск", **WORDS_ONLY),),
    ),
    Talk(
        name="rejecting with a reason",
        who="vera",
        before=own_request,
        way=(
            types("Согласования", "Ждут вашего решения"),
            taps("Отпуск: Борис", "Статус: ждёт решения"),
            taps("Отклонить", "Почему отклоняем"),
        ),
        steps=(types("Сдаём отчёт", "Причина передана сотруднику", **WORDS_ONLY),),
    ),
    Talk(
        name="quiet hours",
        who="boris",
        way=(types("Настройки", "Настройки"), taps("Тихие часы", "Когда не беспокоить?")),
        steps=(types("21:30-6", "Тихие часы: 21:30 – 06:00", **WORDS_ONLY),),
    ),
    Talk(
        name="hour of the digest",
        who="boris",
        way=(types("Сводка", "☀️"), taps("Время сводки", "Когда присылать сводку?")),
        steps=(types("8:45", "Сводка: в 08:45", **WORDS_ONLY),),
    ),
    Talk(
        name="assigning",
        who="vera",
        before=ticket_while_darya_is_away,
        way=(*TICKET, taps("Назначить", "Кому отдать")),
        steps=(
            types("дар", "Кому отдать", **WORDS_ONLY),
            taps("🌴 Дарья Лебедева", "Всё равно назначить?", **WORDS_ONLY),
            taps("Да, назначить", "исполнитель — Дарья", **WORDS_ONLY),
        ),
    ),
    Talk(
        name="answering a client",
        who="boris",
        before=ticket,
        way=(*TICKET, taps("Ответить клиенту", "Что отправить")),
        steps=(types("Уже едем", "Отправлено клиенту"),),
    ),
    Talk(
        name="ready words for a client",
        who="boris",
        before=ticket_and_ready_words,
        way=(*TICKET, taps("Ответить клиенту", "Что отправить")),
        steps=(
            taps("Готовые ответы", "Какой ответ взять?"),
            taps("Привет", "Здравствуйте, Анна"),
            taps("Отправить клиенту", "Отправлено клиенту"),
        ),
    ),
    Talk(
        name="task of a ticket",
        who="boris",
        before=ticket,
        way=(
            *TICKET,
            taps("Ещё", "Категория: "),
            taps("Сделать задачу", "По заявке №1"),
        ),
        steps=(
            types("Купить прокладку", "Кто это сделает?", asks_api=False),
            taps("Я", "К какому сроку?", asks_api=False),
        ),
        open_end=True,
    ),
    Talk(
        name="ticket for a client",
        who="boris",
        way=(
            types("Заявки", "Новые заявки"),
            taps("➕ Заявка за клиента", "От какой компании заявка?"),
        ),
        steps=(
            taps("Ромашка", "Кто обратился из компании Ромашка?", unwanted=WORDLESS, told=WORDS),
            taps("Анна Смирнова", "Что случилось?", unwanted=WORDLESS, told=WORDS),
            types("Звонила: кран течёт", "Новая заявка — Ромашка", asks_api=False),
            taps("Создать заявку", "№1 · Звонила: кран течёт"),
        ),
    ),
    Talk(
        name="words outside a talk",
        who="boris",
        before=ticket_of_boris,
        way=(types("Уже едем", "К чему это относится?"),),
        steps=(
            taps("Заявка №1", "Кто это увидит?", asks_api=False),
            taps("Внутренняя заметка", "клиент её не видит"),
        ),
    ),
    Talk(
        name="internal note",
        who="boris",
        before=ticket,
        way=(*TICKET, taps("Внутренняя заметка", "Что записать")),
        steps=(types("Старый кран", "Внутренняя заметка, клиент её не видит"),),
    ),
)

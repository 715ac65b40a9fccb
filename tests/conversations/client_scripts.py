"""Every talk of the clients' bot as data: what a person does, step by step, and what is seen."""

from tests.conversations.office import Office
from tests.conversations.scripts import WORDS_ONLY, Talk, taps, ticket, types


async def resolved(office: Office) -> None:
    opened = await office.desk.takes("boris", await office.desk.opens("anna", "Кран течёт"))
    await office.desk.moves("boris", opened, "resolved")


async def closed(office: Office) -> None:
    await resolved(office)
    (found,) = (await (await office.desk.calls("boris")).get("/api/tickets")).json()["items"]
    await office.desk.moves("boris", found, "closed")


async def category(office: Office) -> None:
    await office.desk.does("gleb", "/api/categories", {"name": "Сантехника"})


CARD = (types("Мои заявки", "Открытые заявки"), taps("№1 · Кран течёт", "Исполнитель: "))
ENDED_CARD = (
    types("Мои заявки", "Открытые заявки"),
    taps("Закрытые заявки", "Закрытые заявки"),
    taps("№1 · Кран течёт", "Исполнитель: "),
)
NEW = types("Новая заявка", "Опишите, что случилось")
PREVIEW = types("Кран течёт", "Отправить или добавить ещё?")

TALKS = (
    Talk(
        name="new ticket",
        who="anna",
        way=(NEW,),
        steps=(PREVIEW, taps("Отправить", "Заявка №1 создана")),
    ),
    Talk(
        name="category of a new ticket",
        who="anna",
        before=category,
        way=(NEW, PREVIEW, taps("Категория", "О чём эта заявка?")),
        steps=(taps("Сантехника", "Категория: Сантехника"),),
        open_end=True,
    ),
    Talk(
        name="words outside a talk",
        who="anna",
        before=ticket,
        way=(types("Ещё капает", "Это новая заявка или дополнение"),),
        steps=(taps("№1 · Кран течёт", "Добавлено к заявке"),),
    ),
    Talk(
        name="adding",
        who="anna",
        before=ticket,
        way=(*CARD, taps("Добавить", "Что добавить к заявке")),
        steps=(types("Капает", "👍"),),
    ),
    Talk(
        name="cancelling",
        who="anna",
        before=ticket,
        way=(*CARD, taps("Отменить", "Отменить заявку")),
        steps=(types("Само прошло", "Кран течёт отменена"),),
    ),
    Talk(
        name="not solved",
        who="anna",
        before=resolved,
        way=(*ENDED_CARD, taps("Не решено", "Что осталось не так")),
        steps=(types("Опять течёт", "снова в работе"),),
    ),
    Talk(
        name="rating",
        who="anna",
        before=closed,
        way=(*ENDED_CARD, taps("4 ⭐", "Спасибо за оценку 4 из 5")),
        steps=(types("Быстро", "передали команде", **WORDS_ONLY),),
        once=True,
    ),
    Talk(
        name="quiet hours",
        who="anna",
        way=(types("Уведомления", "Часовой пояс"), taps("Тихие часы", "Когда не беспокоить?")),
        steps=(types("21:30-6", "Тихие часы: 21:30 – 06:00", **WORDS_ONLY),),
    ),
)

"""A new task in a short talk: what, who, until when; also from a forwarded message."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from shared.i18n import dates, translator
from tests.cast import Actor
from tests.conversations.office import Office
from tests.sandbox.telegram import Message
from tests.stories.waiting import eventually

MOSCOW = ZoneInfo("Europe/Moscow")
RU = translator("ru")


@pytest.fixture
async def vera(office: Office) -> Actor:
    return await office.enters("vera")


async def tasks(office: Office, key: str = "vera") -> list[Any]:
    client = await office.desk.calls(key)
    return (await client.get("/api/tasks?scope=all")).json()["items"]


async def only_task(office: Office, key: str = "vera") -> Any:
    """The one task there is, whole."""
    [row] = await tasks(office, key)
    client = await office.desk.calls(key)
    return (await client.get(f"/api/tasks/{row['id']}")).json()


def due(task: Any) -> datetime:
    return datetime.fromisoformat(task["due_at"]).astimezone(MOSCOW)


async def begins(actor: Actor, text: str = "Отчёт") -> Message:
    """Up to the question who shall do it."""
    await actor.types("Новая задача")
    await actor.sees("Что нужно сделать?")
    await actor.types(text)
    return await actor.sees("Кто это сделает?")


async def gets_to_due(actor: Actor) -> Message:
    await begins(actor)
    await actor.taps("Я")
    return await actor.sees("К какому сроку?")


async def test_a_task_for_a_subordinate_with_its_due_date_in_words(office: Office, vera: Actor):
    """The first line is the title, the rest the description; the preview turns into the card."""
    asked = await begins(vera, "Отчёт <b>&\nЗа ноябрь\nВ двух экземплярах")
    assert vera.buttons(asked)[:3] == ["Я", "Борис Петров", "Дарья Лебедева"]
    await vera.taps("Борис Петров")
    await vera.sees("К какому сроку?")
    await vera.types("завтра 15:00")
    shown = await vera.sees("Срок: завтра в 15:00")
    assert "Отчёт <b>&" in shown.text and "Исполнитель: Борис Петров" in shown.text
    await vera.taps("Создать")
    await vera.sees_edited(shown, "Задача создана")
    assert "Комментарий" in vera.buttons(shown)
    made = await only_task(office)
    assert (made["title"], made["text"]) == ("Отчёт <b>&", "За ноябрь\nВ двух экземплярах")
    assert made["assignee"]["name"] == "Борис Петров"
    tomorrow = datetime.now(MOSCOW) + timedelta(days=1)
    assert due(made) == tomorrow.replace(hour=15, minute=0, second=0, microsecond=0)


async def test_anybody_is_found_by_name(office: Office):
    """Boris manages nobody: the list is empty, the search knows everybody."""
    boris = await office.enters("boris")
    asked = await begins(boris)
    assert boris.buttons(asked)[:1] == ["Я"] and len(boris.buttons(asked)) == 3
    await boris.types("никто такой")
    await boris.sees("никого не нашёл")
    await boris.types("кузнец")
    await boris.taps("Олег Кузнецов")
    await boris.taps("Без срока")
    await boris.sees("Срок: не задан")
    await boris.taps("Создать")
    await boris.sees("Задача создана")
    made = await only_task(office, "boris")
    assert made["assignee"]["name"] == "Олег Кузнецов" and made["due_at"] is None


async def test_files_of_an_album_become_the_tasks_files(office: Office, vera: Actor):
    """The caption is the title; a late photo joins the task, and the card says so (T2)."""
    await vera.types("Новая задача")
    await vera.sees("Что нужно сделать?")
    first = (await vera.sends_album(2, caption="Крыша"))[0]
    await vera.taps("Я")
    await vera.taps("Без срока")
    await vera.sees("2 файла")
    await vera.taps("Создать")
    card = await vera.sees("Задача создана")
    await vera.adds_to_album(first)
    await vera.sees_edited(card, "3 файла")
    made = await only_task(office)
    assert made["title"] == "Крыша" and len(made["files"]) == 3


async def test_a_forwarded_message_becomes_a_task(office: Office, vera: Actor):
    """Its text and files are the task: nobody types them again."""
    bill = await vera.sends_file("счёт.pdf", b"%PDF-1.4 x", caption="Оплатить счёт")
    await vera.sees("К чему это относится?")
    await vera.types("/cancel")
    await vera.sees("Хорошо")
    await vera.forwards(bill)
    asked = await vera.sees("Кто это сделает?")
    await vera.taps_on(asked, "Я")
    await vera.taps("Без срока")
    await vera.taps("Создать")
    await vera.sees("Задача создана")
    made = await only_task(office)
    assert made["title"] == "Оплатить счёт"
    assert [file["name"] for file in made["files"]] == ["счёт.pdf"]


@pytest.mark.parametrize(
    ("button", "days"), [("Завтра", 1), ("Через неделю", 7)], ids=["tomorrow", "week"]
)
async def test_a_quick_button_is_the_end_of_that_day(
    office: Office, vera: Actor, button: str, days: int
):
    """18:00 by the person's own clock."""
    await gets_to_due(vera)
    await vera.taps(button)
    await vera.taps("Создать")
    await vera.sees("Задача создана")
    made = due(await only_task(office))
    assert made.hour == 18 and made.date() == datetime.now(MOSCOW).date() + timedelta(days=days)


async def test_a_day_is_chosen_in_the_calendar(office: Office, vera: Actor):
    """A month further, the fifteenth; weekdays are labels and no buttons."""
    asked = await gets_to_due(vera)
    await vera.taps("Календарь")
    await vera.sees_edited(asked, "К какому дню?")
    await vera.taps_on(asked, "← Назад")
    await vera.sees_edited(asked, "К какому сроку?")
    await vera.taps("Календарь")
    await vera.sees_edited(asked, "К какому дню?")
    await vera.sees_answer(await vera.taps_raw("idle", asked))
    shown = vera.buttons(asked)
    await vera.taps_on(asked, "›")

    async def turned() -> bool:
        return vera.buttons(asked) != shown

    await eventually(turned, "the next month")  # This one may have a fifteenth too.
    await vera.taps_on(asked, "15")
    await vera.sees_edited(asked, "Новая задача")
    await vera.taps("Создать")
    await vera.sees("Задача создана")
    made, today = due(await only_task(office)), datetime.now(MOSCOW)
    assert (made.day, made.hour) == (15, 18)
    assert made.month == today.month % 12 + 1


async def test_what_is_no_date_and_what_has_passed_is_asked_again(office: Office, vera: Actor):
    """The draft stays, and the next words may be right."""
    await gets_to_due(vera)
    await vera.types("может")
    await vera.sees("Не понял срок")
    await vera.types("31 ноября")
    asked = await vera.sees("Понял: ноября. Не понял: «31». Напишите иначе.")
    assert vera.buttons(asked)[-2:] == ["← Назад", "Отмена"]
    await vera.types("вчера")
    await vera.sees("Это время уже прошло: вчера в 18:00")
    await vera.types("через 2 часа")
    await vera.taps("Создать")
    await vera.sees("Задача создана")
    ahead = due(await only_task(office)) - datetime.now(UTC)
    assert timedelta(minutes=118) < ahead <= timedelta(hours=2)


@pytest.mark.rule("D9")
async def test_words_that_are_half_a_date_are_asked_about_with_what_was_understood(
    office: Office, vera: Actor
):
    """What may be meant is a button; weekday and date stand in the preview and on the card."""
    tomorrow = dates.dated(datetime.now(MOSCOW).date() + timedelta(days=1), RU)
    await gets_to_due(vera)
    await vera.types("завтра купить Хлеб & в три часа")
    asked = await vera.sees("Не понял: «купить Хлеб &»")
    assert f"Понял: завтра в 15:00 ({tomorrow}); завтра в 03:00 ({tomorrow})" in asked.text
    afternoon, morning = vera.buttons(asked)[:2]
    assert afternoon == f"{tomorrow[0].upper()}{tomorrow[1:]}, 15:00" and "03:00" in morning
    await vera.taps_on(asked, afternoon)
    await vera.sees_edited(asked, f"Срок: завтра в 15:00 ({tomorrow})")
    await vera.taps("Создать")
    card = await vera.sees_edited(asked, "Задача создана")
    assert f"Срок: {tomorrow}, 15:00" in card.text
    made = due(await only_task(office))
    assert (made.date(), made.hour) == (datetime.now(MOSCOW).date() + timedelta(days=1), 15)


@pytest.mark.rule("U1", "U4")
async def test_twice_pressed_makes_one_task(office: Office, vera: Actor):
    """The second press finds the card, and its buttons stay good."""
    await gets_to_due(vera)
    await vera.taps("Без срока")
    shown = await vera.sees("Всё верно?")
    create = next(each for each in shown.buttons if each.text == "Создать")
    first, second = vera.account.tap(create), vera.account.tap(create)
    await vera.sees_edited(shown, "Задача создана")
    await vera.sees_toast("Задача уже создана")
    assert len(await tasks(office)) == 1
    assert "Комментарий" in vera.buttons(shown)
    assert first is not second


@pytest.mark.rule("U6")
async def test_back_leads_to_every_question_and_a_restart_to_none(office: Office, vera: Actor):
    """The draft outlives the process; the menu leaves the talk."""
    asked = await gets_to_due(vera)
    await office.restarts()
    await vera.taps_on(asked, "Завтра")
    await vera.sees_edited(asked, "Всё верно?")
    for question in ("К какому сроку?", "Кто это сделает?", "Что нужно сделать?"):
        await vera.taps_on(asked, "← Назад")
        await vera.sees_edited(asked, question)
    await vera.types("Смета")
    await vera.sees("Кто это сделает?")
    await vera.types("Задачи")
    await vera.sees("Мои задачи")
    assert await tasks(office) == []


async def test_back_loses_neither_words_nor_files(office: Office, vera: Actor):
    """The question shows them; new words take the place of the old ones, the file stays."""
    await vera.types("Новая задача")
    await vera.sees("Что нужно сделать?")
    await vera.sends_file("план.pdf", b"%PDF-1.4 x", caption="Смета <1>")
    asked = await vera.sees("Кто это сделает?")
    await vera.taps_on(asked, "← Назад")
    again = await vera.sees_edited(asked, "Сейчас записано:")
    assert "Смета <1>" in again.text and "план.pdf" in again.text
    await vera.types("Смета на декабрь")
    await vera.taps("Я")
    await vera.taps("Без срока")
    await vera.taps("Создать")
    await vera.sees("Задача создана")
    made = await only_task(office)
    assert (made["title"], made["text"]) == ("Смета на декабрь", "")
    assert [file["name"] for file in made["files"]] == ["план.pdf"]


@pytest.mark.rule("U3")
async def test_more_files_and_a_poll_in_the_middle(office: Office, vera: Actor):
    """A photo belongs to the task at every question; a poll is refused kindly."""
    await begins(vera)
    await vera.sends_photo()
    await vera.sees("Кто это сделает?")
    await vera.taps("Я")
    await vera.sends_poll()
    await vera.sees("Такое сообщение я принять не могу")
    await vera.sends_photo()
    await vera.taps("Без срока")
    await vera.sees("2 файла")
    await vera.types("И подпись")
    shown = await vera.sees("И подпись")
    await vera.taps_on(shown, "Создать")
    await vera.sees_edited(shown, "Задача создана")
    made = await only_task(office)
    assert (made["title"], made["text"]) == ("Отчёт", "И подпись")

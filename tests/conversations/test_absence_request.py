"""An employee asks for an absence in the bot; the API counts, checks and keeps it."""

from datetime import date, timedelta

import pytest

from api.absences.models import Absence
from api.clock import now
from api.people.models import Person
from shared.contracts.absences import AbsenceKind, AbsenceStatus
from shared.i18n import dates, translator
from tests.cast import Actor
from tests.conversations.office import Office
from tests.sandbox.telegram import Message

RU = translator("ru")
MONTHS = "января февраля марта апреля мая июня июля августа сентября октября ноября декабря"


def said(day: date) -> str:
    """«7 декабря 2026»: what a person may write of a day in any year."""
    return f"{day.day} {MONTHS.split()[day.month - 1]} {day.year}"


def monday() -> date:
    """The Monday of the week after next: no holidays near it disturb, and it lies ahead."""
    today = now().date()
    return today + timedelta(days=14 - today.weekday())


async def begins(boris: Actor, kind: str = "Отпуск") -> None:
    await boris.types("Отсутствия")
    await boris.sees("Мои отсутствия")
    await boris.taps("Оформить отсутствие")
    await boris.sees("Какое отсутствие")
    await boris.taps(kind)
    await boris.sees("С какого дня?")


async def previews(boris: Actor, days: int = 5) -> Message:
    """The request as it would be sent: from that Monday on, vacation."""
    await begins(boris)
    last = monday() + timedelta(days=days - 1)
    await boris.types(f"с {said(monday())} по {said(last)}")
    return await boris.sees("Согласует: Вера Соколова")


@pytest.mark.rule("A2", "A10")
async def test_a_vacation_by_buttons_is_previewed_and_sent(office: Office):
    """Kind, first day and last day by presses; days and balance are shown before it is sent."""
    boris = await office.enters("boris")
    await begins(boris)
    await boris.taps("›")
    await boris.taps("15")
    await boris.sees("по какой день")
    await boris.taps("Неделя")
    shown = await boris.sees("Согласует: Вера Соколова")
    assert "7 календарных дней" in shown.text and "Сейчас отпуска" in shown.text
    assert await office.desk.count(Absence) == 0
    await boris.taps("Отправить")
    await boris.sees_toast("Запрос отправлен")
    card = await boris.sees("Отпуск: Борис Петров")
    assert "ждёт решения, решает Вера Соколова" in card.text
    await boris.sees_deleted(shown)
    kept = await office.desk.one(Absence)
    assert (kept.kind, kept.status) == (AbsenceKind.VACATION, AbsenceStatus.PENDING)
    assert (kept.end - kept.start).days == 6


async def test_two_days_in_words_are_the_whole_period(office: Office):
    """«с … по …» answers both questions at once."""
    boris = await office.enters("boris")
    shown = await previews(boris)
    assert "5 календарных дней, 5 рабочих дней" in shown.text


@pytest.mark.rule("D9")
async def test_words_besides_the_days_are_asked_about(office: Office):
    """What was understood is shown, by its weekday, and is a button; so it is for the last day."""
    boris = await office.enters("boris")
    await begins(boris)
    first, last = monday(), monday() + timedelta(days=1)
    await boris.types(f"{said(first)} и {said(last)}, к врачу")
    told = f"понедельник, {dates.day(first, RU, now().date())} – вторник, "
    asked = await boris.sees(f"Понял: {told}")
    assert "Не понял: «к врачу»" in asked.text
    await boris.taps_on(asked, boris.buttons(asked)[0])
    await boris.sees_edited(asked, f"{told}{dates.day(last, RU, now().date())}\n2 календарных дня")
    await boris.taps("Назад")
    await boris.sees_edited(asked, "(понедельник) — по какой день")
    await boris.types("в пятницу, если отпустят")
    asked = await boris.sees("Не понял: «если отпустят»")
    await boris.taps_on(asked, boris.buttons(asked)[0])
    await boris.sees_edited(asked, "5 календарных дней")
    await boris.taps("Отправить")
    await boris.sees("понедельник – пятница: 5 рабочих дней")


@pytest.mark.rule("A10")
async def test_halves_are_toggled_and_counted_anew(office: Office):
    """Beginning at midday makes it half a day shorter; pressed again it is whole."""
    boris = await office.enters("boris")
    shown = await previews(boris)
    await boris.taps("Начать с обеда")
    await boris.sees_edited(shown, "4,5 рабочего дня")
    await boris.taps("Закончить до обеда")
    await boris.sees_edited(shown, "4 рабочих дня")
    await boris.taps("Начать с обеда")
    await boris.sees_edited(shown, "4,5 рабочего дня")
    await boris.taps("Отправить")
    await boris.sees("Отпуск: Борис")
    kept = await office.desk.one(Absence)
    assert (kept.start_half, kept.end_half) == (False, True)


async def test_a_deputy_and_a_comment_are_added(office: Office):
    """The deputy is found by a piece of the name; words go along to the approver, escaped."""
    boris = await office.enters("boris")
    await previews(boris)
    await boris.taps("Заместитель")
    asked = await boris.sees("Кто вас заменит?")
    assert "Борис Петров" not in boris.buttons(asked)
    await boris.types("Никто такой")
    await boris.sees("Никого по запросу «Никто такой»")
    await boris.types("дар")
    await boris.taps("Дарья Лебедева")
    await boris.sees("Замещает: Дарья Лебедева")
    await boris.taps("Комментарий")
    await boris.types("Еду к <b>маме</b> & папе")
    shown = await boris.sees("Еду к <b>маме</b> & папе")
    await boris.taps_on(shown, "Отправить")
    card = await boris.sees("Отпуск: Борис")
    assert "Замещает: Дарья Лебедева" in card.text
    kept = await office.desk.one(Absence)
    assert kept.deputy_id == office.desk.ids["darya"]


@pytest.mark.rule("A9")
async def test_the_permanent_deputy_stands_there_already(office: Office):
    """Another may be chosen for these days; choosing nobody leaves the permanent one."""
    ids = office.desk.ids
    await office.desk.changes(Person, ids["boris"], deputy_id=ids["vera"])
    boris = await office.enters("boris")
    shown = await previews(boris)
    assert "Замещает: Вера Соколова" in shown.text
    await boris.taps_on(shown, "Заместитель")
    await boris.sees("Кто вас заменит?")
    await boris.types("дар")
    await boris.taps("Дарья Лебедева")
    await boris.sees("Замещает: Дарья Лебедева")
    await boris.taps("Другой заместитель")
    await boris.sees("Кто вас заменит?")
    await boris.taps("Никого не выбирать")
    shown = await boris.sees("Замещает: Вера Соколова")
    await boris.taps_on(shown, "Отправить")
    await boris.sees("Отпуск: Борис")
    assert (await office.desk.one(Absence)).deputy_id == ids["vera"]


@pytest.mark.rule("U1")
async def test_send_pressed_twice_makes_one_request(office: Office):
    """The second press finds no question any more."""
    boris = await office.enters("boris")
    shown = await previews(boris)
    send = next(button for button in shown.buttons if "Отправить" in button.text)
    for _ in range(2):
        boris.account.tap(send)
    await boris.sees("Отпуск: Борис Петров")
    await boris.sees_toast("Эта кнопка устарела")
    assert await office.desk.count(Absence) == 1


@pytest.mark.rule("A10")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("с {monday} по {after_400_days}", "Слишком долго"),
        ("с {monday} по {week_before}", "Конец раньше начала"),
        ("когда-нибудь потом", "Не понимаю этот день"),
    ],
)
async def test_bad_days_are_told_kindly_and_asked_again(office: Office, words: str, told: str):
    """The API's refusal becomes a sentence, and the same question stands again."""
    boris = await office.enters("boris")
    await begins(boris)
    first = monday()
    days = {
        "monday": said(first),
        "after_400_days": said(first + timedelta(days=399)),
        "week_before": said(first - timedelta(days=7)),
    }
    await boris.types(words.format(**days))
    asked = await boris.sees(told)
    assert "С какого дня?" in asked.text
    assert "Отмена" in boris.buttons(asked)


@pytest.mark.rule("A10")
async def test_a_vacation_does_not_begin_in_the_past(office: Office):
    """The earliest day is named in words."""
    boris = await office.enters("boris")
    await begins(boris)
    await boris.types("вчера")
    await boris.taps("Один день")
    await boris.sees("Эти дни уже прошли: можно начать не раньше")


@pytest.mark.rule("A10")
async def test_days_asked_for_already_are_named(office: Office):
    """An overlap with an own request is refused with its dates."""
    boris = await office.enters("boris")
    await previews(boris)
    await boris.taps("Отправить")
    await boris.sees("Отпуск: Борис")
    await begins(boris, "Отгул")
    await boris.types(said(monday()))
    await boris.taps("Один день")
    refused = await boris.sees("уже есть запрос: отпуск")
    assert "ждёт решения" in refused.text


async def test_back_leads_through_every_question(office: Office):
    """From the preview to the kind, and forward again with another kind."""
    boris = await office.enters("boris")
    shown = await previews(boris)
    for question in ("по какой день", "С какого дня?", "Какое отсутствие"):
        await boris.taps_on(shown, "Назад")
        await boris.sees_edited(shown, question)
    await boris.taps("Удалённая работа")
    await boris.sees_edited(shown, "Удалённая работа. С какого дня?")

"""The clients' bot at the end of a ticket, and the whole card, before the real API."""

from typing import Any

import pytest

from tests.cast import Actor
from tests.conversations.office import Office
from tests.desk import until
from tests.sandbox.telegram.files import tiny_jpeg


async def ended(office: Office, *moves: str, text: str = "Кран течёт") -> Any:
    """Anna's ticket, taken by Boris, and brought to an end."""
    ticket = await office.desk.takes("boris", await office.desk.opens("anna", text))
    for status in moves:
        ticket = await office.desk.moves("boris", ticket, status)
    return ticket


async def opens_card(office: Office, *moves: str) -> tuple[Actor, Any]:
    ticket = await ended(office, *moves)
    anna = await office.enters("anna")
    await anna.types("Мои заявки")
    if moves:
        await anna.sees("Открытые заявки")
        await anna.taps("Закрытые заявки")
    await anna.taps("№1 · Кран течёт")
    await anna.sees("Исполнитель: Борис")
    return anna, ticket


async def test_a_resolved_ticket_is_confirmed_and_rated(client_office: Office):
    """Solved closes it and asks for a score; the score takes the buttons and asks for a word."""
    anna, _ = await opens_card(client_office, "resolved")
    await anna.taps("Да, решено")
    asked = await anna.sees("Спасибо! Заявка №1")
    await anna.taps_on(asked, "2 ⭐")
    await anna.sees("Спасибо за оценку 2 из 5")
    await until(lambda: "2 ⭐" not in anna.buttons(asked))
    await anna.types("Долго ехали")
    await anna.sees("передали команде")
    rating = (await client_office.ticket())["rating"]
    assert (rating["score"], rating["word"]) == (2, "Долго ехали")


async def test_the_closing_notice_asks_for_the_score_once(client_office: Office, no_pace: None):
    """Every copy loses the scores with the first press, and a late press is told."""
    desk = client_office.desk
    anna = await client_office.enters("anna")
    await ended(client_office, "resolved", "closed")
    await desk.pipeline()
    notice = await anna.sees("закрыта. Оцените")
    data = next(one.wire["callback_data"] for one in notice.buttons if one.text == "5 ⭐")
    await anna.taps_on(notice, "4 ⭐")
    await anna.taps("Не хочу")
    await anna.sees_toast("Спасибо за оценку!")
    await desk.pipeline()
    assert not any("⭐" in label for label in anna.buttons())
    await anna.taps_raw(data, notice)
    await anna.sees_toast("Вы уже оценили эту заявку: 4")


async def test_what_is_not_solved_comes_back_with_words_and_files(client_office: Office):
    """One public word with its photo, in the same act."""
    anna, _ = await opens_card(client_office, "resolved")
    await anna.taps("Не решено")
    await anna.sees("Что осталось не так")
    await anna.sends_photo(caption="Опять течёт")
    await anna.sees("снова в работе")
    ticket = await client_office.ticket()
    assert ticket["status"] == "in_progress"
    assert [(c["text"], len(c["files"])) for c in ticket["comments"]] == [("Опять течёт", 1)]


async def test_what_is_closed_comes_back_without_a_word(client_office: Office):
    """One press more."""
    anna, _ = await opens_card(client_office, "resolved", "closed")
    await anna.taps("Вернуть в работу")
    await anna.taps("Вернуть без пояснений")
    await anna.sees("снова в работе")
    assert (await client_office.ticket())["status"] == "in_progress"


@pytest.mark.rule("C4")
async def test_a_reply_to_a_closed_ticket_opens_another_with_all_its_files(client_office: Office):
    """Where the desk wishes so; nothing that was said is lost."""
    await client_office.desk.does(
        "gleb", "/api/admin/tickets", {"closed_comment": "new_ticket"}, method="PUT"
    )
    anna, _ = await opens_card(client_office, "resolved", "closed")
    card = anna.last
    await anna.replies(card, "Снова капает")
    await anna.sees("из вашего сообщения открыта новая")
    await anna.sees("Заявка №2 создана")
    assert ("follows", "№1") in [
        (h["field"], h["new"]) for h in (await client_office.ticket(2))["history"]
    ]


@pytest.mark.rule("C4")
async def test_a_refused_reply_offers_a_button_and_keeps_the_words(client_office: Office):
    """The person decides whether it becomes a ticket."""
    await client_office.desk.does(
        "gleb", "/api/admin/tickets", {"closed_comment": "refuse"}, method="PUT"
    )
    anna, _ = await opens_card(client_office, "resolved", "closed")
    await anna.replies(anna.last, "Снова капает")
    asked = await anna.sees("дополнить её уже нельзя")
    await anna.taps_on(asked, "Новая заявка")
    await anna.sees("Снова капает")
    await anna.taps("Отправить")
    await anna.sees("Заявка №2 создана")


async def test_the_history_tells_in_plain_words(client_office: Office):
    """Statuses as a client says them, employees by the first name, nothing of the desk's."""
    anna, ticket = await opens_card(client_office, "waiting")
    client = await client_office.desk.calls("boris")
    body = {"version": ticket["version"], "priority": "high"}
    await client.patch(f"/api/tickets/{ticket['id']}", json=body)
    await anna.taps("История")
    told = await anna.sees("История заявки №1")
    assert "исполнитель: Борис" in told.text and "ждём вашего ответа (Борис)" in told.text
    anna.sees_no("Петров")
    anna.sees_no("high")


@pytest.mark.rule("C5")
async def test_the_files_come_into_the_chat(client_office: Office):
    """The ticket's and those of public words; a note's stays inside, a lost one is named."""
    desk = client_office.desk
    act = await desk.uploads("anna", "акт.txt", b"signed")
    photo = await desk.uploads("anna", "кран.jpg", tiny_jpeg())
    lost = {"name": "видео.mp4", "size": 30_000_000, "reason": "too_large"}
    ticket = await desk.opens("anna", file_ids=[act, photo], missing_files=[lost])
    note = await desk.uploads("boris", "тайна.txt", b"secret")
    await desk.says("boris", ticket, "Нет", visibility="internal", file_ids=[note])
    word = await desk.uploads("boris", "схема.txt", b"plan")
    await desk.says("boris", ticket, "Вот", file_ids=[word])
    anna = await client_office.enters("anna")
    await anna.types("Мои заявки")
    await anna.taps("№1 · ")
    await anna.taps("Файлы")
    await until(lambda: names(anna) == ["акт.txt", "схема.txt"])
    await anna.sees("Не получен: видео.mp4")
    shown = [one for one in anna.chat.live if "photo" in one.wire]
    assert [one.wire["caption"] for one in shown] == ["№1 · кран.jpg"]


def names(actor: Actor) -> list[str]:
    sent = [one.wire["document"] for one in actor.chat.live if "document" in one.wire]
    return sorted(document["file_name"] for document in sent)


@pytest.mark.rule("X2")
async def test_whose_tickets_are_listed_is_chosen_where_the_company_shows_all(
    client_office: Office,
):
    """Mine, or the whole company's."""
    desk = client_office.desk
    await desk.opens("anna", "Моя")
    await desk.opens("pavel", "Коллеги", client_id=str(desk.ids["Ромашка"]))
    anna = await client_office.enters("anna")
    await anna.types("Мои заявки")
    listed = await anna.sees("Коллеги")
    await anna.taps_on(listed, "Только мои")
    await until(lambda: "Коллеги" not in listed.text and "Моя" in listed.text)
    await anna.taps_on(listed, "Всей компании")
    await until(lambda: "Коллеги" in listed.text)


async def test_the_menu_has_notices_language_and_help(client_office: Office):
    """Quiet hours and channels as employees have them, no digest."""
    anna = await client_office.enters("anna")
    await anna.opens_bot()
    await anna.sees("Здравствуйте")
    labels = [button.text for button in anna.chat.keyboard_buttons]
    assert labels == ["Новая заявка", "Мои заявки", "Уведомления", "Язык", "Помощь"]
    await anna.types("Уведомления")
    home = await anna.sees("Тихие часы")
    assert "Сводка" not in home.text
    await anna.taps_on(home, "Тихие часы")
    await anna.types("с 22 до 8")
    await anna.sees("Тихие часы: 22:00 – 08:00")
    await anna.types("Язык")
    await anna.sees("На каком языке")
    await anna.types("Помощь")
    await anna.sees("Что я умею")


async def test_a_category_is_offered_and_never_in_the_way(client_office: Office):
    """A button on the preview; the chosen one is shown, goes with the ticket, and can be taken
    back."""
    desk = client_office.desk
    await desk.does("gleb", "/api/categories", {"name": "Сантехника"})
    anna = await client_office.enters("anna")
    await anna.types("Новая заявка")
    await anna.types("Кран течёт")
    await anna.taps("Категория")
    await anna.taps("Без категории")
    await anna.taps("Категория")
    await anna.taps("Сантехника")
    await anna.sees("Категория: Сантехника")
    await anna.taps("Отправить")
    await anna.sees("Заявка №1 создана")
    assert (await client_office.ticket())["category"]["name"] == "Сантехника"

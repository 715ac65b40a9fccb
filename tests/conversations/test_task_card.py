"""Work on a task by its card's buttons, and the words that go with it."""

import pytest

from tests.conversations.office import Office
from tests.conversations.test_task_lists import gives, opens_card, task
from tests.desk import until


@pytest.mark.rule("U4")
@pytest.mark.usefixtures("no_pace")
async def test_a_task_is_begun_and_done_by_its_buttons(office: Office):
    """The message itself is written anew by the pipeline: no button on it is dead, and none goes
    from below the hand that presses, though the notice of the task stands lower."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    card = await opens_card(boris)
    assert "Делегировать" not in boris.buttons(card)
    await boris.taps("Взять в работу")
    await boris.sees_toast("Задача №1: в работе")
    await office.desk.pipeline()
    await boris.sees_edited(card, "в работе")
    assert "Взять в работу" not in boris.buttons(card)
    await boris.taps_on(card, "✅ Готово")
    await boris.sees_toast("Задача №1: выполнена")
    await office.desk.pipeline()
    await boris.sees_edited(card, "выполнена")
    assert (await task(office, given))["status"] == "done"
    await boris.taps_on(card, "Вернуть в работу")
    await boris.sees_toast("Задача №1: в работе")


@pytest.mark.rule("U4")
async def test_a_press_on_an_old_card_shows_what_is_true_now(office: Office):
    """Somebody has finished the task meanwhile: the press decides nothing, the buttons follow."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    card = await opens_card(boris)
    await office.desk.does("vera", f"/api/tasks/{given['id']}/complete")
    await boris.taps_on(card, "Взять в работу")
    await boris.sees_toast("Сейчас это невозможно: задача выполнена")
    await boris.taps_on(card, "Вернуть в работу")
    await boris.sees_toast("Задача №1: в работе")


async def test_a_result_goes_with_the_task(office: Office):
    """Text and an album become the result, seen on the card."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    await opens_card(boris)
    await boris.taps("Готово, с результатом")
    asked = await boris.sees("Что получилось?")
    await boris.sends_album(2, caption="Сдал Вере")
    await boris.sees("Отчёт — выполнена")
    await boris.sees_no_buttons(asked)
    now = await task(office, given)
    [result] = now["comments"]
    assert now["status"] == "done" and result["is_result"]
    assert result["text"] == "Сдал Вере" and len(result["files"]) == 2


async def test_a_result_may_be_left_out(office: Office):
    """[Skip] ends the task with no word."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    await opens_card(boris)
    await boris.taps("Готово, с результатом")
    await boris.taps("Пропустить")
    await boris.sees("Отчёт — выполнена")
    assert (await task(office, given))["comments"] == []


async def test_a_task_is_cancelled_with_a_reason(office: Office):
    """The reason stands as a comment; a card that is older says so at the press."""
    given = await gives(office, "vera", "boris", "Отчёт")
    vera = await office.enters("vera")
    await vera.types("Задачи")
    await vera.taps("Порученные мной")
    await vera.taps("· Отчёт")
    card = await vera.sees("Статус: новая")
    await vera.taps_on(card, "Отменить")
    await vera.sees("Почему задача отменяется?")
    await vera.types("Больше не нужно")
    await vera.sees("Отчёт — отменена")
    now = await task(office, given)
    assert [each["text"] for each in now["comments"]] == ["Больше не нужно"]
    await vera.taps_on(card, "Отменить")
    await vera.sees_toast("задача изменилась")
    await until(lambda: "Отменить" not in vera.buttons(card))


async def test_a_talk_that_lost_its_reason_shows_the_card(office: Office):
    """The task was done by somebody else while the reason was written."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    await opens_card(boris)
    await boris.taps("Готово, с результатом")
    await boris.sees("Что получилось?")
    await office.desk.does("vera", f"/api/tasks/{given['id']}/complete")
    await boris.types("Сдал")
    await boris.sees("Сейчас это невозможно: задача выполнена")
    await boris.sees("Статус: выполнена")
    await boris.types("/cancel")
    await boris.sees("Отменять нечего")


@pytest.mark.rule("N3")
async def test_one_task_is_muted_and_unmuted(office: Office):
    """The button turns on the same message."""
    given = await gives(office, "vera", "boris", "Отчёт")
    boris = await office.enters("boris")
    card = await opens_card(boris)
    await boris.taps_on(card, "Не уведомлять")
    await boris.sees_toast("Об этой задаче больше не уведомляю")
    assert (await task(office, given, "boris"))["muted"]
    await boris.taps_on(card, "🔔 Уведомлять")
    await boris.sees_toast("Снова уведомляю")
    assert not (await task(office, given, "boris"))["muted"]

"""The administrator's letters on the pipeline: every variable is there, and says what is true."""

from datetime import UTC, datetime, timedelta

import pytest

from api.notifications.mail.letters import kinds, variables_of
from api.notifications.models import MailTemplate
from tests.desk import Desk
from tests.sandbox.people import ANNA
from tests.tasks.acts import delegates, gives

pytestmark = [pytest.mark.usefixtures("no_pace"), pytest.mark.rule("E5")]


async def rewrites_all(desk: Desk) -> None:
    """Every template names every variable of its event, a line each."""
    for event in kinds():
        body = "\n".join(f"{name}: {{{{ {name} }}}};" for name in variables_of(event))
        await desk.keep(MailTemplate(event=event, locale="ru", body=body))


def letters(desk: Desk, key: str, subject: str) -> list[str]:
    """Their texts, the oldest first."""
    found = desk.world.mail.letters_to(f"{key}@vestovoy.example")
    return [each.text for each in found if each.subject.startswith(subject)]


async def test_a_tasks_letter_is_in_the_administrators_words(desk: Desk) -> None:
    """The due date in the reader's zone; who lost the task learns its name and no more."""
    await rewrites_all(desk)
    task = await gives(desk, "oleg", "boris", due_at="2030-05-12T12:00:00Z")
    await desk.pipeline()
    (given,) = letters(desk, "boris", "[Задача №1]")
    for line in (
        "news: 📌 Вам поставлена задача №1 — Олег Кузнецов;",
        "author: Олег Кузнецов;",
        "status: новая;",
        "due: 12 мая 2030 в 15:00;",
        "recipient: Борис;",
        f"/tasks/{task['id']};",
    ):
        assert line in given
    await delegates(desk, "vera", task, "darya", comment="К пятнице")
    await desk.pipeline()
    assert "assignee: Дарья Лебедева;" in letters(desk, "darya", "[Задача №1]")[0]
    lost = letters(desk, "boris", "[Задача №1]")[-1]
    assert "assignee: ;" in lost and "due: ;" in lost and "К пятнице" not in lost


async def test_an_absences_letter_is_in_the_administrators_words(desk: Desk) -> None:
    """To who decides with all that deciding needs, then to the employee with the decision."""
    await rewrites_all(desk)
    start = datetime.now(UTC).date() + timedelta(days=14)
    asked = {"kind": "unpaid", "start": str(start), "end": str(start + timedelta(days=6))}
    absence = await desk.does("boris", "/api/absences", asked | {"comment": "Переезд"})
    await desk.pipeline()
    (card,) = letters(desk, "vera", "[Отсутствие]")
    for line in (
        "name: Борис Петров;",
        "absence: Отпуск без оплаты;",
        "status: ждёт решения;",
        "comment: Переезд;",
    ):
        assert line in card
    path = f"/api/absences/{absence['id']}/reject"
    await desk.does("vera", path, {"reason": "Инвентаризация"})
    await desk.pipeline()
    (told,) = letters(desk, "boris", "[Отсутствие]")
    assert "status: отклонено;" in told and "comment: Причина: Инвентаризация;" in told
    assert not [row for row in await desk.all(MailTemplate) if row.broken]


@pytest.mark.rule("E4")
async def test_every_letter_of_a_client_says_how_to_answer(desk: Desk) -> None:
    """By the bot, once it has told its name; an employee's letter has the link of the page."""
    await desk.prefers("anna", ("email", "always"))
    ticket = await desk.opens("anna")
    name = {"username": "romashka_help_bot"}
    for bot in ("", name["username"]):
        if bot:
            await desk.bot("client").put("/api/bots/name", json=name)
        await desk.says("boris", ticket, "Выезжаем")
        await desk.pipeline()
        told = desk.world.mail.letter_to(ANNA.email, "[№1]").text
        assert "ответить нельзя" in told and ("https://t.me/romashka_help_bot" in told) is bool(bot)
    assert all("ответить нельзя" not in each for each in letters(desk, "vera", "[№1]"))

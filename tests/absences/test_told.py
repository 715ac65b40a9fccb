"""What people hear of absences: the card, its copies, the decision, the deputy, the silence."""

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.absences.models import Absence
from api.notifications import periodic
from api.notifications.types import messages, nouns
from api.notifications.types.note import Note
from api.notifications.types.recipient import Why
from api.outbox import About
from api.people.calendar import presence
from api.people.calendar.presence import Period
from shared.contracts.absences import AbsenceKind
from shared.contracts.admin import DeliveryState
from shared.contracts.telegram import ObjectKind
from shared.i18n import LOCALES
from tests.desk import Desk
from tests.lanes import Lanes
from tests.pipeline import examples
from tests.pipeline.facts import agent

pytestmark = pytest.mark.usefixtures("no_pace")


def next_week() -> dict[str, str]:
    """From Monday to Friday of the week after the next: no zone is there yet."""
    today = datetime.now(UTC).date()
    monday = today + timedelta(days=14 - today.weekday())
    return {"start": monday.isoformat(), "end": (monday + timedelta(days=4)).isoformat()}


async def asks(desk: Desk, key: str = "boris", **more: Any) -> Any:
    draft = {"kind": "vacation", "comment": "К морю"} | next_week() | more
    return await desk.does(key, "/api/absences", draft)


async def decides(desk: Desk, key: str, absence: Any, act: str = "approve", **body: Any) -> Any:
    return await desk.does(key, f"/api/absences/{absence['id']}/{act}", body)


async def away_today(desk: Desk, key: str, deputy: str | None = None) -> None:
    """The person's approved absence covers today, wherever today is."""
    today = datetime.now(UTC).date()
    period = Period(
        since=today - timedelta(days=2),
        until=today + timedelta(days=2),
        kind=AbsenceKind.VACATION,
        deputy_id=desk.ids[deputy] if deputy else None,
    )
    async with desk.held.database.begin() as session:
        await presence.begin(session, desk.ids[key], desk.ids[key], period, counts=True)


def whys(notices: list[Any]) -> list[str]:
    return [each["why"] for each in notices]


@pytest.mark.rule("A2", "A3", "A5")
async def test_the_card_and_the_decision(desk: Desk) -> None:
    """The approver sees all there is to know, with buttons; once decided every copy shows the
    result and has none. The employee hears then, and not before."""
    await desk.links("vera", "boris")
    await asks(desk, "darya", kind="sick")
    absence = await asks(desk)
    await desk.pipeline()
    vera, boris = desk.actor("vera"), desk.actor("boris")
    card = await vera.sees("Борис Петров просит согласовать отсутствие")
    for said in (
        "Отпуск: Борис Петров",
        "К морю",
        "Осталось отпуска",
        "Дарья Лебедева: больничн",
    ):
        assert said in card.text
    assert vera.buttons(card)[:2] == ["Согласовать", "Отклонить"]
    assert boris.messages() == []
    await decides(desk, "vera", absence, version=1)
    await desk.pipeline()
    await vera.sees_edited(card, "Согласовано: Вера Соколова")
    assert vera.buttons(card) == ["Открыть"]
    told = await boris.sees("Отсутствие согласовано — Вера Соколова")
    assert boris.buttons(told)[0] == "Отменить"


@pytest.mark.rule("A2")
async def test_the_inbox_names_kind_and_days(desk: Desk) -> None:
    """Where the person wrote nothing about it."""
    await asks(desk, comment="")
    await desk.pipeline()
    (notice,) = await desk.inbox("vera")
    assert notice["body"].startswith("Отпуск: Борис Петров, ")


@pytest.mark.rule("A2", "A5")
async def test_a_rejection_reaches_the_employee_with_its_reason(desk: Desk) -> None:
    """In the employee's own channels."""
    absence = await asks(desk)
    await decides(desk, "vera", absence, "reject", reason="Сдаём отчёт")
    await desk.pipeline()
    (notice,) = await desk.inbox("boris")
    assert (notice["title"], notice["body"]) == (
        "❌ Отсутствие не согласовано — Вера Соколова",
        "Причина: Сдаём отчёт",
    )


@pytest.mark.rule("A6", "A3")
async def test_a_card_that_was_handed_over_is_closed(desk: Desk) -> None:
    """The former approver's copy loses its buttons and names the new one, who gets a card."""
    await desk.links("vera", "oleg")
    absence = await asks(desk)
    await desk.pipeline()
    card = await desk.actor("vera").sees("просит согласовать")
    path = f"/api/employees/{desk.ids['boris']}"
    await desk.does("gleb", path, {"manager_id": str(desk.ids["oleg"])}, method="PATCH")
    await desk.pipeline()
    await desk.actor("vera").sees_edited(card, "ждёт решения, решает Олег Кузнецов")
    assert desk.actor("vera").buttons(card) == ["Открыть"]
    taken = await desk.actor("oleg").sees("Решение об отсутствии теперь за вами: Борис Петров")
    assert "Согласовать" in desk.actor("oleg").buttons(taken)
    await decides(desk, "oleg", absence, version=2)
    await desk.pipeline()
    await desk.actor("vera").sees_edited(card, "Согласовано: Олег Кузнецов")


@pytest.mark.rule("A8")
async def test_the_manager_hears_of_a_cancelled_vacation(desk: Desk) -> None:
    """With kind, period and days; that they are back on the balance stands in the text."""
    absence = await asks(desk)
    await decides(desk, "vera", absence)
    await decides(desk, "boris", absence, "cancel", reason="Перенесу")
    await desk.pipeline()
    notice = (await desk.inbox("vera"))[0]
    assert notice["title"].startswith("↩️ Борис Петров отменяет согласованное отсутствие: отпуск, ")
    assert f"{absence['working_days']:g} рабочи" in notice["title"]
    assert f"Вернулось {absence['charged']:g} " in notice["title"]
    assert notice["body"] == "Перенесу"


@pytest.mark.both_stores
@pytest.mark.rule("A8")
async def test_nobody_is_told_of_what_was_cancelled_before_the_decision(desk: Desk) -> None:
    """The card shows it."""
    await desk.links("vera")
    absence = await asks(desk)
    await desk.pipeline()
    card = await desk.actor("vera").sees("просит согласовать")
    await decides(desk, "boris", absence, "cancel")
    await desk.pipeline()
    await desk.actor("vera").sees_edited(card, "Отменено: ")
    assert len(desk.actor("vera").messages()) == 1


@pytest.mark.rule("A9")
async def test_the_deputy_learns_the_days_and_never_the_kind(desk: Desk) -> None:
    """Not in the notice, the letter or the inbox; a cancelling releases the deputy."""
    absence = await asks(desk, kind="sick", comment="Грипп", deputy_id=str(desk.ids["darya"]))
    await decides(desk, "vera", absence)
    await decides(desk, "boris", absence, "cancel")
    await desk.pipeline()
    notices = await desk.inbox("darya")
    assert sorted(each["title"].split(":")[0] for each in notices) == [
        "👤 Вы замещаете",
        "👤 Замещать не придётся",
    ]
    assert whys(notices) == ["Вы замещаете сотрудника"] * 2
    letters = desk.world.mail.letters_to("darya@vestovoy.example")
    assert len(letters) == 2
    for text in (*map(str, notices), *(each.text for each in letters)):
        assert "ольничн" not in text and "Грипп" not in text


@pytest.mark.both_stores
@pytest.mark.rule("A7")
async def test_the_clock_presses_a_slow_approver(desk: Desk) -> None:
    """A reminder with the buttons; then whoever is above may decide, and both know."""
    await desk.links("vera", "oleg")
    absence = await asks(desk)
    await desk.pipeline()
    await _due(desk, absence, "remind_at")
    reminder = await desk.actor("vera").sees("Вашего решения об отсутствии ждут уже больше")
    assert "Согласовать" in desk.actor("vera").buttons(reminder)
    await _due(desk, absence, "escalate_at")
    await desk.actor("vera").sees("теперь решить может и Олег Кузнецов")
    card = await desk.actor("oleg").sees("теперь и за вами: Борис Петров. Три рабочих дня")
    assert "Согласовать" in desk.actor("oleg").buttons(card)


@pytest.mark.rule("U4", "A3")
async def test_an_older_request_keeps_its_question_until_somebody_decides(desk: Desk) -> None:
    """Newer messages of the same request stand below it in the approver's chat."""
    await desk.links("vera")
    absence = await asks(desk)
    await desk.pipeline()
    vera = desk.actor("vera")
    asked = await vera.sees("просит согласовать")
    for column in ("remind_at", "escalate_at"):
        await _due(desk, absence, column)
    assert vera.buttons(asked) == ["Согласовать", "Отклонить", "Карточка", "Открыть"]
    version = (await desk.one(Absence)).version
    await decides(desk, "vera", absence, version=version)
    await desk.pipeline()
    assert vera.buttons(asked) == ["Карточка", "Открыть"]


async def _due(desk: Desk, absence: Any, column: str) -> None:
    ago = datetime.now(UTC) - timedelta(minutes=1)
    await desk.changes(Absence, UUID(absence["id"]), **{column: ago})
    assert await periodic.run(desk.held.database, desk.settings)
    await desk.pipeline()


@pytest.mark.rule("A7")
async def test_a_reminder_of_what_is_decided_is_not_sent(desk: Desk) -> None:
    """It was on its way when the decision came."""
    await desk.links("vera")
    absence = await asks(desk)
    await decides(desk, "vera", absence)
    await desk.pipeline()
    assert desk.actor("vera").messages() == []
    assert {row.reason for row in await desk.deliveries("vera")} == {"outdated"}


@pytest.mark.rule("A9", "Q5")
async def test_whoever_is_away_is_not_called(desk: Desk) -> None:
    """Messenger and push wait for the first working minute, letters come; the inbox has it."""
    await desk.links("boris")
    await desk.subscribes("boris")
    await away_today(desk, "boris")
    await desk.opens("anna")
    await desk.pipeline()
    states = {row.lane: (row.state, row.reason) for row in await desk.deliveries("boris")}
    waits = (DeliveryState.PENDING, "away")
    assert states[Lanes.TELEGRAM_STAFF] == states[Lanes.PUSH] == states[Lanes.MATTERMOST] == waits
    assert states[Lanes.EMAIL][0] is DeliveryState.SENT
    due = {row.due_at for row in await desk.deliveries("boris", Lanes.TELEGRAM_STAFF)}
    assert min(due) > datetime.now(UTC) + timedelta(days=1)
    assert len(await desk.inbox("boris")) == 1


@pytest.mark.rule("A9")
async def test_absences_may_be_loud_by_setting(desk: Desk) -> None:
    """Then everything goes as always."""
    await desk.links("boris")
    await away_today(desk, "boris")
    await desk.does("gleb", "/api/admin/absences", {"silent_while_away": False}, method="PUT")
    await desk.opens("anna")
    await desk.pipeline()
    await desk.actor("boris").sees("Новая заявка")


@pytest.mark.rule("A9")
async def test_critical_finds_whoever_is_away(desk: Desk) -> None:
    """A critical ticket rings."""
    await desk.links("boris")
    await away_today(desk, "boris")
    romashka = str(desk.ids["Ромашка"])
    await desk.opens("vera", "Горит", priority="critical", client_id=romashka)
    await desk.pipeline()
    await desk.actor("boris").sees("Горит")


@pytest.mark.rule("A9")
async def test_the_deputy_gets_what_would_wait(desk: Desk) -> None:
    """What is said in a ticket of the absent engineer; nothing that the deputy may not see."""
    ticket = await desk.takes("boris", await desk.opens("anna"))
    await desk.pipeline()
    await away_today(desk, "boris", "gleb")
    await away_today(desk, "vera", "oleg")
    await desk.says("anna", ticket, "Застряла бумага")
    await desk.pipeline()
    (notice,) = await desk.inbox("gleb")
    assert notice["why"] == "Вы замещаете сотрудника"
    assert "№1" in notice["title"]
    assert await desk.inbox("oleg") == []


@pytest.mark.both_stores
@pytest.mark.rule("A9")
async def test_a_new_ticket_is_not_given_to_who_is_away(desk: Desk) -> None:
    """The refusal says until when and who stands in; whoever insists, may."""
    ticket = await desk.opens("anna")
    await away_today(desk, "boris", "darya")
    client = await desk.calls("vera")
    path, order = f"/api/tickets/{ticket['id']}/assign", {"assignee_id": str(desk.ids["boris"])}
    refused = await client.post(path, json=order)
    assert (refused.status_code, refused.json()["code"]) == (409, "assignee_absent")
    extra = refused.json()["extra"]
    assert (extra["assignee"], extra["deputy"]) == ("Борис Петров", "Дарья Лебедева")
    assert date.fromisoformat(extra["until"]) > datetime.now(UTC).date()
    given = await client.post(path, json=order | {"absent_ok": True})
    assert given.json()["assignee"]["name"] == "Борис Петров"


@pytest.mark.rule("C7", "N1")
async def test_every_event_can_be_said_in_both_languages(desk: Desk) -> None:
    """For every reason there is; no unfilled variable. A new kind cannot be forgotten."""
    absence = About(ObjectKind.ABSENCE, UUID((await asks(desk))["id"]))
    async with desk.database.reads() as session:
        subject = (await nouns.load(session, [absence]))[absence]
    for event in examples.of_room("absences").values():
        about = subject if event.about else None
        reasons = (Why.APPROVER, Why.MANAGER, Why.SNOOZED) if about else (Why.DEPUTY,)
        for locale, why in itertools.product(LOCALES, reasons):
            reader = agent(locale=locale)
            note = Note(event=event, reader=reader, why=why, subject=about, actor="Вера")
            made = messages.compose(note, message_id="m", base_url="https://desk.example")
            text = " ".join([made.title, *made.lines])
            assert made.title and made.why and "{" not in text and "None" not in text

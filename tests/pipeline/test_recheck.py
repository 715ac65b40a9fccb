"""The last look before sending: postponed, merged, dropped (Q5)."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from api.clock import now
from api.notifications.plan.planner import plan
from api.people.models import Client, Person
from api.tickets.models import Ticket
from shared.contracts.admin import DeliveryState, Lane
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = [pytest.mark.rule("Q5"), pytest.mark.usefixtures("no_pace")]

STAFF = Lanes.TELEGRAM_STAFF
MOSCOW = ZoneInfo("Europe/Moscow")


def around_now() -> dict[str, Any]:
    """Quiet hours that hold now and for two hours more, every day."""
    local = datetime.now(MOSCOW)
    start, end = local - timedelta(hours=1), local + timedelta(hours=2)
    return {"start": f"{start:%H:%M:00}", "end": f"{end:%H:%M:00}"}


async def rests(desk: Desk, key: str) -> None:
    """Telegram only, and quiet hours just now."""
    await desk.links(key)
    await desk.prefers(key, ("telegram", "always"), quiet=around_now())


async def wakes(desk: Desk, key: str) -> None:
    """The quiet hours are over."""
    await desk.changes(Person, desk.ids[key], quiet_hours=None)
    await desk.passes(hours=3)


async def reasons(desk: Desk, key: str, lane: Lane = STAFF) -> list[tuple[str, str]]:
    return [(row.state.value, row.reason) for row in await desk.deliveries(key, lane)]


@pytest.mark.both_stores
async def test_quiet_hours_postpone(desk: Desk) -> None:
    """Nothing rings at night; in the morning the notice is there, and no attempt was burned."""
    await rests(desk, "boris")
    await desk.opens("anna")
    await desk.pipeline()
    (row,) = await desk.deliveries("boris", STAFF)
    assert (row.state, row.reason, row.attempts) == (DeliveryState.PENDING, "quiet", 0)
    assert row.due_at > now() + timedelta(hours=1)
    await wakes(desk, "boris")
    await desk.pipeline()
    assert len(desk.actor("boris").messages("Новая заявка")) == 1


async def test_what_waited_for_the_morning_is_merged(desk: Desk) -> None:
    """Three events of one ticket are one message that names them; another ticket is another."""
    await rests(desk, "boris")
    ticket = await desk.opens("anna")
    await desk.pipeline()
    await desk.says("anna", ticket, "Срочно!")
    await desk.pipeline()
    await desk.says("anna", ticket, "Уже не надо")
    await desk.opens("anna", "Другое")
    await desk.pipeline()
    await wakes(desk, "boris")
    await desk.pipeline()
    about_first = [m for m in desk.actor("boris").messages() if "№1" in m.text]
    assert len(about_first) == 1
    assert "Новая заявка №1" in about_first[0].text
    assert "Уже не надо" in about_first[0].text
    assert len(desk.actor("boris").messages("№2")) == 1
    assert [each for each in await reasons(desk, "boris") if each[1] == "merged"] == [
        ("skipped", "merged"),
        ("skipped", "merged"),
    ]


async def test_critical_passes_quiet_hours(desk: Desk) -> None:
    """A fire is a fire."""
    await rests(desk, "boris")
    client_id = str(desk.ids["Ромашка"])
    await desk.opens("darya", "Пожар", client_id=client_id, priority="critical")
    await desk.pipeline()
    assert len(desk.actor("boris").messages("Новая заявка")) == 1


@pytest.mark.both_stores
@pytest.mark.rule("P13")
async def test_what_was_read_elsewhere_is_dropped(desk: Desk) -> None:
    """Who read the notice in the web is not rung for it afterwards."""
    await desk.links("boris")
    browser = await desk.subscribes("boris")
    await desk.opens("anna")
    await plan(desk.held.database)
    (notice,) = await desk.inbox("boris")
    await desk.does("boris", f"/api/notifications/{notice['id']}/read")
    await desk.pipeline()
    assert browser.messages == [] and desk.actor("boris").messages() == []
    assert await reasons(desk, "boris", Lanes.PUSH) == [("skipped", "read")]


async def test_who_lost_the_right_hears_nothing(desk: Desk) -> None:
    """The contact left the company between plan and send."""
    await desk.links("anna")
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await plan(desk.held.database)
    await desk.leaves_companies("anna")
    await desk.pipeline()
    assert desk.actor("anna").messages() == []
    assert await reasons(desk, "anna", Lanes.TELEGRAM_CLIENT) == [("skipped", "no_access")]


@pytest.mark.rule("R8")
async def test_who_was_dismissed_hears_nothing(desk: Desk) -> None:
    """Queued notices stop with the person."""
    await desk.links("boris")
    await desk.opens("anna")
    await plan(desk.held.database)
    await desk.changes(Person, desk.ids["boris"], active=False)
    await desk.pipeline()
    assert desk.actor("boris").messages() == []
    assert await reasons(desk, "boris") == [("skipped", "inactive")]


@pytest.mark.rule("X2")
async def test_a_company_that_closed_its_tickets_to_colleagues_is_heeded(desk: Desk) -> None:
    """A watcher of a colleague's ticket loses it when the company wishes so."""
    await desk.links("anna", "pavel")
    ticket = await desk.opens("anna")
    await desk.does("pavel", f"/api/tickets/{ticket['id']}/follow")
    await desk.takes("boris", ticket)
    await plan(desk.held.database)
    await desk.changes(Client, desk.ids["Ромашка"], contacts_see_all=False)
    await desk.pipeline()
    assert desk.actor("pavel").messages() == []
    assert len(desk.actor("anna").messages()) == 1


@pytest.mark.rule("N1", "Q9")
async def test_a_channel_that_is_off_is_logged_as_off(desk: Desk) -> None:
    """No message, and the log says why."""
    await desk.links("boris")
    await desk.prefers("boris", ("email", "always"))
    await desk.opens("anna")
    await desk.pipeline()
    assert desk.actor("boris").messages() == []
    assert await reasons(desk, "boris") == [("skipped", "off")]


async def test_a_channel_switched_off_after_planning_stays_silent(desk: Desk) -> None:
    """The wish of this moment counts."""
    await desk.links("boris")
    await desk.opens("anna")
    await plan(desk.held.database)
    await desk.prefers("boris", ("email", "always"))
    await desk.pipeline()
    assert ("skipped", "off") in await reasons(desk, "boris")
    assert desk.actor("boris").messages() == []


@pytest.mark.rule("P6")
async def test_a_device_switched_off_after_planning_stays_silent(desk: Desk) -> None:
    """Each device has its own switch."""
    browser = await desk.subscribes("boris")
    await desk.opens("anna")
    await plan(desk.held.database)
    client = await desk.calls("boris")
    (device,) = (await client.get("/api/push/subscriptions")).json()
    path = f"/api/push/subscriptions/{device['id']}"
    await desk.does("boris", path, {"enabled": False}, method="PATCH")
    await desk.pipeline()
    assert browser.messages == []
    assert await reasons(desk, "boris", Lanes.PUSH) == [("skipped", "address_gone")]


@pytest.mark.rule("R9")
async def test_an_unlinked_chat_hears_nothing_more(desk: Desk) -> None:
    """Queued notices do not reach a chat that is no longer the person's."""
    await desk.links("boris")
    await desk.opens("anna")
    await plan(desk.held.database)
    client = await desk.calls("boris")
    assert (await client.delete("/api/telegram/link")).is_success
    await desk.pipeline()
    assert desk.actor("boris").messages() == []
    assert await reasons(desk, "boris") == [("skipped", "address_gone")]


@pytest.mark.both_stores
async def test_a_notice_speaks_of_the_ticket_as_it_is_now(desk: Desk) -> None:
    """A title changed between plan and send is told in its new words."""
    await desk.links("boris")
    ticket = await desk.opens("anna", "Опечатка")
    await plan(desk.held.database)
    await desk.changes(Ticket, UUID(ticket["id"]), title="Не печатает")
    await desk.pipeline()
    (said,) = desk.actor("boris").messages()
    assert "Не печатает" in said.text


@pytest.mark.rule("N1")
async def test_the_language_of_this_moment_is_spoken(desk: Desk) -> None:
    """Who changed the language after the plan reads the new one."""
    await desk.links("boris")
    await desk.opens("anna")
    await plan(desk.held.database)
    await desk.does("boris", "/api/me", {"locale": "en"}, method="PATCH")
    await desk.pipeline()
    (said,) = desk.actor("boris").messages()
    assert "New ticket" in said.text and "Новая" not in said.text

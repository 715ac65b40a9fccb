"""The delivery log: what was sent, what came of it, and once more."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from api.clock import now
from api.db import new_id
from api.notifications.channels import table
from api.notifications.models import Delivery, DeliveryTry, PushDevice
from api.outbox import OutboxEvent
from api.people.models import Person
from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.people import Role
from tests.admin.test_channels import administrator
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = pytest.mark.both_stores

PATH = "/api/admin/deliveries"
LIFE = timedelta(days=3)


async def happened(desk: Desk) -> UUID:
    """An event that is told of."""
    event = OutboxEvent(id=new_id(), kind="ticket_opened", payload="{}")
    await desk.keep(event)
    return event.id


async def delivered(
    desk: Desk, person: Person, event_id: UUID, state: DeliveryState, lane: Lane = Lanes.EMAIL
) -> Delivery:
    """One line of the log."""
    row = Delivery(
        id=new_id(),
        event_id=event_id,
        person_id=person.id,
        lane=lane,
        address={"email": "anna@romashka.example", "name": "Анна"},
        address_key=lane,
        state=state,
        reason="550 no such user" if state is DeliveryState.FAILED else "",
        created_at=now(),
        expires_at=now() + LIFE,
    )
    await desk.keep(row)
    return row


@pytest.mark.rule("Q9")
async def test_the_log_shows_each_try_and_no_address(empty_desk: Desk):
    """Event, person, lane, state with its reason; the newest first."""
    _, gleb = await administrator(empty_desk)
    anna = await empty_desk.knows("Анна")
    event = await happened(empty_desk)
    failed = await delivered(empty_desk, anna, event, DeliveryState.FAILED)
    await delivered(empty_desk, anna, event, DeliveryState.SENT, Lanes.PUSH)
    for outcome in ("retry", "gone"):
        await empty_desk.keep(
            DeliveryTry(delivery_id=failed.id, outcome=outcome, detail="451 later")
        )
    page = await gleb.get(PATH)
    assert [row["state"] for row in page.json()["items"]] == ["sent", "failed"]
    row = page.json()["items"][1]
    assert (row["event_kind"], row["person"]["name"]) == ("ticket_opened", "Анна")
    assert (row["address"], row["reason"]) == ("a•••@romashka.example", "550 no such user")
    assert [each["outcome"] for each in row["tries"]] == ["retry", "gone"]
    assert "anna@" not in page.text


@pytest.mark.rule("Q9")
async def test_the_log_is_filtered(empty_desk: Desk):
    """By state, lane, person and event; a page at a time."""
    _, gleb = await administrator(empty_desk)
    anna, boris = await empty_desk.knows("Анна"), await empty_desk.hires("Борис", Role.AGENT)
    first, second = await happened(empty_desk), await happened(empty_desk)
    await delivered(empty_desk, anna, first, DeliveryState.FAILED)
    await delivered(empty_desk, anna, second, DeliveryState.SENT)
    await delivered(empty_desk, boris, first, DeliveryState.SENT, Lanes.PUSH)
    filters: list[tuple[dict[str, Any], int]] = [
        ({}, 3),
        ({"state": "failed"}, 1),
        ({"lane": "push"}, 1),
        ({"person_id": str(anna.id)}, 2),
        ({"event_id": str(first)}, 2),
        ({"person_id": str(anna.id), "state": "sent"}, 1),
        ({"limit": 1}, 3),
    ]
    for asked, total in filters:
        assert (await gleb.get(PATH, params=asked)).json()["total"] == total
    assert len((await gleb.get(PATH, params={"limit": 1, "offset": 2})).json()["items"]) == 1
    agent = await empty_desk.logged_in(boris)
    assert (await agent.get(PATH)).status_code == 403


@pytest.mark.rule("Q9", "X6")
async def test_a_resend_is_a_new_row_linked_to_the_first(empty_desk: Desk):
    """As many as are asked for; each lives as long as the first did."""
    _, gleb = await administrator(empty_desk)
    anna = await empty_desk.knows("Анна")
    old = await delivered(empty_desk, anna, await happened(empty_desk), DeliveryState.FAILED)
    copy = (await gleb.post(f"{PATH}/{old.id}/resend")).json()
    assert (copy["state"], copy["attempts"], copy["reason"]) == ("pending", 0, "")
    assert (await gleb.post(f"{PATH}/{copy['id']}/resend")).json()["code"] == "still_pending"
    assert (await gleb.post(f"{PATH}/{old.id}/resend")).status_code == 201
    rows = await empty_desk.all(Delivery)
    assert [(row.copy, row.resend_of) for row in rows] == [(0, None), (1, old.id), (2, old.id)]
    assert rows[1].expires_at - rows[1].created_at > LIFE - timedelta(minutes=1)
    assert rows[1].address == old.address
    assert await empty_desk.audit() == ["delivery_resent", "delivery_resent"]
    assert (await gleb.post(f"{PATH}/{new_id()}/resend")).status_code == 404


@pytest.mark.rule("Q9", "X6")
async def test_all_failed_ones_go_again_once(empty_desk: Desk):
    """Of a lane, or all; what has a newer copy already is left alone."""
    _, gleb = await administrator(empty_desk)
    anna = await empty_desk.knows("Анна")
    for lane in (Lanes.EMAIL, Lanes.EMAIL, Lanes.PUSH):
        await delivered(empty_desk, anna, await happened(empty_desk), DeliveryState.FAILED, lane)
    await delivered(empty_desk, anna, await happened(empty_desk), DeliveryState.SENT)
    mail = {"lane": "email"}
    assert (await gleb.post(f"{PATH}/resend-failed", params=mail)).json()["count"] == 2
    assert (await gleb.post(f"{PATH}/resend-failed", params=mail)).json()["count"] == 0
    assert (await gleb.post(f"{PATH}/resend-failed")).json()["count"] == 1
    assert await empty_desk.count(Delivery, Delivery.state == DeliveryState.PENDING) == 3


@pytest.mark.rule("Q9", "P12")
@pytest.mark.parametrize(
    ("lane", "address", "shown"),
    [
        (Lanes.EMAIL, {"email": "anna@romashka.example", "name": ""}, "a•••@romashka.example"),
        (Lanes.PUSH, {"device_id": str(UUID(int=0xABCD))}, "push.example/•••abcd"),
        (Lanes.PUSH, {"device_id": str(UUID(int=0xFFFF))}, "/•••ffff"),
        (Lanes.MATTERMOST, {"channel": "@boris.petrov"}, "@b•••"),
        (Lanes.MATTERMOST, {"channel": "support"}, "s•••"),
        (Lanes.TELEGRAM_STAFF, {"chat_id": 123456789, "edit_message_id": 1}, "•••789"),
        (Lanes.EMAIL, {}, "•••"),
        (Lanes.PUSH, {}, "•••"),
    ],
)
async def test_an_address_is_shown_by_its_edge(
    empty_desk: Desk, lane: Lane, address: dict[str, Any], shown: str
):
    """Enough to tell two apart, too little to write to; a browser by its service, while it is
    known."""
    boris = await empty_desk.hires("Борис", Role.AGENT)
    phone = {
        "endpoint": "https://push.example/secret",
        "endpoint_hash": "h",
        "p256dh": "",
        "auth": "",
    }
    await empty_desk.keep(PushDevice(id=UUID(int=0xABCD), person_id=boris.id, **phone))
    async with empty_desk.database.reads() as session:
        assert await table.of(lane).masked(session, [address]) == [shown]

"""A group that became a supergroup is followed for good."""

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from api.clock import now
from api.db import new_id
from api.notifications.channels.telegram.address import TelegramAddress
from api.notifications.models import Delivery, MessageRef
from api.notifications.plan import addresses, planner
from api.people.models import TelegramLink
from shared.contracts.admin import DeliveryState
from tests.desk import Desk
from tests.lanes import Lanes

OLD, NEW = -9, -1009


@pytest.mark.rule("C1", "Q1")
@pytest.mark.usefixtures("no_pace")
async def test_the_new_chat_is_kept_with_what_waits_for_it(desk: Desk) -> None:
    """The link, a notice that waits, and replies to the message name the new id."""
    await in_a_group(desk)
    await desk.opens("anna", "Первая")
    await desk.pipeline()
    assert (await desk.one(TelegramLink)).chat_id == NEW
    assert [ref.chat_id for ref in await desk.all(MessageRef)] == [NEW]

    await desk.opens("anna", "Вторая")
    await desk.pipeline()
    assert await told(desk) == 2


@pytest.mark.both_stores
@pytest.mark.usefixtures("no_pace")
async def test_what_waits_at_the_old_chat_goes_to_the_new_one(desk: Desk) -> None:
    """A notice that is due later is not lost as one for a stranger's chat."""
    await in_a_group(desk)
    await desk.opens("anna", "Первая")
    await desk.opens("anna", "Вторая")
    await planner.plan(desk.held.database)
    first, _ = await desk.deliveries("vera", Lanes.TELEGRAM_STAFF)
    await desk.changes(Delivery, first.id, due_at=now() + timedelta(hours=1))
    await desk.pipeline()
    await desk.passes(hours=2)
    await desk.pipeline()
    assert await told(desk) == 2


@pytest.mark.rule("Q2")
@pytest.mark.usefixtures("no_pace")
async def test_what_was_sent_is_noted_whatever_breaks_behind_it(desk: Desk) -> None:
    """The same waits at the old chat and at the new one, and cannot be joined: the log says so,
    and the message that went does not go again."""
    await in_a_group(desk)
    await desk.opens("anna", "Первая")
    await planner.plan(desk.held.database)
    (first,) = await desk.deliveries("vera", Lanes.TELEGRAM_STAFF)
    for chat_id in (OLD, NEW):
        await desk.keep(_waiting(first, TelegramAddress(chat_id=chat_id)))
    with capture_logs() as logs:
        await desk.pipeline()
        await desk.passes(minutes=5)
        await desk.pipeline()
    assert len(desk.world.telegram.bots["staff"].chats[NEW].messages) == 1
    sent = await desk.one(Delivery, Delivery.id == first.id)
    assert (sent.state, sent.lease) == (DeliveryState.SENT, None)
    (said,) = [each for each in logs if each["log_level"] == "error"]
    assert (said["what"], said["id"]) == ("delivery", str(first.id))


def _waiting(like: Delivery, address: TelegramAddress) -> Delivery:
    same = {c.key: getattr(like, c.key) for c in Delivery.__mapper__.columns}
    own = {"id": new_id(), "copy": 5, "due_at": now() + timedelta(hours=1)}
    where = {
        "address": addresses.pack(like.lane, address),
        "address_key": addresses.key_of(like.lane, address),
    }
    return Delivery(**(same | own | where))


async def in_a_group(desk: Desk) -> None:
    """Vera hears in a group that has just become a supergroup."""
    await desk.prefers("vera", ("telegram", "always"))
    await desk.links("vera")
    link = await desk.one(TelegramLink)
    await desk.changes(TelegramLink, link.id, chat_id=OLD)
    desk.world.telegram.add_group("staff", OLD, "Поддержка")
    desk.world.telegram.migrate(OLD, NEW)


async def told(desk: Desk) -> int:
    """How many messages the new chat has; none may have failed."""
    states = {each.state for each in await desk.deliveries("vera", Lanes.TELEGRAM_STAFF)}
    assert states == {DeliveryState.SENT}
    return len(desk.world.telegram.bots["staff"].chats[NEW].messages)

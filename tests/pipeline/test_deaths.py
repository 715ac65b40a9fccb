"""Many addresses refused at once are an alarm; one of them is a verdict that has a way back."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from api.clock import now
from api.notifications.channels.base import Retry
from api.notifications.lanes import health as lane_health
from api.notifications.models import LaneState
from api.people.models import DeadAddress, TelegramLink
from shared.contracts.admin import DeliveryState
from tests.desk import Desk
from tests.lanes import Lanes
from tests.sandbox.people import BORIS, DARYA, VERA

pytestmark = pytest.mark.usefixtures("no_pace")

TEAM = (BORIS, VERA, DARYA)
RELAY = "5.7.1 <x>: Relay access denied"


async def dead(desk: Desk, key: str) -> str | None:
    mine = (DeadAddress.person_id == desk.ids[key], DeadAddress.channel == "email")
    marks = await desk.all(DeadAddress, *mine)
    return marks[0].reason if marks else None


async def mails(desk: Desk, *keys: str) -> None:
    for key in keys:
        await desk.prefers(key, ("email", "always"))


@pytest.mark.both_stores
@pytest.mark.rule("Q13", "E7")
async def test_many_that_die_at_once_are_no_verdict(desk: Desk) -> None:
    """No mailbox is marked, also not the first; the lane rests, the administrator hears by another
    channel, and when the server has come to its senses every letter arrives."""
    desk.settings.dead_addresses_limit = 3
    await mails(desk, "boris", "vera", "darya")
    await desk.links("gleb")
    await desk.prefers("gleb", ("telegram", "always"))
    for person in TEAM:
        desk.world.mail.fail(recipient=person.email, code=550)
    await desk.opens("anna")
    await desk.pipeline()
    assert [await dead(desk, person.key) for person in TEAM] == [None] * 3
    rows = await desk.deliveries(lane=Lanes.EMAIL, state=DeliveryState.PENDING)
    assert any("none is marked" in row.reason for row in rows)
    assert (await desk.lane(Lanes.EMAIL)).paused_until is not None
    assert "550" in (await desk.actor("gleb").sees("не работает")).text
    await desk.passes(minutes=10)
    await desk.pipeline()
    for person in TEAM:
        assert len(desk.world.mail.letters_to(person.email, "Не печатает")) <= 1
    assert sum(len(desk.world.mail.letters_to(person.email)) for person in TEAM) >= 2


@pytest.mark.rule("Q13", "E7")
async def test_they_come_again_one_by_one_and_are_not_judged_one_by_one(desk: Desk) -> None:
    """As long as the server refuses them all, nobody is marked, however often it is asked."""
    desk.settings.dead_addresses_limit = 3
    await mails(desk, "boris", "vera", "darya")
    for person in TEAM:
        desk.world.mail.fail(recipient=person.email, code=550, times=None)
    await desk.opens("anna")
    for seconds in (0, 8, 3, 20, 40, 80):
        await desk.passes(seconds=seconds)
        await desk.pipeline()
    assert [await dead(desk, person.key) for person in TEAM] == [None] * 3
    for person in TEAM:
        rows = await desk.deliveries(person.key, Lanes.EMAIL)
        assert {row.state for row in rows} == {DeliveryState.PENDING}


@pytest.mark.rule("Q13", "E7")
async def test_some_that_die_among_many_that_live_are_a_verdict(desk: Desk) -> None:
    """As many took a letter within the hour: the server is in order, the mailboxes are not."""
    desk.settings.dead_addresses_limit = 1
    await mails(desk, "boris", "vera", "darya")
    await desk.opens("anna")
    await desk.pipeline()
    desk.world.mail.fail(recipient=BORIS.email, code=550)
    await desk.opens("anna", "Ещё одна")
    await desk.pipeline()
    assert "550" in (await dead(desk, "boris") or "")


@pytest.mark.rule("Q13", "E7")
async def test_a_refusal_of_us_marks_nobody_and_holds_up_nobody_for_ever(desk: Desk) -> None:
    """Relaying is denied for one recipient: an alarm, a pause of seconds, and the others' letters
    go while his waits by the schedule."""
    await mails(desk, "boris", "vera", "darya")
    desk.world.mail.fail(recipient=BORIS.email, code=550, text=RELAY, times=None)
    await desk.opens("anna")
    await desk.pipeline()
    await desk.passes(seconds=6)
    await desk.pipeline()
    assert await dead(desk, "boris") is None
    (waiting,) = await desk.deliveries(lane=Lanes.EMAIL, state=DeliveryState.PENDING)
    assert (waiting.person_id, waiting.attempts) == (desk.ids["boris"], 1)
    assert "channel_failing" in [each["kind"] for each in await desk.inbox("gleb")]
    assert (await desk.lane(Lanes.EMAIL)).failures <= 1


@pytest.mark.both_stores
@pytest.mark.rule("Q13", "Q4")
async def test_a_delivery_that_got_through_is_a_way_back(desk: Desk) -> None:
    """The administrator sends a failed one again: it is tried, arrives, and the mark is gone."""
    await mails(desk, "boris")
    desk.world.mail.fail(recipient=BORIS.email, code=550)
    await desk.opens("anna")
    await desk.pipeline()
    assert await dead(desk, "boris")
    (row,) = await desk.deliveries("boris", Lanes.EMAIL)
    await desk.does("gleb", f"/api/admin/deliveries/{row.id}/resend")
    await desk.pipeline()
    assert len(desk.world.mail.letters_to(BORIS.email)) == 1
    assert await dead(desk, "boris") is None


@pytest.mark.rule("Q13", "R9")
async def test_a_chat_that_took_a_message_is_reachable(desk: Desk) -> None:
    """One that was under way when another was refused."""
    await desk.links("boris")
    await desk.opens("anna")
    await desk.pipeline()
    (row,) = await desk.deliveries("boris", Lanes.TELEGRAM_STAFF)
    async with desk.database.begin() as session:
        marked = {"unreachable": "403", "unreachable_at": now()}
        await session.execute(update(TelegramLink).values(**marked))
    await desk.does("gleb", f"/api/admin/deliveries/{row.id}/resend")
    await desk.pipeline()
    link = await desk.one(TelegramLink)
    assert (link.unreachable, link.unreachable_at) == (None, None)


WAYS = {
    "the person": ("boris", "/api/me/channels/email/again"),
    "the administrator": ("gleb", "/api/employees/{id}/channels/email/again"),
}


@pytest.mark.rule("Q13")
@pytest.mark.parametrize("target", WAYS)
async def test_whoever_knows_better_says_that_the_address_works(desk: Desk, target: str) -> None:
    """The mark goes, and what is not there is not missed."""
    mark = {"channel": "email", "name": BORIS.email, "reason": "550"}
    await desk.keep(DeadAddress(person_id=desk.ids["boris"], **mark))
    key, path = WAYS[target]
    for _ in range(2):
        await desk.does(key, path.format(id=desk.ids["boris"]))
    assert await dead(desk, "boris") is None


@pytest.mark.rule("E7", "Q3")
@pytest.mark.parametrize("named", [False, True])
async def test_the_first_success_ends_a_pause_of_ours(desk: Desk, named: bool) -> None:
    """And none that the counterpart asked for: that is obeyed exactly."""
    after = timedelta(minutes=1) if named else None
    trouble = Retry(reason="down", after=after, whole_lane=True)
    async with desk.database.begin() as session:
        await lane_health.mark(session, Lanes.EMAIL, sent=False, trouble=trouble, scale=100.0)
        await lane_health.mark(session, Lanes.EMAIL, sent=True, trouble=None, scale=100.0)
    lane = await desk.one(LaneState, LaneState.lane == Lanes.EMAIL)
    assert (lane.paused_until is not None) is named
    assert lane.failures == 0

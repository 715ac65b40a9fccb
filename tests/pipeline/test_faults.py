"""What the counterparts may do to a delivery, and what becomes of it."""

from datetime import timedelta
from pathlib import Path

import pytest

from api.clock import now
from api.notifications.models import Delivery, DeliveryTry, PushDevice
from api.notifications.plan import planner
from api.people.models import DeadAddress, TelegramLink
from shared.contracts.admin import DeliveryState, Lane
from tests.desk import Desk, open_desk
from tests.desk.fixtures import channels
from tests.lanes import Lanes
from tests.sandbox import Sandbox
from tests.sandbox.people import ANNA, BORIS, VERA

pytestmark = pytest.mark.usefixtures("no_pace")

STAFF = Lanes.TELEGRAM_STAFF


async def states(desk: Desk, key: str, lane: Lane) -> list[DeliveryState]:
    return [row.state for row in await desk.deliveries(key, lane)]


@pytest.mark.both_stores
@pytest.mark.rule("Q3", "Q7")
async def test_telegrams_retry_after_is_obeyed_and_pauses_the_lane(desk: Desk) -> None:
    """429 with 30 s: nothing goes before, everything after, and no attempt is burned."""
    await desk.links("boris", "vera", "darya")
    desk.world.telegram.fail(method="sendMessage", bot="staff", retry_after=30)
    before = now()
    await desk.opens("anna")
    await desk.pipeline()
    lane = await desk.lane(STAFF)
    assert lane.paused_until is not None
    assert timedelta(seconds=30) <= lane.paused_until - before < timedelta(seconds=40)
    waiting = await desk.deliveries(lane=STAFF, state=DeliveryState.PENDING)
    assert waiting and {row.attempts for row in waiting} == {0}
    sent = len(desk.actor("boris").messages())
    await desk.passes(seconds=25)
    await desk.pipeline()
    assert len(desk.actor("boris").messages()) == sent
    await desk.passes(seconds=10)
    await desk.pipeline()
    for key in ("boris", "vera", "darya"):
        assert len(desk.actor(key).messages("Новая заявка")) == 1
    assert {row.attempts for row in await desk.deliveries(lane=STAFF)} == {1}


@pytest.mark.rule("Q2")
async def test_what_telegram_took_and_told_badly_is_sent_once(desk: Desk) -> None:
    """Without its number no reply finds it, but nobody reads it twice."""
    await desk.links("boris", "vera")
    desk.world.telegram.fail(method="sendMessage", chat=BORIS, garbled=lambda _: True)
    await desk.opens("anna")
    await desk.pipeline()
    for key in ("boris", "vera"):
        assert len(desk.actor(key).messages("Новая заявка")) == 1
        assert await states(desk, key, STAFF) == [DeliveryState.SENT]


@pytest.mark.rule("Q4", "R9")
async def test_who_blocked_the_bot_hears_by_the_next_channel(desk: Desk) -> None:
    """403: the link is unreachable, the letter goes, and the inbox says it."""
    await desk.links("boris")
    await desk.prefers("boris", ("telegram", "always"), ("email", "fallback"))
    await desk.actor("boris").blocks_bot()
    await desk.opens("anna")
    await desk.pipeline()
    link = await desk.one(TelegramLink)
    assert "blocked" in (link.unreachable or "")
    assert await states(desk, "boris", STAFF) == [DeliveryState.FAILED]
    assert len(desk.world.mail.letters_to(BORIS.email)) == 1
    kinds = [each["kind"] for each in await desk.inbox("boris")]
    assert kinds == ["address_died", "ticket_opened"]


@pytest.mark.rule("Q4", "R9")
async def test_a_word_from_the_person_switches_telegram_on_again(desk: Desk) -> None:
    """The next notice goes by Telegram as before."""
    await desk.links("boris")
    await desk.prefers("boris", ("telegram", "always"))
    boris = desk.actor("boris")
    await boris.blocks_bot()
    await desk.opens("anna")
    await desk.pipeline()
    await boris.unblocks_bot()
    told = {"user_id": BORIS.telegram_id, "reachable": True}
    assert (await desk.bot("staff").post("/api/telegram/reachability", json=told)).is_success
    await desk.opens("anna", "Не сканирует")
    await desk.pipeline()
    assert len(boris.messages("Новая заявка")) == 1


@pytest.mark.both_stores
@pytest.mark.rule("M3", "Q13")
async def test_a_locked_hook_is_final_for_the_person_and_told_the_administrator(
    desk: Desk,
) -> None:
    """403: the next channel in order, the cause in the log, nobody tries again; it is our hook, so
    nobody's login is marked for it (Q13)."""
    await desk.prefers("boris", ("mattermost", "always"), ("email", "fallback"))
    desk.world.mattermost.locked = True
    await desk.opens("anna")
    await desk.pipeline()
    rows = await desk.deliveries("boris", Lanes.MATTERMOST)
    assert [row.state for row in rows] == [DeliveryState.FAILED]
    assert "not permitted" in rows[0].reason
    assert len(desk.world.mail.letters_to(BORIS.email)) == 1
    assert await desk.count(DeadAddress) == 0
    assert "channel_failing" in [each["kind"] for each in await desk.inbox("gleb")]
    client = await desk.calls("gleb")
    log = await client.get("/api/admin/deliveries", params={"state": "failed"})
    assert any("not permitted" in row["reason"] for row in log.json()["items"])


@pytest.mark.both_stores
@pytest.mark.rule("M3", "Q11")
async def test_a_team_channel_that_refuses_alarms_the_administrator(desk: Desk) -> None:
    """The hook may not post to the team's channel: told by another lane than the broken one."""
    await desk.links("gleb")
    desk.world.mattermost.channels.discard("support")
    await desk.opens("anna")
    await desk.pipeline()
    alarm = await desk.actor("gleb").sees("не работает")
    assert "mattermost" in alarm.text
    kinds = [each["kind"] for each in await desk.inbox("gleb")]
    assert "channel_failing" in kinds


@pytest.mark.rule("E7", "Q3")
async def test_a_minute_without_the_mail_server_burns_no_attempts(desk: Desk) -> None:
    """The lane rests and is asked every few seconds; afterwards every letter arrives once."""
    await desk.world.mail.close()
    for text in ("Раз", "Два", "Три"):
        await desk.opens("anna", text)
    pauses: list[timedelta] = []
    for _ in range(4):
        before = now()
        await desk.pipeline()
        lane = await desk.lane(Lanes.EMAIL)
        assert lane.paused_until is not None
        pauses.append(lane.paused_until - before)
        await desk.passes(seconds=(lane.paused_until - now()).total_seconds() + 1)
    assert timedelta(seconds=1) < min(pauses) and max(pauses) < timedelta(seconds=8)
    assert {row.attempts for row in await desk.deliveries(lane=Lanes.EMAIL)} == {0}
    await desk.world.mail.reopen()
    await desk.pipeline()
    assert len(desk.world.mail.letters_to(BORIS.email)) == 3
    assert len(desk.world.mail.letters_to(VERA.email)) == 3
    lane = await desk.lane(Lanes.EMAIL)
    assert lane.failures == 0
    assert {row.attempts for row in await desk.deliveries(lane=Lanes.EMAIL)} == {1}


@pytest.mark.both_stores
@pytest.mark.rule("E7", "Q9")
async def test_letters_that_were_not_tried_leave_no_tries(desk: Desk) -> None:
    """Of a batch for a dead server only those that met it are in the log as tries."""
    await desk.world.mail.close()
    for number in range(5):
        await desk.opens("anna", f"Заявка {number}")
    await desk.pipeline()
    tries = await desk.all(DeliveryTry)
    letters = {row.id for row in await desk.deliveries(lane=Lanes.EMAIL)}
    met = [each for each in tries if each.delivery_id in letters]
    assert len(letters) == 15
    assert 1 <= len(met) <= 3  # as many as talk at once


@pytest.mark.both_stores
@pytest.mark.rule("E7")
async def test_an_address_that_does_not_exist_is_marked(desk: Desk) -> None:
    """550 on the recipient: no letter goes there again, and the profile says why."""
    await desk.prefers("boris", ("email", "always"))
    desk.world.mail.fail(recipient=BORIS.email, code=550)
    await desk.opens("anna")
    await desk.pipeline()
    await desk.opens("anna", "Ещё одна")
    await desk.pipeline()
    assert desk.world.mail.letters_to(BORIS.email) == []
    rows = await desk.deliveries("boris", Lanes.EMAIL)
    assert [row.state for row in rows] == [DeliveryState.FAILED]
    client = await desk.calls("boris")
    channels = (await client.get("/api/me/preferences")).json()["channels"]
    mail = next(each for each in channels if each["channel"] == "email")
    assert not mail["available"] and "550" in mail["problem"]


@pytest.mark.both_stores
@pytest.mark.rule("E7", "Q3")
async def test_greylisting_is_tried_again_by_the_schedule(desk: Desk) -> None:
    """451: an attempt is burned, the next try is ten seconds later, more or less."""
    await desk.prefers("boris", ("email", "always"))
    desk.world.mail.fail(recipient=BORIS.email, code=451)
    before = now()
    await desk.opens("anna")
    await desk.pipeline()
    (row,) = await desk.deliveries("boris", Lanes.EMAIL)
    assert (row.state, row.attempts) == (DeliveryState.PENDING, 1)
    assert timedelta(seconds=8) <= row.due_at - before < timedelta(seconds=20)
    await desk.passes(seconds=20)
    await desk.pipeline()
    assert len(desk.world.mail.letters_to(BORIS.email)) == 1
    assert [each.outcome for each in await _tries(desk, row)] == ["retry", "sent"]


@pytest.mark.both_stores
@pytest.mark.rule("P7")
async def test_a_push_subscription_that_is_gone_is_deleted(desk: Desk) -> None:
    """410: the row goes, the person's other browser hears, nobody is bothered about it."""
    old, new = await desk.subscribes("boris"), await desk.subscribes("boris")
    old.gone = True
    await desk.opens("anna")
    await desk.pipeline()
    assert [row.endpoint for row in await desk.all(PushDevice)] == [new.endpoint]
    assert len(new.messages) == 1
    assert [each["kind"] for each in await desk.inbox("boris")] == ["ticket_opened"]


@pytest.mark.rule("Q3")
async def test_a_server_error_is_tried_again_and_then_sent(desk: Desk) -> None:
    """500 of one chat holds up neither the lane nor the others."""
    await desk.links("boris", "vera")
    desk.world.telegram.fail(method="sendMessage", chat=BORIS, status=500)
    await desk.opens("anna")
    await desk.pipeline()
    assert len(desk.actor("vera").messages("Новая заявка")) == 1
    assert await states(desk, "boris", STAFF) == [DeliveryState.PENDING]
    await desk.passes(seconds=20)
    await desk.pipeline()
    assert len(desk.actor("boris").messages("Новая заявка")) == 1


@pytest.mark.rule("Q3")
async def test_a_delivery_that_became_too_old_expires(desk: Desk) -> None:
    """Three days of trouble: the log says expired, and nothing is sent late."""
    await desk.links("boris")
    desk.world.telegram.fail(method="sendMessage", chat=BORIS, status=500)
    await desk.opens("anna")
    await desk.pipeline()
    await desk.passes(days=4)
    await desk.pipeline()
    assert await states(desk, "boris", STAFF) == [DeliveryState.EXPIRED]
    assert desk.actor("boris").messages() == []


@pytest.mark.both_stores
@pytest.mark.rule("P7", "Q11")
async def test_a_revoked_bot_token_alarms_once_and_loses_nothing(desk: Desk) -> None:
    """401: the administrator hears by mail, the notices wait for the new token."""
    await desk.links("boris")
    desk.world.telegram.bots["staff"].revoked = True
    await desk.opens("anna")
    await desk.pipeline()
    await desk.opens("anna", "Ещё одна")
    await desk.passes(minutes=6)
    await desk.pipeline()
    alarms = [
        letter
        for letter in desk.world.mail.letters_to("gleb@vestovoy.example")
        if "не работает" in letter.text
    ]
    assert len(alarms) == 1
    desk.world.telegram.bots["staff"].revoked = False
    await desk.passes(minutes=10)
    await desk.pipeline()
    assert len(desk.actor("boris").messages("Новая заявка")) == 2


@pytest.mark.rule("Q3", "Q8")
async def test_a_lane_that_is_not_configured_waits(desk: Desk) -> None:
    """Switched off by the administrator: nothing is lost, the other lanes go on."""
    await desk.links("boris")
    client = await desk.calls("gleb")
    got = (await client.get("/api/admin/channels/telegram-staff")).json()
    change = {"enabled": False, "settings": got["settings"]}
    assert (await client.put("/api/admin/channels/telegram-staff", json=change)).is_success
    await desk.opens("anna")
    await desk.pipeline()
    assert await states(desk, "boris", STAFF) == [DeliveryState.PENDING]
    assert len(desk.world.mail.letters_to(BORIS.email)) == 1
    change["enabled"] = True
    assert (await client.put("/api/admin/channels/telegram-staff", json=change)).is_success
    await desk.passes(minutes=2)
    await desk.pipeline()
    assert len(desk.actor("boris").messages("Новая заявка")) == 1


@pytest.mark.rule("Q4")
async def test_a_contact_without_telegram_hears_by_mail(desk: Desk) -> None:
    """The fallback channel is the first one where there is no address before it."""
    ticket = await desk.opens("anna")
    await desk.takes("boris", ticket)
    await desk.pipeline()
    assert "Исполнитель — Борис" in desk.world.mail.letter_to(ANNA.email).text


@pytest.mark.both_stores
@pytest.mark.rule("Q13", "E7")
async def test_whoever_waits_for_a_client_hears_that_the_letter_did_not_arrive(desk: Desk) -> None:
    """The assignee is told, once; the ticket and the contact's card say why, and the client's own
    ticket says nothing of it."""
    await desk.links("boris")
    ticket = await desk.opens("anna")
    desk.world.mail.fail(recipient=ANNA.email, code=550)
    await desk.takes("boris", ticket)
    await desk.pipeline()
    assert "№" in (await desk.actor("boris").sees("Клиент не получил")).text
    path = f"/api/tickets/{ticket['id']}"
    boris = await desk.calls("boris")
    (said,) = (await boris.get(path)).json()["contact_unreachable"]
    assert said["channel"] == "email" and "550" in said["reason"]
    card = await boris.get(f"/api/contacts/{desk.ids['anna']}")
    assert card.json()["unreachable"] == [said]
    assert (await (await desk.calls("anna")).get(path)).json()["contact_unreachable"] == []
    await desk.says("boris", ticket, "Ответьте, пожалуйста")
    await desk.pipeline()
    assert len(desk.actor("boris").messages("Клиент не получил")) == 1


@pytest.mark.rule("Q13")
async def test_nothing_is_planned_for_a_channel_that_nobody_set_up(
    desk_url: str, tmp_path: Path, world: Sandbox
) -> None:
    """Who sets it up later sends out nothing of the past, and no lane rests for it; the next
    channel in the person's order is used at once."""
    there = channels(world)
    without = {
        name: value for name, value in there.items() if not name.startswith(("smtp", "mail"))
    }
    async with open_desk(desk_url, tmp_path, world, **without) as desk:
        await desk.links("boris")
        await desk.prefers("boris", ("email", "always"), ("telegram", "fallback"))
        await desk.opens("anna")
        await desk.pipeline()
        assert await desk.deliveries(lane=Lanes.EMAIL) == []
        assert len(desk.actor("boris").messages("Новая заявка")) == 1
        metrics = (await (await desk.calls("gleb")).get("/metrics")).text
        assert 'vestovoy_lane_paused{lane="email"} 0.0' in metrics


@pytest.mark.rule("Q13")
async def test_what_was_planned_before_is_not_kept_for_a_channel_that_is_not_there(
    desk_url: str, tmp_path: Path, world: Sandbox
) -> None:
    """It is skipped with its reason, and the next channel tells it."""
    there = channels(world)
    without = {
        name: value for name, value in there.items() if not name.startswith(("smtp", "mail"))
    }
    async with open_desk(desk_url, tmp_path, world, **without) as desk:
        await desk.links("boris")
        await desk.prefers("boris", ("email", "always"), ("telegram", "fallback"))
        await desk.opens("anna")
        await planner.plan(desk.database)
        await desk.pipeline()
        (row,) = await desk.deliveries("boris", Lanes.EMAIL)
        assert (row.state, row.reason) == (DeliveryState.SKIPPED, "not_configured")
        assert len(desk.actor("boris").messages("Новая заявка")) == 1


async def _tries(desk: Desk, row: Delivery) -> list[DeliveryTry]:
    return await desk.all(DeliveryTry, DeliveryTry.delivery_id == row.id)

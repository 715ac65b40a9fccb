"""A counterpart that falls silent: what waits for it, and how soon it is found again (E7)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any, cast

import pytest

from api.clock import now
from api.notifications.channels.base import Channel, Retry
from api.notifications.channels.email import pool as email_pool
from api.notifications.deliver.probes import Probes
from api.notifications.lanes import health as lane_health
from api.notifications.models import DeliveryTry, LaneState
from shared.contracts.admin import DeliveryState, Lane
from shared.listening import listen
from tests.desk import Desk
from tests.lanes import Lanes
from tests.sandbox.people import BORIS, DARYA, VERA
from tests.sandbox.shutting import shut

pytestmark = pytest.mark.rule("E7", "Q3")

MAIL, POSTS = Lanes.EMAIL, Lanes.MATTERMOST
SOON = timedelta(seconds=8)
NOBODY = Retry(reason="no answer", whole_lane=True, silent=True)
PERHAPS = Retry(reason="no answer", whole_lane=True, silent=True, perhaps_sent=True)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A mail server is given up after a moment."""
    monkeypatch.setattr(email_pool, "TIMEOUT", 0.3)


@asynccontextmanager
async def a_mute_in_its_place(desk: Desk) -> AsyncIterator[None]:
    """Something takes the mail server's connections and says nothing."""
    await desk.world.mail.close()
    taken: list[asyncio.StreamWriter] = []
    door = listen("127.0.0.1", desk.world.mail.port)
    mute = await asyncio.start_server(lambda _, writer: taken.append(writer), sock=door)
    yield
    await shut(mute)
    for each in taken:
        each.close()
    await desk.world.mail.reopen()


async def rests(desk: Desk, lane: Lane) -> timedelta:
    """For how long, as an answer of this moment."""
    until = (await desk.lane(lane)).paused_until
    return until - now() if until else timedelta()


async def goes_on_for_an_hour(desk: Desk, lane: Lane) -> None:
    """The counterpart is asked again and again meanwhile."""
    for _ in range(5):
        await desk.pipeline()
        assert await rests(desk, lane) < SOON
        await desk.passes(minutes=12)


@pytest.mark.both_stores
async def test_letters_flow_a_few_seconds_after_an_hour_of_silence(
    desk: Desk, impatient: None
) -> None:
    """Nobody said a word for an hour. The wait is no longer than after a minute, the first letter
    that gets through frees them all, and none of them has lost a try."""
    async with a_mute_in_its_place(desk):
        for text in ("Раз", "Два", "Три"):
            await desk.opens("anna", text)
        await goes_on_for_an_hour(desk, MAIL)
        tries = await desk.count(DeliveryTry)
        await desk.pipeline()
        assert await desk.count(DeliveryTry) == tries
        wait = await rests(desk, MAIL)
    await desk.passes(seconds=wait.total_seconds())
    await desk.pipeline()
    for person in (BORIS, VERA, DARYA):
        assert len(desk.world.mail.letters_to(person.email)) == 3
    assert {row.attempts for row in await desk.deliveries(lane=MAIL)} == {1}
    assert (await desk.lane(MAIL)).paused_until is None


async def test_a_server_that_falls_silent_in_the_middle_of_a_letter_burns_no_tries(
    desk: Desk, impatient: None
) -> None:
    """It greets and answers no recipient: one letter after another goes ahead, the others wait."""
    hangs = desk.world.mail.think(60, times=None)
    await desk.opens("anna")
    await goes_on_for_an_hour(desk, MAIL)
    waiting = await desk.deliveries(lane=MAIL, state=DeliveryState.PENDING)
    assert len(waiting) == 3 and {row.attempts for row in waiting} == {0}
    hangs.heal()
    await desk.pipeline()
    assert {row.state for row in await desk.deliveries(lane=MAIL)} == {DeliveryState.SENT}


async def test_a_letter_at_which_the_server_hangs_waits_alone(desk: Desk, impatient: None) -> None:
    """Others get through meanwhile: it is of this one, and waits by the schedule."""
    desk.world.mail.think(60, recipient=BORIS.email, times=None)
    await desk.opens("anna")
    await desk.pipeline()
    (held,) = await desk.deliveries("boris", MAIL)
    assert (held.state, held.attempts) == (DeliveryState.PENDING, 1)
    assert len(desk.world.mail.letters_to(VERA.email)) == 1
    assert (await desk.lane(MAIL)).paused_until is None


async def test_a_hook_that_is_away_is_asked_without_a_post(desk: Desk) -> None:
    """A gateway without its server: no post is tried twice for it, and all go when it is back."""
    await desk.prefers("boris", ("mattermost", "always"))
    away = desk.world.mattermost.fail(status=502, times=None)
    await desk.opens("anna")
    await goes_on_for_an_hour(desk, POSTS)
    away.heal()
    await desk.pipeline()
    rows = await desk.deliveries(lane=POSTS)
    assert rows and {(row.state, row.attempts) for row in rows} == {(DeliveryState.SENT, 1)}


@pytest.mark.both_stores
@pytest.mark.rule("P7")
async def test_a_push_service_that_is_back_gets_all_that_waited_for_it(desk: Desk) -> None:
    """An hour without it costs no tries and a line in the log for each; one goes ahead every few
    seconds, and the first that gets through frees the others."""
    browser = await desk.subscribes("boris")
    await desk.world.push.close()
    for text in ("Раз", "Два", "Три"):
        await desk.opens("anna", text)
    for _ in range(5):
        await desk.pipeline()
        waiting = await desk.deliveries("boris", Lanes.PUSH)
        assert min(row.due_at for row in waiting) - now() < SOON
        assert {row.attempts for row in waiting} == {0}
        await desk.passes(minutes=10)
    waiting = [row.id for row in await desk.deliveries("boris", Lanes.PUSH)]
    tries = await desk.all(DeliveryTry, DeliveryTry.delivery_id.in_(waiting))
    assert 1 <= len(tries) <= 3
    await desk.world.push.reopen()
    await desk.pipeline()
    assert len(browser.messages) == 3


@pytest.mark.rule("P7")
async def test_when_the_one_that_goes_ahead_is_read_another_does(desk: Desk) -> None:
    """Its reader saw it in the page: it is skipped, and the service is asked all the same."""
    await desk.subscribes("boris")
    await desk.world.push.close()
    for text in ("Раз", "Два"):
        await desk.opens("anna", text)
    await desk.pipeline()
    first, second = sorted(await desk.deliveries("boris", Lanes.PUSH), key=lambda row: row.due_at)
    assert second.due_at - first.due_at > timedelta(minutes=1)
    boris = await desk.calls("boris")
    assert (await boris.post(f"/api/notifications/{first.notice_id}/read")).is_success
    await desk.passes(seconds=6)
    await desk.pipeline()
    skipped, ahead = await desk.deliveries("boris", Lanes.PUSH)
    if skipped.id != first.id:
        skipped, ahead = ahead, skipped
    assert (skipped.state, skipped.reason) == (DeliveryState.SKIPPED, "read")
    assert ahead.due_at - now() < SOON


async def test_what_may_become_a_copy_is_risked_less_and_less(desk: Desk) -> None:
    """The hook answers the question and no post: each post that goes ahead is perhaps sent. Others
    that were under way when it began tell nothing new."""
    pauses: list[timedelta] = []
    for scouted in (False, False, True, True):
        async with desk.held.database.begin() as session:
            await lane_health.mark(
                session, POSTS, sent=False, trouble=PERHAPS, scale=1, scouted=scouted
            )
        pauses.append(await rests(desk, POSTS))
        await desk.passes(hours=1)
    first, again, *scouts = (round(each.total_seconds()) for each in pauses)
    assert max(first, again) <= SOON.total_seconds()
    assert scouts == [10, 20]


@pytest.mark.both_stores
async def test_one_worker_asks_at_a_time(desk: Desk) -> None:
    """Of several that look when the pause is over."""
    over = now() - timedelta(seconds=1)
    await desk.keep(LaneState(lane=MAIL, failures=1, paused_until=over))

    async def takes() -> bool:
        async with desk.held.database.begin() as session:
            return await lane_health.take_turn(session, MAIL, 1)

    assert sorted(await asyncio.gather(*(takes() for _ in range(4)))) == [False, False, False, True]


class Counterpart:
    """Answers a probe when told to."""

    def __init__(self) -> None:
        self.answers = asyncio.Event()

    async def probe(self) -> Retry | None:
        await self.answers.wait()


async def test_a_question_that_hangs_keeps_no_next_one_from_being_answered() -> None:
    """A server that came back may owe the first an answer for ever."""
    probes, hangs, back = Probes(), Counterpart(), Counterpart()
    probes.begin(cast("Channel", cast("Any", hangs)))
    assert await probes.ended(0) == []
    back.answers.set()
    probes.begin(cast("Channel", cast("Any", back)))
    assert await probes.ended(5) == [(back, None)]
    assert not probes

"""A channel that had nothing to send is asked whether it could (K3)."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from api.clock import now
from api.notifications.bots import bot_looks
from api.notifications.deliver import asking
from api.notifications.models import LaneState
from api.outbox import OutboxEvent
from shared.contracts.telegram import BotScope, FaultReports
from tests.desk import Desk
from tests.lanes import Lanes

pytestmark = [pytest.mark.both_stores, pytest.mark.rule("K3", "Q11")]


async def asked(desk: Desk) -> dict[str, LaneState]:
    held = desk.held
    await asking.idle_lanes(held.database, held.pool, held.settings)
    return {each.lane: each for each in await desk.all(LaneState)}


async def test_a_server_that_is_away_is_found_before_anybody_writes(desk: Desk) -> None:
    """Nothing is sent; what answers has nothing to tell."""
    before = len(desk.world.mail.letters)
    assert await asked(desk) == {}
    await desk.world.mail.close()
    states = await asked(desk)
    assert list(states) == [Lanes.EMAIL]
    assert states[Lanes.EMAIL].last_says == "unreached"
    assert states[Lanes.EMAIL].failing_since
    assert len(desk.world.mail.letters) == before


async def test_whoever_sent_lately_is_not_asked(desk: Desk) -> None:
    """Its health is known."""
    await desk.keep(LaneState(lane=Lanes.EMAIL, failures=0, last_sent_at=now()))
    await desk.world.mail.close()
    assert (await asked(desk))[Lanes.EMAIL].last_error is None
    async with desk.database.begin() as session:
        old = now() - 2 * asking.IDLE
        await session.execute(update(LaneState).values(last_sent_at=old))
    assert (await asked(desk))[Lanes.EMAIL].last_error


async def test_a_token_that_is_revoked_is_found_before_anybody_is_written_to(desk: Desk) -> None:
    """Telegram is asked for the bot's name."""
    for each in desk.world.telegram.bots.values():
        each.revoked = True
    states = await asked(desk)
    assert {each.last_says for each in states.values()} == {"token"}
    assert states.keys() == {Lanes.TELEGRAM_STAFF, Lanes.TELEGRAM_CLIENT}


async def test_a_bot_that_hears_answers_for_its_channel(desk: Desk) -> None:
    """As it told within minutes; one that was last answered long ago, or that asks nothing, says
    nothing of it."""
    for each in desk.world.telegram.bots.values():
        each.revoked = True
    told = {BotScope.STAFF: 1, BotScope.CLIENT: 3600}
    async with desk.database.begin() as session:
        for scope, ago in told.items():
            await bot_looks.note(session, scope, FaultReports(faults=[], heard_ago=ago))
    assert (await asked(desk)).keys() == {Lanes.TELEGRAM_CLIENT}
    async with desk.database.begin() as session:
        await bot_looks.note(session, BotScope.STAFF, FaultReports(faults=[]))
    assert (await asked(desk)).keys() == {Lanes.TELEGRAM_CLIENT, Lanes.TELEGRAM_STAFF}


async def test_a_bots_bad_token_stands_on_its_channels_page(desk: Desk) -> None:
    """The bot meets it first; the administrators hear once, and since when it is so stays."""
    bad = FaultReports(faults=[], trouble="token")
    for _ in range(2):
        async with desk.database.begin() as session:
            await bot_looks.note(session, BotScope.STAFF, bad)
    gleb = await desk.calls("gleb")
    fault = (await gleb.get("/api/admin/channels/telegram-staff")).json()["fault"]
    assert fault["sentence"] == "Telegram не знает этого токена."
    assert await desk.count(OutboxEvent, OutboxEvent.kind == "channel_failing") == 1
    (state,) = await desk.all(LaneState)
    assert state.last_error_at and state.failing_since
    assert state.last_error_at - state.failing_since < timedelta(minutes=1)
    assert state.last_error_at > state.failing_since

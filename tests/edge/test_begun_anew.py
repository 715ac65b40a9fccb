"""After `kill -9` of `vestovoy up` the next one waits for nobody's leases."""

import pytest
from sqlalchemy import update
from structlog.testing import capture_logs

from api.http import idempotency
from api.http.idempotency import IdempotencyKey
from api.notifications.lanes import claims
from api.notifications.plan import planner
from api.run import begun_anew
from tests.desk import Desk
from tests.lanes import Lanes


async def killed_amid_work(desk: Desk) -> None:
    """A keyed write, a claimed batch and a Telegram lane that nobody will finish."""
    await idempotency.claim(desk.held.database, "anna", "key", "fingerprint")
    await desk.opens("anna")
    await planner.plan(desk.held.database)
    async with desk.held.database.begin() as session:
        await claims.batch(session, Lanes.EMAIL, 100, desk.held.pipeline.deliverer.lease)
        assert await claims.hold(session, Lanes.TELEGRAM_STAFF, "dead")


@pytest.mark.rule("Q2", "Q12")
async def test_what_the_dead_one_held_is_free_at_once(desk: Desk) -> None:
    """The folder's lock says that nobody else works on its database."""
    await killed_amid_work(desk)
    with capture_logs() as logs:
        await begun_anew.free(desk.held.database)
    assert await desk.count(IdempotencyKey, IdempotencyKey.status.is_(None)) == 0
    assert (await desk.lane(Lanes.TELEGRAM_STAFF)).holder is None
    await desk.pipeline()
    assert await desk.unsent() == 0 and desk.world.mail.letters
    assert [line["event"] for line in logs] == ["the last end was abrupt"]


async def test_an_answer_that_was_kept_stays(desk: Desk) -> None:
    """A repeat of what was done is no second act."""
    claim = await idempotency.claim(desk.held.database, "anna", "key", "fingerprint")
    async with desk.held.database.begin() as session:
        await session.execute(
            update(IdempotencyKey).where(IdempotencyKey.id == claim).values(status=201)
        )
    with capture_logs() as logs:
        await begun_anew.free(desk.held.database)
    assert await desk.count(IdempotencyKey) == 1 and not logs

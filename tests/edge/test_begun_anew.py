"""After `kill -9` of `vestovoy up` the next one waits for nobody's leases."""

import pytest
from structlog.testing import capture_logs

from api.notifications.lanes import claims
from api.notifications.plan import planner
from api.run import begun_anew
from tests.desk import Desk
from tests.lanes import Lanes


async def killed_amid_work(desk: Desk) -> None:
    """A claimed batch and a Telegram lane that nobody will finish."""
    await desk.opens("anna")
    await planner.plan(desk.held.database)
    async with desk.held.database.begin() as session:
        await claims.batch(session, Lanes.EMAIL, 100, desk.held.pipeline.deliverer.lease)
        assert await claims.hold(session, Lanes.TELEGRAM_STAFF, "dead")


@pytest.mark.rule("Q2")
async def test_what_the_dead_one_held_is_free_at_once(desk: Desk) -> None:
    """The folder's lock says that nobody else works on its database."""
    await killed_amid_work(desk)
    with capture_logs() as logs:
        await begun_anew.free(desk.held.database)
    assert (await desk.lane(Lanes.TELEGRAM_STAFF)).holder is None
    await desk.pipeline()
    assert await desk.unsent() == 0 and desk.world.mail.letters
    assert [line["event"] for line in logs] == ["the last end was abrupt"]

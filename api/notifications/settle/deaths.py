"""Many addresses refused at once are an alarm and no verdict (Q13): nothing is marked, what was
marked lately is alive again, the lane rests, and the messages wait."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import first_id_of
from api.notifications.channels import table
from api.notifications.channels.base import Gone, Retry, Sent
from api.notifications.models import Delivery
from api.notifications.prepare.prepare import Dispatch
from api.notifications.settle.settled import Result, Settled
from shared.contracts.admin import DeliveryState, Lane

WINDOW: Final = timedelta(hours=1)
OLDEST: Final = timedelta(days=4)
"""No delivery is older when it is sent: its id bounds the search."""
MANY: Final = "many addresses refused at once, none is marked: "
"""How the reason begins where a refusal was no verdict."""


async def judged(session: AsyncSession, lane: Lane, settled: Settled, limit: int) -> Settled:
    """The same, with refusals that are no verdict turned into waiting."""
    gone = [each for each in settled.results if _ends_a_person(each)]
    if not gone or not limit:
        return settled
    since = now() - WINDOW
    people = {each.dispatch.delivery.person_id for each in gone}
    lately = await table.of(lane).marks.lately(session, lane, since)
    people |= await _waiting(session, lane) | lately.people
    deaths = len(people) + lately.nameless
    if deaths < limit or deaths <= await _got_through(session, lane, since, settled):
        return settled
    await table.of(lane).marks.undo(session, lane, since)
    held_back = [_waits(each) if each in gone else each for each in settled.results]
    return replace(settled, results=held_back)


def _ends_a_person(result: Result) -> bool:
    return isinstance(result.outcome, Gone) and is_personal(result.dispatch)


def is_personal(dispatch: Dispatch) -> bool:
    """It goes to one person, not to a room where many read."""
    return table.of(dispatch.delivery.lane).personal(dispatch.address)


def _waits(result: Result) -> Result:
    assert isinstance(result.outcome, Gone)
    reason = MANY + result.outcome.reason
    waiting = Retry(reason=reason, whole_lane=True, alarm=True, own_wait=True, says="many")
    return replace(result, outcome=waiting)


async def _waiting(session: AsyncSession, lane: Lane) -> set[UUID]:
    """For whom a refusal that was no verdict still waits: those come again one by one, and must
    not be judged one by one."""
    waiting = select(Delivery.person_id).where(
        Delivery.lane == lane,
        text("state = 'pending' AND reason > ''"),  # As the index of these says it.
        Delivery.reason.startswith(MANY),
    )
    return set(await session.scalars(waiting))


async def _got_through(session: AsyncSession, lane: Lane, since: datetime, settled: Settled) -> int:
    """How many people took a message of the lane meanwhile."""
    now_sent = [each for each in settled.results if isinstance(each.outcome, Sent)]
    sent: Select[Any] = select(func.count(Delivery.person_id.distinct())).where(
        Delivery.id >= first_id_of(since - OLDEST),
        Delivery.lane == lane,
        Delivery.state == DeliveryState.SENT,
        Delivery.settled_at >= since,
    )
    before: int = await session.scalar(sent) or 0
    return before + len({each.dispatch.delivery.person_id for each in now_sent})

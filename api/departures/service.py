"""The work of whoever leaves finds other hands, in the transaction in which they leave (D8)."""

from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences.deciding import deputies
from api.departures import found, heirs, successor
from api.objects import audit
from api.people.models import Person
from api.people.staff import membership
from api.people.staff.leaving import Leaving
from api.settings import Settings
from api.tasks.work import inheriting
from api.tickets.queue import handing
from api.tickets.sla import promises
from shared.contracts.departures import Belonging


async def leave(session: AsyncSession, settings: Settings, leaving: Leaving) -> int:
    """Everything that the person can do no more goes on; returns how much that was. Approvals
    are counted alone: they follow the tree by themselves (A6). Raises UnsuitableSuccessor."""
    await session.flush()
    moved = {Belonging.TICKETS: await _tickets(session, settings, leaving)}
    boss = None
    if not leaving.tickets_alone and leaving.of_teams is None:
        everybody = await found.people(session)
        boss = heirs.boss_of(leaving.person_id, everybody)
        moved |= await _the_rest(session, leaving, everybody)
    if total := sum(moved.values()):
        heard = {"to": leaving.to, "boss": boss if moved.get(Belonging.SUBORDINATES) else None}
        counts = {what.value: count for what, count in moved.items() if count}
        audit.record(
            session,
            leaving.by,
            "work_handed_over",
            "employee",
            leaving.person_id,
            **{name: each for name, each in heard.items() if each},
            **counts,
        )
    await session.flush()
    return total


async def _tickets(session: AsyncSession, settings: Settings, leaving: Leaving) -> int:
    mine = found.tickets(leaving).with_for_update(key_share=True, of=found.Ticket)
    rows = list(await session.scalars(mine.execution_options(populate_existing=True)))
    await successor.require(session, leaving.to, leaving.person_id, tickets=bool(rows))
    plan = await promises.plan(session, settings) if rows else None
    for row in rows:
        assert plan is not None, "there are tickets"
        await handing.pass_on(session, row, plan, by=leaving.by, to=leaving.to)
    return len(rows)


async def _the_rest(
    session: AsyncSession, leaving: Leaving, everybody: heirs.People
) -> dict[Belonging, int]:
    """Of whoever is no employee any more."""
    who = leaving.person_id
    heir = leaving.to or heirs.heir_of(who, everybody)
    return {
        Belonging.TASKS: await _tasks(session, leaving, heir),
        Belonging.GIVEN: await _given(session, who, heir),
        Belonging.APPROVALS: await _approvals(session, who),
        Belonging.DEPUTIES: await _deputies(session, leaving),
        Belonging.DEPUTISED: await _deputised(session, leaving),
        Belonging.LEADS: await _leads(session, leaving),
        Belonging.SUBORDINATES: await _subordinates(session, who, heirs.boss_of(who, everybody)),
        Belonging.TEAMS: await _teams(session, who),
    }


async def _tasks(session: AsyncSession, leaving: Leaving, heir: UUID | None) -> int:
    if heir is None:
        return 0
    rows = list(
        await session.scalars(found.tasks(leaving.person_id).with_for_update(key_share=True))
    )
    for row in rows:
        await inheriting.pass_on(session, row, by=leaving.by, to=heir)
    return len(rows)


async def _given(session: AsyncSession, who: UUID, heir: UUID | None) -> int:
    """The author stays the author; somebody must hear what becomes of them."""
    if heir is None:
        return 0
    rows = [row for row in await session.scalars(found.given(who)) if row.assignee_id != heir]
    return await inheriting.watch(session, [row.id for row in rows], heir)


async def _approvals(session: AsyncSession, who: UUID) -> int:
    """Counted, not moved: whoever changes the tree has them follow it right after."""
    return len(list(await session.scalars(found.approvals(who))))


async def _deputies(session: AsyncSession, leaving: Leaving) -> int:
    rows = list(await session.scalars(found.stands_in(leaving.person_id)))
    for row in rows:
        await deputies.replace(session, row, leaving.to)
    return len(rows)


async def _deputised(session: AsyncSession, leaving: Leaving) -> int:
    """Nobody is the own deputy, and of somebody who is gone nobody need think any more."""
    ids = [each.id for each in await session.scalars(found.deputised(leaving.person_id))]
    rest = update(Person).where(Person.deputy_id == leaving.person_id)
    for which, deputy_id in (
        (rest.where(Person.id.in_(set(ids) - {leaving.to})), leaving.to),
        (rest, None),
    ):
        await session.execute(
            which.values(deputy_id=deputy_id, version=Person.version + 1).execution_options(
                synchronize_session=False
            )
        )
    return len(ids)


async def _leads(session: AsyncSession, leaving: Leaving) -> int:
    teams = list(await session.scalars(found.leads(leaving.person_id)))
    for team in teams:
        team.lead_id = leaving.to
        team.version += 1
    return len(teams)


async def _subordinates(session: AsyncSession, who: UUID, boss: UUID | None) -> int:
    """Nobody stays under somebody who is gone; approvals follow the same line."""
    ids = [each.id for each in await session.scalars(found.subordinates(who))]
    # In a circle the boss above is one of those below.
    for whom, above in ((set(ids) - {boss}, boss), (set(ids) & {boss}, None)):
        await session.execute(
            update(Person)
            .where(Person.id.in_(whom))
            .values(manager_id=above, version=Person.version + 1)
            .execution_options(synchronize_session=False)
        )
    return len(ids)


async def _teams(session: AsyncSession, who: UUID) -> int:
    left = len(list(await session.scalars(found.teams(who))))
    await membership.set_teams(session, who, ())
    return left

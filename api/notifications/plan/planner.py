"""From events to rows: who hears, and one delivery for each address (step 4 of the way)."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import principals
from api.clock import now
from api.db import Database
from api.notifications.channels import table
from api.notifications.plan import additions, addresses, away, bursts
from api.notifications.plan.batch import Happened, Planning
from api.notifications.types import event_context, recipients, registry
from api.notifications.types.event_context import EventContext
from api.notifications.types.facts import Subject
from api.objects import quarantine
from api.outbox import About, OutboxEvent
from shared.contracts.admin import Lane

BATCH = 100
WAIT_AFTER_FAILURE = timedelta(seconds=30)


Lanes = Callable[[AsyncSession], Awaitable[frozenset[Lane]]]


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What holds for every batch."""

    window: timedelta
    lanes: Lanes


@dataclass(kw_only=True)
class Planned:
    """What a run did: whose inbox grew, which objects changed, which lanes have work."""

    people: set[UUID] = field(default_factory=set[UUID])
    changed: dict[About, Subject] = field(default_factory=dict[About, Subject])
    lanes: set[Lane] = field(default_factory=set[Lane])
    events: int = 0
    """Those that wait no more, for now at least."""

    def add(self, other: "Planned") -> None:
        self.people |= other.people
        self.changed |= other.changed
        self.lanes |= other.lanes
        self.events += other.events


async def _every_lane(_: AsyncSession) -> frozenset[Lane]:
    return frozenset(table.every_lane())


async def plan(
    database: Database, merge_within: timedelta = timedelta(), lanes: Lanes = _every_lane
) -> Planned:
    """Plan everything that is unplanned; `merge_within` is the window of a burst (Q6), and `lanes`
    says which are set up. An event that cannot be planned waits by itself and holds up no other."""
    done = Planned()
    rules = Rules(window=merge_within, lanes=lanes)
    while True:
        some = await _plan_next(database, rules)
        done.add(some)
        if some.events < BATCH:
            return done  # They were all; who records more wakes us again.


async def _plan_next(database: Database, rules: Rules) -> Planned:
    """One transaction, where nobody waits for it: on SQLite a wake-up for nothing must not take
    the one writer's turn, so there a look comes first."""
    if not database.is_sqlite:
        try:
            async with database.begin() as session:
                return await _plan_batch(session, rules)
        except Exception as error:
            if quarantine.is_everybodys(error):
                raise
            # One of them cannot be planned: below it is found, and waits alone.
    return await _plan_some(database, await _waiting(database), rules)


async def _plan_some(database: Database, ids: Sequence[UUID], rules: Rules) -> Planned:
    """What cannot be planned with the others waits alone (U8)."""

    async def planned(some: Sequence[UUID]) -> Planned:
        async with database.begin() as session:
            return await _plan_batch(session, rules, some)

    parts, bad = await quarantine.many("event", ids, planned, str)
    if bad:
        await _put_off(database, [each.thing for each in bad])
    done = Planned(events=len(bad))
    for each in parts:
        done.add(each)
    return done


async def _waiting(database: Database) -> list[UUID]:
    # Looking is a read: a wake-up for nothing must not take the writer's turn.
    async with database.reads() as session:
        rows = select(OutboxEvent.id).where(*_unplanned()).order_by(OutboxEvent.id).limit(BATCH)
        return list(await session.scalars(rows))


async def _put_off(database: Database, ids: Sequence[UUID]) -> None:
    """Each the longer, the more often it failed."""
    async with database.begin() as session:
        for row in await session.scalars(select(OutboxEvent).where(OutboxEvent.id.in_(ids))):
            row.plan_attempts += 1
            row.lease_until = now() + WAIT_AFTER_FAILURE * min(row.plan_attempts, 20)


def _unplanned() -> tuple[ColumnElement[bool], ...]:
    free = or_(OutboxEvent.lease_until.is_(None), OutboxEvent.lease_until < now())
    return OutboxEvent.planned_at.is_(None), free


async def _plan_batch(
    session: AsyncSession, rules: Rules, ids: Sequence[UUID] | None = None
) -> Planned:
    """The first ones that nobody else is at; of these ids alone, if some are given."""
    waiting = select(OutboxEvent).where(*_unplanned()).order_by(OutboxEvent.id).limit(BATCH)
    if ids is not None:
        waiting = waiting.where(OutboxEvent.id.in_(ids))
    rows = list(await session.scalars(waiting.with_for_update(key_share=True, skip_locked=True)))
    if not rows:
        return Planned()  # Another worker is at them.
    happened = [Happened(row, registry.decode(row.kind, row.payload)) for row in rows]
    facts = await event_context.load(session, [each.event for each in happened], told=True)
    planning = await _planning(session, happened, facts, rules)
    await planning.write(session)
    await session.execute(
        update(OutboxEvent)
        .where(OutboxEvent.id.in_([row.id for row in rows]))
        .values(planned_at=now())
    )
    return Planned(
        people=planning.people, changed=facts.subjects, lanes=planning.lanes, events=len(rows)
    )


async def _planning(
    session: AsyncSession, happened: Sequence[Happened], facts: EventContext, rules: Rules
) -> Planning:
    named = [(each, recipients.of(each.event, facts)) for each in happened]
    deputies = await away.deputies(session, [who for _, told in named for who in told])
    heard = [(each, recipients.with_deputies(each.event, who, deputies)) for each, who in named]
    posts = [(each, post) for each in happened if (post := facts.post_of(each.event))]
    ids = list(
        {recipient.person_id for _, told in heard for recipient in told}
        | {post.in_name_of for _, post in posts}
    )
    readers = await principals.load_many(session, ids)
    targets = await addresses.points_of(session, ids)
    objects = {each.row.object_id for each in happened if each.row.object_id}
    lanes = await rules.lanes(session)
    burst = await bursts.load(session, rules.window, ids, objects)
    unread = await additions.load(session, [each.event for each in happened])
    planning = Planning(facts, burst, unread, lanes)
    for each, told in heard:
        for recipient in told:
            if (reader := readers.get(recipient.person_id)) and (
                target := targets.get(recipient.person_id)
            ):
                planning.tell(each, recipient, reader, target.by(lanes))
    for each, post in posts:
        if post.in_name_of in readers:
            planning.post(each, post)
    await planning.refresh_messages(session, happened)
    return planning

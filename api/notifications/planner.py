"""From events to rows: who hears, and one delivery for each address (step 4 of the way)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import principals
from api.clock import now
from api.db import Database, insert_for, new_id
from api.notifications import addresses, away, messages, registry, situation
from api.notifications.addresses import Reach, Way
from api.notifications.audience import hearers as audience
from api.notifications.audience.base import Hearer
from api.notifications.channels.base import MattermostAddress, TelegramAddress
from api.notifications.events import AddressDied
from api.notifications.lanes import LANE_OF_SCOPE
from api.notifications.models import Delivery, DeliveryAction, MessageRef, Notice
from api.notifications.note import note_of
from api.notifications.situation import Situation
from api.notifications.subjects.base import Post, Subject
from api.outbox import About, Event, OutboxEvent
from api.people.events import TelegramRelinked
from api.principal import Principal
from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.people import ChannelMode
from shared.contracts.telegram import MessageRole

log = structlog.get_logger()

BATCH = 100
WAIT_AFTER_FAILURE = timedelta(seconds=30)
LIVING_ROLES = (MessageRole.CARD, MessageRole.NOTICE)
"""Messages that show an object's state and are kept up to date."""


@dataclass(kw_only=True)
class Planned:
    """What a run did: whose inbox grew, which objects changed, which lanes have work."""

    people: set[UUID] = field(default_factory=set[UUID])
    changed: dict[About, Subject] = field(default_factory=dict[About, Subject])
    lanes: set[Lane] = field(default_factory=set[Lane])
    events: int = 0


async def plan(database: Database) -> Planned:
    """Plan everything that is unplanned. An event that cannot be planned waits by itself and
    holds up no other."""
    done = Planned()
    while True:
        try:
            async with database.begin() as session:
                count = await _plan_batch(session, done, BATCH)
        except Exception:
            log.exception("planning a batch failed; going on one by one")
            count = await _plan_singly(database, done)
        if count == 0:
            return done


async def _plan_singly(database: Database, done: Planned) -> int:
    async with database.reads() as session:
        ids = [row.id for row in await session.scalars(_unplanned(BATCH))]
    for event_id in ids:
        try:
            async with database.begin() as session:
                await _plan_batch(session, done, 1, event_id)
        except Exception as error:
            log.exception("planning failed", event_id=str(event_id))
            await _put_off(database, event_id, error)
    return len(ids)


async def _put_off(database: Database, event_id: UUID, error: Exception) -> None:
    async with database.begin() as session:
        row = await session.get_one(OutboxEvent, event_id)
        row.plan_attempts += 1
        row.lease_until = now() + WAIT_AFTER_FAILURE * min(row.plan_attempts, 20)
        log.warning("event put off", event_id=str(event_id), error=str(error))


def _unplanned(limit: int, event_id: UUID | None = None) -> Any:
    query = select(OutboxEvent).where(
        OutboxEvent.planned_at.is_(None),
        or_(OutboxEvent.lease_until.is_(None), OutboxEvent.lease_until < now()),
    )
    if event_id is not None:
        query = query.where(OutboxEvent.id == event_id)
    return query.order_by(OutboxEvent.id).limit(limit).with_for_update(skip_locked=True)


async def _plan_batch(
    session: AsyncSession, done: Planned, limit: int, event_id: UUID | None = None
) -> int:
    rows: list[OutboxEvent] = list(await session.scalars(_unplanned(limit, event_id)))
    if not rows:
        return 0
    events = [(row, registry.decode(row.kind, row.payload)) for row in rows]
    facts = await situation.load(session, [event for _, event in events])
    heard = [(row, event, audience.of(event, facts)) for row, event in events]
    deputies = await away.deputies(session, [each for *_, hearers in heard for each in hearers])
    heard = [(row, e, audience.with_deputies(e, who, deputies)) for row, e, who in heard]
    posts = _posts(events, facts)
    ids = list(
        {hearer.person_id for *_, hearers in heard for hearer in hearers}
        | {post.in_name_of for post in posts.values()}
    )
    readers = await principals.load_many(session, ids)
    ways = await addresses.reaches(session, ids)
    for row, event, hearers in heard:
        planning = Planning(session, row, event, facts, done)
        for hearer in hearers:
            if (reader := readers.get(hearer.person_id)) and (way := ways.get(hearer.person_id)):
                await planning.tell(hearer, reader, way)
        await planning.post_to_channel(posts.get(row.id), readers)
        await planning.refresh_messages()
    await session.execute(
        update(OutboxEvent).where(OutboxEvent.id.in_([r.id for r in rows])).values(planned_at=now())
    )
    done.events += len(rows)
    return len(rows)


def _posts(events: Sequence[tuple[OutboxEvent, Event]], facts: Situation) -> dict[UUID, Post]:
    """What goes to whole channels, by the row's id."""
    posts: dict[UUID, Post] = {}
    for row, event in events:
        subject = facts.subject_of(event)
        if post := subject and subject.post(event):
            posts[row.id] = post
    return posts


class Planning:
    """One event's rows."""

    def __init__(
        self,
        session: AsyncSession,
        row: OutboxEvent,
        event: Event,
        facts: Situation,
        done: Planned,
    ) -> None:
        self.session = session
        self.row = row
        self.event = event
        self.facts = facts
        self.done = done
        self.object_id = row.object_id
        self.subject = facts.subject_of(event)
        self.expires_at = row.created_at + registry.TELLINGS[type(event)].age

    async def tell(self, hearer: Hearer, reader: Principal, reach: Reach) -> None:
        """A line of the inbox and a delivery for every address."""
        note = note_of(self.event, reader, hearer.why, self.facts)
        if not messages.allowed(note) or messages.is_muted(note):
            return
        notice_id = await self._notice(hearer)
        rank = 0 if messages.is_critical(note) else registry.TELLINGS[type(self.event)].rank
        ways = self._ways(reach)
        await self._deliveries(hearer.person_id, ways, notice_id=notice_id, rank=rank)
        await self._log_silenced(reach, notice_id)
        self.done.people.add(hearer.person_id)

    async def post_to_channel(self, post: Post | None, readers: dict[UUID, Principal]) -> None:
        """What the event tells a Mattermost channel (M1)."""
        if post is None or post.in_name_of not in readers:
            return
        way = Way(lane=Lane.MATTERMOST, address=MattermostAddress(channel=post.channel))
        await self._deliveries(post.in_name_of, [way], notice_id=None, rank=1)

    async def refresh_messages(self) -> None:
        """Old messages about the object that show an older state are edited: no dead buttons."""
        if self.subject is None:
            return
        self.done.changed[self.subject.about] = self.subject
        refs = await self.session.scalars(
            select(MessageRef).where(
                MessageRef.object_id == self.subject.id,
                MessageRef.role.in_(LIVING_ROLES),
                MessageRef.version < self.subject.version,
            )
        )
        for ref in refs:
            address = TelegramAddress(chat_id=ref.chat_id, edit_message_id=ref.message_id)
            way = Way(lane=LANE_OF_SCOPE[ref.scope], address=address)
            await self._deliveries(
                ref.person_id, [way], notice_id=None, rank=1, action=DeliveryAction.EDIT
            )

    def _ways(self, reach: Reach) -> list[Way]:
        if isinstance(self.event, TelegramRelinked):
            # The old chat alone: the new one has just been greeted by the bot.
            address = TelegramAddress(chat_id=self.event.old_chat_id)
            return [Way(lane=LANE_OF_SCOPE[self.event.scope], address=address)]
        if isinstance(self.event, AddressDied):
            return []
        if registry.TELLINGS[type(self.event)].by_one_channel:
            return addresses.one_way(reach)
        return addresses.first_ways(reach)

    async def _notice(self, hearer: Hearer) -> UUID | None:
        return await self.session.scalar(
            insert_for(self.session, Notice)
            .values(
                id=new_id(),
                created_at=now(),
                event_id=self.row.id,
                person_id=hearer.person_id,
                object_id=self.object_id,
                why=hearer.why,
            )
            .on_conflict_do_nothing()
            .returning(Notice.id)
        )

    async def _deliveries(
        self,
        person_id: UUID,
        ways: Sequence[Way],
        *,
        notice_id: UUID | None,
        rank: int,
        action: DeliveryAction = DeliveryAction.SEND,
    ) -> None:
        if not ways:
            return
        rows = [
            delivery_values(
                self.row.id,
                person_id,
                way,
                object_id=self.object_id,
                notice_id=notice_id,
                rank=rank,
                action=action,
                expires_at=self.expires_at,
            )
            for way in ways
        ]
        insert = insert_for(self.session, Delivery).values(rows)
        await self.session.execute(insert.on_conflict_do_nothing())
        self.done.lanes.update(way.lane for way in ways)

    async def _log_silenced(self, reach: Reach, notice_id: UUID | None) -> None:
        """The log says why a channel stayed silent (Q9)."""
        for channel, mode in reach.plan:
            lane = reach.lane(channel)
            if mode is not ChannelMode.OFF or lane is None:
                continue
            self.session.add(
                Delivery(
                    event_id=self.row.id,
                    person_id=reach.person_id,
                    notice_id=notice_id,
                    lane=lane,
                    object_id=self.object_id,
                    address={},
                    address_key="off",
                    state=DeliveryState.SKIPPED,
                    reason="off",
                    settled_at=now(),
                    expires_at=self.expires_at,
                )
            )


def delivery_values(
    event_id: UUID,
    person_id: UUID,
    way: Way,
    *,
    object_id: UUID | None,
    notice_id: UUID | None,
    rank: int,
    expires_at: Any,
    action: DeliveryAction = DeliveryAction.SEND,
) -> dict[str, Any]:
    """A pending delivery as column values."""
    return {
        "id": new_id(),
        "created_at": now(),
        "event_id": event_id,
        "person_id": person_id,
        "notice_id": notice_id,
        "lane": way.lane,
        "action": action,
        "object_id": object_id,
        "address": addresses.pack(way.address),
        "address_key": addresses.key_of(way.address),
        "copy": 0,
        "rank": rank,
        "state": DeliveryState.PENDING,
        "reason": "",
        "attempts": 0,
        "due_at": now(),
        "expires_at": expires_at,
        "provider_id": "",
    }

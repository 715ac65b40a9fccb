"""What is added to news that a person has not read yet joins the message of that news (Q6)."""

from collections.abc import Collection
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.notifications.channels import table
from api.notifications.models import Delivery, DeliveryAction, Notice, Reason
from api.notifications.plan import addresses
from api.notifications.plan.addresses import Target
from api.outbox import Event, OutboxEvent
from shared.contracts.admin import DeliveryState, Lane

REDRAWN = frozenset(table.bot_lanes().values())
"""Where a message that was sent is drawn anew when its object changes."""

Place = tuple[Lane, str]
"""A lane, and the key of an address there."""


@dataclass
class News:
    """What a person has not read, and the places where it will tell by itself what is added."""

    event_id: UUID
    places: set[Place] = field(default_factory=set[Place])

    def tells_at(self, target: Target) -> bool:
        return _place(target) in self.places


@dataclass
class Unread:
    """The news, by person, object and kind."""

    news: dict[tuple[UUID, UUID, str], News] = field(
        default_factory=dict[tuple[UUID, UUID, str], News]
    )

    def of(self, person_id: UUID, event: Event) -> News | None:
        """What the event adds to, if the person has not read it."""
        about = event.about
        return self.news.get((person_id, about.id, event.adds_to)) if about else None

    def note(
        self, person_id: UUID, event: Event, event_id: UUID, targets: Collection[Target]
    ) -> None:
        """News of the batch that is planned now: it is written when the addition is there."""
        if event.about:
            places = {_place(target) for target in targets}
            self.news[person_id, event.about.id, event.kind] = News(event_id, places)


async def load(session: AsyncSession, happened: Collection[Event]) -> Unread:
    """Of the objects that something was added to."""
    unread = Unread()
    adding = [(each.adds_to, each.about.id) for each in happened if each.adds_to and each.about]
    if not adding:
        return unread
    found = await session.execute(
        select(Notice.id, Notice.person_id, Notice.object_id, OutboxEvent.kind, OutboxEvent.id)
        .join(OutboxEvent, OutboxEvent.id == Notice.event_id)
        .where(
            Notice.object_id.in_({object_id for _, object_id in adding}),
            OutboxEvent.kind.in_({kind for kind, _ in adding}),
            Notice.read_at.is_(None),
        )
        .order_by(Notice.id)
    )
    rows = found.all()
    places = await _places(
        session, {object_id for _, object_id in adding}, {row[0] for row in rows}
    )
    for notice_id, person_id, object_id, kind, event_id in rows:
        if object_id is not None:
            news = unread.news.setdefault((person_id, object_id, kind), News(event_id))
            news.places |= places.get(notice_id, set())
    return unread


async def _places(
    session: AsyncSession, objects: Collection[UUID], notices: Collection[UUID]
) -> dict[UUID, set[Place]]:
    """Where these notices about these objects will tell, by notice: an object of years has more
    deliveries than anybody has left unread."""
    if not notices:
        return {}
    wanted = select(Delivery).where(
        Delivery.object_id.in_(objects),
        Delivery.notice_id.in_(notices),
        Delivery.action == DeliveryAction.SEND,
    )
    places: dict[UUID, set[Place]] = {}
    for each in await session.scalars(wanted):
        if each.notice_id is not None and _will_tell(each):
            places.setdefault(each.notice_id, set()).add((each.lane, each.address_key))
    return places


def _place(target: Target) -> Place:
    return target.lane, addresses.key_of(target.lane, target.address) if target.address else ""


def _will_tell(delivery: Delivery) -> bool:
    """It is still to be written, or will be drawn anew; what is on its way at this moment was
    perhaps written before."""
    waits = delivery.state is DeliveryState.PENDING
    if delivery.lane in REDRAWN:
        return waits or delivery.state is DeliveryState.SENT or delivery.reason == Reason.MERGED
    on_its_way = delivery.lease_until is not None and delivery.lease_until > now()
    return waits and not on_its_way

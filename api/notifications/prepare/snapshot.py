"""What is known at the moment of sending: everything a batch needs, loaded in bulk."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import principals
from api.auth.links import sent
from api.notifications.channels import table
from api.notifications.inbox import inbox
from api.notifications.lanes.claimed import Claimed
from api.notifications.mail import answering
from api.notifications.mail import templates as mail_templates
from api.notifications.models import LIVING_ROLES, DeliveryAction, MessageRef, Notice
from api.notifications.plan import addresses, away
from api.notifications.plan.addresses import ContactPoints
from api.notifications.prepare import recheck, told_together
from api.notifications.types import event_context as situations
from api.notifications.types import registry
from api.notifications.types.event_context import EventContext
from api.notifications.types.recipient import Why
from api.outbox import About, Event, OutboxEvent
from api.people.events import LinkSent
from api.people.models import Person
from api.principal import Principal
from api.settings import Settings
from shared.contracts.preferences import QuietHours

RefKey = tuple[int, int, UUID | None]
"""Chat, message and object."""
Refs = dict[RefKey, MessageRef]


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """What was loaded for the batch."""

    events: dict[UUID, Event]
    presses: set[tuple[UUID, UUID, int]]
    """What a press below a bot's message brought about: event, person and message."""
    facts: EventContext
    readers: dict[UUID, Principal]
    points_of: dict[UUID, ContactPoints]
    notices: dict[UUID, Notice]
    quiet: dict[UUID, QuietHours | None]
    away: dict[UUID, datetime]
    """When those who are away are back at work, if absences are silent (A9)."""
    refs: Refs
    """The messages to be edited, and the others in their chats about the same: what they told of,
    and the version they show."""
    whys: dict[tuple[UUID, UUID], Why]
    """Why a person once heard of an event, by event and person."""
    together: told_together.Together
    """What else the messages told of."""
    badges: dict[UUID, int]
    templates: mail_templates.Templates
    links: dict[UUID, str]
    """The addresses of the one-time links that go out by letter and are still good, by their
    ids."""
    clients_bot: str
    """Its name, where a client of the batch gets a message."""

    def ref_of(self, delivery: Claimed) -> MessageRef | None:
        """The message that the delivery edits."""
        return _edited(delivery, self.refs)

    def is_followed(self, delivery: Claimed) -> bool:
        """A newer message in the chat shows the object with its buttons, and the change is not by
        a press below this one: whoever works there goes on there."""
        ref = self.ref_of(delivery)
        if ref is None or (delivery.event_id, ref.person_id, ref.message_id) in self.presses:
            return False
        return any(
            (chat, about) == (ref.chat_id, ref.object_id) and message > ref.message_id
            for chat, message, about in self.refs
        )


async def load(session: AsyncSession, batch: Sequence[Claimed], settings: Settings) -> Snapshot:
    """Everything of the batch, a statement a kind."""
    refs = await _refs(session, batch)
    edited = [ref for each in batch if (ref := _edited(each, refs))]
    told = {ref.event_id for ref in edited if ref.event_id}
    people = list({delivery.person_id for delivery in batch})
    together = await told_together.load(session, told, people)
    wanted = told.union({d.event_id for d in batch}, *together.values())
    found = await session.scalars(select(OutboxEvent).where(OutboxEvent.id.in_(wanted)))
    rows = found.all()
    events = {row.id: registry.decode(row.kind, row.payload) for row in rows}
    readers = await principals.load_many(session, people)
    return Snapshot(
        events=events,
        presses={(r.id, r.by, r.pressed_below) for r in rows if r.by and r.pressed_below},
        facts=await situations.load(session, events.values(), cards=_cards(edited, events)),
        readers=readers,
        points_of=await addresses.points_of(session, people),
        notices=await _notices(session, {d.notice_id for d in batch if d.notice_id}),
        quiet=await _quiet(session, people),
        away=await away.returns(session, settings, people),
        refs=refs,
        whys=await _whys(session, told, people),
        together=together,
        badges=await _badges(session, batch),
        templates=await _templates(session, batch),
        links=await sent.urls(
            session, settings, [each for each in events.values() if isinstance(each, LinkSent)]
        ),
        clients_bot=await answering.bot_of(session, batch, readers.values()),
    )


def _cards(edited: Iterable[MessageRef], events: Mapping[UUID, Event]) -> set[About]:
    """What messages show that tell of no event, or of one that is forgotten."""
    drawn = (each for each in edited if each.event_id not in events)
    return {About(each.object_kind, each.object_id) for each in drawn}


async def _notices(session: AsyncSession, ids: Iterable[UUID]) -> dict[UUID, Notice]:
    rows = await session.scalars(
        select(Notice).where(Notice.id.in_(list(ids))).execution_options(populate_existing=True)
    )
    return {row.id: row for row in rows}


async def _quiet(session: AsyncSession, ids: list[UUID]) -> dict[UUID, QuietHours | None]:
    rows = await session.execute(
        select(Person.id, Person.quiet_hours).where(
            Person.id.in_(ids), Person.quiet_hours.is_not(None)
        )
    )
    return {person_id: recheck.quiet_hours_of(kept) for person_id, kept in rows}


def _edited(delivery: Claimed, refs: Refs) -> MessageRef | None:
    if delivery.action is not DeliveryAction.EDIT:
        return None
    chat, message = delivery.address["chat_id"], delivery.address["edit_message_id"]
    return refs.get((chat, message, delivery.object_id))


async def _refs(session: AsyncSession, batch: Sequence[Claimed]) -> Refs:
    edits = [d for d in batch if d.action is DeliveryAction.EDIT]
    if not edits:
        return {}
    scope = table.bot_of(edits[0].lane)
    rows = await session.scalars(
        # By the object, and not by the chat: that has many messages, an object few.
        select(MessageRef).where(
            MessageRef.object_id.in_({d.object_id for d in edits if d.object_id}),
            MessageRef.person_id.in_({d.person_id for d in edits}),
            MessageRef.role.in_(LIVING_ROLES),
        )
    )
    return {(row.chat_id, row.message_id, row.object_id): row for row in rows if row.scope is scope}


async def _whys(
    session: AsyncSession, events: set[UUID], people: list[UUID]
) -> dict[tuple[UUID, UUID], Why]:
    if not events:
        return {}
    rows = await session.execute(
        select(Notice.event_id, Notice.person_id, Notice.why).where(
            Notice.event_id.in_(events), Notice.person_id.in_(people)
        )
    )
    return {(event_id, person_id): Why(why) for event_id, person_id, why in rows}


async def _badges(session: AsyncSession, batch: Sequence[Claimed]) -> dict[UUID, int]:
    people = {d.person_id for d in batch if table.of(d.lane).counts_unread}
    return await inbox.unread_of(session, people) if people else {}


async def _templates(session: AsyncSession, batch: Sequence[Claimed]) -> mail_templates.Templates:
    wanted = any(table.of(d.lane).is_letter for d in batch)
    return await mail_templates.load(session) if wanted else mail_templates.Templates()

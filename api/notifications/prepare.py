"""From a claimed batch to messages: load what is true now, look once more, write."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import principals
from api.clock import now
from api.notifications import addresses, inbox, mail_templates, messages, recheck, registry
from api.notifications import situation as situations
from api.notifications.addresses import Reach
from api.notifications.audience import Why
from api.notifications.channels.base import Address, MattermostAddress, Message, TelegramAddress
from api.notifications.lanes import CHANNEL_OF
from api.notifications.models import Delivery, DeliveryAction, MessageRef, Notice
from api.notifications.situation import Situation
from api.outbox import Event, OutboxEvent
from api.people.events import TelegramRelinked
from api.people.models import Person
from api.principal import Principal
from api.tickets.events import TicketEvent
from shared.contracts.admin import Lane
from shared.contracts.people import QuietHours


@dataclass(frozen=True, kw_only=True)
class Letter:
    """A delivery that goes out now, with its words."""

    delivery: Delivery
    address: Address
    message: Message
    version: int
    """The object's version that the message shows."""


@dataclass(frozen=True, kw_only=True)
class Held:
    """A delivery that does not go now, and why."""

    delivery: Delivery
    verdict: recheck.Skip | recheck.Postpone | recheck.Expire


@dataclass(frozen=True, kw_only=True)
class Known:
    """What was loaded for the batch."""

    events: dict[UUID, Event]
    facts: Situation
    readers: dict[UUID, Principal]
    reaches: dict[UUID, Reach]
    notices: dict[UUID, Notice]
    quiet: dict[UUID, QuietHours | None]
    shown: dict[tuple[int, int], int]
    """Versions that the messages to be edited show, by chat and message."""
    badges: dict[UUID, int]
    templates: mail_templates.Templates


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Letters to send, what is held back, and the templates that turned out broken."""

    letters: list[Letter]
    held: list[Held]
    templates: mail_templates.Templates


async def prepare(session: AsyncSession, batch: Sequence[Delivery], base_url: str) -> Prepared:
    """Decide and write everything of the batch; nothing is sent here."""
    known = await _load(session, batch)
    held: list[Held] = []
    going: list[tuple[Delivery, messages.Note]] = []
    moment = now()
    for delivery in batch:
        note = _note(delivery, known)
        verdict = _judge(delivery, note, known, moment)
        if note is None or not isinstance(verdict, recheck.Go):
            verdict = recheck.Skip("inactive") if isinstance(verdict, recheck.Go) else verdict
            held.append(Held(delivery=delivery, verdict=verdict))
        else:
            going.append((delivery, note))
    merged, swallowed = _merge(going)
    held += swallowed
    letters = [_letter(d, note, earlier, known, base_url) for d, note, earlier in merged]
    return Prepared(letters=letters, held=held, templates=known.templates)


async def _load(session: AsyncSession, batch: Sequence[Delivery]) -> Known:
    rows = await session.scalars(
        select(OutboxEvent).where(OutboxEvent.id.in_({d.event_id for d in batch}))
    )
    events = {row.id: registry.decode(row.kind, row.payload) for row in rows}
    people = list({delivery.person_id for delivery in batch})
    return Known(
        events=events,
        facts=await situations.load(session, events.values()),
        readers=await principals.load_many(session, people),
        reaches=await addresses.reaches(session, people),
        notices=await _notices(session, {d.notice_id for d in batch if d.notice_id}),
        quiet=await _quiet(session, people),
        shown=await _shown(session, batch),
        badges=await _badges(session, batch),
        templates=await _templates(session, batch),
    )


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


async def _shown(session: AsyncSession, batch: Sequence[Delivery]) -> dict[tuple[int, int], int]:
    edits = [d for d in batch if d.action is DeliveryAction.EDIT]
    if not edits:
        return {}
    rows = await session.execute(
        select(MessageRef.chat_id, MessageRef.message_id, MessageRef.version).where(
            MessageRef.chat_id.in_([d.address["chat_id"] for d in edits]),
            MessageRef.message_id.in_([d.address["edit_message_id"] for d in edits]),
        )
    )
    return {(chat, message): version for chat, message, version in rows}


async def _badges(session: AsyncSession, batch: Sequence[Delivery]) -> dict[UUID, int]:
    people = {d.person_id for d in batch if d.lane is Lane.PUSH}
    return await inbox.unread_of(session, people) if people else {}


async def _templates(session: AsyncSession, batch: Sequence[Delivery]) -> mail_templates.Templates:
    wanted = any(d.lane is Lane.EMAIL for d in batch)
    return await mail_templates.load(session) if wanted else mail_templates.Templates()


def _note(delivery: Delivery, known: Known) -> messages.Note | None:
    event = known.events[delivery.event_id]
    reader = known.readers.get(delivery.person_id)
    if reader is None:
        return None
    facts = known.facts
    notice = known.notices.get(delivery.notice_id) if delivery.notice_id else None
    comment_id: UUID | None = getattr(event, "comment_id", None)
    return messages.Note(
        event=event,
        reader=reader,
        why=Why(notice.why) if notice else Why.LEAD,
        ticket=facts.tickets.get(event.ticket_id) if isinstance(event, TicketEvent) else None,
        comment=facts.comments.get(comment_id) if comment_id else None,
        actor=facts.names.get(event.by, "") if event.by else "",
    )


def _judge(
    delivery: Delivery, note: messages.Note | None, known: Known, moment: datetime
) -> recheck.Verdict:
    reach = known.reaches.get(delivery.person_id)
    if note is None or reach is None:
        return recheck.Skip("inactive")
    channel = CHANNEL_OF[delivery.lane]
    about_ticket = isinstance(note.event, TicketEvent)
    notice = known.notices.get(delivery.notice_id) if delivery.notice_id else None
    is_edit = delivery.action is DeliveryAction.EDIT
    return recheck.judge(
        recheck.Asked(
            moment=moment,
            expires_at=delivery.expires_at,
            reader_active=True,
            object_gone=about_ticket and note.ticket is None,
            allowed=messages.allowed(note),
            read=notice is not None and notice.read_at is not None and delivery.copy == 0,
            mode=reach.mode(channel),
            address_alive=_alive(delivery, note, reach),
            critical=messages.is_critical(note),
            is_edit=is_edit,
            up_to_date=is_edit and _is_up_to_date(delivery, note, known),
            quiet=known.quiet.get(delivery.person_id),
            timezone=note.reader.timezone,
        )
    )


def _alive(delivery: Delivery, note: messages.Note, reach: Reach) -> bool:
    """The address is still the person's own: not unlinked, revoked, replaced or dead."""
    address = addresses.unpack(delivery.lane, delivery.address)
    if isinstance(note.event, TelegramRelinked):
        return True  # The old chat is told precisely because it is the person's no longer.
    if isinstance(address, MattermostAddress) and not address.channel.startswith("@"):
        return True
    living = reach.addresses.get(CHANNEL_OF[delivery.lane], ())
    if isinstance(address, TelegramAddress):
        return any(
            isinstance(each, TelegramAddress) and each.chat_id == address.chat_id for each in living
        )
    return address in living


def _is_up_to_date(delivery: Delivery, note: messages.Note, known: Known) -> bool:
    key = (delivery.address["chat_id"], delivery.address["edit_message_id"])
    shown = known.shown.get(key)
    return shown is None or (note.ticket is not None and shown >= note.ticket.version)


def _merge(
    going: list[tuple[Delivery, messages.Note]],
) -> tuple[list[tuple[Delivery, messages.Note, tuple[str, ...]]], list[Held]]:
    """What waited for the end of the quiet hours: of one object, address and lane the last one
    goes, and names those before it (Q5)."""
    groups: dict[object, list[tuple[Delivery, messages.Note]]] = {}
    for delivery, note in going:
        waited = delivery.reason == "quiet" and delivery.object_id is not None
        same = (delivery.person_id, delivery.address_key, delivery.object_id)
        groups.setdefault(same if waited else delivery.id, []).append((delivery, note))
    merged: list[tuple[Delivery, messages.Note, tuple[str, ...]]] = []
    swallowed: list[Held] = []
    for group in groups.values():
        *before, (last, note) = group
        merged.append((last, note, tuple(messages.words(each).title for _, each in before)))
        swallowed += [Held(delivery=d, verdict=recheck.Skip("merged")) for d, _ in before]
    return merged, swallowed


def _letter(
    delivery: Delivery,
    note: messages.Note,
    earlier: tuple[str, ...],
    known: Known,
    base_url: str,
) -> Letter:
    message = messages.compose(
        note,
        message_id=str(delivery.id),
        base_url=base_url,
        badge=known.badges.get(delivery.person_id),
        earlier=earlier,
    )
    if delivery.lane is Lane.EMAIL:
        message = known.templates.dress(message, note)
    return Letter(
        delivery=delivery,
        address=addresses.unpack(delivery.lane, delivery.address),
        message=message,
        version=note.ticket.version if note.ticket else 0,
    )

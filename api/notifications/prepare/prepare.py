"""From a claimed batch to messages: look once more at what is true now, and write."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.notifications.channels import table
from api.notifications.channels.base import Address, Message
from api.notifications.channels.spec import ChannelSpec
from api.notifications.lanes.claimed import Claimed
from api.notifications.mail import answering, door_letters, unsubscribe
from api.notifications.mail import templates as mail_templates
from api.notifications.models import DeliveryAction, Reason
from api.notifications.plan import addresses
from api.notifications.plan.addresses import ContactPoints
from api.notifications.prepare import merging, recheck
from api.notifications.prepare.merging import Merged
from api.notifications.prepare.snapshot import Snapshot, load
from api.notifications.prepare.told_together import words_alone
from api.notifications.types import messages, registry
from api.notifications.types.keyboards import Extent
from api.notifications.types.note import Form, Note, note_of
from api.notifications.types.notice_type import Reach
from api.notifications.types.recipient import Why
from api.outbox import About, Event
from api.people.events import LinkSent
from api.settings import Settings
from shared.contracts.preferences import ChannelMode
from shared.contracts.telegram import MessageRole


@dataclass(frozen=True, kw_only=True)
class Dispatch:
    """A delivery that goes out now, with its words."""

    delivery: Claimed
    address: Address
    message: Message
    version: int
    """The object's version that the message shows."""
    mentions: tuple[About, ...]
    """The objects that replies to the message belong to."""
    swallowed: tuple[Claimed, ...] = ()
    """Those that the message tells of too."""
    by_letter_alone: bool = False
    """No other channel takes its place."""

    @property
    def deliveries(self) -> tuple[Claimed, ...]:
        """All that the message tells of."""
        return (self.delivery, *self.swallowed)


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """A delivery that does not go now, and why."""

    delivery: Claimed
    verdict: recheck.Skip | recheck.Postpone | recheck.Expire | recheck.Fault


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """Letters to send, what is held back, and the templates that turned out broken."""

    dispatches: list[Dispatch]
    withheld: list[Withheld]
    templates: mail_templates.Templates


async def prepare(session: AsyncSession, batch: Sequence[Claimed], settings: Settings) -> Prepared:
    """Decide and write everything of the batch; nothing is sent here."""
    snapshot = await load(session, batch, settings)
    withheld: list[Withheld] = []
    going: list[tuple[Claimed, Note]] = []
    moment = now()
    for delivery in batch:
        note = _note(delivery, snapshot)
        verdict = _judge(delivery, note, snapshot, moment)
        if note is None or not isinstance(verdict, recheck.Go):
            verdict = recheck.Skip(Reason.INACTIVE) if isinstance(verdict, recheck.Go) else verdict
            withheld.append(Withheld(delivery=delivery, verdict=verdict))
        else:
            going.append((delivery, note))
    merged, undone = merging.merge(going)
    withheld += [Withheld(delivery=each, verdict=recheck.Skip(Reason.UNDONE)) for each in undone]
    dispatches = [_dispatch(each, snapshot, settings) for each in merged]
    return Prepared(dispatches=dispatches, withheld=withheld, templates=snapshot.templates)


def _note(delivery: Claimed, snapshot: Snapshot) -> Note | None:
    """An edit tells again what its message told, of the object as it is now. A bot's own card
    told of no event, and what a notice of long ago told is forgotten: it becomes a card."""
    reader = snapshot.readers.get(delivery.person_id)
    if reader is None:
        return None
    ref = snapshot.ref_of(delivery)
    told = ref.event_id if ref and ref.event_id in snapshot.events else None
    event_id = told or delivery.event_id
    event = snapshot.events[event_id]
    notice = snapshot.notices.get(delivery.notice_id) if delivery.notice_id else None
    why = Why(notice.why) if notice else snapshot.whys.get((event_id, reader.person_id), Why.TEAM)
    if registry.of(event).reach is Reach.LETTER:
        why = Why.YOURSELF
    form = Form.NEWS
    if ref is not None and told is None:
        form = Form.RECEIPT if ref.role is MessageRole.RECEIPT else Form.CARD
    return note_of(event, reader, why, snapshot.facts, form=form)


def _judge(
    delivery: Claimed, note: Note | None, snapshot: Snapshot, moment: datetime
) -> recheck.Verdict:
    points = snapshot.points_of.get(delivery.person_id)
    if note is None or points is None:
        return recheck.Skip(Reason.INACTIVE)
    channel = table.of(delivery.lane)
    address = addresses.unpack(delivery.lane, delivery.address, points)
    notice = snapshot.notices.get(delivery.notice_id) if delivery.notice_id else None
    is_edit = delivery.action is DeliveryAction.EDIT
    return recheck.judge(
        recheck.Asked(
            moment=moment,
            expires_at=delivery.expires_at,
            reader_active=True,
            object_gone=note.object_gone,
            allowed=messages.allowed(note),
            outdated=note.outdated or _leads_nowhere(note, snapshot),
            muted=messages.is_muted(note),
            read=notice is not None and notice.read_at is not None and delivery.copy == 0,
            mode=ChannelMode.ALWAYS if _by_letter(note) else points.mode(channel.key),
            address_alive=_alive(delivery, note, points, channel, address),
            critical=messages.is_critical(note),
            is_edit=is_edit,
            up_to_date=is_edit and _is_up_to_date(delivery, note, snapshot),
            quiet=snapshot.quiet.get(delivery.person_id),
            timezone=note.reader.timezone,
            away_until=_away_until(delivery, snapshot, channel, address),
        )
    )


def _by_letter(note: Note) -> bool:
    return registry.of(note.event).reach is Reach.LETTER


def _leads_nowhere(note: Note, snapshot: Snapshot) -> bool:
    """The link of the letter was used, withdrawn or replaced before the letter went."""
    event = note.event
    return isinstance(event, LinkSent) and event.link_id not in snapshot.links


def _alive(
    delivery: Claimed,
    note: Note,
    points: ContactPoints,
    channel: ChannelSpec,
    address: Address | None,
) -> bool:
    """The address is still the person's own: not unlinked, revoked, replaced or dead."""
    if address is None:
        return False
    if registry.of(note.event).reach is Reach.OLD_CHAT:
        return True  # The old chat is told precisely because it is the person's no longer.
    if not channel.personal(address):
        return True  # A team's room: the person only lends name and right (M1).
    if delivery.resend_of is not None and address in points.dead:
        return True  # Whoever sends it again asks whether the address is dead (Q13).
    place = channel.place(address)
    return any(channel.place(each) == place for each in points.addresses.get(channel.key, ()))


def _away_until(
    delivery: Claimed, snapshot: Snapshot, channel: ChannelSpec, address: Address | None
) -> datetime | None:
    if not channel.calls or (address and not channel.personal(address)):
        return None
    return snapshot.away.get(delivery.person_id)


def _is_up_to_date(delivery: Claimed, note: Note, snapshot: Snapshot) -> bool:
    ref = snapshot.ref_of(delivery)
    return ref is None or (note.subject is not None and ref.version >= note.subject.version)


def _told_with(delivery: Claimed, note: Note, snapshot: Snapshot) -> list[Event]:
    """What the message that is edited told of, beside what it is drawn anew of."""
    ref = snapshot.ref_of(delivery)
    if ref is None or ref.event_id is None or note.as_card:
        return []
    ids = snapshot.together.get((ref.event_id, delivery.person_id), [])
    return [snapshot.events[each] for each in ids if each in snapshot.events]


def _said_before(delivery: Claimed, note: Note, snapshot: Snapshot) -> tuple[str, ...]:
    """What people said in it."""
    events = _told_with(delivery, note, snapshot)
    notes = [note_of(each, note.reader, note.why, snapshot.facts) for each in events]
    kept = [words_alone(each) for each in notes if messages.allowed(each)]
    return tuple(messages.in_a_line(each) for each in kept if each)


def _extent(delivery: Claimed, note: Note, snapshot: Snapshot) -> Extent:
    """Bots alone have buttons. A bot's own card, and a notice whose event is forgotten, ask
    nothing."""
    if table.bot_of(delivery.lane) is None:
        return Extent.NONE
    subject = note.subject
    if subject is None or not snapshot.is_followed(delivery):
        return Extent.WHOLE
    told = [] if note.as_card else [note.event, *_told_with(delivery, note, snapshot)]
    asked = any(subject.asked_by(each) for each in told)
    return Extent.ANSWERS if asked else Extent.OPENER


def _dispatch(one: Merged, snapshot: Snapshot, settings: Settings) -> Dispatch:
    delivery, note = one.delivery, one.note
    points = snapshot.points_of[delivery.person_id]
    address = addresses.unpack(delivery.lane, delivery.address, points)
    assert address is not None, "it was judged alive"
    message = messages.compose(
        note,
        message_id=str(delivery.id),
        base_url=settings.base_url,
        badge=snapshot.badges.get(delivery.person_id),
        earlier=one.earlier or _said_before(delivery, note, snapshot),
        extent=_extent(delivery, note, snapshot),
    )
    if table.of(delivery.lane).is_letter:
        hinted = replace(message, answer_hint=answering.hint(note.reader, snapshot.clients_bot))
        offered = unsubscribe.offered(hinted, note, settings)
        message = snapshot.templates.dress(offered, note, settings.base_url)
    if isinstance(note.event, LinkSent):
        message = door_letters.opened(message, note, snapshot.links[note.event.link_id])
    return Dispatch(
        delivery=delivery,
        address=address,
        message=message,
        version=note.subject.version if note.subject else 0,
        mentions=note.subject.mentions if note.subject else (),
        swallowed=one.swallowed,
        by_letter_alone=_by_letter(note),
    )

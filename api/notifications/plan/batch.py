"""The rows of one batch of events: gathered first, then written in a few statements."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import add_missing, new_id
from api.notifications.channels import table
from api.notifications.models import (
    LIVING_ROLES,
    Delivery,
    DeliveryAction,
    MessageRef,
    Notice,
    Reason,
)
from api.notifications.plan import addresses
from api.notifications.plan.additions import Unread
from api.notifications.plan.addresses import ContactPoints, Target
from api.notifications.plan.bursts import Bursts
from api.notifications.plan.queue import EDITS, delivery_values
from api.notifications.types import messages, registry
from api.notifications.types.event_context import EventContext
from api.notifications.types.facts import Post
from api.notifications.types.note import Note, note_of
from api.notifications.types.notice_type import Reach
from api.notifications.types.recipient import Recipient
from api.outbox import Event, OutboxEvent
from api.people.events import ChatLost
from api.principal import Principal
from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.people import PersonKind
from shared.contracts.preferences import ChannelMode


@dataclass(frozen=True)
class Happened:
    """An event and the row it is kept in."""

    row: OutboxEvent
    event: Event

    @property
    def expires_at(self) -> datetime:
        return self.row.created_at + registry.of(self.event).age


class Planning:
    """Lines of inboxes and deliveries of a batch."""

    def __init__(
        self, facts: EventContext, bursts: Bursts, unread: Unread, lanes: Collection[Lane]
    ) -> None:
        """Nothing is planned but for these `lanes`."""
        self._set_up = lanes
        self._unread = unread
        self.facts = facts
        self.bursts = bursts
        self.people: set[UUID] = set()
        self.lanes: set[Lane] = set()
        self._notices: list[dict[str, Any]] = []
        self._told: list[tuple[dict[str, Any], UUID]] = []
        """Deliveries, and the event whose line of the inbox they are of."""
        self._beside: list[dict[str, Any]] = []
        """Deliveries of none: posts and edits."""

    def tell(
        self, what: Happened, recipient: Recipient, reader: Principal, points: ContactPoints
    ) -> None:
        """A line of the inbox and a delivery for every address, if the reader may know."""
        note = note_of(what.event, reader, recipient.why, self.facts)
        if not messages.allowed(note) or messages.is_muted(note):
            return
        targets = [target for target in _targets(what.event, points) if target.lane in self._set_up]
        if registry.of(what.event).reach is Reach.LETTER:
            self._beside += [_delivery(what, recipient.person_id, each, rank=0) for each in targets]
            self.lanes.update(target.lane for target in targets)
            return
        self.people.add(recipient.person_id)
        news = self._unread.of(recipient.person_id, what.event)
        if news is None:
            self._notice(what, recipient)
            self._told += [(each, what.row.id) for each in _silenced(what, points)]
            self._unread.note(recipient.person_id, what.event, what.row.id, targets)
        else:
            targets = [target for target in targets if not news.tells_at(target)]
        rank = 0 if messages.is_critical(note) else registry.of(what.event).rank
        when = self._when(what, note) if targets else {}
        told = [_delivery(what, recipient.person_id, target, rank) | when for target in targets]
        self._told += [(each, news.event_id if news else what.row.id) for each in told]
        self.lanes.update(target.lane for target in targets)

    def _notice(self, what: Happened, recipient: Recipient) -> None:
        self._notices.append(
            {
                "id": new_id(),
                "created_at": now(),
                "event_id": what.row.id,
                "person_id": recipient.person_id,
                "object_id": what.row.object_id,
                "why": recipient.why,
            }
        )

    def _when(self, what: Happened, note: Note) -> dict[str, Any]:
        urgent = messages.is_urgent(note)
        due = self.bursts.due(note.reader.person_id, what.row.object_id, urgent=urgent)
        held = Reason.BURST if due > self.bursts.moment else ""
        return {"due_at": due, "reason": held, "held": held}

    def post(self, what: Happened, post: Post) -> None:
        """What the event tells a team's room (M1)."""
        for channel in table.CHANNELS.values():
            lane = table.lane_for(channel.key, PersonKind.EMPLOYEE)
            if channel.room and lane and lane in self._set_up:
                target = Target(lane=lane, address=channel.room(post.channel))
                self._beside.append(_delivery(what, post.in_name_of, target, rank=1))
                self.lanes.add(target.lane)

    async def refresh_messages(self, session: AsyncSession, happened: Sequence[Happened]) -> None:
        """Old messages about the objects that show an older state are edited once, however much
        happened: no dead buttons."""
        last = {each.event.about: each for each in happened if each.event.about}
        versions = {about.id: each.version for about, each in self.facts.subjects.items()}
        if not versions:
            return
        refs = await session.scalars(
            select(MessageRef).where(
                MessageRef.object_id.in_(versions),
                MessageRef.role.in_(LIVING_ROLES),
                MessageRef.version < max(versions.values()),
            )
        )
        newest = {about.id: each for about, each in last.items()}
        for ref in refs:
            lane, address = table.chat(ref.scope, ref.chat_id, ref.message_id)
            if ref.version < versions[ref.object_id] and lane in self._set_up:
                target = Target(lane=lane, address=address)
                edit = _delivery(newest[ref.object_id], ref.person_id, target, rank=EDITS)
                self._beside.append(edit | {"action": DeliveryAction.EDIT})
                self.lanes.add(target.lane)

    async def write(self, session: AsyncSession) -> None:
        """Everything at once. What an earlier run wrote stays as it is (Q2)."""
        if self._notices:
            await add_missing(session, Notice, self._notices)
        if self._told:
            ids = await self._notice_ids(session)
            for each, news in self._told:
                each["notice_id"] = ids[news, each["person_id"]]
        if rows := [each for each, _ in self._told] + self._beside:
            await add_missing(session, Delivery, rows)

    async def _notice_ids(self, session: AsyncSession) -> dict[tuple[UUID, UUID], UUID]:
        events = {news for _, news in self._told}
        rows = await session.execute(
            select(Notice.event_id, Notice.person_id, Notice.id).where(Notice.event_id.in_(events))
        )
        return {(event_id, person_id): notice_id for event_id, person_id, notice_id in rows}


def _targets(event: Event, points: ContactPoints) -> list[Target]:
    match registry.of(event).reach:
        case Reach.CHOSEN:
            return addresses.first_targets(points)
        case Reach.ONE_CHANNEL:
            return addresses.single_target(points)
        case Reach.OLD_CHAT:  # A new one has just been greeted by the bot.
            assert isinstance(event, ChatLost)
            lane, address = table.chat(event.scope, event.old_chat_id)
            return [Target(lane=lane, address=address)]
        case Reach.LETTER:
            return addresses.letter_targets(points)
        case Reach.INBOX:
            return []


def _delivery(what: Happened, person_id: UUID, target: Target, rank: int) -> dict[str, Any]:
    return delivery_values(
        what.row.id,
        person_id,
        target,
        object_id=what.row.object_id,
        notice_id=None,
        rank=rank,
        expires_at=what.expires_at,
    )


def _silenced(what: Happened, points: ContactPoints) -> list[dict[str, Any]]:
    """The log says why a channel stayed silent (Q9)."""
    ended = {"address_key": "off", "state": DeliveryState.SKIPPED, "reason": Reason.OFF}
    lanes = [points.lane(channel) for channel, mode in points.plan if mode is ChannelMode.OFF]
    return [
        _delivery(what, points.person_id, Target(lane=lane, address=None), rank=1)
        | ended
        | {"settled_at": now()}
        for lane in lanes
        if lane is not None
    ]

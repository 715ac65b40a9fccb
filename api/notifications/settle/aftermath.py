"""After a refusal for good (Q4): the address is switched off, the person told, the next channel
tried."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.db import add_missing
from api.notifications.channels import table
from api.notifications.channels.base import Retry
from api.notifications.events import AddressDied, ClientNotReached
from api.notifications.lanes.claimed import Claimed
from api.notifications.models import Delivery, DeliveryAction
from api.notifications.plan import addresses
from api.notifications.plan.addresses import ContactPoints
from api.notifications.plan.queue import delivery_values
from api.notifications.prepare.prepare import Dispatch
from api.people.addresses.deadness import REASON_LIMIT
from api.tickets.models import Ticket
from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.people import PersonKind


@dataclass(frozen=True)
class Dead:
    """A message that will never arrive, and why."""

    dispatch: Dispatch
    reason: str
    address_dead: bool
    """The address itself takes nothing any more, not only this message."""
    refused: bool = True
    """The counterpart said so; False where nobody was asked."""


class Aftermath:
    """What follows from the dead messages of a batch: they are few, so one by one."""

    def __init__(self, session: AsyncSession, lane: Lane, key: bytes = b"") -> None:
        self.session = session
        self.lane = lane
        self.key = key
        self.channel = table.of(lane)
        self.alarm: Retry | None = None
        self._desk_told: set[UUID] = set()

    async def run(self, dead: Sequence[Dead]) -> Retry | None:
        """Returns an alarm where no person's address failed but the settings of the lane."""
        if not dead:
            return None
        # Asked before anything is switched off: the next way is counted from the failed one.
        people = list({each.dispatch.delivery.person_id for each in dead})
        points_of = await addresses.points_of(self.session, people)
        for each in dead:
            if each.address_dead:
                await self._switch_off(each.dispatch, each.reason[:REASON_LIMIT])
            delivery = each.dispatch.delivery
            points = points_of.get(delivery.person_id)
            stays = delivery.action is DeliveryAction.EDIT or each.dispatch.by_letter_alone
            if points and not stays:
                goes_on = await self._go_on_elsewhere(delivery, points)
                if not goes_on and each.refused and points.kind is PersonKind.CONTACT:
                    await self._tell_the_desk(delivery, each.reason[:REASON_LIMIT])
        return self.alarm

    async def _go_on_elsewhere(self, delivery: Claimed, points: ContactPoints) -> bool:
        told = await self.session.scalars(
            select(Delivery.lane).where(
                Delivery.event_id == delivery.event_id,
                Delivery.person_id == delivery.person_id,
                Delivery.action == DeliveryAction.SEND,
                Delivery.state != DeliveryState.SKIPPED,
            )
        )
        targets = addresses.next_targets(points, self.channel.key, told)
        rows = [
            delivery_values(
                delivery.event_id,
                delivery.person_id,
                target,
                object_id=delivery.object_id,
                notice_id=delivery.notice_id,
                rank=delivery.rank,
                expires_at=delivery.expires_at,
            )
            for target in targets
        ]
        if rows:
            await add_missing(self.session, Delivery, rows)
            self.session.info.setdefault("lanes", set()).update(target.lane for target in targets)
        return bool(rows)

    async def _tell_the_desk(self, delivery: Claimed, reason: str) -> None:
        """Whoever waits for the client's answer must know that the client was not asked."""
        ticket_id = delivery.object_id
        if ticket_id is None or ticket_id in self._desk_told:
            return
        mine = (Ticket.id == ticket_id, Ticket.contact_id == delivery.person_id)
        if await self.session.scalar(select(Ticket.id).where(*mine)) is None:
            return
        self._desk_told.add(ticket_id)
        event = ClientNotReached(
            by=None, ticket_id=ticket_id, channel=self.channel.key, reason=reason
        )
        outbox.record(self.session, event)

    async def _switch_off(self, dispatch: Dispatch, reason: str) -> None:
        if not self.channel.personal(dispatch.address):
            self.alarm = Retry(reason=reason, alarm=True)
            return
        person_id = dispatch.delivery.person_id
        marked = await self.channel.marks.mark(
            self.session, self.lane, person_id, dispatch.address, reason, self.key
        )
        if marked:
            died = AddressDied(
                by=None, person_id=person_id, channel=self.channel.key, reason=reason
            )
            outbox.record(self.session, died)

"""Invitations as an administrator reads them: whom, how, what has become of the letter."""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.auth.invitations.issuing import OPEN
from api.auth.invitations.stages import BY_BOT_ALREADY
from api.auth.models import Invitation
from api.clock import now
from api.http.paging import Slice, slice_of
from api.notifications.channels import table
from api.notifications.models import Delivery
from api.objects.cursors import Order
from api.outbox import OutboxEvent
from api.people.events import Invited
from api.people.models import Person
from shared.contracts.base import Page
from shared.contracts.invitations import Invitation as View
from shared.contracts.invitations import InvitationState, InvitationWay
from shared.contracts.people import PersonKind, PersonRef

_USELESS: Final = or_(
    BY_BOT_ALREADY,
    and_(Invitation.way != InvitationWay.TELEGRAM, Person.password_hash.is_not(None)),
)
"""The person has come by another way meanwhile."""


_NEWEST: Final = Order("invitations", Invitation.created_at, Invitation.id, down=True)


async def page(
    session: AsyncSession, person_id: UUID | None, kind: PersonKind | None, part: Slice
) -> Page[View]:
    """Those that wait for their people, expired ones too; the newest first. Raises Invalid."""
    wanted = (
        select(Invitation)
        .join(Invitation.person)
        .options(joinedload(Invitation.person), joinedload(Invitation.by))
        .where(*OPEN, Person.active, ~_USELESS)
    )
    if person_id:
        wanted = wanted.where(Invitation.person_id == person_id)
    if kind:
        wanted = wanted.where(Person.kind == kind)
    found = await slice_of(session, wanted, _NEWEST, part)
    letters = await _letters(session, found.rows)
    return found.page([view(row, letters.get(row.id)) for row in found.rows])


async def one(session: AsyncSession, invitation_id: UUID) -> View:
    """It is there: it was just made."""
    row = await session.get_one(
        Invitation,
        invitation_id,
        options=[joinedload(Invitation.person), joinedload(Invitation.by)],
        populate_existing=True,
    )
    return view(row, None)


def view(row: Invitation, letter: Delivery | None) -> View:
    return View(
        id=row.id,
        person=_ref(row.person),
        email=row.person.email,
        way=row.way,
        state=state_of(row),
        invited_by=_ref(row.by) if row.by else None,
        created_at=row.created_at,
        expires_at=row.expires_at,
        opened_at=row.opened_at,
        letter=letter.state if letter else None,
        letter_reason=letter.reason if letter else "",
    )


def state_of(row: Invitation) -> InvitationState:
    if row.accepted_at is not None:
        return InvitationState.ACCEPTED
    if row.ended_at is not None:
        return InvitationState.WITHDRAWN
    if row.expires_at <= now():
        return InvitationState.EXPIRED
    return InvitationState.OPENED if row.opened_at else InvitationState.SENT


def _ref(person: Person) -> PersonRef:
    return PersonRef(id=person.id, name=person.name, kind=person.kind)


async def _letters(session: AsyncSession, rows: Sequence[Invitation]) -> dict[UUID, Delivery]:
    """The last letter of each, in one statement."""
    people = [row.person_id for row in rows if row.way is InvitationWay.LETTER]
    if not people:
        return {}
    found = await session.execute(
        select(Delivery, OutboxEvent.payload)
        .join(OutboxEvent, OutboxEvent.id == Delivery.event_id)
        .where(
            Delivery.person_id.in_(people),
            Delivery.lane == table.letters()[1],
            OutboxEvent.kind == Invited.kind,
        )
        .order_by(Delivery.id)
    )
    return {
        msgspec.json.decode(payload, type=Invited).link_id: delivery for delivery, payload in found
    }

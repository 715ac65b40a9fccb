"""What hangs on a ticket beside what hangs on every work item: other tickets that have to do with
it."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import Uuid, bindparam, case, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.activity.hanging import Hanging, HangingOn, branch
from api.principal import Principal
from api.tickets import policy
from api.tickets.models import Comment, Ticket, TicketChange, TicketLink, TicketWatcher
from api.tickets.policy import TicketFacts
from shared.contracts import tickets as wire
from shared.contracts.tickets import LinkKind, TicketStatus

LINK: Final = "link"

_item: Final = bindparam("item", type_=Uuid())
_other: Final = aliased(Ticket)
_other_id: Final = case(
    (TicketLink.other_id == _item, TicketLink.ticket_id), else_=TicketLink.other_id
)
_reverse: Final = case((TicketLink.other_id == _item, 1), else_=0)
_watched: Final = (
    select(TicketWatcher.id)
    .where(
        TicketWatcher.object_id == _other.id,
        TicketWatcher.person_id == bindparam("reader", type_=Uuid()),
    )
    .correlate(_other)
    .exists()
)

OF_TICKET: Final = HangingOn(
    Comment,
    Comment.visibility,
    TicketChange,
    TicketWatcher,
    more=(
        branch(
            LINK,
            TicketLink,
            id=TicketLink.id,
            person_id=_other.author_id,
            ref=_other.id,
            ref2=_other.client_id,
            ref3=_other.contact_id,
            number=_other.number,
            flag=_reverse + case((_watched, 2), else_=0),
            t1=TicketLink.kind,
            t2=_other.title,
            t3=_other.status,
        )
        .join(
            _other,
            _other.id == _other_id,
        )
        .where(or_(TicketLink.ticket_id == _item, TicketLink.other_id == _item)),
    ),
)


async def read(session: AsyncSession, who: Principal, ticket_id: UUID) -> Hanging:
    """What the reader may see of it is asked of the policy afterwards."""
    return await OF_TICKET.read(session, ticket_id, who.person_id)


def links(who: Principal, hanging: Hanging) -> list[wire.TicketLink]:
    """Those to tickets that the reader sees, the oldest first."""
    rows = sorted(hanging.more, key=lambda row: row.id)
    return [_link(row) for row in rows if _sees(who, row)]


def _sees(who: Principal, row: Any) -> bool:
    facts = TicketFacts(
        status=TicketStatus(row.t3),
        client_id=row.ref2,
        contact_id=row.ref3,
        author_id=row.person_id,
        assignee_id=None,
    )
    return policy.may_see(who, facts, watches=row.flag >= 2)


def _link(row: Any) -> wire.TicketLink:
    kind = LinkKind(row.t1)
    other = wire.LinkedTicket(
        id=row.ref, number=row.number, title=row.t2, status=TicketStatus(row.t3)
    )
    reverse = row.flag % 2 == 1 and kind is not LinkKind.RELATED
    return wire.TicketLink(id=row.id, kind=kind, reverse=reverse, ticket=other)

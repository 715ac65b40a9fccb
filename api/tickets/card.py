"""A ticket's card: what its own row tells and the names beside it, in one statement that is made
once (Q15)."""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Uuid, and_, bindparam, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.db import LARGEST_INTEGER
from api.engine.hot import Hot, Values
from api.errors import NotFound
from api.people.models import DeadAddress, Person, TelegramLink
from api.principal import Principal
from api.tickets import policy
from api.tickets.load import LINES
from api.tickets.models import Ticket, TicketWatcher
from api.tickets.sla.sla import CLOCK_FIELDS

_watched: Final = (
    select(TicketWatcher.id)
    .where(
        TicketWatcher.object_id == Ticket.id,
        TicketWatcher.person_id == bindparam("reader", type_=Uuid()),
    )
    .exists()
)
_dead: Final = select(DeadAddress.id).where(DeadAddress.person_id == Ticket.contact_id).exists()
_blocked: Final = (
    select(TelegramLink.id)
    .where(
        TelegramLink.person_id == Ticket.contact_id,
        TelegramLink.ended_at.is_(None),
        TelegramLink.unreachable.is_not(None),
    )
    .exists()
)
_AUTHOR: Final = aliased(Person)
_CARD: Final[Select[Any]] = LINES.join(_AUTHOR, _AUTHOR.id == Ticket.author_id).add_columns(
    Ticket.text,
    Ticket.source,
    Ticket.author_id,
    _AUTHOR.name.label("author"),
    _AUTHOR.kind.label("author_kind"),
    Ticket.edited_at,
    Ticket.reopen_until,
    Ticket.rate_until,
    Ticket.rating_score,
    Ticket.rating_word,
    Ticket.rated_at,
    *(getattr(Ticket, each) for each in CLOCK_FIELDS),
    _watched.label("watched"),
    and_(Ticket.contact_id.is_not(None), or_(_dead, _blocked)).label("contact_marked"),
)


def _where(which: ColumnElement[bool]) -> Hot:
    return Hot(_CARD.where(which))


_BY_ID: Final = _where(Ticket.id == bindparam("ticket_id"))
_BY_NUMBER: Final = _where(Ticket.number == bindparam("number"))


async def of(session: AsyncSession, who: Principal, ticket_id: UUID) -> Any:
    """The columns of a ticket; NotFound for a foreign one as for none."""
    return await _seen(session, who, _BY_ID, {"ticket_id": ticket_id})


async def by_number(session: AsyncSession, who: Principal, number: int) -> Any:
    """As `of`, by the human number."""
    if not 0 < number <= LARGEST_INTEGER:
        raise NotFound
    return await _seen(session, who, _BY_NUMBER, {"number": number})


async def _seen(session: AsyncSession, who: Principal, which: Hot, values: Values) -> Any:
    row = await which.first(session, values | {"reader": who.person_id})
    if row is None or not policy.may_see(who, policy.facts_of(row), watches=row.watched):
        raise NotFound
    return row

"""One request about one ticket: what every act on it needs, found before the act."""

from dataclasses import dataclass
from uuid import UUID

from litestar.di import NamedDependency
from litestar.params import FromPath, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.principal import Principal, requires_person, requires_scope
from api.settings import Settings
from api.tickets import load, models, views
from api.tickets.sla import Plan
from shared.contracts.tickets import Comment, Ticket

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
Config = NamedDependency[Settings]
Promises = NamedDependency[SkipValidation[Plan]]

READS = [requires_person, requires_scope("tickets:read")]
WRITES = [requires_person, requires_scope("tickets:write")]


@dataclass(frozen=True)
class Case:
    """A ticket that the caller sees, and how to answer with it."""

    session: AsyncSession
    who: Principal
    ticket: models.Ticket
    plan: Plan
    files: int
    """How many a comment may carry."""

    async def answer(self) -> Ticket:
        """The ticket as it is after the act."""
        return await views.whole(self.session, self.who, self.ticket.id)

    async def comment(self, comment_id: UUID) -> Comment:
        ticket = await load.visible(self.session, self.who, self.ticket.id)
        rows = await load.comments_of(self.session, self.who, ticket)
        return next(views.comment(each) for each in rows if each.id == comment_id)


async def open_case(
    session: Session,
    principal: Caller,
    settings: Config,
    sla_plan: Promises,
    ticket_id: FromPath[UUID],
) -> Case:
    """Raises NotFound for a ticket that the caller does not see."""
    ticket = await load.visible(session, principal, ticket_id)
    return Case(session, principal, ticket, sla_plan, settings.upload_max_count)

"""One request about one ticket: what every act on it needs, found before the act."""

from dataclasses import dataclass
from uuid import UUID

from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.principal import Principal, requires_person, requires_scope
from api.settings import Settings
from api.tickets import load, models, views
from api.tickets.ports import TasksOfTicket
from api.tickets.sla.sla import Plan
from api.tickets.views import Reader
from shared.contracts.tickets import Comment, Ticket

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
Config = NamedDependency[Settings]
Promises = NamedDependency[SkipValidation[Plan]]
Tasks = NamedDependency[SkipValidation[TasksOfTicket]]
Reading = NamedDependency[SkipValidation[Reader]]

READS = [requires_person, requires_scope("tickets:read")]
WRITES = [requires_person, requires_scope("tickets:write")]


@dataclass(frozen=True)
class Case:
    """A ticket that the caller sees, and how to answer with it."""

    reader: Reader
    ticket: models.Ticket
    files: int
    """How many a comment may carry."""

    @property
    def session(self) -> AsyncSession:
        return self.reader.session

    @property
    def who(self) -> Principal:
        return self.reader.who

    @property
    def plan(self) -> Plan:
        return self.reader.plan

    async def answer(self) -> Ticket:
        """The ticket as it is after the act."""
        return await views.whole(self.reader, self.ticket.id)

    async def comment(self, comment_id: UUID) -> Comment:
        ticket = await load.visible(self.session, self.who, self.ticket.id)
        rows = await load.comments_of(self.session, self.who, ticket)
        return next(views.comment(each) for each in rows if each.id == comment_id)


def reading(
    session: Session, principal: Caller, sla_plan: Promises, tasks_of_ticket: Tasks
) -> Reader:
    """The dependency `reader`."""
    return Reader(session, principal, sla_plan, tasks_of_ticket)


async def open_case(reader: Reading, settings: Config, ticket_id: FromPath[UUID]) -> Case:
    """Raises NotFound for a ticket that the caller does not see."""
    ticket = await load.visible(reader.session, reader.who, ticket_id)
    return Case(reader, ticket, settings.upload_max_count)


READER = {"reader": Provide(reading, sync_to_thread=False)}
ON_ONE = {**READER, "case": Provide(open_case)}
"""What the handlers of one ticket are given."""

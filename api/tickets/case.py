"""One request about one ticket: what every act on it needs, found before the act."""

from dataclasses import dataclass
from uuid import UUID

from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.http import given
from api.http.given import AnyRequest
from api.principal import Principal, requires_scope
from api.tickets import hanging, load, models, views
from api.tickets.sla import promises
from api.tickets.sla.sla import Plan
from api.tickets.views import Reader
from shared.contracts.tickets import Comment, Ticket

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
Reading = NamedDependency[SkipValidation[Reader]]

READS = [requires_scope("tickets:read")]
WRITES = [requires_scope("tickets:write")]


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
        await self.session.flush()
        found = await hanging.read(self.session, self.who, self.ticket.id)
        return next(views.comment(each) for each in found.comments if each.id == comment_id)


async def reading(request: AnyRequest) -> Reader:
    """The dependency `reader`, by itself: the framework makes a task for each of several."""
    session, state = given.session(request), request.app.state
    return Reader(
        session=session,
        who=given.principal(request),
        settings=state.settings,
        plan=await promises.plan(session, state.settings),
        tasks_of=state.tasks_of_ticket,
    )


async def open_case(reader: Reading, ticket_id: FromPath[UUID]) -> Case:
    """Raises NotFound for a ticket that the caller does not see."""
    ticket = await load.visible(reader.session, reader.who, ticket_id)
    return Case(reader, ticket, reader.settings.upload_max_count)


async def hold_case(reader: Reading, ticket_id: FromPath[UUID]) -> Case:
    """As `open_case`; what a client says may bring the ticket back, so that nobody else changes it
    meanwhile. An agent's row is held before the ticket's, by whoever needs both."""
    ticket = await load.visible(reader.session, reader.who, ticket_id, hold=reader.who.is_contact)
    return Case(reader, ticket, reader.settings.upload_max_count)


READER = {"reader": Provide(reading)}
ON_ONE = {**READER, "case": Provide(open_case)}
"""What the handlers of one ticket are given."""
HELD = {"case": Provide(hold_case)}

"""Tickets over HTTP: lists, and a new one."""

from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from api.http.handlers import get, post
from api.http.paging import Part, Word, parts
from api.principal import requires_employee
from api.tickets import load, policy, views
from api.tickets.case import READER, READS, WRITES, Caller, Reading, Session
from api.tickets.life import opening
from shared.contracts.base import Page
from shared.contracts.priority import Priority
from shared.contracts.ticket_asks import TicketDraft
from shared.contracts.tickets import StatusRule, Ticket, TicketRow, TicketStatus


class TicketsController(Controller):
    path = "/api/tickets"
    tags = ("tickets",)
    dependencies = READER

    @get("/", operation_id="list_tickets", guards=READS, dependencies=parts(20))
    async def list_tickets(  # noqa: PLR0913, PLR0917 - a filter each
        self,
        session: Session,
        principal: Caller,
        part: Part,
        status: FromQuery[list[TicketStatus] | None] = None,
        open_only: Annotated[bool | None, QueryParameter(name="open")] = None,
        assignee: Word = "",
        team_id: FromQuery[UUID | None] = None,
        client_id: FromQuery[UUID | None] = None,
        contact_id: FromQuery[UUID | None] = None,
        category_id: FromQuery[UUID | None] = None,
        priority: FromQuery[list[Priority] | None] = None,
        mine: FromQuery[bool] = False,
        search: Annotated[str, QueryParameter(max_length=200)] = "",
        sort: Word = "-updated_at",
    ) -> Page[TicketRow]:
        """List tickets. Agents see all of them, other employees those they wrote or follow, a
        contact the own company's or only the own ones. Filters are joined by "and"."""
        wanted = load.Wanted(
            statuses=status or [],
            open=open_only,
            assignee=assignee,
            team_id=team_id,
            client_id=client_id,
            contact_id=contact_id,
            category_id=category_id,
            priorities=priority or [],
            mine=mine,
            search=search,
            sort=sort,
        )
        found = await load.page(session, principal, wanted, part)
        return found.page([views.line(each) for each in found.rows])

    @post("/", operation_id="open_ticket", guards=WRITES)
    async def open_ticket(
        self,
        reader: Reading,
        data: JSONBody[TicketDraft],
    ) -> Ticket:
        """Open a ticket. A contact opens it for the own company, an employee for a client that is
        named. The team of its category, or the desk's rule, gets it, and whoever is on duty there
        is told."""
        limits = opening.Limits(
            tickets_per_hour=reader.settings.tickets_per_hour,
            files=reader.settings.upload_max_count,
        )
        made = await opening.open_ticket(reader.session, reader.who, data, limits, reader.plan)
        return await views.opened(reader, made)

    @get("/by-number/{number:int}", operation_id="get_ticket_by_number", guards=READS)
    async def get_by_number(self, reader: Reading, number: FromPath[int]) -> Ticket:
        """Read a ticket by its number, as `GET /api/tickets/{ticket_id}` by its id."""
        return await views.by_number(reader, number)

    @get("/statuses", operation_id="list_statuses", guards=[requires_employee, *READS])
    async def list_statuses(self) -> list[StatusRule]:
        """Read the table of statuses: what each means, and where the desk may move a ticket from
        it."""
        return policy.table()

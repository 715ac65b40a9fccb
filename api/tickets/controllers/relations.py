"""What belongs to a ticket beside its words: who follows it, other tickets,
and words that fit it."""

from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, SkipValidation

from api.http.handlers import delete, get, post
from api.tickets import links, watchers
from api.tickets.case import ON_ONE, READS, WRITES, Case
from api.tickets.conversation import canned
from shared.contracts.desk import RenderedReply
from shared.contracts.ticket_asks import LinkDraft, Watch
from shared.contracts.tickets import Ticket

On = NamedDependency[SkipValidation[Case]]


class TicketRelationsController(Controller):
    path = "/api/tickets/{ticket_id:uuid}"
    tags = ("tickets",)
    dependencies = ON_ONE

    @get("/canned-replies", operation_id="list_ticket_canned_replies", guards=READS)
    async def list_canned_replies(self, case: On) -> list[RenderedReply]:
        """List the canned replies that fit the ticket, as they would be sent. The variables are
        filled. Agents only."""
        return await canned.for_ticket(case.reader, case.ticket)

    @post("/watchers", operation_id="add_watcher", guards=WRITES, status_code=200)
    async def add_watcher(self, case: On, data: JSONBody[Watch]) -> Ticket:
        """Let a colleague follow the ticket. Agents only; the colleague may read the ticket
        then."""
        await watchers.add(case.session, case.who, case.ticket, data.person_id)
        return await case.answer()

    @delete(
        "/watchers/{person_id:uuid}", operation_id="remove_watcher", guards=WRITES, status_code=200
    )
    async def remove_watcher(self, case: On, person_id: FromPath[UUID]) -> Ticket:
        """Let a colleague follow the ticket no more. Agents only."""
        await watchers.remove(case.session, case.who, case.ticket, person_id)
        return await case.answer()

    @post("/links", operation_id="link_ticket", guards=WRITES, status_code=200)
    async def link(self, case: On, data: JSONBody[LinkDraft]) -> Ticket:
        """Link the ticket to another one. Agents only; both show it, and of two tickets there is
        one link at most."""
        await links.add(case.session, case.who, case.ticket, data)
        return await case.answer()

    @delete("/links/{link_id:uuid}", operation_id="unlink_ticket", guards=WRITES, status_code=200)
    async def unlink(self, case: On, link_id: FromPath[UUID]) -> Ticket:
        """Remove a link between two tickets. Agents only."""
        await links.remove(case.session, case.who, case.ticket, link_id)
        return await case.answer()

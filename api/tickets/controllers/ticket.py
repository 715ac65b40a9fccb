"""One ticket over HTTP: read, edited, assigned, moved, talked about, followed."""

from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter, SkipValidation

from api.activity import mutes, watchers
from api.http.handlers import delete, get, patch, post
from api.http.paging import Part, parts
from api.tickets import views
from api.tickets.case import HELD, ON_ONE, READS, WRITES, Case, Reading
from api.tickets.conversation import comments
from api.tickets.life import service
from api.tickets.models import TicketWatcher
from api.tickets.queue import assignees, assigning
from shared.contracts.base import Page
from shared.contracts.comments import AttachFiles, CommentChange
from shared.contracts.ticket_asks import Assign, Cancel, CommentDraft, StatusChange, TicketChange
from shared.contracts.tickets import Assignee, Comment, CommentMade, Ticket

On = NamedDependency[SkipValidation[Case]]


class TicketController(Controller):
    path = "/api/tickets/{ticket_id:uuid}"
    tags = ("tickets",)
    dependencies = ON_ONE

    @get("/", operation_id="get_ticket", guards=READS)
    async def get_ticket(self, reader: Reading, ticket_id: FromPath[UUID]) -> Ticket:
        """Read a ticket with its comments, files, history and what the caller may do with it. A
        contact gets no internal comments."""
        return await views.whole(reader, ticket_id)

    @patch("/", operation_id="edit_ticket", guards=WRITES)
    async def edit_ticket(self, case: On, data: JSONBody[TicketChange]) -> Ticket:
        """Change title, text, priority, team or category. A field that is left out stays as it is.
        Agents or its author, while it is open; a new priority moves the promised times."""
        await service.edit(case.session, case.who, case.ticket, data, case.plan)
        return await case.answer()

    @get("/assignees", operation_id="list_assignees", guards=READS, dependencies=parts(20))
    async def list_assignees(
        self,
        case: On,
        part: Part,
        search: Annotated[str, QueryParameter(max_length=100)] = "",
    ) -> Page[Assignee]:
        """List the agents to whom the ticket may be given, those of its team first. Whoever has it
        now is left out."""
        return await assignees.page(case.session, case.who, case.ticket, search, part)

    @post("/assign", operation_id="assign_ticket", guards=WRITES, status_code=200)
    async def assign(self, case: On, data: JSONBody[Assign]) -> Ticket:
        """Give the ticket to an agent, or take it. A new ticket that somebody takes moves to in
        progress. The new assignee and the one before are told."""
        await assigning.assign(case.session, case.who, case.ticket, data, case.plan)
        return await case.answer()

    @post("/status", operation_id="change_ticket_status", guards=WRITES, status_code=200)
    async def change_status(self, case: On, data: JSONBody[StatusChange]) -> Ticket:
        """Move the ticket to another status, with a public word if there is one. The client is told
        what that means for them."""
        await comments.with_status(
            case.session, case.who, case.ticket, data, case.plan, files=case.files
        )
        return await case.answer()

    @post("/cancel", operation_id="cancel_ticket", guards=WRITES, status_code=200)
    async def cancel(self, case: On, data: JSONBody[Cancel]) -> Ticket:
        """Give the ticket up. Agents or its contact, while it is open. The assignee is told;
        nothing brings it back."""
        await service.cancel(case.session, case.who, case.ticket, data, case.plan)
        return await case.answer()

    @post("/comments", operation_id="comment_ticket", guards=WRITES, dependencies=HELD)
    async def comment(self, case: On, data: JSONBody[CommentDraft]) -> CommentMade:
        """Comment on a ticket. A public comment is told to the client or to the desk, an internal
        one to employees alone. An agent's public comment takes a ticket that nobody has; a
        contact's may bring an ended one back."""
        made = await comments.add(
            case.session, case.who, case.ticket, data, case.plan, files=case.files, held=True
        )
        return views.made(views.comment(made.line), took=made.took)

    @patch("/comments/{comment_id:uuid}", operation_id="edit_comment", guards=WRITES)
    async def edit_comment(
        self, case: On, comment_id: FromPath[UUID], data: JSONBody[CommentChange]
    ) -> Comment:
        """Change one's own comment. Former texts are kept and shown; files stay."""
        await comments.change(case.session, case.who, case.ticket, comment_id, data)
        return await case.comment(comment_id)

    @post("/files", operation_id="attach_files", guards=WRITES, status_code=200)
    async def attach(self, case: On, data: JSONBody[AttachFiles]) -> Ticket:
        """Attach files that came later than one's own ticket or comment. Nobody is told anew."""
        await comments.attach_late(case.session, case.who, case.ticket, data, files=case.files)
        return await case.answer()

    @post("/follow", operation_id="follow_ticket", guards=WRITES, status_code=200)
    async def follow(self, case: On) -> Ticket:
        """Follow the ticket. From now on the caller is told what happens to it."""
        await watchers.follow(case.session, TicketWatcher, case.ticket.id, case.who.person_id)
        return await case.answer()

    @delete("/follow", operation_id="unfollow_ticket", guards=WRITES, status_code=200)
    async def unfollow(self, case: On) -> Ticket:
        """Follow the ticket no more."""
        await watchers.unfollow(case.session, TicketWatcher, case.ticket.id, case.who.person_id)
        return await case.answer()

    @post("/mute", operation_id="mute_ticket", guards=WRITES, status_code=200)
    async def mute(self, case: On) -> Ticket:
        """Be told nothing of the ticket, whatever the caller is to it."""
        await mutes.switch(case.session, case.who, case.ticket.id, on=True)
        return await case.answer()

    @delete("/mute", operation_id="unmute_ticket", guards=WRITES, status_code=200)
    async def unmute(self, case: On) -> Ticket:
        """Be told of the ticket again."""
        await mutes.switch(case.session, case.who, case.ticket.id, on=False)
        return await case.answer()

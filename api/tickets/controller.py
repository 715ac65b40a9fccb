"""Tickets over HTTP: contract in, one service call, contract out."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, patch, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.people import mutes
from api.principal import Principal, requires_person, requires_scope
from api.settings import Settings
from api.tickets import assignees, assigning, comments, load, opening, service, views
from api.tickets.sla import Plan
from shared.contracts.base import Page
from shared.contracts.tickets import (
    Assign,
    Assignee,
    AttachFiles,
    Cancel,
    Comment,
    CommentChange,
    CommentDraft,
    StatusChange,
    Ticket,
    TicketChange,
    TicketDraft,
    TicketRow,
    TicketStatus,
)

Limit = Annotated[int, QueryParameter(ge=1, le=100)]
Offset = Annotated[int, QueryParameter(ge=0, le=100_000)]
Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
Config = NamedDependency[Settings]
Promises = NamedDependency[SkipValidation[Plan]]

reads = requires_scope("tickets:read")
writes = requires_scope("tickets:write")


class TicketController(Controller):
    path = "/api/tickets"
    tags = ("tickets",)
    guards = (requires_person,)

    @get("/", operation_id="list_tickets", guards=[reads])
    async def list_tickets(  # noqa: PLR0913, PLR0917 - a filter each
        self,
        session: Session,
        principal: Caller,
        status: FromQuery[list[TicketStatus] | None] = None,
        open_only: Annotated[bool | None, QueryParameter(name="open")] = None,
        assignee: FromQuery[str] = "",
        team_id: FromQuery[UUID | None] = None,
        client_id: FromQuery[UUID | None] = None,
        search: Annotated[str, QueryParameter(max_length=200)] = "",
        sort: FromQuery[str] = "-updated_at",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Page[TicketRow]:
        wanted = load.Wanted(
            statuses=status or [],
            open=open_only,
            assignee=assignee,
            team_id=team_id,
            client_id=client_id,
            search=search,
            sort=sort,
        )
        rows, total = await load.page(session, principal, wanted, limit, offset)
        items = [views.row(each) for each in rows]
        return Page(items=items, total=total, limit=limit, offset=offset)

    @post("/", operation_id="open_ticket", guards=[writes])
    async def open_ticket(
        self,
        session: Session,
        principal: Caller,
        settings: Config,
        sla_plan: Promises,
        data: JSONBody[TicketDraft],
    ) -> Ticket:
        limits = opening.Limits(
            tickets_per_hour=settings.tickets_per_hour, files=settings.upload_max_count
        )
        ticket_id = await opening.open_ticket(session, principal, data, limits, sla_plan)
        return await views.whole(session, principal, ticket_id)

    @get("/{ticket_id:uuid}", operation_id="get_ticket", guards=[reads])
    async def get_ticket(
        self, session: Session, principal: Caller, ticket_id: FromPath[UUID]
    ) -> Ticket:
        return await views.whole(session, principal, ticket_id)

    @get("/by-number/{number:int}", operation_id="get_ticket_by_number", guards=[reads])
    async def get_by_number(
        self, session: Session, principal: Caller, number: FromPath[int]
    ) -> Ticket:
        found = await load.by_number(session, principal, number)
        return await views.whole(session, principal, found.id)

    @patch("/{ticket_id:uuid}", operation_id="edit_ticket", guards=[writes])
    async def edit_ticket(
        self,
        session: Session,
        principal: Caller,
        ticket_id: FromPath[UUID],
        sla_plan: Promises,
        data: JSONBody[TicketChange],
    ) -> Ticket:
        ticket = await load.visible(session, principal, ticket_id)
        await service.edit(session, principal, ticket, data, sla_plan)
        return await views.whole(session, principal, ticket.id)

    @get("/{ticket_id:uuid}/assignees", operation_id="list_assignees", guards=[reads])
    async def list_assignees(
        self,
        session: Session,
        principal: Caller,
        ticket_id: FromPath[UUID],
        search: Annotated[str, QueryParameter(max_length=100)] = "",
        limit: Limit = 20,
        offset: Offset = 0,
    ) -> Page[Assignee]:
        ticket = await load.visible(session, principal, ticket_id)
        items, total = await assignees.page(session, principal, ticket, search, limit, offset)
        return Page(items=items, total=total, limit=limit, offset=offset)

    @post(
        "/{ticket_id:uuid}/assign", operation_id="assign_ticket", guards=[writes], status_code=200
    )
    async def assign(
        self,
        session: Session,
        principal: Caller,
        ticket_id: FromPath[UUID],
        sla_plan: Promises,
        data: JSONBody[Assign],
    ) -> Ticket:
        ticket = await load.visible(session, principal, ticket_id)
        await assigning.assign(session, principal, ticket, data, sla_plan)
        return await views.whole(session, principal, ticket.id)

    @post(
        "/{ticket_id:uuid}/status",
        operation_id="change_ticket_status",
        guards=[writes],
        status_code=200,
    )
    async def change_status(
        self,
        session: Session,
        principal: Caller,
        settings: Config,
        ticket_id: FromPath[UUID],
        sla_plan: Promises,
        data: JSONBody[StatusChange],
    ) -> Ticket:
        ticket = await load.visible(session, principal, ticket_id)
        await comments.with_status(
            session, principal, ticket, data, sla_plan, files=settings.upload_max_count
        )
        return await views.whole(session, principal, ticket.id)

    @post(
        "/{ticket_id:uuid}/cancel", operation_id="cancel_ticket", guards=[writes], status_code=200
    )
    async def cancel(
        self,
        session: Session,
        principal: Caller,
        ticket_id: FromPath[UUID],
        sla_plan: Promises,
        data: JSONBody[Cancel],
    ) -> Ticket:
        ticket = await load.visible(session, principal, ticket_id)
        await service.cancel(session, principal, ticket, data, sla_plan)
        return await views.whole(session, principal, ticket.id)

    @post("/{ticket_id:uuid}/comments", operation_id="comment_ticket", guards=[writes])
    async def comment(
        self,
        session: Session,
        principal: Caller,
        settings: Config,
        ticket_id: FromPath[UUID],
        sla_plan: Promises,
        data: JSONBody[CommentDraft],
    ) -> Comment:
        ticket = await load.visible(session, principal, ticket_id)
        comment_id = await comments.add(
            session, principal, ticket, data, sla_plan, files=settings.upload_max_count
        )
        return await self._comment(session, principal, ticket_id, comment_id)

    @patch(
        "/{ticket_id:uuid}/comments/{comment_id:uuid}",
        operation_id="edit_comment",
        guards=[writes],
    )
    async def edit_comment(
        self,
        session: Session,
        principal: Caller,
        ticket_id: FromPath[UUID],
        comment_id: FromPath[UUID],
        data: JSONBody[CommentChange],
    ) -> Comment:
        ticket = await load.visible(session, principal, ticket_id)
        await comments.change(session, principal, ticket, comment_id, data)
        return await self._comment(session, principal, ticket_id, comment_id)

    @post("/{ticket_id:uuid}/files", operation_id="attach_files", guards=[writes], status_code=200)
    async def attach(
        self,
        session: Session,
        principal: Caller,
        settings: Config,
        ticket_id: FromPath[UUID],
        data: JSONBody[AttachFiles],
    ) -> Ticket:
        ticket = await load.visible(session, principal, ticket_id)
        await comments.attach_late(
            session, principal, ticket, data, files=settings.upload_max_count
        )
        return await views.whole(session, principal, ticket.id)

    @post(
        "/{ticket_id:uuid}/follow", operation_id="follow_ticket", guards=[writes], status_code=200
    )
    async def follow(
        self, session: Session, principal: Caller, ticket_id: FromPath[UUID]
    ) -> Ticket:
        ticket = await load.visible(session, principal, ticket_id)
        await service.follow(session, principal, ticket)
        return await views.whole(session, principal, ticket.id)

    @delete(
        "/{ticket_id:uuid}/follow",
        operation_id="unfollow_ticket",
        guards=[writes],
        status_code=200,
    )
    async def unfollow(
        self, session: Session, principal: Caller, ticket_id: FromPath[UUID]
    ) -> Ticket:
        ticket = await load.visible(session, principal, ticket_id)
        await service.unfollow(session, principal, ticket)
        return await views.whole(session, principal, ticket.id)

    @post("/{ticket_id:uuid}/mute", operation_id="mute_ticket", guards=[writes], status_code=200)
    async def mute(self, session: Session, principal: Caller, ticket_id: FromPath[UUID]) -> Ticket:
        return await self._muted(session, principal, ticket_id, on=True)

    @delete(
        "/{ticket_id:uuid}/mute", operation_id="unmute_ticket", guards=[writes], status_code=200
    )
    async def unmute(
        self, session: Session, principal: Caller, ticket_id: FromPath[UUID]
    ) -> Ticket:
        return await self._muted(session, principal, ticket_id, on=False)

    async def _muted(
        self, session: AsyncSession, who: Principal, ticket_id: UUID, *, on: bool
    ) -> Ticket:
        ticket = await load.visible(session, who, ticket_id)
        await mutes.switch(session, who, ticket.id, on=on)
        return await views.whole(session, who, ticket.id)

    async def _comment(
        self, session: AsyncSession, who: Principal, ticket_id: UUID, comment_id: UUID
    ) -> Comment:
        ticket = await load.visible(session, who, ticket_id)
        rows = await load.comments_of(session, who, ticket)
        return next(views.comment(each) for each in rows if each.id == comment_id)

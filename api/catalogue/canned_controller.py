"""Canned replies over HTTP: agents read them, administrators and team leads keep them."""

from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from api.catalogue import canned_replies, views
from api.http.handlers import delete, get, post, put
from api.principal import Principal, requires_agent, requires_scope
from shared.contracts.desk import CannedReply, CannedReplyDraft

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
READS = [requires_agent, requires_scope("tickets:read")]
WRITES = [requires_agent, requires_scope("admin")]


class CannedReplyController(Controller):
    path = "/api/canned-replies"
    tags = ("desk",)

    @get(operation_id="list_canned_replies", guards=READS)
    async def list_canned_replies(
        self,
        session: Session,
        search: Annotated[str, QueryParameter(max_length=100)] = "",
        team_id: FromQuery[UUID | None] = None,
    ) -> list[CannedReply]:
        """List the canned replies, with their variables unfilled."""
        rows = await canned_replies.listed(session, search, team_id)
        return [views.canned_reply(row) for row in rows]

    @post(operation_id="create_canned_reply", guards=WRITES)
    async def create_canned_reply(
        self, session: Session, principal: Caller, data: JSONBody[CannedReplyDraft]
    ) -> CannedReply:
        """Make a canned reply. An administrator for everybody, a team's lead for the team."""
        return views.canned_reply(await canned_replies.create(session, principal, data))

    @put("/{reply_id:uuid}", operation_id="replace_canned_reply", guards=WRITES)
    async def replace_canned_reply(
        self,
        session: Session,
        principal: Caller,
        reply_id: FromPath[UUID],
        data: JSONBody[CannedReplyDraft],
    ) -> CannedReply:
        """Replace a canned reply whole. An administrator for everybody, a team's lead for the
        team."""
        row = await canned_replies.replace(session, principal, reply_id, data)
        return views.canned_reply(row)

    @delete("/{reply_id:uuid}", operation_id="remove_canned_reply", guards=WRITES)
    async def remove_canned_reply(
        self, session: Session, principal: Caller, reply_id: FromPath[UUID]
    ) -> None:
        """Remove a canned reply. An administrator for everybody, a team's lead for the team."""
        await canned_replies.remove(session, principal, reply_id)

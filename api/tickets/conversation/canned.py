"""Canned replies as they would be sent on one ticket."""

from api.catalogue import canned_replies
from api.errors import NotAllowed
from api.tickets.models import Ticket
from api.tickets.views import Reader
from shared.contracts.desk import RenderedReply


async def for_ticket(reader: Reader, ticket: Ticket) -> list[RenderedReply]:
    """Those for every ticket and those of its team, their variables filled. Raises NotAllowed."""
    if not reader.who.is_agent:
        raise NotAllowed
    values = {
        "contact_name": ticket.contact.name if ticket.contact else "",
        "client": ticket.client.name,
        "number": str(ticket.number),
        "title": ticket.title,
        "agent_name": reader.who.name,
        "assignee_name": ticket.assignee.name if ticket.assignee else "",
    }
    rows = await canned_replies.for_team(reader.session, ticket.team_id)
    return [
        RenderedReply(id=row.id, title=row.title, text=canned_replies.rendered(row, values))
        for row in rows
    ]

"""Which tickets a list is of."""

from uuid import UUID

import msgspec

from shared.client.calls import Read
from shared.contracts.tickets import TicketStatus


class TicketFilter(msgspec.Struct, frozen=True, kw_only=True):
    """A page of them; what is left out filters nothing."""

    statuses: tuple[TicketStatus, ...] = ()
    assignee: str = ""
    is_open: bool | None = None
    mine: bool = False
    """Only the own ones of a contact."""
    team_id: UUID | None = None
    category_id: UUID | None = None
    limit: int = 5
    offset: int = 0

    def read(self) -> Read:
        """As the API is asked."""
        query = [("sort", "-updated_at"), ("limit", str(self.limit)), ("offset", str(self.offset))]
        query += [("status", status.value) for status in self.statuses]
        if self.is_open is not None:
            query.append(("open", str(self.is_open).lower()))
        named = {
            "assignee": self.assignee,
            "mine": "true" if self.mine else "",
            "team_id": self.team_id,
            "category_id": self.category_id,
        }
        query += [(name, str(value)) for name, value in named.items() if value]
        return Read("/api/tickets", tuple(query))


def card(ticket_id: UUID) -> Read:
    """The whole of one."""
    return Read(f"/api/tickets/{ticket_id}")

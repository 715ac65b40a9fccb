"""What the end of a ticket leaves open, and until when: pure functions of plain data.

A resolved ticket closes by itself; a closed one may come back, and be rated. The terms are those
of the moment it ended: what the client was told stays true when the administrator changes them.
"""

from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any

from shared.contracts.desk import DeskPolicy
from shared.contracts.tickets import TicketStatus


@dataclass(frozen=True, kw_only=True)
class Ending:
    """The fields are columns of the ticket's row."""

    close_at: datetime | None = None
    """When it closes by itself."""
    reopen_until: datetime | None = None
    rate_until: datetime | None = None

    def columns(self) -> dict[str, Any]:
        return {field: getattr(self, field) for field in ENDING_FIELDS}


ENDING_FIELDS = tuple(each.name for each in fields(Ending))


def at(status: TicketStatus, moment: datetime, terms: DeskPolicy) -> Ending:
    """The ending of a ticket that comes to this status at that moment."""
    match status:
        case TicketStatus.RESOLVED if terms.close_after_days:
            return Ending(close_at=moment + timedelta(days=terms.close_after_days))
        case TicketStatus.CLOSED:
            return Ending(
                reopen_until=moment + timedelta(days=terms.reopen_days),
                rate_until=moment + timedelta(days=terms.rate_days),
            )
        case _:
            return Ending()

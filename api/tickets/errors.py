"""What the service desk refuses, by name."""

from api.errors import Refusal
from shared.contracts.tickets import TicketStatus


class EmptyTicket(Refusal):
    """Neither a word nor a file."""

    code = "empty_ticket"


class ChooseClient(Refusal):
    """The contact belongs to several companies: one must be named (T11)."""

    code = "choose_client"


class UnknownClient(Refusal):
    """Not an active company that the caller may write for."""

    code = "unknown_client"


class UnknownAssignee(Refusal):
    """Not an active employee who works on tickets."""

    code = "unknown_assignee"


class AssigneeAbsent(Refusal):
    """Away until `until`, the last day, with `deputy` standing in (A9): `absent_ok` says that the
    caller knows."""

    status = 409
    code = "assignee_absent"


class TooManyTickets(Refusal):
    """The contact has opened as many as one may in an hour."""

    status = 429
    code = "too_many_tickets"


class AlreadyTaken(Refusal):
    """Somebody was first; `assignee` names them."""

    status = 409
    code = "already_taken"


class SameAssignee(Refusal):
    """The person has it already."""

    code = "same_assignee"


class AlreadyCancelled(Refusal):
    """It was given up before."""

    status = 409
    code = "already_cancelled"


class UnknownWatcher(Refusal):
    """Not an active employee."""

    code = "unknown_watcher"


class UnknownTicket(Refusal):
    """No ticket of this number that the caller sees."""

    code = "unknown_ticket"


class LinkToSelf(Refusal):
    """A ticket has no link to itself."""

    code = "link_to_self"


class AlreadyLinked(Refusal):
    """The two tickets have a link."""

    status = 409
    code = "already_linked"


class TicketClosed(Refusal):
    """Nobody would hear a word here any more. A contact is told the `way` on: `new_ticket`, one
    that `follows` this, or `refuse`, to be asked about it first (C4); or `reopen`, to say whether
    the word brings it back (C8)."""

    status = 409
    code = "ticket_closed"


class TicketCancelled(TicketClosed):
    """It was given up, so nothing brings it back."""

    code = "ticket_cancelled"


def closed(status: TicketStatus) -> TicketClosed:
    """The refusal of a word on a ticket that has come to this end."""
    cancelled = status is TicketStatus.CANCELLED
    return (TicketCancelled if cancelled else TicketClosed)(status=status)


class ReopenTooLate(Refusal):
    """Closed for longer than a ticket may come back."""

    status = 409
    code = "reopen_too_late"


class AlreadyRated(Refusal):
    """The score counts once, and so does the word; `score` is the one that counts."""

    status = 409
    code = "already_rated"


class RatingTooLate(Refusal):
    """Closed for longer than the work may be rated."""

    status = 409
    code = "rating_too_late"

"""What the service desk refuses, by name."""

from api.errors import Refusal


class EmptyTicket(Refusal):
    """Neither a word nor a file."""

    code = "empty_ticket"


class ChooseClient(Refusal):
    """The contact belongs to several companies: one must be named (T11)."""

    code = "choose_client"


class UnknownClient(Refusal):
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
    status = 429
    code = "too_many_tickets"


class AlreadyTaken(Refusal):
    """Somebody was first; `assignee` names them."""

    status = 409
    code = "already_taken"


class SameAssignee(Refusal):
    code = "same_assignee"


class AlreadyCancelled(Refusal):
    status = 409
    code = "already_cancelled"


class TicketClosed(Refusal):
    """Nobody would hear a word here any more; a new ticket is the way."""

    status = 409
    code = "ticket_closed"

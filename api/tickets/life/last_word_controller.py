"""A client's last word on one ticket over HTTP: solved indeed, back to work, a score."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import JSONBody, SkipValidation

from api.http.handlers import post
from api.tickets.case import ON_ONE, WRITES, Case
from api.tickets.life import rating, returning
from shared.contracts.ticket_asks import RatingDraft, Reopen
from shared.contracts.tickets import Ticket

On = NamedDependency[SkipValidation[Case]]


class LastWordController(Controller):
    path = "/api/tickets/{ticket_id:uuid}"
    tags = ("tickets",)
    guards = WRITES
    dependencies = ON_ONE

    @post("/solved", operation_id="confirm_ticket_solved", status_code=200)
    async def confirm_solved(self, case: On) -> Ticket:
        """Confirm that a resolved ticket is solved indeed. Its contact only; the ticket is
        closed."""
        await returning.solved(case.session, case.who, case.ticket, case.plan)
        return await case.answer()

    @post("/reopen", operation_id="reopen_ticket", status_code=200)
    async def reopen(self, case: On, data: JSONBody[Reopen]) -> Ticket:
        """Send an ended ticket back to work. Contacts only, as long as the desk's terms allow; it
        returns to its assignee, else to the queue."""
        await returning.reopen(
            case.session, case.who, case.ticket, data, case.plan, files=case.files
        )
        return await case.answer()

    @post("/rating", operation_id="rate_ticket", status_code=200)
    async def rate(self, case: On, data: JSONBody[RatingDraft]) -> Ticket:
        """Rate the work on a closed ticket. Its contact only, once; the same score with a word adds
        the word, once too."""
        await rating.rate(case.session, case.who, case.ticket, data)
        return await case.answer()

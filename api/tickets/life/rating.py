"""What the client thought of the work: one score, and one word to it."""

from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.clock import now
from api.errors import Invalid, MoveNotAllowed, NotAllowed
from api.objects import versioned
from api.objects.words import clean
from api.principal import Principal
from api.tickets import errors, policy
from api.tickets.events import TicketRated
from api.tickets.life.steps import lock, note
from api.tickets.models import Ticket
from shared.contracts.ticket_asks import RatingDraft
from shared.contracts.tickets import TicketStatus

WORST, BEST = 1, 5
WORD_LIMIT = 2000
"""Characters."""


async def rate(session: AsyncSession, actor: Principal, ticket: Ticket, draft: RatingDraft) -> None:
    """The score, or the word that was not said with it.

    Raises Invalid, NotAllowed, MoveNotAllowed, RatingTooLate, AlreadyRated.
    """
    if not WORST <= draft.score <= BEST:
        raise Invalid(f"score: from {WORST} to {BEST}", field="score")
    await lock(session, ticket)
    _check(actor, ticket)
    word = clean(draft.word)[:WORD_LIMIT]
    rated = ticket.rating_score
    if rated is None:
        await versioned.move(
            session, ticket, rating_score=draft.score, rating_word=word or None, rated_at=now()
        )
        await note(session, ticket.id, actor.person_id, "rating", None, draft.score)
    elif rated == draft.score and word and not ticket.rating_word:
        await versioned.move(session, ticket, rating_word=word)
    else:
        raise errors.AlreadyRated(score=rated)
    event = TicketRated(
        by=actor.person_id,
        ticket_id=ticket.id,
        score=draft.score,
        word=word,
        added=rated is not None,
    )
    outbox.record(session, event)


def _check(actor: Principal, ticket: Ticket) -> None:
    if not policy.is_contact(actor, ticket.facts):
        raise NotAllowed
    if ticket.status is not TicketStatus.CLOSED:
        raise MoveNotAllowed(status=ticket.status)
    if not policy.may_rate(actor, ticket.facts):
        raise errors.RatingTooLate

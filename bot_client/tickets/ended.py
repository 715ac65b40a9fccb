"""Words on a ticket that has ended (C4); nothing that was said is lost.

— (a reply to a closed №12) — the desk wishes it so: add it or reopen? (`closed_word.py`)
— (the same) — №12 is closed, so a new ticket was opened. [Add · Status · Cancel]
— (the same) — №12 is closed. Open a new one from your message? [New ticket] [Cancel]
"""

from collections.abc import Awaitable
from typing import TypeVar
from uuid import UUID

from aiogram.fsm.context import FSMContext

from bot_client.desk import destination
from bot_client.tickets import closed_question
from bot_client.tickets.draft import Draft
from shared.client import ApiProblem
from shared.contracts.desk import ClosedComment
from shared.telegram.chat import desk_words
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox.made import made, stands
from shared.telegram.inbox.ticket_receipts import CREATED
from shared.work.text import esc
from shared.work.ticket_card import facts_of, ticket_heading

T = TypeVar("T")


async def unless_ended(
    word: Awaitable[T], ticket_id: UUID, draft: Draft, state: FSMContext, visit: Visit
) -> T | None:
    """What came of the word; None when the ticket has ended and the conversation went another
    way."""
    try:
        return await word
    except ApiProblem as problem:
        if not problem.told("way"):
            raise
        await _go_on(problem, ticket_id, draft, state, visit)
        return None


async def _go_on(
    problem: ApiProblem, ended: UUID, draft: Draft, state: FSMContext, visit: Visit
) -> None:
    ticket = await visit.api.ticket(ended)
    if problem.told("way") == ClosedComment.REOPEN:
        await closed_question.ask(ticket, draft, state, visit)
        return
    draft.follows = ended
    if problem.told("way") == ClosedComment.NEW_TICKET:
        opened = await visit.api.open_ticket(draft.as_ticket(), key=draft.key)
        await visit.speak.say(visit.t("ended-new", number=str(ticket.number)))
        await stands(made(CREATED, opened), draft, visit)
        await desk_words.says_when(visit.speak, visit.t)
        return
    heading = esc(ticket_heading(facts_of(ticket), visit.t))
    key = "ended-cancelled" if problem.code == "ticket_cancelled" else "ended-closed"
    await leave(state, visit.speak)
    await destination.ask(visit.t(key, heading=heading), draft, [], state, visit)

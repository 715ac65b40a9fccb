"""The word that follows a score is told with it, as long as the score was not read (Q6)."""

from typing import Any

import pytest

from api.notifications.models import Delivery, DeliveryAction, Notice
from api.notifications.prepare.told_together import words_alone
from api.notifications.types import messages
from api.notifications.types.note import note_of
from api.notifications.types.recipient import Why
from api.tickets.events import TicketRated, TicketStatusChanged
from shared.contracts.admin import DeliveryState
from shared.contracts.tickets import TicketStatus as S
from tests.desk import Desk
from tests.lanes import Lanes
from tests.pipeline import facts
from tests.pipeline.facts import CONTACT, TICKET
from tests.sandbox.people import BORIS

pytestmark = [pytest.mark.rule("Q6"), pytest.mark.usefixtures("no_pace")]

SCORE = "🔴 Анна Смирнова — заявка №1, оценка 2 из 5"
WORD = "💬 Анна Смирнова — заявка №1, комментарий к оценке 2 из 5"


async def closed(desk: Desk, key: str = "boris") -> Any:
    """A ticket that this engineer worked on; nothing is waiting to be told."""
    ticket = await desk.takes(key, await desk.opens("anna"))
    await desk.moves(key, ticket, "resolved")
    await desk.does("anna", f"/api/tickets/{ticket['id']}/solved")
    await desk.pipeline()
    return ticket


async def rates(desk: Desk, ticket: Any, word: str = "") -> None:
    await desk.does("anna", f"/api/tickets/{ticket['id']}/rating", {"score": 2, "word": word})


async def lines(desk: Desk, key: str) -> list[tuple[str, str]]:
    """What the inbox tells of the rating, the newest first."""
    told = [(each["title"], each["body"]) for each in await desk.inbox(key)]
    return [(title, body) for title, body in told if "оценк" in title]


async def messages_of(desk: Desk, key: str) -> list[str]:
    return [each.text for each in desk.actor(key).messages("оценк")]


@pytest.mark.both_stores
async def test_the_word_joins_the_message_of_the_score(desk: Desk) -> None:
    """In the chat it is drawn anew, for who worked on it and the lead; one line, one message."""
    ticket = await closed(desk)
    await desk.links("boris", "vera")
    for key in ("boris", "vera"):
        await desk.prefers(key, ("telegram", "always"))
    await rates(desk, ticket)
    await desk.pipeline()
    await rates(desk, ticket, "Долго")
    await desk.pipeline()
    for key in ("boris", "vera"):
        [text] = await messages_of(desk, key)
        assert text.splitlines()[0] == SCORE and "Долго" in text
        assert await lines(desk, key) == [(SCORE, "Долго")]


async def test_a_letter_that_went_is_followed_by_one_that_says_so(desk: Desk) -> None:
    """Its heading names the word; the inbox has one line all the same."""
    await desk.prefers("boris", ("email", "always"))
    ticket = await closed(desk)
    await rates(desk, ticket)
    await desk.pipeline()
    await rates(desk, ticket, "Долго")
    await desk.pipeline()
    letters = desk.world.mail.letters_to(BORIS.email or "")
    told = [one.text for one in letters if "оценк" in one.text]
    assert [WORD in text for text in told] == [False, True]
    assert await lines(desk, "boris") == [(SCORE, "Долго")]


async def test_a_score_that_was_read_is_followed_by_news(desk: Desk) -> None:
    """A message that was read is not looked at again: the word comes by itself."""
    ticket = await closed(desk)
    await desk.links("boris")
    await desk.prefers("boris", ("telegram", "always"))
    await rates(desk, ticket)
    await desk.pipeline()
    await desk.does("boris", "/api/notifications/read-all")
    await rates(desk, ticket, "Долго")
    await desk.pipeline()
    first, second = await messages_of(desk, "boris")
    assert (first.splitlines()[0], second.splitlines()[0]) == (SCORE, WORD)
    assert (await lines(desk, "boris"))[0] == (WORD, "Долго")


async def test_both_before_anything_was_told_are_one(desk: Desk) -> None:
    """By every channel; nothing is planned for the word alone."""
    ticket = await closed(desk)
    await desk.links("boris")
    before = await desk.count(Notice)
    await rates(desk, ticket)
    await rates(desk, ticket, "Долго")
    await desk.pipeline()
    [text] = await messages_of(desk, "boris")
    assert text.splitlines()[0] == SCORE and "Долго" in text
    assert await desk.count(Notice) == before + 2  # Who worked on it, and the lead.


async def test_what_waits_for_the_morning_takes_the_word_in(desk: Desk) -> None:
    """The letter is written when it goes."""
    night = {"start": "00:00:00", "end": "23:59:59", "weekdays": [0, 1, 2, 3, 4, 5, 6]}
    ticket = await closed(desk)
    await desk.prefers("boris", ("email", "always"), quiet=night)
    await rates(desk, ticket)
    await desk.pipeline()
    await rates(desk, ticket, "Долго")
    await desk.pipeline()
    rows = await desk.all(
        Delivery,
        Delivery.person_id == desk.ids["boris"],
        Delivery.lane == Lanes.EMAIL,
        Delivery.state == DeliveryState.PENDING,
        Delivery.action == DeliveryAction.SEND,
    )
    assert len(rows) == 1


def test_no_edit_loses_the_word_of_a_score_or_of_a_cancellation() -> None:
    """They are nobody's comment, and yet words of a person (Q14)."""
    rated = TicketRated(by=CONTACT, ticket_id=TICKET, score=2, word="Долго")
    cancelled = TicketStatusChanged(
        by=CONTACT, ticket_id=TICKET, old=S.NEW, new=S.CANCELLED, reason="Само прошло"
    )
    moved = TicketStatusChanged(by=CONTACT, ticket_id=TICKET, old=S.RESOLVED, new=S.CLOSED)
    now = facts.context(facts.ticket())
    kept = [
        words_alone(note_of(e, facts.agent(), Why.TEAM, now)) for e in (rated, cancelled, moved)
    ]
    told = [messages.in_a_line(each) if each else "" for each in kept]
    assert ["Долго" in told[0], "Само прошло" in told[1], told[2]] == [True, True, ""]

"""Which buttons an older message keeps, and which the newest has: pure."""

from dataclasses import replace

import pytest

from api.notifications.types import messages
from api.notifications.types.facts import State
from api.notifications.types.keyboards import Extent, below
from api.notifications.types.note import Note
from api.notifications.types.recipient import Why
from api.outbox import Event
from api.principal import Principal
from api.tickets.events import TicketCommented, TicketStatusChanged
from shared.contracts.tickets import TicketStatus, Visibility
from shared.i18n import translator
from tests.pipeline.facts import BORIS, COMMENT, TICKET, agent, contact, ticket

pytestmark = pytest.mark.rule("U4")

RESOLVED = TicketStatusChanged(
    by=BORIS, ticket_id=TICKET, old=TicketStatus.IN_PROGRESS, new=TicketStatus.RESOLVED
)
SAID = TicketCommented(by=BORIS, ticket_id=TICKET, comment_id=COMMENT, visibility=Visibility.PUBLIC)


def labels(
    reader: Principal, extent: Extent, *, status: TicketStatus = TicketStatus.NEW
) -> list[list[str]]:
    subject = ticket(status=status)
    note = Note(event=RESOLVED, reader=reader, why=Why.TEAM, subject=subject)
    made = messages.compose(note, message_id="1", base_url="https://desk.example", extent=extent)
    return [[button.label for button in row] for row in made.buttons]


def test_an_older_message_of_the_staff_has_one_row() -> None:
    """The way to the card, and the page."""
    assert labels(agent(), Extent.OPENER) == [["Карточка", "Открыть"]]
    assert labels(agent(), Extent.WHOLE)[-1] == ["Открыть"]


def test_an_older_message_of_a_client_has_the_button_they_know() -> None:
    """«Status» is how a client opens the card."""
    assert labels(contact(), Extent.OPENER) == [["Статус"]]


def test_what_nobody_can_press_is_not_drawn() -> None:
    """A letter, a push and a post have a link."""
    assert labels(agent(), Extent.NONE) == []


def test_answers_are_those_to_a_question() -> None:
    """Solved or not; what the card offers besides stands in the newest message."""
    status = TicketStatus.RESOLVED
    kept = labels(contact(), Extent.ANSWERS, status=status)
    assert kept == [["Да, решено", "Не решено"], ["Статус"]]
    assert labels(agent(), Extent.ANSWERS, status=status) == [["Карточка", "Открыть"]]


def test_who_sees_the_object_no_more_opens_nothing() -> None:
    """They only learned that it went to somebody else."""
    stranger = replace(contact(), client_ids=frozenset(), sees_all_of=frozenset())
    note = Note(event=RESOLVED, reader=stranger, why=Why.TEAM, subject=ticket(contact_id=BORIS))
    assert below(note, State(), "", translator("ru"), Extent.OPENER) == []


@pytest.mark.parametrize(
    ("event", "status", "asks"),
    [
        (RESOLVED, TicketStatus.RESOLVED, True),
        (RESOLVED, TicketStatus.CLOSED, False),
        (SAID, TicketStatus.RESOLVED, False),
    ],
)
def test_what_told_of_the_end_asked(event: Event, status: TicketStatus, asks: bool) -> None:
    """A word asks nothing, and what has moved on is not asked any more."""
    assert ticket(status=status).asked_by(event) is asks

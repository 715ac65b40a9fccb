"""What waited is told as it stands now, from where the reader last heard (Q14); pure."""

from typing import Any
from uuid import UUID

import pytest

from api.absences.events import AbsenceApproved, AbsenceCancelled
from api.db import new_id
from api.notifications.models import Delivery, DeliveryAction, Reason
from api.notifications.prepare import merging
from api.notifications.prepare.merging import Merged
from api.notifications.types import messages
from api.notifications.types.note import Note
from api.notifications.types.recipient import Why
from api.outbox import Event
from api.principal import Principal
from api.tasks.events import TaskEdited
from api.tickets.events import TicketAssigned, TicketCommented, TicketQueued, TicketStatusChanged
from shared.contracts.absences import AbsenceStatus
from shared.contracts.tickets import TicketStatus, Visibility
from tests.pipeline.facts import (
    BORIS,
    COMMENT,
    CONTACT,
    DARYA,
    TICKET,
    VERA,
    agent,
    comment,
    contact,
    ticket,
)

pytestmark = pytest.mark.rule("Q14")

NEW, WORK, WAITING, RESOLVED = (
    TicketStatus.NEW,
    TicketStatus.IN_PROGRESS,
    TicketStatus.WAITING,
    TicketStatus.RESOLVED,
)


def moved(old: TicketStatus, new: TicketStatus, *, word: bool = False) -> TicketStatusChanged:
    said = COMMENT if word else None
    return TicketStatusChanged(by=BORIS, ticket_id=TICKET, old=old, new=new, comment_id=said)


ASKED = moved(WORK, WAITING, word=True)


def given(before: UUID | None, to: UUID, status: TicketStatus | None = None) -> TicketAssigned:
    return TicketAssigned(by=VERA, ticket_id=TICKET, assignee_id=to, before=before, status=status)


def answered(before: TicketStatus) -> TicketCommented:
    return TicketCommented(
        by=CONTACT,
        ticket_id=TICKET,
        comment_id=COMMENT,
        visibility=Visibility.PUBLIC,
        status=WORK,
        before=before,
    )


def waiting(*events: Event, reader: Principal | None = None, **now: Any) -> list[Any]:
    """Deliveries that have waited for each other, in the order of the events."""
    who, names = reader or contact(), {BORIS: "Борис", DARYA: "Дарья"}
    facts: dict[str, Any] = {"reader": who, "why": Why.WATCHER, "actor": "Борис", "names": names}
    subject = ticket(**now)
    return [
        (
            Delivery(
                id=new_id(),
                event_id=UUID(int=number),
                reason=Reason.BURST,
                object_id=TICKET,
                person_id=who.person_id,
                address_key="1",
            ),
            Note(event=each, subject=subject, comment=comment(), **facts),
        )
        for number, each in enumerate(events)
    ]


def told(going: list[Any]) -> tuple[list[str], int]:
    """The lines of the one message, and how many deliveries were undone."""
    merged, undone = merging.merge(going)
    assert len(merged) <= 1
    return [line for each in merged for line in _lines(each)], len(undone)


def _lines(one: Merged) -> list[str]:
    return [*one.earlier, messages.words(one.note).title]


@pytest.mark.rule("Q6")
@pytest.mark.parametrize(
    ("events", "now", "lines"),
    [
        ([moved(NEW, WORK), moved(WORK, WAITING)], WAITING, ["ждём вашего ответа"]),
        ([given(None, BORIS, WORK), moved(WORK, WAITING)], WAITING, ["исполнитель", "ждём вашего"]),
        ([moved(WORK, WAITING), moved(WAITING, WORK)], WORK, []),
        ([moved(WORK, WAITING), moved(WAITING, WORK), moved(WORK, WAITING)], WAITING, ["ждём"]),
        ([moved(WORK, WAITING), answered(WAITING)], WORK, ["💬"]),
        ([ASKED, moved(WAITING, WORK)], WORK, ["💬"]),
        (
            [moved(WORK, WAITING, word=True), moved(WAITING, RESOLVED)],
            RESOLVED,
            ["Слово", "решена"],
        ),
        # Between the two lies the reader's own act.
        ([moved(WORK, RESOLVED), moved(WORK, WAITING)], WAITING, ["ждём вашего ответа"]),
        ([moved(WORK, RESOLVED), moved(WORK, WAITING), moved(WAITING, WORK)], WORK, []),
        # The reader's own act was the last one.
        ([moved(WORK, RESOLVED)], WORK, []),
    ],
)
def test_a_status_is_told_as_it_stands(
    events: list[Event], now: TicketStatus, lines: list[str]
) -> None:
    """No line tells an overtaken one, and nobody's words are lost."""
    said, _ = told(waiting(*events, status=now, assignee_id=BORIS, assignee="Борис"))
    assert len(said) == len(lines)
    assert all(part in line for part, line in zip(lines, said, strict=True))


@pytest.mark.parametrize(
    ("events", "holder", "lines"),
    [
        ([given(None, BORIS), given(BORIS, DARYA)], DARYA, ["исполнитель — Дарья"]),
        ([given(BORIS, DARYA), given(DARYA, BORIS)], BORIS, []),
        ([given(None, BORIS), TicketQueued(by=VERA, ticket_id=TICKET, before=BORIS)], None, []),
        (
            [TicketQueued(by=VERA, ticket_id=TICKET, before=BORIS), given(None, DARYA)],
            DARYA,
            ["исполнитель — Дарья"],
        ),
    ],
)
def test_an_assignee_is_told_as_it_stands(
    events: list[Event], holder: UUID | None, lines: list[str]
) -> None:
    """Of a chain of hands the last."""
    said, _ = told(waiting(*events, assignee_id=holder, assignee="Дарья"))
    assert len(said) == len(lines)
    assert all(part in line for part, line in zip(lines, said, strict=True))


def test_what_stands_in_a_chat_is_drawn_anew_all_the_same() -> None:
    """An edit is no news, so nothing overtakes it."""
    [(delivery, note)] = waiting(moved(WORK, RESOLVED), status=WORK)
    delivery.action, delivery.reason = DeliveryAction.EDIT, ""
    merged, undone = merging.merge([(delivery, note)])
    assert ([each.note for each in merged], undone) == ([note], [])


def test_a_ticket_that_came_back_says_so_to_who_heard_that_it_was_done() -> None:
    """Resolved, then back, then waiting: not back, but waiting."""
    events = moved(RESOLVED, WORK), moved(WORK, WAITING)
    merged, _ = merging.merge(waiting(*events, reader=agent(), status=WAITING))
    assert merged[0].note.event == moved(RESOLVED, WAITING)
    assert "ждёт ответа клиента" in messages.words(merged[0].note).title


def test_edits_of_a_task_are_told_by_field() -> None:
    """A date that was put back is no news, a priority that moved is; neither stands twice."""
    first = TaskEdited(
        by=VERA,
        task_id=TICKET,
        fields=["due_at", "priority"],
        moved={"due_at": ("1", "2"), "priority": ("low", "high")},
    )
    back = TaskEdited(by=VERA, task_id=TICKET, fields=["due_at"], moved={"due_at": ("2", "1")})
    merged, undone = merging.merge(waiting(first, back, reader=agent()))
    assert [each.note.event.turns for each in merged] == [first.turns[1:]]
    assert (len(undone), merged[0].earlier) == (1, ())


def test_an_absence_that_was_taken_back_is_not_told_as_approved() -> None:
    """Whoever heard nothing yet hears the end."""
    approved = AbsenceApproved(by=VERA, absence_id=TICKET)
    cancelled = AbsenceCancelled(
        by=DARYA, absence_id=TICKET, before=AbsenceStatus.APPROVED, reason="Отчёт"
    )
    chain = [each.turns[0] for each in (approved, cancelled)]
    assert chain[0].new == chain[1].old
    assert approved.without("status") is None


@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("event", [moved(NEW, WORK), moved(WORK, WAITING), moved(WORK, RESOLVED)])
@pytest.mark.parametrize("client", [True, False])
def test_an_old_notice_tells_what_was(event: Event, locale: str, *, client: bool) -> None:
    """Redrawn later it says nothing that is true no more, and asks no question of today."""
    reader = contact(locale=locale) if client else agent(locale=locale)
    facts: dict[str, Any] = {"reader": reader, "why": Why.WATCHER, "actor": "Борис"}
    still = Note(event=event, subject=ticket(status=event.turns[0].new), **facts)
    later = Note(event=event, subject=ticket(status=TicketStatus.CLOSED), **facts)
    now, then = (messages.words(each).title for each in (still, later))
    assert now != then and "?" not in then
    past = ("взяли", "вернули", "просили", "отложили", "отметили", " was ")
    assert any(word in then for word in past)


def test_a_client_is_asked_only_by_the_notice_of_the_end() -> None:
    """Not below "we wait for your answer"."""
    facts: dict[str, Any] = {"reader": contact(), "why": Why.CONTACT, "actor": "Борис"}
    asks = Note(event=moved(WORK, RESOLVED), subject=ticket(status=RESOLVED), **facts)
    assert messages.words(asks).title.endswith("Всё в порядке?")
    old = Note(event=moved(NEW, WAITING), subject=ticket(status=RESOLVED), **facts)
    assert messages.words(old).title == "По заявке №12 просили вашего ответа"

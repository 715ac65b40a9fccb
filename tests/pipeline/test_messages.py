"""What a notice says, and who may be told: pure."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from api.notifications.channels.base import Message, Urgency
from api.notifications.channels.telegram.text import render
from api.notifications.events import (
    AddressDied,
    ChannelFailing,
    DigestDue,
)
from api.notifications.types import messages
from api.notifications.types.note import Form, Note
from api.notifications.types.recipient import Why
from api.outbox import Event
from api.principal import Principal
from api.tickets.events import (
    SlaBreached,
    SlaEscalated,
    SlaWarned,
    TicketAssigned,
    TicketCommented,
    TicketOpened,
    TicketRated,
    TicketStatusChanged,
)
from shared.contracts.people import Role
from shared.contracts.priority import Priority
from shared.contracts.sla import SlaGoal
from shared.contracts.tickets import TicketStatus, Visibility
from shared.work.drawing.files import File
from tests.lanes import Lanes
from tests.pipeline import examples
from tests.pipeline.facts import (
    BORIS,
    COLLEAGUE,
    COMMENT,
    CONTACT,
    DARYA,
    OLEG,
    TICKET,
    VERA,
    agent,
    comment,
    contact,
    ticket,
    uid,
)

NOBODY: frozenset[UUID] = frozenset()
ONESELF = {Why.ADMIN, Why.YOURSELF}
"""Reasons of events that are about no object."""
OF_A_TICKET = {
    Why.ASSIGNEE,
    Why.FORMER,
    Why.CONTACT,
    Why.AUTHOR,
    Why.WATCHER,
    Why.LEAD,
    Why.ESCALATED,
    Why.TEAM,
    Why.AGENT,
    Why.KEEPER,
    Why.SNOOZED,
}


def told(event: Event, reader: Principal, **more: Any) -> Note:
    facts: dict[str, Any] = {"why": Why.WATCHER, "subject": ticket(), "actor": "Борис"}
    return Note(event=event, reader=reader, **(facts | more))


def composed(note: Note) -> Message:
    return messages.compose(note, message_id="m1", base_url="https://desk.example")


OPENED = TicketOpened(by=CONTACT, ticket_id=TICKET)
TAKEN = TicketAssigned(
    by=BORIS, ticket_id=TICKET, assignee_id=BORIS, status=TicketStatus.IN_PROGRESS
)
RESOLVED = TicketStatusChanged(
    by=BORIS, ticket_id=TICKET, old=TicketStatus.NEW, new=TicketStatus.RESOLVED
)


def said(visibility: Visibility) -> TicketCommented:
    return TicketCommented(by=BORIS, ticket_id=TICKET, comment_id=COMMENT, visibility=visibility)


PUBLIC, INTERNAL = said(Visibility.PUBLIC), said(Visibility.INTERNAL)


@pytest.mark.rule("X1", "X2", "C5")
@pytest.mark.parametrize(
    ("who", "note", "allowed"),
    [
        ("agent", told(OPENED, agent()), True),
        ("own contact", told(OPENED, contact()), True),
        ("colleague of an open company", told(OPENED, contact(COLLEAGUE)), True),
        (
            "colleague of a closed company",
            told(OPENED, contact(COLLEAGUE, sees_all_of=NOBODY)),
            False,
        ),
        ("own contact of a closed company", told(OPENED, contact(sees_all_of=NOBODY)), True),
        ("contact who left", told(OPENED, contact(client_ids=NOBODY, sees_all_of=NOBODY)), False),
        (
            "contact of another company",
            told(OPENED, contact(client_ids=frozenset({uid(99)}))),
            False,
        ),
        ("employee", told(OPENED, agent(OLEG, role=Role.EMPLOYEE)), False),
        (
            "employee who follows",
            told(
                OPENED, agent(OLEG, role=Role.EMPLOYEE), subject=ticket(watchers=frozenset({OLEG}))
            ),
            True,
        ),
        (
            "employee who wrote it",
            told(OPENED, agent(OLEG, role=Role.EMPLOYEE), subject=ticket(author_id=OLEG)),
            True,
        ),
        ("contact, public word", told(PUBLIC, contact(), comment=comment()), True),
        (
            "contact, internal word",
            told(INTERNAL, contact(), comment=comment(Visibility.INTERNAL)),
            False,
        ),
        (
            "contact, a word that only the event calls public",
            told(PUBLIC, contact(), comment=comment(Visibility.INTERNAL)),
            False,
        ),
        (
            "contact, a word that only the row calls public",
            told(INTERNAL, contact(), comment=comment()),
            False,
        ),
        ("contact, a word that is gone", told(PUBLIC, contact()), False),
        (
            "contact, an internal word that another kind of event quotes",
            told(RESOLVED, contact(), comment=comment(Visibility.INTERNAL)),
            False,
        ),
        (
            "contact, a public word with a status",
            told(RESOLVED, contact(), comment=comment()),
            True,
        ),
        ("contact, a status whose word is gone", told(RESOLVED, contact()), True),
        ("agent, internal word", told(INTERNAL, agent(), comment=comment()), True),
        (
            "of no ticket",
            told(ChannelFailing(by=None, lane=Lanes.EMAIL, reason=""), agent(), subject=None),
            True,
        ),
    ],
)
def test_who_may_be_told(who: str, note: Note, allowed: bool) -> None:
    """The ticket's own policy answers, and an internal word must be public in both places."""
    assert messages.allowed(note) is allowed, who


PROMISE: dict[str, Any] = {
    "ticket_id": TICKET,
    "goal": SlaGoal.REACTION,
    "deadline": datetime(2026, 11, 23, 9, tzinfo=UTC),
}
EVERY: dict[type[Event], Event] = {
    **examples.of_room("tickets"),
    **examples.of_room("people"),
    **{
        kind: each
        for kind, each in examples.of_room("notifications").items()
        if kind is not DigestDue
    },
    TicketAssigned: TAKEN,
    TicketStatusChanged: RESOLVED,
    TicketRated: TicketRated(by=CONTACT, ticket_id=TICKET, score=2, word="Долго"),
    SlaWarned: SlaWarned(by=None, **PROMISE),
    SlaBreached: SlaBreached(by=None, **PROMISE),
    SlaEscalated: SlaEscalated(by=None, to=BORIS, **PROMISE),
}
"""A new kind cannot be forgotten; tasks, absences and digests have tests of their own."""


@pytest.mark.rule("C7")
@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("kind", EVERY)
def test_every_event_can_be_said_in_both_languages(kind: type[Event], locale: str) -> None:
    """To an agent; a title that says something, every reason there is, no unfilled variable."""
    about_ticket = EVERY[kind].about is not None
    subject = ticket() if about_ticket else None
    for why in OF_A_TICKET if about_ticket else ONESELF:
        reader = agent(locale=locale)
        made = composed(told(EVERY[kind], reader, comment=comment(), why=why, subject=subject))
        assert made.title and made.locale == locale
        assert bool(made.why) is (why not in messages.PLAIN_TO_SEE)
        thread = made.thread.subject if made.thread else ""
        text = " ".join([made.title, *made.lines, made.why, thread])
        assert "{" not in text and "None" not in text


@pytest.mark.rule("Q14")
@pytest.mark.parametrize("locale", ["ru", "en"])
@pytest.mark.parametrize("kind", [SlaWarned, SlaBreached, SlaEscalated])
def test_no_notice_says_today(kind: type[Event], locale: str) -> None:
    """It stays in the chat, and is drawn anew for as long as its ticket changes."""
    put_off = {BORIS: PROMISE["deadline"] + timedelta(hours=2)}
    note = told(EVERY[kind], agent(locale=locale), subject=ticket(snoozed=put_off))
    form = render(composed(replace(note, moment=PROMISE["deadline"] - timedelta(hours=1))))
    keys = form.markup.inline_keyboard if form.markup else []
    text = " ".join([form.text, *(key.text for row in keys for key in row)]).lower()
    assert "23" in text and "12:00" in text and "14:00" in text
    assert not re.search("сегодня|завтра|вчера|today|tomorrow|yesterday|осталось|left", text)


@pytest.mark.rule("C7", "E2")
def test_a_notice_shows_who_and_what() -> None:
    """Actor, number, title, the words, a link, a thread that never changes its subject."""
    made = composed(told(PUBLIC, agent(), comment=comment()))
    assert made.title == "💬 Борис — заявка №12"
    assert made.about == ["№12 · Не печатает"]
    assert made.quote == "Слово"
    assert made.link == f"https://desk.example/tickets/{TICKET}"
    assert made.path == f"/tickets/{TICKET}"
    assert made.thread and made.thread.key == f"ticket-{TICKET}"
    assert made.thread.subject == "[№12] Не печатает"


@pytest.mark.rule("X2")
def test_a_client_gets_no_link_into_the_desk_and_nothing_of_the_desk() -> None:
    """No PWA, no team, no priority, no moves."""
    made = composed(told(RESOLVED, contact(), subject=ticket(priority=Priority.HIGH)))
    assert made.link == made.path == ""
    text = " ".join(made.lines)
    assert "Поддержка" not in text and "Приоритет" not in text
    labels = [button.label for row in made.buttons for button in row]
    assert labels == ["Добавить", "Статус", "Отменить", "🔕 Не уведомлять", "⏰ Отложить"]


def test_who_is_given_a_ticket_is_told_so() -> None:
    """Not that somebody was."""
    made = composed(told(TAKEN, agent(), subject=ticket(assignee="Борис", assignee_id=BORIS)))
    assert "Вам назначена" in made.title


def test_a_contact_is_told_who_works_on_it_now() -> None:
    """Taking is the beginning of the work; a later hand-over is only that."""
    now = ticket(assignee="Борис", assignee_id=BORIS, status=TicketStatus.IN_PROGRESS)
    later = TicketAssigned(by=OLEG, ticket_id=TICKET, assignee_id=BORIS)
    assert composed(told(TAKEN, contact(), subject=now)).title.startswith("Заявка №12 в работе")
    assert "исполнитель — Борис" in composed(told(later, contact(), subject=now)).title


@pytest.mark.rule("D7")
def test_a_hand_over_that_was_taken_back_concerns_nobody_any_more() -> None:
    """Who was given it meanwhile is another one; everybody else still hears who it was."""
    given = TicketAssigned(by=VERA, ticket_id=TICKET, assignee_id=BORIS)
    now = ticket(assignee="Дарья", assignee_id=DARYA)
    assert not now.concerns(agent(), given)
    assert now.concerns(contact(), given)
    assert ticket(assignee="Борис", assignee_id=BORIS).concerns(agent(), given)


@pytest.mark.rule("T12")
def test_the_reason_of_a_cancellation_is_told() -> None:
    """It is what the person wrote."""
    event = TicketStatusChanged(
        by=CONTACT,
        ticket_id=TICKET,
        old=TicketStatus.NEW,
        new=TicketStatus.CANCELLED,
        reason="Само прошло",
    )
    assert composed(told(event, agent())).quote == "Само прошло"


@pytest.mark.rule("Q5")
@pytest.mark.parametrize(
    ("note", "critical"),
    [
        (told(OPENED, agent()), False),
        (told(OPENED, agent(), subject=ticket(priority=Priority.CRITICAL)), True),
        (told(EVERY[ChannelFailing], agent(), subject=None, why=Why.ADMIN), True),
        (told(EVERY[AddressDied], agent(), subject=None, why=Why.YOURSELF), False),
    ],
)
def test_what_is_critical(note: Note, critical: bool) -> None:
    """A fire and a broken channel; they are urgent for the push service too."""
    assert messages.is_critical(note) is critical
    assert (composed(note).urgency is Urgency.HIGH) is critical


def test_notices_that_were_merged_are_named_first() -> None:
    """The message of the morning."""
    made = messages.compose(
        told(RESOLVED, agent()), message_id="m1", base_url="", earlier=("Раз", "Два")
    )
    assert made.about == ["Раз", "Два", "№12 · Не печатает"]


def test_a_card_tells_of_no_event() -> None:
    """Heading, facts, text; no reason, because the person asked for it."""
    made = composed(told(RESOLVED, agent(), form=Form.CARD))
    assert made.title == "№12 · Не печатает"
    assert made.about[0] == "Статус: новая"
    assert (made.quote, made.why) == ("совсем", "")


@pytest.mark.rule("T7")
def test_what_never_came_is_no_file() -> None:
    """It is told as not received, in a message of its own and in a line of a later one."""
    lost = File("огромный.pdf", 30 * 1024**2, missing=True)
    note = told(OPENED, agent(), subject=ticket(files=(File("a.png"), lost)))
    told_so = "📎 1 файл: a.png\n⚠️ Не получен: огромный.pdf, 30 МБ\n"
    assert told_so in render(composed(note)).text
    assert messages.in_a_line(note).endswith(": a.png: ⚠️ Не получен: огромный.pdf, 30 МБ")
    word = told(PUBLIC, agent(), comment=replace(comment(), files=(lost,)))
    assert "</blockquote>\n⚠️ Не получен: огромный.pdf, 30 МБ\n" in render(composed(word)).text
    moved = told(RESOLVED, agent(), comment=replace(comment(), files=(File("b.png"), lost)))
    assert told_so.replace("a.png", "b.png") in render(composed(moved)).text + "\n"
    card = told(OPENED, agent(), form=Form.CARD, subject=note.subject)
    assert told_so in render(composed(card)).text + "\n"


def test_the_page_is_named_once() -> None:
    """Also where Telegram takes no button to it: the sessions of one name do not serve another."""
    note = told(OPENED, agent())
    made = messages.compose(note, message_id="m1", base_url="http://localhost:8000")
    form = render(made)
    assert form.text.count("/tickets/") == 1 and "http://localhost:8000/tickets/" in form.text


@pytest.mark.rule("T9")
def test_a_receipt_goes_on_saying_what_was_made() -> None:
    """Below it stands how the ticket is now; its text is known to who wrote it."""
    made = composed(told(RESOLVED, contact(), form=Form.RECEIPT))
    assert made.title == "✅ Заявка №12 создана"
    assert made.about[:2] == ["№12 · Не печатает", "Статус: принята, ждёт исполнителя"]
    assert (made.quote, made.why) == ("", "")


def test_a_title_is_not_told_twice() -> None:
    """What stands above the text already; a title that was cut is not the whole line."""
    assert composed(told(OPENED, agent())).quote == "совсем"
    long = ticket(title="Не…", text="Не печатает\nсовсем")
    assert composed(told(OPENED, agent(), subject=long)).quote == "Не печатает\nсовсем"


def test_a_client_sees_whose_a_colleagues_ticket_is_and_what_it_was_given() -> None:
    """On the own ticket the own name says nothing."""
    rated = ticket(score=4)
    mine = composed(told(OPENED, contact(), subject=rated)).lines
    theirs = composed(told(OPENED, contact(COLLEAGUE), subject=rated)).lines
    assert "Оценка: 4 из 5" in mine and "Контакт: Анна" not in mine
    assert "Контакт: Анна" in theirs

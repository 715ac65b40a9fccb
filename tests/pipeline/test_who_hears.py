"""Who hears of what, and why: the whole table, without a database."""

from typing import Any
from uuid import UUID

import pytest

from api.notifications.events import AddressDied, ChannelFailing
from api.notifications.types import recipients
from api.notifications.types.event_context import EventContext
from api.notifications.types.recipient import Why
from api.outbox import Event
from api.people.events import TelegramRelinked
from api.tickets.events import (
    TicketAssigned,
    TicketCommented,
    TicketEdited,
    TicketOpened,
    TicketStatusChanged,
)
from shared.contracts.telegram import BotScope
from shared.contracts.tickets import TicketStatus, Visibility
from tests.lanes import Channels, Lanes
from tests.pipeline.facts import (
    BORIS,
    COLLEAGUE,
    COMMENT,
    CONTACT,
    DARYA,
    GLEB,
    OLEG,
    TICKET,
    VERA,
    context,
    ticket,
)

pytestmark = pytest.mark.rule("C6", "N1")


def heard(event: Event, now: EventContext) -> dict[UUID, str]:
    return {each.person_id: each.why.value for each in recipients.of(event, now)}


def opened(by: UUID = CONTACT) -> TicketOpened:
    return TicketOpened(by=by, ticket_id=TICKET)


def assigned(by: UUID, to: UUID, before: UUID | None = None) -> TicketAssigned:
    return TicketAssigned(by=by, ticket_id=TICKET, assignee_id=to, before=before)


def resolved(by: UUID) -> TicketStatusChanged:
    return TicketStatusChanged(
        by=by, ticket_id=TICKET, old=TicketStatus.IN_PROGRESS, new=TicketStatus.RESOLVED
    )


def said(by: UUID, visibility: Visibility = Visibility.PUBLIC) -> TicketCommented:
    return TicketCommented(by=by, ticket_id=TICKET, comment_id=COMMENT, visibility=visibility)


QUEUED = context(ticket())
TAKEN = context(ticket(assignee_id=BORIS, assignee="Борис"))
FOLLOWED = context(ticket(assignee_id=BORIS, watchers=frozenset({OLEG, COLLEAGUE})))
TEAMLESS = context(ticket(team=None))
INTERNAL = Visibility.INTERNAL

CASES: dict[str, tuple[Event, EventContext, dict[UUID, str]]] = {
    "a new ticket is the team's, the head by that name": (
        opened(),
        QUEUED,
        {VERA: "lead", BORIS: "team", DARYA: "team"},
    ),
    "a new ticket of no team is every agent's": (
        opened(),
        TEAMLESS,
        {BORIS: "agent", VERA: "agent", DARYA: "agent", GLEB: "agent"},
    ),
    "one opened for the contact is told to the contact": (
        opened(by=DARYA),
        QUEUED,
        {CONTACT: "contact", VERA: "lead", BORIS: "team"},
    ),
    "who takes it hears nothing, the contact does": (
        assigned(BORIS, BORIS),
        TAKEN,
        {CONTACT: "contact"},
    ),
    "who is given it hears, and who had it": (
        assigned(VERA, BORIS, DARYA),
        TAKEN,
        {BORIS: "assignee", DARYA: "former", CONTACT: "contact"},
    ),
    "a move by the assignee is told to the contact": (
        resolved(BORIS),
        TAKEN,
        {CONTACT: "contact"},
    ),
    "a cancellation by the contact is told to the assignee": (
        resolved(CONTACT),
        TAKEN,
        {BORIS: "assignee"},
    ),
    "a move of what nobody took is the team's": (
        resolved(CONTACT),
        QUEUED,
        {VERA: "lead", BORIS: "team", DARYA: "team"},
    ),
    "the client's word is for the assignee": (said(CONTACT), TAKEN, {BORIS: "assignee"}),
    "the client's word on what nobody took is the team's": (
        said(CONTACT),
        QUEUED,
        {VERA: "lead", BORIS: "team", DARYA: "team"},
    ),
    "the assignee's word is for the contact": (said(BORIS), TAKEN, {CONTACT: "contact"}),
    "an internal word is for assignee and head": (
        said(DARYA, INTERNAL),
        TAKEN,
        {BORIS: "assignee", VERA: "lead"},
    ),
    "watchers hear everything, each once": (
        resolved(BORIS),
        FOLLOWED,
        {CONTACT: "contact", OLEG: "watcher", COLLEAGUE: "watcher"},
    ),
    "a watcher who is the assignee hears as the assignee": (
        resolved(CONTACT),
        context(ticket(assignee_id=BORIS, watchers=frozenset({BORIS, CONTACT}))),
        {BORIS: "assignee"},
    ),
    "an edit is told to nobody": (
        TicketEdited(by=BORIS, ticket_id=TICKET, fields=["title"]),
        FOLLOWED,
        {},
    ),
    "of a ticket that is gone nobody hears": (opened(), EventContext(), {}),
    "who moved the link is told in the old chat": (
        TelegramRelinked(by=BORIS, person_id=BORIS, scope=BotScope.STAFF, old_chat_id=5),
        EventContext(),
        {BORIS: "yourself"},
    ),
    "whose address died is told": (
        AddressDied(by=None, person_id=BORIS, channel=Channels.EMAIL, reason="550"),
        EventContext(),
        {BORIS: "yourself"},
    ),
    "a failing channel is the administrators'": (
        ChannelFailing(by=None, lane=Lanes.EMAIL, reason="535"),
        EventContext(admins=frozenset({GLEB})),
        {GLEB: "admin"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_who_hears(case: str) -> None:
    """Each person once, with the first reason that applies; never the one who did it."""
    event, now, expected = CASES[case]
    assert heard(event, now) == expected


@pytest.mark.parametrize("actor", [CONTACT, BORIS, VERA, DARYA, OLEG, COLLEAGUE])
@pytest.mark.parametrize("tell", [opened, resolved, said])
def test_the_actor_never_hears_of_the_own_act(actor: UUID, tell: Any) -> None:
    """Whatever else the person is to the ticket."""
    everything = frozenset({CONTACT, BORIS, VERA, DARYA, OLEG, COLLEAGUE})
    now = context(ticket(assignee_id=BORIS, watchers=everything))
    assert actor not in heard(tell(actor), now)


@pytest.mark.rule("C5")
def test_an_internal_word_has_no_client_in_its_audience_but_watchers() -> None:
    """A contact who follows is caught by the policy at planning; nobody else is even named."""
    assert CONTACT not in heard(said(DARYA, INTERNAL), TAKEN)


def test_every_reason_has_a_name_of_its_own() -> None:
    """They are spoken as `why-<kind>-<value>`."""
    assert len({each.value for each in Why}) == len(Why)

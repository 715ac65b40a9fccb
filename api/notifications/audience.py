"""Who hears of an event and why: pure functions of plain data, one a kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from api.notifications.events import AddressDied, ChannelFailing
from api.notifications.situation import Situation, TicketNow
from api.outbox import Event
from api.people.events import TelegramRelinked
from api.tickets.events import (
    TicketAssigned,
    TicketCommented,
    TicketEdited,
    TicketOpened,
    TicketStatusChanged,
)
from shared.contracts.tickets import Visibility


class Why(StrEnum):
    """Why a person hears, spoken as `why-<value>`; the first that applies is told (N1)."""

    ASSIGNEE = "assignee"
    FORMER = "former"
    CONTACT = "contact"
    AUTHOR = "author"
    WATCHER = "watcher"
    LEAD = "lead"
    TEAM = "team"
    AGENT = "agent"
    ADMIN = "admin"
    YOURSELF = "yourself"


@dataclass(frozen=True)
class Hearer:
    person_id: UUID
    why: Why


Candidates = Iterator[tuple[UUID | None, Why]]


def of(event: Event, now: Situation) -> list[Hearer]:
    """Everybody who hears, each once; never the one who did it (C6)."""
    heard: dict[UUID, Why] = {}
    for person_id, why in AUDIENCES[type(event)](event, now):
        about_oneself = why in (Why.YOURSELF, Why.ADMIN)
        if person_id is not None and (about_oneself or person_id != event.by):
            heard.setdefault(person_id, why)
    return [Hearer(person_id, why) for person_id, why in heard.items()]


def _opened(event: TicketOpened, now: Situation) -> Candidates:
    if ticket := now.tickets.get(event.ticket_id):
        yield ticket.contact_id, Why.CONTACT
        yield from _desk(ticket, now)
        yield from _watchers(ticket)


def _assigned(event: TicketAssigned, now: Situation) -> Candidates:
    if ticket := now.tickets.get(event.ticket_id):
        yield event.assignee_id, Why.ASSIGNEE
        yield event.before, Why.FORMER
        yield ticket.contact_id, Why.CONTACT
        yield from _watchers(ticket)


def _status_changed(event: TicketStatusChanged, now: Situation) -> Candidates:
    if ticket := now.tickets.get(event.ticket_id):
        yield ticket.assignee_id, Why.ASSIGNEE
        yield ticket.contact_id, Why.CONTACT
        if ticket.assignee_id is None:
            yield from _desk(ticket, now)
        yield from _watchers(ticket)


def _commented(event: TicketCommented, now: Situation) -> Candidates:
    ticket = now.tickets.get(event.ticket_id)
    if ticket is None:
        return
    yield ticket.assignee_id, Why.ASSIGNEE
    if event.visibility is Visibility.PUBLIC:
        yield ticket.contact_id, Why.CONTACT
    if ticket.assignee_id is None:
        yield from _desk(ticket, now)
    elif event.visibility is Visibility.INTERNAL and ticket.team:
        yield ticket.team.lead_id, Why.LEAD
    yield from _watchers(ticket)


def _nobody(_: Event, __: Situation) -> Candidates:
    yield from ()


def _relinked(event: TelegramRelinked, _: Situation) -> Candidates:
    yield event.person_id, Why.YOURSELF


def _address_died(event: AddressDied, _: Situation) -> Candidates:
    yield event.person_id, Why.YOURSELF


def _channel_failing(_: ChannelFailing, now: Situation) -> Candidates:
    for person_id in sorted(now.admins):
        yield person_id, Why.ADMIN


def _desk(ticket: TicketNow, now: Situation) -> Candidates:
    """The team's queue; a ticket of no team is everybody's."""
    if ticket.team is None:
        for person_id in sorted(now.agents):
            yield person_id, Why.AGENT
        return
    yield ticket.team.lead_id, Why.LEAD
    for person_id in sorted(ticket.team.member_ids):
        yield person_id, Why.TEAM


def _watchers(ticket: TicketNow) -> Candidates:
    for person_id in sorted(ticket.watchers):
        yield person_id, Why.WATCHER


AUDIENCES: dict[type[Event], Callable[[Any, Situation], Candidates]] = {
    TicketOpened: _opened,
    TicketAssigned: _assigned,
    TicketStatusChanged: _status_changed,
    TicketCommented: _commented,
    TicketEdited: _nobody,
    TelegramRelinked: _relinked,
    AddressDied: _address_died,
    ChannelFailing: _channel_failing,
}
"""A ticket's edit is told to nobody: it only brings old messages up to date."""

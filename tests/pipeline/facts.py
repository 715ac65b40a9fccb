"""Plain people and tickets for the pure parts of the pipeline."""

from typing import Any
from uuid import UUID

from api.notifications.types.event_context import EventContext
from api.notifications.types.facts import CommentNow
from api.notifications.types.staff import Staff
from api.notifications.types.ticket.facts import TeamFacts, TicketNow
from api.principal import Principal
from shared.contracts.people import PersonKind, Role
from shared.contracts.priority import Priority
from shared.contracts.tickets import TicketStatus, Visibility


def uid(number: int) -> UUID:
    """A short-hand id."""
    return UUID(int=number)


CONTACT, COLLEAGUE, BORIS, VERA, DARYA, GLEB, OLEG = (uid(number) for number in range(1, 8))
COMPANY, TICKET, TEAM, COMMENT = (uid(number) for number in range(11, 15))
DESK = TeamFacts(
    id=TEAM,
    name="Поддержка",
    lead_id=VERA,
    member_ids=frozenset({BORIS, DARYA, VERA}),
    mattermost_channel=None,
)


def ticket(**more: Any) -> TicketNow:
    """A new ticket of the contact in the desk's queue."""
    facts: dict[str, Any] = {
        "id": TICKET,
        "number": 12,
        "title": "Не печатает",
        "text": "Не печатает\nсовсем",
        "status": TicketStatus.NEW,
        "priority": Priority.NORMAL,
        "client_id": COMPANY,
        "client": "Ромашка",
        "contact_id": CONTACT,
        "contact": "Анна",
        "author_id": CONTACT,
        "assignee_id": None,
        "assignee": None,
        "team": DESK,
        "version": 1,
    }
    return TicketNow(**(facts | more))


def comment(visibility: Visibility = Visibility.PUBLIC) -> CommentNow:
    return CommentNow(id=COMMENT, author_id=BORIS, visibility=visibility, text="Слово")


AGENTS = dict.fromkeys((BORIS, VERA, DARYA), Role.AGENT)
STAFF = Staff(roles=AGENTS | {GLEB: Role.ADMIN, OLEG: Role.EMPLOYEE})


def context(*tickets: TicketNow, **more: Any) -> EventContext:
    facts: dict[str, Any] = {"staff": STAFF}
    return EventContext(subjects={each.about: each for each in tickets}, **(facts | more))


def agent(person_id: UUID = BORIS, **more: Any) -> Principal:
    return _principal(person_id, PersonKind.EMPLOYEE, role=more.pop("role", Role.AGENT), **more)


def contact(person_id: UUID = CONTACT, **more: Any) -> Principal:
    """A contact of the company who sees all of it."""
    mine = frozenset({COMPANY})
    return _principal(
        person_id, PersonKind.CONTACT, **({"client_ids": mine, "sees_all_of": mine} | more)
    )


def _principal(person_id: UUID, kind: PersonKind, **more: Any) -> Principal:
    facts: dict[str, Any] = {"name": "Имя", "locale": "ru", "timezone": "Europe/Moscow"}
    return Principal(person_id=person_id, kind=kind, **(facts | more))

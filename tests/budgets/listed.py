"""Every list that goes on by a cursor, in every order: filled with rows of which many are sorted
alike, and how they move while somebody reads."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from api.absences.models import Absence
from api.db import new_id
from api.notifications.models import Delivery, DeliveryTry, Notice
from api.objects.audit import AuditEntry
from api.outbox import OutboxEvent
from api.people.models import Client, Person, Team, TeamMember
from api.tasks.models import Task
from api.tickets.models import Ticket
from shared.contracts.priority import Priority
from tests.desk import Desk

Of = Callable[[int], Any]
Copy = Callable[[Desk, Any, int], Awaitable[Any]]
THEN: Final = datetime(2026, 5, 4, 9, 30, 0, 999_990, tzinfo=UTC)
DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Sorting:
    """By which column: the n-th row's value, several alike; the n-th value before and after all."""

    by: str
    of: Of
    before: Of
    after: Of

    def down(self) -> "Sorting":
        return Sorting(self.by, self.of, self.after, self.before)


def _close(n: int) -> datetime:
    """A microsecond apart, over the edge of a second."""
    return THEN + timedelta(microseconds=n // 6)


def _moments(by: str, of: Of = _close) -> Sorting:
    return Sorting(by, of, lambda n: THEN - (n + 1) * DAY, lambda n: THEN + (n + 1) * DAY)


def _names(alike: int) -> Sorting:
    return Sorting(
        "name", lambda n: f"Имя «{n // alike:03}»", lambda n: f"  {n:03}", lambda n: f"яя {n:03}"
    )


URGENCIES: Final = list(reversed(Priority))
DUE: Final = _moments("due_at", lambda n: _close(n) if n % 4 else None)
URGENT: Final = Sorting(
    "priority", lambda n: URGENCIES[n % 4], lambda _: URGENCIES[0], lambda _: URGENCIES[-1]
)
NUMBER: Final = Sorting("number", lambda n: 1000 + n, lambda n: 900 - n, lambda n: 9000 + n)
START: Final = Sorting(
    "start",
    lambda n: date(2026, 5, 4) + n // 6 * DAY,
    lambda n: date(2026, 1, 1) - n * DAY,
    lambda n: date(2026, 12, 1) + n * DAY,
)


async def plain(desk: Desk, like: Any, n: int, **own: Any) -> Any:
    """Another row like this one."""
    known: list[str] = like.__mapper__.column_attrs.keys()
    # The key of a name the row makes by itself.
    kept = {each: getattr(like, each) for each in known if each != "name_key"}
    row = like.__class__(**kept | {"id": new_id()} | own)
    await desk.keep(row)
    return row


async def work(desk: Desk, like: Any, n: int) -> Any:
    """Tasks of one priority have many due dates, and the other way round."""
    more = {"due_at": DUE.of(n), "priority": URGENT.of(n // 3)} if isinstance(like, Task) else {}
    return await plain(desk, like, n, number=20_000 + n, **more)


async def person(desk: Desk, like: Any, n: int) -> Any:
    """What belongs to one alone is left out; every second one is of the team."""
    row = await plain(desk, like, n, email=None, phone=None, phone_e164=None)
    if n % 2:
        await desk.keep(TeamMember(team_id=desk.ids["Поддержка"], person_id=row.id))
    return row


async def named(desk: Desk, like: Any, n: int) -> Any:
    """Two of one name cannot be."""
    return await plain(desk, like, n, name=f"Новое {n:03}")


async def notice(desk: Desk, like: Any, n: int) -> Any:
    """Each of an event of its own."""
    event = await plain(desk, (await desk.all(OutboxEvent, OutboxEvent.id == like.event_id))[0], n)
    return await plain(desk, like, n, event_id=event.id)


async def delivery(desk: Desk, like: Any, n: int) -> Any:
    """With two tries."""
    row = await plain(desk, like, n, copy=1000 + n)
    await desk.keep(*(DeliveryTry(delivery_id=row.id, outcome="retry") for _ in range(2)))
    return row


@dataclass(frozen=True)
class Listed:
    """A list of rows of one kind."""

    who: str
    path: str
    """With what it asks; `{ticket}` and `{task}` are those that there are."""
    kind: type[Any]
    copy: Copy = plain
    sorting: Sorting | None = None
    """None: the newest first, and no row moves."""
    like: str = ""
    """The person that is copied; else the one row that there is."""


TICKETS: Final = [
    Listed("boris", f"/api/tickets?sort={way}{each.by}", Ticket, work, sorting)
    for each in (_moments("updated_at"), _moments("created_at"), NUMBER)
    for way, sorting in {"": each, "-": each.down()}.items()
]
TASKS: Final = [
    Listed("oleg", f"/api/tasks?sort={sort}", Task, work, sorting)
    for sort, sorting in {
        "due": DUE,
        "priority": URGENT,
        "-updated_at": _moments("updated_at").down(),
        "-created_at": _moments("created_at").down(),
    }.items()
]
ABSENCES: Final = [
    Listed("boris", "/api/absences?scope=mine", Absence, plain, START.down()),
    Listed("oleg", "/api/absences?scope=team", Absence, plain, START.down()),
    Listed("vera", "/api/absences?scope=to_approve", Absence, plain, _moments("asked_at")),
]
PEOPLE: Final = [
    Listed("gleb", "/api/employees", Person, person, _names(6), like="darya"),
    Listed("gleb", "/api/employees/{oleg}/subordinates", Person, person, _names(6), like="darya"),
    Listed("gleb", "/api/contacts", Person, person, _names(6), like="anna"),
    Listed("boris", "/api/tickets/{ticket}/assignees", Person, person, _names(6), like="darya"),
    Listed("oleg", "/api/tasks/{task}/delegatees", Person, person, _names(6), like="darya"),
    Listed("gleb", "/api/teams", Team, named, _names(1)),
    Listed("gleb", "/api/clients", Client, named, _names(1)),
]
LOGS: Final = [
    Listed("gleb", "/api/admin/deliveries", Delivery, delivery),
    Listed("gleb", "/api/admin/audit", AuditEntry),
    Listed("boris", "/api/notifications", Notice, notice),
]
LISTS: Final = [*TICKETS, *TASKS, *ABSENCES, *PEOPLE, *LOGS]

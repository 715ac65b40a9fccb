"""Words that were said outside any conversation, and the places where they may belong (T10, C2)."""

from contextlib import suppress
from typing import Final
from uuid import UUID

import msgspec

from bot_staff.tasks.draft import NewTask
from shared.client import ApiProblem
from shared.client.tasks import TaskFilter
from shared.client.tickets import TicketFilter
from shared.contracts.tasks import TaskScope
from shared.contracts.telegram import ObjectKind
from shared.telegram.chat.visit import Visit
from shared.telegram.inbox import drafts
from shared.work.task_card import card_of, task_heading
from shared.work.ticket_card import facts_of, ticket_heading

OFFERED: Final = 5
"""Tickets, and as many tasks."""


class Place(msgspec.Struct, frozen=True):
    """A ticket or a task that the words may be for."""

    kind: ObjectKind
    id: UUID


class Said(drafts.Draft, kw_only=True):
    """`among` are the places of the message that was replied to; empty when there was none."""

    among: list[Place] = msgspec.field(default_factory=list[Place])
    lost: bool = False
    """The person answered a message that nobody remembers (C3)."""
    ticket_id: UUID | None = None
    """Chosen; whose eyes the words are for is asked next (C5)."""

    @property
    def key(self) -> str:
        """The idempotency key of adding it: two presses are one comment (U1)."""
        return f"staff:said:{self.id}:{self.revision}"

    def as_new_task(self) -> NewTask:
        return NewTask(texts=self.texts, files=self.files, missing=self.missing, albums=self.albums)


async def places(said: Said, visit: Visit) -> list[tuple[str, Place]]:
    """Where the words may belong, named: what was replied to, else the person's open work."""
    if not said.among:
        return [*await _tickets(visit), *await _tasks(visit)]
    named: list[tuple[str, Place]] = []
    for place in said.among:
        with suppress(ApiProblem):  # It is gone, or no longer the person's: not offered.
            named.append((await _name(place, visit), place))
    return named


async def _name(place: Place, visit: Visit) -> str:
    if place.kind is ObjectKind.TASK:
        return task_heading(card_of(await visit.api.tasks.get(place.id)), visit.t)
    heading = ticket_heading(facts_of(await visit.api.ticket(place.id)), visit.t)
    return visit.t("where-ticket", heading=heading)


async def _tickets(visit: Visit) -> list[tuple[str, Place]]:
    mine = await visit.api.tickets(TicketFilter(assignee="me", is_open=True, limit=OFFERED))
    return [
        (
            visit.t("where-ticket", heading=ticket_heading(facts_of(each), visit.t)),
            Place(ObjectKind.TICKET, each.id),
        )
        for each in mine.items
    ]


async def _tasks(visit: Visit) -> list[tuple[str, Place]]:
    mine = await visit.api.tasks.find(TaskScope.MINE, TaskFilter(is_open=True), limit=OFFERED)
    return [
        (task_heading(card_of(each), visit.t), Place(ObjectKind.TASK, each.id))
        for each in mine.items
    ]

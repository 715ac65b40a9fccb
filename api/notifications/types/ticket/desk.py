"""Who of the desk hears a word on a ticket: pure, and never nobody (C9)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from api.notifications.types.recipient import Candidates, Why
from api.notifications.types.staff import Staff


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where a ticket is: in somebody's hands, and in a team's queue."""

    assignee_id: UUID | None = None
    in_team: bool = True
    """A ticket of no team is everybody's."""
    lead_id: UUID | None = None
    member_ids: frozenset[UUID] = frozenset()
    on_duty: tuple[UUID, ...] = ()
    """Who of the team hears first."""
    deaf: frozenset[UUID] = field(default_factory=frozenset[UUID])
    """Who wishes to hear no more of it (N3)."""


def of_the_client(place: Place, staff: Staff) -> Candidates:
    """Of a client's word: the assignee and, while that one is away, whoever stands in; where
    neither can hear, the queue."""
    heard = [*_assignee(place, staff)]
    yield from heard
    if not _reaches(heard, place, staff):
        yield from queue(place, staff)


def of_ours(place: Place, staff: Staff) -> Candidates:
    """Of a colleague's word, which may wait for the assignee's return; the queue where nobody
    works on it."""
    if staff.works(place.assignee_id):
        yield place.assignee_id, Why.ASSIGNEE
    else:
        yield from queue(place, staff)


def queue(place: Place, staff: Staff) -> Candidates:
    """Whoever is on duty; where none of them is here, the team and its lead; then whoever keeps the
    desk, and at last everybody who works on tickets. Empty only where nobody does."""
    told: list[tuple[UUID | None, Why]] = []
    for circle in (_on_duty(place, staff), _team(place, staff), _keepers(staff), _agents(staff)):
        known = {person_id for person_id, _ in told}
        told += [each for each in circle if each[0] not in known]
        if _reaches(told, place, staff):
            break
    yield from told


def who_answers_for_it(place: Place, staff: Staff) -> Candidates:
    """The lead; whoever keeps the desk where there is none."""
    if staff.works(place.lead_id):
        yield place.lead_id, Why.LEAD
    else:
        yield from _keepers(staff)


def _assignee(place: Place, staff: Staff) -> Candidates:
    assignee_id = place.assignee_id
    if assignee_id is None or not staff.works(assignee_id):
        return
    yield assignee_id, Why.ASSIGNEE
    if not staff.is_here(assignee_id):
        yield staff.stand_in(assignee_id), Why.DEPUTY


def _on_duty(place: Place, staff: Staff) -> Candidates:
    """Around the clock: whoever has the duty has it in the evening too."""
    return ((each, Why.DUTY) for each in place.on_duty if staff.works(each))


def _team(place: Place, staff: Staff) -> Candidates:
    if not place.in_team:
        yield from _agents(staff)
        return
    if staff.works(place.lead_id):
        yield place.lead_id, Why.LEAD
    for person_id in sorted(each for each in place.member_ids if staff.works(each)):
        yield person_id, Why.TEAM


def _keepers(staff: Staff) -> Candidates:
    return ((each, Why.KEEPER) for each in staff.keepers)


def _agents(staff: Staff) -> Candidates:
    return ((each, Why.AGENT) for each in staff.agents)


def _reaches(told: list[tuple[UUID | None, Why]], place: Place, staff: Staff) -> bool:
    return any(staff.is_here(each) and each not in place.deaf for each in _people(told))


def _people(told: list[tuple[UUID | None, Why]]) -> Iterator[UUID | None]:
    return (person_id for person_id, _ in told)

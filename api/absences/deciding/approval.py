"""Who decides about a request: pure, bounded and safe in a circle (A1)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from api.people.calendar.presence import Away


@dataclass(frozen=True, kw_only=True)
class Member:
    """An employee in the tree."""

    manager_id: UUID | None
    active: bool


@dataclass(frozen=True, kw_only=True)
class Company:
    """What choosing an approver asks of the company."""

    members: Mapping[UUID, Member]
    """At least everybody above the people in question, and their deputies."""
    away: Mapping[UUID, Away] = field(default_factory=dict[UUID, Away])
    keepers: tuple[UUID, ...] = ()
    """Active holders of the role that decides for those who have nobody above."""


def approver_of(person_id: UUID, company: Company) -> UUID | None:
    """Who decides now; None when there is nobody."""
    return next(candidates(person_id, company), None)


def candidates(person_id: UUID, company: Company) -> Iterator[UUID]:
    """Everybody who could decide, the nearest first, each once and never the person: present
    managers, or deputies of absent ones; then the keepers; when all are away, those who are."""
    seen = {person_id}
    for each in (*_present(person_id, company), *_whoever(person_id, company)):
        if each not in seen:
            seen.add(each)
            yield each


def managers(person_id: UUID, company: Company) -> Iterator[UUID]:
    """The line of managers upwards; ends where it comes back to somebody."""
    seen = {person_id}
    above = _manager_of(person_id, company)
    while above is not None and above not in seen:
        seen.add(above)
        yield above
        above = _manager_of(above, company)


def _present(person_id: UUID, company: Company) -> Iterator[UUID]:
    for each in _whoever(person_id, company):
        stand_in = _stand_in(each, person_id, company)
        if stand_in is not None:
            yield stand_in


def _whoever(person_id: UUID, company: Company) -> Iterator[UUID]:
    for each in (*managers(person_id, company), *company.keepers):
        if _is_active(each, company) and each != person_id:
            yield each


def _stand_in(approver_id: UUID, person_id: UUID, company: Company) -> UUID | None:
    """The approver, or the first deputy in the chain who is here and is not the person."""
    seen: set[UUID] = set()
    here: UUID | None = approver_id
    while here is not None and here not in seen:
        seen.add(here)
        absent = company.away.get(here)
        if absent is None:
            return here if here != person_id and _is_active(here, company) else None
        here = absent.deputy_id
    return None


def _manager_of(person_id: UUID, company: Company) -> UUID | None:
    member = company.members.get(person_id)
    return member.manager_id if member else None


def _is_active(person_id: UUID, company: Company) -> bool:
    member = company.members.get(person_id)
    return member is not None and member.active

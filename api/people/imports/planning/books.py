"""What the books hold now, as plain data that a plan is made by."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.people.models import Client, ClientContact, Person, Team, TeamMember
from shared import normal
from shared.contracts.imports import ImportField, ListKind
from shared.contracts.people import PersonKind, Role

NO_IDS: frozenset[UUID] = frozenset()


@dataclass(slots=True)
class Known:
    """Somebody, or a company, that is there."""

    id: UUID
    name: str
    name_key: str
    active: bool
    email: str | None = None
    phone: str | None = None
    key: str | None = None
    """The phone's."""
    role: Role | None = None
    manager_id: UUID | None = None
    deputy_id: UUID | None = None
    mattermost: str | None = None
    others: frozenset[UUID] = NO_IDS
    """Teams of an employee, companies of a contact."""
    sees_all: bool = True

    def of(self, name: ImportField) -> Any:
        """The field as a plan compares it."""
        match name:
            case ImportField.NAME:
                return self.name
            case ImportField.EMAIL:
                return self.email
            case ImportField.PHONE:
                return self.phone
            case ImportField.ROLE:
                return self.role
            case ImportField.MANAGER:
                return self.manager_id
            case ImportField.DEPUTY:
                return self.deputy_id
            case ImportField.MATTERMOST:
                return self.mattermost
            case ImportField.TEAMS | ImportField.COMPANIES:
                return self.others
            case ImportField.SEES_ALL:
                return self.sees_all
            case _:
                return self.active


@dataclass
class Books:
    """Everybody of one kind, and what they may belong to."""

    rows: dict[UUID, Known] = field(default_factory=dict[UUID, Known])
    named: dict[str, Known] = field(default_factory=dict[str, Known])
    """Teams or companies by the key of their name."""
    names: dict[UUID, str] = field(default_factory=dict[UUID, str])
    """Of everything that has an id here."""

    def index(self, what: str) -> dict[str, list[Known]]:
        """The active ones by a key of theirs."""
        found: dict[str, list[Known]] = defaultdict(list)
        for each in self.rows.values():
            value = getattr(each, what)
            if each.active and value:
                found[value].append(each)
        return found

    def gone(self, what: str) -> dict[str, Known]:
        """Those who left, the same way."""
        left = [each for each in self.rows.values() if not each.active]
        return {getattr(each, what): each for each in left if getattr(each, what)}


async def load(session: AsyncSession, kind: ListKind, *, lock: bool = False) -> Books:
    """In three statements. `lock`: nobody changes these until the transaction ends; they are locked
    in the order of their ids, as by whoever else locks many, so that nobody waits in a circle."""
    if kind is ListKind.COMPANIES:
        found = await _companies(session, lock=lock)
        return Books(rows={each.id: each for each in found}, names=_names(found))
    employees = kind is ListKind.EMPLOYEES
    named = await _teams(session) if employees else await _companies(session, lock=lock)
    people = await _people(session, PersonKind.EMPLOYEE if employees else PersonKind.CONTACT, lock)
    await _belonging(session, people, employees=employees)
    return Books(
        rows={each.id: each for each in people},
        named={each.name_key: each for each in named},
        names=_names([*named, *people]),
    )


async def _people(session: AsyncSession, kind: PersonKind, lock: bool) -> list[Known]:
    asked = (
        select(
            Person.id,
            Person.name,
            Person.name_key,
            Person.active,
            Person.email,
            Person.phone,
            Person.phone_e164,
            Person.role,
            Person.manager_id,
            Person.deputy_id,
            Person.mattermost_login,
        )
        .where(Person.kind == kind)
        .order_by(Person.id)
    )
    rows = await session.execute(asked.with_for_update(key_share=True) if lock else asked)
    return [Known(*row) for row in rows]


async def _belonging(session: AsyncSession, people: list[Known], *, employees: bool) -> None:
    pairs = (
        select(TeamMember.person_id, TeamMember.team_id)
        if employees
        else select(ClientContact.person_id, ClientContact.client_id)
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for person_id, other_id in await session.execute(pairs):
        found[person_id].add(other_id)
    for each in people:
        each.others = frozenset(found.get(each.id, ()))


async def _companies(session: AsyncSession, *, lock: bool) -> list[Known]:
    asked = select(Client.id, Client.name, Client.name_key, Client.active, Client.contacts_see_all)
    asked = asked.order_by(Client.id)
    rows = await session.execute(asked.with_for_update(key_share=True) if lock else asked)
    return [Known(*row[:4], sees_all=row[4]) for row in rows]


async def _teams(session: AsyncSession) -> list[Known]:
    rows = await session.execute(select(Team.id, Team.name, Team.name_key))
    return [Known(*row, active=True) for row in rows]


def _names(rows: Iterable[Known]) -> dict[UUID, str]:
    return {each.id: each.name for each in rows}


def same_name(one: str, other: str) -> bool:
    """Whether two spellings may be one person's: of one all the words are in the other."""
    a, b = set(normal.words(one)), set(normal.words(other))
    return bool(a and b) and (a <= b or b <= a)

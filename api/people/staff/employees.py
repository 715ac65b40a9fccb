"""The books of employees."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from msgspec import UNSET
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from api.db import new_id
from api.errors import Invalid, NotFound
from api.http.paging import slice_of
from api.objects import audit
from api.people import changes, fields
from api.people.errors import EmailTaken
from api.people.models import Person, Team
from api.people.ports import PeoplePorts
from api.people.search import matching
from api.people.staff import access, membership, tree
from api.people.staff.access import Access
from api.people.staff.departure import require_another_admin
from api.people.staff.leaving import Leaving
from api.people.uniqueness import flush_or, require_free
from api.principal import Principal
from api.settings import Settings
from api.signals import live
from shared.contracts.people import (
    EmployeeChange,
    EmployeeDraft,
    PersonKind,
    Role,
)

EMPLOYEES = (
    select(Person)
    .where(Person.kind == PersonKind.EMPLOYEE)
    .options(
        selectinload(Person.manager),
        selectinload(Person.teams),
        selectinload(Person.links),
        selectinload(Person.dead_addresses),
    )
    .order_by(Person.name, Person.id)
)


async def page(
    session: AsyncSession, search: str, active: bool | None, limit: int, offset: int
) -> tuple[Sequence[Person], int]:
    found = EMPLOYEES
    if search.strip():
        found = found.where(matching(search))
    if active is not None:
        found = found.where(Person.active.is_(active))
    return await slice_of(session, found, limit, offset)


async def subordinates(
    session: AsyncSession, person_id: UUID, limit: int, offset: int
) -> tuple[Sequence[Person], int]:
    """Active employees below, at any depth (D1)."""
    await get(session, person_id)
    under: Select[UUID] = select(tree.below(person_id).c.id)
    found = EMPLOYEES.where(Person.id.in_(under), Person.active, Person.id != person_id)
    return await slice_of(session, found, limit, offset)


async def get(session: AsyncSession, person_id: UUID) -> Person:
    """The employee as the database has it now; raises NotFound."""
    found = EMPLOYEES.where(Person.id == person_id).execution_options(populate_existing=True)
    person = await session.scalar(found)
    if person is None:
        raise NotFound
    return person


async def create(
    session: AsyncSession,
    principal: Principal | None,
    draft: EmployeeDraft,
    password_hash: str | None,
    settings: Settings,
) -> Person:
    """Raises SessionNeeded, Invalid, PhoneTaken, EmailTaken. Without a principal: the system's
    own setup."""
    if principal:
        access.require_session_to_hire(principal, draft)
    phone, number = fields.phone(draft.phone, settings.default_country)
    person = Person(
        id=new_id(),
        kind=PersonKind.EMPLOYEE,
        name=fields.name(draft.name),
        email=fields.email(draft.email),
        phone=phone,
        phone_e164=number,
        role=draft.role,
        active=True,
        password_hash=password_hash,
        locale=fields.locale(draft.locale or settings.default_locale),
        timezone=fields.timezone(draft.timezone or settings.default_timezone),
        mattermost_login=fields.mattermost_login(draft.mattermost_login),
    )
    if draft.manager_id:
        await tree.require_manager(session, draft.manager_id)
        person.manager_id = draft.manager_id
    await require_free(session, person)
    session.add(person)
    await flush_or(session, EmailTaken)
    await _set_teams(session, person.id, draft.team_ids)
    actor = principal.person_id if principal else person.id
    audit.record(session, actor, "employee_created", person.kind, person.id, role=person.role)
    return await get(session, person.id)


async def change(
    session: AsyncSession,
    principal: Principal,
    person_id: UUID,
    asked: EmployeeChange,
    settings: Settings,
    above: PeoplePorts,
) -> Person:
    """Raises NotFound, SessionNeeded, Invalid, PhoneTaken, EmailTaken, ManagerCycle, LastAdmin,
    UnsuitableSuccessor."""
    person = await get(session, person_id)
    before = access.of(person)
    if person.active and person.role is Role.ADMIN and _steps_down(asked):
        await require_another_admin(session, person)
    if asked.manager_id is not UNSET and asked.manager_id is not None:
        await tree.require_manager(session, asked.manager_id, person.id)
    _apply(person, asked, settings)
    access.require_session_for(principal, before, access.of(person))
    await changes.write(session, principal, person, asked, above, was_active=before.active)
    left = frozenset[UUID]()
    if asked.team_ids is not UNSET:
        left = frozenset({each.id for each in person.teams} - set(asked.team_ids))
        await _set_teams(session, person.id, asked.team_ids)
    if leaving := _leaving(principal, person, before, asked, left):
        await above.leaves(session, settings, leaving)
    elif _successor(asked):
        raise Invalid("hand_over_to: nothing is left", field="hand_over_to")
    if person.role is not before.role:
        live.access_changed(session, person.id)
    if _moves(asked):
        await above.place_changed(session, settings)
    return await get(session, person.id)


def _leaving(
    principal: Principal,
    person: Person,
    before: Access,
    asked: EmployeeChange,
    left: frozenset[UUID],
) -> Leaving | None:
    """What the person can do no more by this change."""
    leaving = Leaving(person_id=person.id, by=principal.person_id, to=_successor(asked))
    if before.active and not person.active:
        return leaving
    if before.role is not person.role and person.role is Role.EMPLOYEE:
        return replace(leaving, tickets_alone=True)
    return replace(leaving, of_teams=left) if left else None


def _successor(asked: EmployeeChange) -> UUID | None:
    return None if asked.hand_over_to is UNSET else asked.hand_over_to


def _moves(asked: EmployeeChange) -> bool:
    return any(each is not UNSET for each in (asked.manager_id, asked.active, asked.role))


def _steps_down(asked: EmployeeChange) -> bool:
    return asked.active is False or (asked.role is not UNSET and asked.role is not Role.ADMIN)


def _apply(person: Person, asked: EmployeeChange, settings: Settings) -> None:
    changes.apply_common(person, asked, settings)
    if asked.mattermost_login is not UNSET:
        person.mattermost_login = fields.mattermost_login(asked.mattermost_login)
    if asked.role is not UNSET:
        person.role = asked.role
    if asked.manager_id is not UNSET:
        person.manager_id = asked.manager_id


async def _set_teams(session: AsyncSession, person_id: UUID, team_ids: list[UUID]) -> None:
    wanted = set(team_ids)
    known = await session.scalars(select(Team.id).where(Team.id.in_(wanted)))
    if wanted - set(known):
        raise Invalid("team_ids: no such team", field="team_ids")
    await membership.set_teams(session, person_id, wanted)

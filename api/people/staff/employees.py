"""The books of employees."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from msgspec import UNSET, UnsetType
from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.db import new_id
from api.errors import Invalid, NotFound
from api.http.paging import Found, Slice, slice_of
from api.objects import audit
from api.people import changes, fields, keeping, narrowing
from api.people.calendar import schedules
from api.people.errors import EmailTaken
from api.people.models import Person, Team
from api.people.ports import PeoplePorts
from api.people.profile import newcomers
from api.people.search import BY_NAME, matching
from api.people.staff import access, deputising, membership, tree
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
        joinedload(Person.manager),
        joinedload(Person.deputy),
        joinedload(Person.teams),
        joinedload(Person.links),
        joinedload(Person.dead_addresses),
        joinedload(Person.merged_into),
    )
)


@dataclass(frozen=True, kw_only=True)
class Narrowed:
    """What the list of employees is narrowed by; None: by nothing."""

    search: str = ""
    active: bool | None = None
    role: Role | None = None
    team_id: UUID | None = None
    telegram: bool | None = None
    managed: bool | None = None
    import_id: UUID | None = None
    invited: ColumnElement[bool] | None = None

    def conditions(self) -> Iterator[ColumnElement[bool]]:
        """A merged entry is no employee any more."""
        yield Person.merged_into_id.is_(None)
        if self.search.strip():
            yield matching(self.search)
        if self.active is not None:
            yield Person.active.is_(self.active)
        if self.role is not None:
            yield Person.role == self.role
        if self.team_id is not None:
            yield narrowing.in_team(self.team_id)
        if self.telegram is not None:
            yield narrowing.linked(PersonKind.EMPLOYEE, self.telegram)
        if self.managed is not None:
            has = Person.manager_id.is_not(None)
            yield has if self.managed else ~has
        if self.import_id is not None:
            yield narrowing.brought_by(self.import_id)
        if self.invited is not None:
            yield self.invited


async def page(session: AsyncSession, narrowed: Narrowed, part: Slice) -> Found[Person]:
    """By name. Raises Invalid."""
    return await slice_of(session, EMPLOYEES.where(*narrowed.conditions()), BY_NAME, part)


async def subordinates(session: AsyncSession, person_id: UUID, part: Slice) -> Found[Person]:
    """Active employees below, at any depth (D1)."""
    await get(session, person_id)
    under: Select[UUID] = select(tree.below(person_id).c.id)
    found = EMPLOYEES.where(Person.id.in_(under), Person.active, Person.id != person_id)
    return await slice_of(session, found, BY_NAME, part)


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
    """Raises SessionNeeded, Invalid, UnknownDeputy, PhoneTaken, EmailTaken. Without a principal:
    the system's own setup."""
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
        channels=await newcomers.channels_of(session, PersonKind.EMPLOYEE),
        mattermost_login=fields.mattermost_login(draft.mattermost_login),
    )
    if draft.manager_id:
        await tree.require_manager(session, draft.manager_id)
        person.manager_id = draft.manager_id
    if draft.deputy_id:
        person.deputy_id = await deputising.require(session, draft.deputy_id, None)
    await require_free(session, person)
    session.add(person)
    await flush_or(session, EmailTaken(field="email"))
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
    """Raises NotFound, PersonGone, VersionConflict, SessionNeeded, Invalid, PhoneTaken, EmailTaken,
    ManagerCycle, UnknownDeputy, LastAdmin, UnsuitableSuccessor."""
    await _hold(session, person_id, asked)
    person = await get(session, person_id)
    changes.require_kept(person, asked.version)
    before = access.of(person)
    if person.active and person.role is Role.ADMIN and _steps_down(asked):
        await require_another_admin(session, person)
    if asked.manager_id is not UNSET and asked.manager_id is not None:
        await tree.require_manager(session, asked.manager_id, person.id)
    if deputy_id := _named(asked.deputy_id):
        await deputising.require(session, deputy_id, person.id)
    _apply(person, asked, settings)
    access.require_session_for(principal, before, access.of(person))
    await changes.write(session, principal, person, asked, above, was_active=before.active)
    left = frozenset[UUID]()
    if asked.team_ids is not UNSET:
        left = frozenset({each.id for each in person.teams} - set(asked.team_ids))
        await _set_teams(session, person.id, asked.team_ids)
    if leaving := _leaving(principal, person, before, asked, left):
        await above.leaves(session, settings, leaving)
    elif _named(asked.hand_over_to):
        raise Invalid("hand_over_to: nothing is left", field="hand_over_to")
    if person.role is not before.role:
        live.access_changed(session, person.id)
    if _moves(asked):
        await above.place_changed(session, settings)
    return await get(session, person.id)


async def _hold(session: AsyncSession, person_id: UUID, asked: EmployeeChange) -> None:
    """Whoever this change concerns, before anything of them is read."""
    named = (_named(asked.hand_over_to), _named(asked.deputy_id))
    ids = [person_id, *(each for each in named if each)]
    moved = asked.manager_id is not UNSET and asked.manager_id is not None
    tree_moves = moved or asked.active is False
    await keeping.hold(session, ids, tree=tree_moves, admins=_steps_down(asked))


def _leaving(
    principal: Principal,
    person: Person,
    before: Access,
    asked: EmployeeChange,
    left: frozenset[UUID],
) -> Leaving | None:
    """What the person can do no more by this change."""
    to = _named(asked.hand_over_to)
    leaving = Leaving(person_id=person.id, by=principal.person_id, to=to)
    if before.active and not person.active:
        return leaving
    if before.role is not person.role and person.role is Role.EMPLOYEE:
        return replace(leaving, tickets_alone=True)
    return replace(leaving, of_teams=left) if left else None


def _named(asked: UUID | UnsetType | None) -> UUID | None:
    return None if asked is UNSET else asked


def _moves(asked: EmployeeChange) -> bool:
    moving = (asked.manager_id, asked.deputy_id, asked.active, asked.role)
    return any(each is not UNSET for each in moving)


def _steps_down(asked: EmployeeChange) -> bool:
    return asked.active is False or (asked.role is not UNSET and asked.role is not Role.ADMIN)


def _apply(person: Person, asked: EmployeeChange, settings: Settings) -> None:
    changes.apply_common(person, asked, settings)
    if asked.week is not UNSET:
        person.week = schedules.kept_week(asked.week)
    if asked.mattermost_login is not UNSET:
        person.mattermost_login = fields.mattermost_login(asked.mattermost_login)
    if asked.role is not UNSET:
        person.role = asked.role
    if asked.manager_id is not UNSET:
        person.manager_id = asked.manager_id
    if asked.deputy_id is not UNSET:
        person.deputy_id = asked.deputy_id


async def _set_teams(session: AsyncSession, person_id: UUID, team_ids: list[UUID]) -> None:
    wanted = set(team_ids)
    known = await session.scalars(select(Team.id).where(Team.id.in_(wanted)))
    if wanted - set(known):
        raise Invalid("team_ids: no such team", field="team_ids")
    await membership.set_teams(session, person_id, wanted)

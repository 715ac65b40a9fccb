"""Employees one by one, by their own rooms: they are hundreds, and each may open a door."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from uuid import UUID

from msgspec import UNSET, UnsetType
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Refusal
from api.people.imports.acts.acting import Acting
from api.people.imports.errors import ImportStopped
from api.people.imports.planning.plan import Plan
from api.people.imports.planning.references import depth_first
from api.people.imports.planning.rows import COLLEAGUES, ROLE_BY_DEFAULT, Planned, Values
from api.people.staff import employees
from api.people.staff.leaving import Leaving
from api.settings import Settings
from shared.contracts.imports import ImportField, ImportOutcome
from shared.contracts.people import EmployeeChange, EmployeeDraft


async def take(acting: Acting, plan: Plan) -> int:
    """Managers before their people: whatever order the file has, no moment has a circle. Deputies
    when everybody is there: two may stand in for each other. How many tickets found other hands.
    Raises ImportStopped."""
    rows = {each.object_id: each for each in plan.rows if each.became and each.object_id}
    made: dict[UUID, UUID] = {}
    quiet, moved = counting(quietly(acting))
    for planned_id in depth_first(plan.parents, list(rows)):
        row = rows[planned_id]
        with _stopping_at(row):
            if row.outcome is ImportOutcome.NEW:
                made[planned_id] = await _create(acting, row.became, made)
                row.object_id = made[planned_id]
            elif first := _without_deputy(row.became):
                await change(quiet, planned_id, first, made)
    for row in rows.values():
        _translate(row, made)
    await _deputise(quiet, rows.values())
    await settle(acting)
    return sum(moved)


async def _deputise(quiet: Acting, rows: Iterable[Planned]) -> None:
    for row in rows:
        deputy = {name: row.became[name] for name in row.became if name is ImportField.DEPUTY}
        nothing = row.outcome is ImportOutcome.NEW and not any(deputy.values())
        if deputy and not nothing and row.object_id:
            with _stopping_at(row):
                await change(quiet, row.object_id, deputy)


@contextmanager
def _stopping_at(row: Planned) -> Iterator[None]:
    try:
        yield
    except Refusal as refusal:
        raise ImportStopped(row=row.number, why=refusal.code) from refusal


def _without_deputy(values: Values) -> Values:
    return {name: value for name, value in values.items() if name is not ImportField.DEPUTY}


async def settle(acting: Acting) -> None:
    """Once for all who moved: whoever decides on an absence may be another now (A6)."""
    await acting.above.place_changed(acting.session, acting.settings)


def quietly(acting: Acting) -> Acting:
    """What follows from each move follows once, at the end (`settle`)."""

    async def later(_: AsyncSession, __: Settings) -> None:
        return None

    return replace(acting, above=replace(acting.above, place_changed=later))


def counting(acting: Acting) -> tuple[Acting, list[int]]:
    """Each who leaves a team tells how much moved (D8)."""
    moved: list[int] = []

    async def leaves(session: AsyncSession, settings: Settings, leaving: Leaving) -> int:
        moved.append(await acting.above.leaves(session, settings, leaving))
        return moved[-1]

    return replace(acting, above=replace(acting.above, leaves=leaves)), moved


async def change(
    acting: Acting, person_id: UUID, values: Values, made: dict[UUID, UUID] | None = None
) -> None:
    """Set these fields of an employee. Raises what `employees.change` does."""
    asked = EmployeeChange(
        name=values.get(ImportField.NAME, UNSET),
        email=values.get(ImportField.EMAIL, UNSET),
        phone=values.get(ImportField.PHONE, UNSET),
        role=values.get(ImportField.ROLE, UNSET),
        manager_id=_manager(values, made or {}),
        deputy_id=values.get(ImportField.DEPUTY, UNSET),
        team_ids=list(values[ImportField.TEAMS]) if ImportField.TEAMS in values else UNSET,
        mattermost_login=values.get(ImportField.MATTERMOST, UNSET),
    )
    await employees.change(
        acting.session, acting.principal, person_id, asked, acting.settings, acting.above
    )


async def _create(acting: Acting, values: Values, made: dict[UUID, UUID]) -> UUID:
    manager = values.get(ImportField.MANAGER)
    draft = EmployeeDraft(
        name=values[ImportField.NAME],
        email=values.get(ImportField.EMAIL),
        phone=values.get(ImportField.PHONE),
        role=values.get(ImportField.ROLE, ROLE_BY_DEFAULT),
        manager_id=made.get(manager, manager) if manager else None,
        team_ids=list(values.get(ImportField.TEAMS, ())),
        mattermost_login=values.get(ImportField.MATTERMOST),
    )
    person = await employees.create(acting.session, acting.principal, draft, None, acting.settings)
    return person.id


def _manager(values: Values, made: dict[UUID, UUID]) -> UUID | UnsetType | None:
    if ImportField.MANAGER not in values:
        return UNSET
    manager = values[ImportField.MANAGER]
    return made.get(manager, manager)


def _translate(row: Planned, made: dict[UUID, UUID]) -> None:
    """Who was made has an id of the books now."""
    for field in COLLEAGUES:
        named = row.became.get(field)
        if named is not None and named in made:
            row.became[field] = made[named]

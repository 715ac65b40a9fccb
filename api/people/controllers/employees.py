"""Employees on the wire."""

from typing import Final
from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, FromQuery, JSONBody, SkipValidation
from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import delete, get, patch, post
from api.http.paging import Part, Search, parts
from api.people import views
from api.people.addresses import deadness, telegram
from api.people.policy import requires_colleague, requires_registrar
from api.people.ports import PeoplePorts
from api.people.staff import access, employees
from api.principal import Principal
from api.security import passwords
from api.security.password_rules import require_good
from api.settings import Settings
from shared.contracts.base import Page
from shared.contracts.departures import Departed, Departure
from shared.contracts.people import (
    ChannelKind,
    Employee,
    EmployeeChange,
    EmployeeDraft,
    InvitationStage,
    PersonKind,
    Role,
)

Above = NamedDependency[SkipValidation[PeoplePorts]]


def _invited(
    above: Above, invitation: FromQuery[InvitationStage | None] = None
) -> ColumnElement[bool] | None:
    return above.invitation(invitation) if invitation else None


def _narrowed(
    invited: NamedDependency[SkipValidation[ColumnElement[bool] | None]],
    search: Search = "",
    active: FromQuery[bool | None] = None,
    role: FromQuery[Role | None] = None,
    team_id: FromQuery[UUID | None] = None,
    telegram: FromQuery[bool | None] = None,
    managed: FromQuery[bool | None] = None,
    import_id: FromQuery[UUID | None] = None,
) -> employees.Narrowed:
    return employees.Narrowed(
        search=search,
        active=active,
        role=role,
        team_id=team_id,
        telegram=telegram,
        managed=managed,
        import_id=import_id,
        invited=invited,
    )


NARROWED: Final = {
    "invited": Provide(_invited, sync_to_thread=False),
    "narrowed": Provide(_narrowed, sync_to_thread=False),
}
"""What of the book of employees an address asks for."""


class EmployeeController(Controller):
    path = "/api/employees"
    tags = ("people",)

    @get(
        operation_id="list_employees",
        guards=[requires_colleague],
        dependencies={**parts(50), **NARROWED},
    )
    async def list_employees(
        self,
        session: NamedDependency[AsyncSession],
        narrowed: NamedDependency[SkipValidation[employees.Narrowed]],
        part: Part,
    ) -> Page[Employee]:
        """List the employees, by name. `telegram`: whether a Telegram account is linked; `managed`:
        whether somebody is above; `invitation`: those who are to come in yet, by how far they are
        invited; `import_id`: those whom an import made."""
        found = await employees.page(session, narrowed, part)
        return found.page([views.employee(row) for row in found.rows])

    @post(operation_id="create_employee", guards=[requires_registrar])
    async def create_employee(
        self,
        data: JSONBody[EmployeeDraft],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> Employee:
        """Make an employee. Without a password the person sets one by a one-time link. Making an
        administrator takes a browser's session."""
        kept = await _hashed(principal, data)
        return views.employee(await employees.create(session, principal, data, kept, settings))

    @get("/{employee_id:uuid}", operation_id="get_employee", guards=[requires_colleague])
    async def get_employee(
        self, employee_id: FromPath[UUID], session: NamedDependency[AsyncSession]
    ) -> Employee:
        """Read an employee."""
        return views.employee(await employees.get(session, employee_id))

    @patch("/{employee_id:uuid}", operation_id="change_employee", guards=[requires_registrar])
    async def change_employee(
        self,
        employee_id: FromPath[UUID],
        data: JSONBody[EmployeeChange],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        above: Above,
    ) -> Employee:
        """Change an employee, or deactivate one. A field that is left out stays as it is. Whoever
        is deactivated is let in nowhere any more, and hands over tickets, tasks and decisions in
        the same act."""
        person = await employees.change(session, principal, employee_id, data, settings, above)
        return views.employee(person)

    @get(
        "/{employee_id:uuid}/departure",
        operation_id="preview_departure",
        guards=[requires_registrar],
    )
    async def preview_departure(
        self,
        employee_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        above: Above,
        hand_over_to: FromQuery[UUID | None] = None,
    ) -> Departure:
        """Show what a deactivation would move now, and to whom. Nothing is changed."""
        return await above.departure(session, employee_id, hand_over_to)

    @get(
        "/{employee_id:uuid}/departed",
        operation_id="read_departed",
        guards=[requires_registrar],
    )
    async def read_departed(
        self,
        employee_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        above: Above,
    ) -> Departed:
        """Read what was done when the employee was deactivated last: what moved to whom, and which
        ways in were closed."""
        await employees.get(session, employee_id)
        return await above.departed(session, employee_id)

    @get(
        "/{employee_id:uuid}/subordinates",
        operation_id="list_subordinates",
        guards=[requires_colleague],
        dependencies=parts(50),
    )
    async def list_subordinates(
        self,
        employee_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        part: Part,
    ) -> Page[Employee]:
        """List the active employees below somebody, at any depth."""
        found = await employees.subordinates(session, employee_id, part)
        return found.page([views.employee(row) for row in found.rows])

    @post(
        "/{employee_id:uuid}/channels/{channel:str}/again",
        operation_id="try_employee_again",
        guards=[requires_registrar],
    )
    async def try_employee_again(
        self,
        employee_id: FromPath[UUID],
        channel: FromPath[ChannelKind],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> Employee:
        """Take the mark of a dead address away. The next notice shows whether it works."""
        kind = PersonKind.EMPLOYEE
        await deadness.try_again(session, principal, employee_id, channel, kind)
        return views.employee(await employees.get(session, employee_id))

    @delete(
        "/{employee_id:uuid}/telegram-link",
        operation_id="end_employee_telegram",
        guards=[requires_registrar],
    )
    async def end_telegram(
        self,
        employee_id: FromPath[UUID],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> None:
        """End the link to an employee's Telegram account. Its chat is told; the person may register
        again. Without a link nothing happens."""
        person = await employees.get(session, employee_id)
        await telegram.end_for(session, person, principal.person_id)


async def _hashed(principal: Principal, draft: EmployeeDraft) -> str | None:
    """Raises SessionNeeded, PasswordWeak, Invalid."""
    if not draft.password:
        return None
    access.require_session_to_hire(principal, draft)
    own = (draft.name, draft.email, draft.phone)
    require_good(draft.password, own=own, is_admin=draft.role is Role.ADMIN)
    return await passwords.hashed(draft.password)

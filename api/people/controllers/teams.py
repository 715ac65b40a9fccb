"""Teams on the wire."""

from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import get, post, put
from api.http.paging import Part, Search, parts
from api.people import views
from api.people.policy import requires_colleague, requires_owner, requires_registrar
from api.people.ports import PeoplePorts
from api.people.staff import teams
from api.principal import Principal, requires_employee
from api.settings import Settings
from shared.contracts.base import Page
from shared.contracts.people import DutyDraft, Team, TeamDraft


class TeamController(Controller):
    path = "/api/teams"
    tags = ("people",)

    @get(operation_id="list_teams", guards=[requires_colleague], dependencies=parts(100))
    async def list_teams(
        self,
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        part: Part,
        search: Search = "",
    ) -> Page[Team]:
        """List the teams with their members, by name."""
        found = await teams.page(session, search, part)
        return found.page([views.team(row, principal) for row in found.rows])

    @post(operation_id="create_team", guards=[requires_registrar])
    async def create_team(
        self,
        data: JSONBody[TeamDraft],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> Team:
        """Make a team."""
        return views.team(await teams.create(session, principal, data), principal)

    @put("/{team_id:uuid}", operation_id="replace_team", guards=[requires_registrar])
    async def replace_team(
        self,
        team_id: FromPath[UUID],
        data: JSONBody[TeamDraft],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Team:
        """Replace a team whole. Tickets of whoever leaves it go back to its queue."""
        team = await teams.replace(session, principal, team_id, data, settings, above)
        return views.team(team, principal)

    @put(
        "/{team_id:uuid}/duty",
        operation_id="set_team_duty",
        guards=[requires_employee, requires_owner],
    )
    async def set_duty(
        self,
        team_id: FromPath[UUID],
        data: JSONBody[DutyDraft],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> Team:
        """Say who of a team is on duty: who hears first of what nobody works on yet. Administrators
        may, and the team's lead (`may_set_duty`); a team that is not the caller's is not found.
        Whoever leaves the team leaves the list."""
        team = await teams.put_on_duty(session, principal, team_id, data, settings)
        return views.team(team, principal)

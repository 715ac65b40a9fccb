"""Teams on the wire."""

from uuid import UUID

from litestar import Controller, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.paging import PageLimit, PageOffset, Search
from api.people import views
from api.people.policy import requires_colleague, requires_registrar
from api.people.ports import PeoplePorts
from api.people.staff import teams
from api.principal import Principal
from api.settings import Settings
from shared.contracts.base import Page
from shared.contracts.people import Team, TeamDraft


class TeamController(Controller):
    path = "/api/teams"
    tags = ("people",)

    @get(operation_id="list_teams", guards=[requires_colleague])
    async def list_teams(
        self,
        session: NamedDependency[AsyncSession],
        search: Search = "",
        limit: PageLimit = 100,
        offset: PageOffset = 0,
    ) -> Page[Team]:
        """List the teams with their members, by name."""
        rows, total = await teams.page(session, search, limit, offset)
        items = [views.team(row) for row in rows]
        return Page(items=items, total=total, limit=limit, offset=offset)

    @post(operation_id="create_team", guards=[requires_registrar])
    async def create_team(
        self,
        data: JSONBody[TeamDraft],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> Team:
        """Make a team."""
        return views.team(await teams.create(session, principal, data))

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
        return views.team(await teams.replace(session, principal, team_id, data, settings, above))

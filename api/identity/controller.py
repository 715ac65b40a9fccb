"""The identity of people on the wire: only an administrator in a browser."""

from typing import Annotated, Final
from uuid import UUID

from litestar import Controller, Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.policy import requires_session
from api.http.asked import TOLD_ONCE
from api.http.handlers import get, post
from api.identity import erasing, export, merging
from api.people.policy import requires_registrar
from api.people.ports import PeoplePorts
from api.principal import Principal
from api.settings import Settings
from shared.contracts.identity import Erasure, ErasurePreview, Merge, MergePreview

Into = Annotated[UUID, QueryParameter(description="The entry that would stay.")]
BY_HAND: Final = [requires_registrar, requires_session]
"""An administrator at a browser: no token, and no bot."""


class IdentityController(Controller):
    path = "/api/people/{person_id:uuid}"
    tags = ("people",)

    @get("/merge", operation_id="preview_merge", guards=BY_HAND)
    async def preview_merge(
        self, person_id: FromPath[UUID], into_id: Into, session: NamedDependency[AsyncSession]
    ) -> MergePreview:
        """Show what making this entry and another one would do. Nothing is changed."""
        return await merging.preview(session, person_id, into_id)

    @post(
        "/merge",
        operation_id="merge_people",
        status_code=204,
        guards=BY_HAND,
    )
    async def merge_people(
        self,
        person_id: FromPath[UUID],
        data: JSONBody[Merge],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> None:
        """Make two entries one: all that is of this one is the other's from then on, and this one
        only leads there. It cannot be undone."""
        await merging.merge(session, principal, person_id, data, settings, above)

    @post(
        "/personal-data",
        operation_id="export_personal_data",
        status_code=200,
        media_type="application/zip",
        opt=TOLD_ONCE,
        guards=BY_HAND,
    )
    async def export_personal_data(
        self,
        person_id: FromPath[UUID],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> Response[bytes]:
        """Hand out all that is kept of a person: a ZIP with `data.json` for programs and
        `index.html` for people."""
        made = await export.make(session, principal, person_id)
        return Response(
            made.content,
            media_type="application/zip",
            headers={"content-disposition": f'attachment; filename="{made.name}"'},
        )

    @get("/erasure", operation_id="preview_erasure", guards=BY_HAND)
    async def preview_erasure(
        self, person_id: FromPath[UUID], session: NamedDependency[AsyncSession]
    ) -> ErasurePreview:
        """Show what an erasing of personal data would take away, and what stays. Nothing is
        changed."""
        return await erasing.preview(session, person_id)

    @post(
        "/erasure",
        operation_id="erase_personal_data",
        status_code=204,
        guards=BY_HAND,
    )
    async def erase_personal_data(
        self,
        person_id: FromPath[UUID],
        data: JSONBody[Erasure],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> None:
        """Erase the personal data of somebody who is deactivated. The accounts of work stay without
        the name. It cannot be undone."""
        await erasing.erase(session, principal, person_id, data, settings)

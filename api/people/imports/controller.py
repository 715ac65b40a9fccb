"""Lists of people from files, on the wire."""

import asyncio
from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.files import budget, inspect, uploads
from api.files.controller import AnyRequest, UploadOperation
from api.http.handlers import delete, get, post, put
from api.http.paging import Part, parts
from api.people.imports import matching, records, service, views
from api.people.imports.acts.acting import Acting
from api.people.imports.reading import sheets
from api.people.imports.reading.limits import BYTES, ROWS, SHEETS
from api.people.policy import requires_registrar
from api.people.ports import PeoplePorts
from api.principal import Principal
from api.settings import Settings
from shared.contracts.base import Page
from shared.contracts.imports import (
    Import,
    ImportLine,
    ImportMatch,
    ImportOutcome,
    ImportRow,
    ImportRun,
    ListKind,
)

Above = NamedDependency[SkipValidation[PeoplePorts]]
Store = NamedDependency[SkipValidation[Database]]
Sheet = Annotated[int, QueryParameter(ge=0, le=SHEETS)]
HeadingRow = Annotated[int | None, QueryParameter(ge=0, le=ROWS)]


class ImportController(Controller):
    path = "/api/imports"
    tags = ("people",)
    guards = (requires_registrar,)

    @post(
        operation_id="begin_import",
        operation_class=UploadOperation,
        request_max_body_size=None,  # `uploads` counts, and says it in our own words.
    )
    async def begin(
        self,
        request: AnyRequest,
        kind: FromQuery[ListKind],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
        database: Store,
    ) -> Import:
        """Bring a list in a CSV or XLSX file. Nothing is taken over yet: sheet, heading and columns
        are guessed, to be matched."""
        budget.require_room(settings)
        async with uploads.received(request, limit=BYTES) as (upload,):
            await budget.spend(database, settings, principal.person_id, upload.size)
            raw = b"".join([piece async for piece in upload.chunks()])
        read = await asyncio.to_thread(sheets.read, raw)
        name = inspect.safe_name(upload.name)
        import_id = await records.bring(session, principal, kind, name, read)
        return views.whole(await records.find(session, import_id), read)

    @get(operation_id="list_imports", dependencies=parts(25))
    async def list_imports(
        self,
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        part: Part,
    ) -> Page[ImportLine]:
        """List the imports that were done and the caller's own drafts, the last one first."""
        found = await records.page(session, principal, part)
        return found.page([views.line(row) for row in found.rows])

    @get("/{import_id:uuid}", operation_id="get_import")
    async def get_import(
        self, import_id: FromPath[UUID], session: NamedDependency[AsyncSession]
    ) -> Import:
        """Read an import; a draft with its table."""
        return await _whole(session, import_id)

    @get("/{import_id:uuid}/guess", operation_id="guess_import")
    async def guess(
        self,
        import_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        sheet: Sheet = 0,
        heading_row: HeadingRow = None,
    ) -> Import:
        """Guess the columns of another sheet, or below another heading. Nothing is changed."""
        record = await records.find(session, import_id)
        found = await records.table(session, import_id)
        memory = await matching.remembered(session, record.kind)
        match = records.guess(record.kind, found, sheet, heading_row, memory)
        return views.guessed(record, found, match)

    @put("/{import_id:uuid}/matching", operation_id="preview_import")
    async def preview(
        self,
        import_id: FromPath[UUID],
        data: JSONBody[ImportMatch],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
        database: Store,
        above: Above,
    ) -> Import:
        """Match the columns, and see what would become of each row. People stay as they are."""
        prepared = await service.prepare(database, import_id, settings.default_country, data)
        acting = Acting(session=session, principal=principal, settings=settings, above=above)
        await service.look(acting, import_id, prepared)
        return await _whole(session, import_id)

    @get("/{import_id:uuid}/rows", operation_id="list_import_rows", dependencies=parts(50))
    async def list_rows(
        self,
        import_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        part: Part,
        outcome: FromQuery[ImportOutcome | None] = None,
        left: FromQuery[bool | None] = None,
    ) -> Page[ImportRow]:
        """List what became, or would become, of the rows."""
        found = await records.rows(session, import_id, outcome, left, part)
        return found.page([views.row(row) for row in found.rows])

    @post("/{import_id:uuid}/run", operation_id="run_import", status_code=200)
    async def run(
        self,
        import_id: FromPath[UUID],
        data: JSONBody[ImportRun],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
        database: Store,
        above: Above,
    ) -> Import:
        """Take the previewed rows over: all or nothing, or the good ones. Whatever has become
        different since the preview is refused, and nothing is done."""
        prepared = await service.prepare(database, import_id, settings.default_country)
        acting = Acting(session=session, principal=principal, settings=settings, above=above)
        await service.run(acting, import_id, prepared, only_good=data.only_good)
        return await _whole(session, import_id)

    @post("/{import_id:uuid}/undo", operation_id="undo_import", status_code=200)
    async def undo(
        self,
        import_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
        above: Above,
    ) -> Import:
        """Take an import of the last day back, as far as nobody has changed or used what it made.
        Each row that stays says why."""
        acting = Acting(session=session, principal=principal, settings=settings, above=above)
        await service.undo(acting, import_id)
        return await _whole(session, import_id)

    @delete("/{import_id:uuid}", operation_id="discard_import")
    async def discard(
        self, import_id: FromPath[UUID], session: NamedDependency[AsyncSession]
    ) -> None:
        """Forget a draft. What is done stays on record."""
        await records.discard(session, import_id)


async def _whole(session: AsyncSession, import_id: UUID) -> Import:
    record = await records.find(session, import_id)
    return views.whole(record, await records.table(session, import_id))

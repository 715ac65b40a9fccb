"""Lists of people in files, on the wire."""

import asyncio
from typing import Final

from litestar import Controller, Response
from litestar.di import NamedDependency
from litestar.params import JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import Database
from api.files.controller import disposition
from api.http.asked import TOLD_ONCE
from api.http.handlers import post
from api.objects import audit
from api.people.imports.exporting import lists, writing
from api.people.policy import requires_registrar
from api.principal import Principal
from shared.contracts.imports import ExportAsk, ListKind

_NAMES: Final[dict[ListKind, tuple[str, str]]] = {
    ListKind.EMPLOYEES: ("Сотрудники", "Employees"),
    ListKind.COMPANIES: ("Компании", "Companies"),
    ListKind.CONTACTS: ("Контакты", "Contacts"),
}


class ExportController(Controller):
    path = "/api/exports"
    tags = ("people",)
    guards = (requires_registrar,)

    @post(operation_id="export_people", status_code=200, opt=TOLD_ONCE)
    async def export_people(
        self,
        data: JSONBody[ExportAsk],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        database: NamedDependency[SkipValidation[Database]],
    ) -> Response[bytes]:
        """Give a list in a file, in the columns that an import reads. Cells that a spreadsheet
        would take for formulas are made harmless. Who took which list is in the audit log."""
        async with database.reads() as reading:
            table = await lists.table(reading, data, principal.locale)
        content = await asyncio.to_thread(writing.WRITERS[data.file_format], table)
        russian, english = _NAMES[data.kind]
        name = russian if principal.locale == "ru" else english
        file_name = f"{name} {now():%Y-%m-%d}.{data.file_format}"
        audit.record(
            session,
            principal.person_id,
            "people_exported",
            "people_export",
            name=file_name,
            count=len(table) - 1,
        )
        return Response(
            content,
            media_type=writing.TYPES[data.file_format],
            headers={
                "Content-Disposition": disposition(file_name, inline=False),
                "Cache-Control": "no-store",
                "X-Content-Type-Options": "nosniff",
            },
        )

"""The audit log on the wire, for administrators."""

from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency, Provide
from litestar.params import FromQuery
from litestar.response import Stream
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth.log import entries
from api.db import Database
from api.http.handlers import get
from api.http.logs import tables
from api.http.logs.spans import Before, Since
from api.http.paging import Part, Word, parts
from api.principal import Principal, requires_admin
from shared.contracts.base import Page
from shared.contracts.people import AuditAct, AuditRow
from shared.i18n import translator


async def asked_for(
    action: Word = "",
    actor_id: FromQuery[UUID | None] = None,
    about_id: FromQuery[UUID | None] = None,
    since: Since = None,
    before: Before = None,
) -> entries.Filters:
    """What of the log an address asks for."""
    return entries.Filters(
        action=action, actor_id=actor_id, about_id=about_id, since=since, before=before
    )


class AuditController(Controller):
    path = "/api/admin/audit"
    tags = ("admin",)
    guards = (requires_admin,)
    dependencies = {"filters": Provide(asked_for)}  # noqa: RUF012 - the framework's

    @get(operation_id="list_audit", dependencies=parts(50))
    async def list_audit(
        self,
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        filters: NamedDependency[entries.Filters],
        part: Part,
    ) -> Page[AuditRow]:
        """List the audit log, the newest first, in the caller's words. Logins, settings, people:
        every administrative act."""
        t = translator(principal.locale)
        return await entries.page(session, filters, t, part)

    @get("/actions", operation_id="list_audit_actions")
    async def list_actions(self, principal: NamedDependency[Principal]) -> list[AuditAct]:
        """List the kinds of acts that the log knows, by their names."""
        return entries.actions(translator(principal.locale))

    @get("/export", operation_id="export_audit")
    async def export(
        self,
        database: NamedDependency[Database],
        principal: NamedDependency[Principal],
        filters: NamedDependency[entries.Filters],
    ) -> Stream:
        """Download the entries that match as CSV, the newest first: UTF-8, semicolons, 50,000 lines
        at most."""
        filters.conditions()  # What is wrong with them is said before the file begins.
        head = entries.head(translator(principal.locale))
        return tables.download("audit", head, entries.batches(database, filters, principal))

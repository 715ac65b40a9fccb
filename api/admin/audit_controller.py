"""The audit log over HTTP, for administrators."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import audit_log
from api.admin.audit_log import Filters
from api.paging import PageLimit, PageOffset
from api.principal import requires_admin
from shared.contracts.base import Page
from shared.contracts.people import AuditRow

TextFilter = Annotated[str | None, QueryParameter(max_length=64)]


class AuditController(Controller):
    path = "/api/admin/audit"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="list_audit")
    async def list_audit(
        self,
        session: NamedDependency[AsyncSession],
        action: TextFilter = None,
        actor_id: Annotated[UUID | None, QueryParameter()] = None,
        object_id: TextFilter = None,
        limit: PageLimit = 50,
        offset: PageOffset = 0,
    ) -> Page[AuditRow]:
        """Who did what and when."""
        filters = Filters(action=action, actor_id=actor_id, object_id=object_id)
        return await audit_log.page(session, filters, limit, offset)

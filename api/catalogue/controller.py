"""The catalogue over HTTP: everybody chooses from it, administrators keep it."""

from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.catalogue import categories, views
from api.http.handlers import get, post, put
from api.principal import Principal, requires_admin, requires_scope
from shared.contracts.desk import Category, CategoryDraft

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]


class CategoryController(Controller):
    path = "/api/categories"
    tags = ("desk",)

    @get(operation_id="list_categories", guards=[requires_scope("tickets:read")])
    async def list_categories(self, session: Session, principal: Caller) -> list[Category]:
        """List the categories of tickets, in their order. A contact sees the active ones."""
        rows = await categories.listed(session, principal)
        return [views.category(row, principal) for row in rows]

    @post(operation_id="create_category", guards=[requires_admin])
    async def create_category(
        self, session: Session, principal: Caller, data: JSONBody[CategoryDraft]
    ) -> Category:
        """Make a category of tickets."""
        return views.category(await categories.create(session, principal, data), principal)

    @put("/{category_id:uuid}", operation_id="replace_category", guards=[requires_admin])
    async def replace_category(
        self,
        session: Session,
        principal: Caller,
        category_id: FromPath[UUID],
        data: JSONBody[CategoryDraft],
    ) -> Category:
        """Replace a category whole, or switch it off. Tickets that have it keep it."""
        row = await categories.replace(session, principal, category_id, data)
        return views.category(row, principal)

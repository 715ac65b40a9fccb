"""The catalogue of what tickets are about."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.catalogue.errors import UnknownCategory
from api.catalogue.models import Category
from api.db import new_id
from api.errors import Invalid, NotFound
from api.objects import audit
from api.people import fields
from api.people.errors import NameTaken
from api.people.staff import teams
from api.people.uniqueness import flush_or
from api.principal import Principal
from shared.contracts.desk import CategoryDraft

LAST = 10_000
"""The greatest position."""
CATEGORIES = (
    select(Category)
    .options(joinedload(Category.team))
    .order_by(Category.position, Category.name, Category.id)
)


async def listed(session: AsyncSession, who: Principal) -> Sequence[Category]:
    """All of them in order; a contact is offered only those that may be chosen."""
    found = CATEGORIES if who.is_employee else CATEGORIES.where(Category.active)
    return (await session.scalars(found)).all()


async def get(session: AsyncSession, category_id: UUID) -> Category:
    """The category as the database has it now; raises NotFound."""
    found = CATEGORIES.where(Category.id == category_id).execution_options(populate_existing=True)
    category = await session.scalar(found)
    if category is None:
        raise NotFound
    return category


async def choosable(session: AsyncSession, category_id: UUID) -> Category:
    """One that a ticket may be given; raises UnknownCategory."""
    category = await session.get(Category, category_id)
    if category is None or not category.active:
        raise UnknownCategory
    return category


async def name_of(session: AsyncSession, category_id: object) -> str | None:
    """What the history says of it."""
    category = await session.get(Category, category_id) if category_id else None
    return category.name if category else None


async def create(session: AsyncSession, actor: Principal, draft: CategoryDraft) -> Category:
    """Raises Invalid, UnknownTeam, NameTaken."""
    category = Category(id=new_id())
    session.add(category)
    return await _written(session, actor, category, draft, "category_created")


async def replace(
    session: AsyncSession, actor: Principal, category_id: UUID, draft: CategoryDraft
) -> Category:
    """Tickets that have it keep their team and priority. Raises NotFound, Invalid, UnknownTeam,
    NameTaken."""
    category = await get(session, category_id)
    return await _written(session, actor, category, draft, "category_changed")


async def _written(
    session: AsyncSession,
    actor: Principal,
    category: Category,
    draft: CategoryDraft,
    action: audit.Action,
) -> Category:
    if not 0 <= draft.position <= LAST:
        raise Invalid(f"position: from 0 to {LAST}", field="position")
    with session.no_autoflush:
        await teams.require(session, draft.team_id)
    category.name = fields.name(draft.name, longest=100)
    category.team_id = draft.team_id
    category.priority = draft.priority
    category.active = draft.active
    category.position = draft.position
    await flush_or(session, NameTaken)
    audit.record(session, actor.person_id, action, "category", category.id, name=category.name)
    return await get(session, category.id)

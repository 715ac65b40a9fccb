"""The catalogue of what tickets are about."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.catalogue.errors import UnknownCategory
from api.catalogue.models import Category
from api.db import new_id
from api.engine import memory
from api.engine.memory import Remembered
from api.errors import Invalid, NotFound
from api.objects import audit
from api.people import fields, keeping
from api.people.errors import NameTaken
from api.people.staff import teams
from api.people.uniqueness import flush_or
from api.principal import Principal
from shared.contracts.desk import CategoryDraft
from shared.contracts.priority import Priority

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


@dataclass(frozen=True)
class CategoryFacts:
    """What tickets need to know of a category."""

    id: UUID
    name: str
    team_id: UUID | None
    priority: Priority
    active: bool


async def _load(session: AsyncSession) -> dict[UUID, CategoryFacts]:
    rows = await session.execute(_FACTS)
    return {row.id: CategoryFacts(*row) for row in rows}


_FACTS: Final = select(
    Category.id, Category.name, Category.team_id, Category.priority, Category.active
)
_KNOWN: Final = Remembered(_load)
memory.watch(Category)


async def choosable(session: AsyncSession, category_id: UUID) -> CategoryFacts:
    """One that a ticket may be given, old by a second at most (`api/engine/memory.py`); raises
    UnknownCategory."""
    category = (await _KNOWN.get(session)).get(category_id)
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
    """Tickets that have it keep their team and priority. Raises NotFound,
    VersionConflict, Invalid, UnknownTeam, NameTaken."""
    await keeping.hold_entry(session, Category, category_id)
    category = await get(session, category_id)
    keeping.check(category, draft.version)
    category.version += 1
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
    await flush_or(session, NameTaken(field="name"))
    audit.record(session, actor.person_id, action, "category", category.id, name=category.name)
    return await get(session, category.id)

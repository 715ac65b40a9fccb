"""Who is below whom: the tree of managers, safe even if the data holds a circle."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import CTE, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.people.errors import ManagerCycle
from api.people.models import Person
from shared.contracts.people import PersonKind


def below(person_id: UUID) -> CTE:
    """Ids of everybody under the person, at any depth; UNION meets each one once."""
    direct = select(Person.id).where(Person.manager_id == person_id)
    tree = direct.cte("below", recursive=True)
    return tree.union(select(Person.id).join(tree, Person.manager_id == tree.c.id))


def above(ids: Collection[UUID]) -> CTE:
    """Pairs (root, boss): everybody over each of these people, at any height, each once."""
    managed = Person.manager_id.is_not(None)
    direct = select(Person.id.label("root"), Person.manager_id.label("boss"))
    tree = direct.where(Person.id.in_(ids), managed).cte("above", recursive=True)
    higher = select(tree.c.root, Person.manager_id).join(tree, Person.id == tree.c.boss)
    return tree.union(higher.where(managed))


async def require_manager(
    session: AsyncSession, manager_id: UUID, person_id: UUID | None = None
) -> None:
    """An active employee who is neither the person nor below; raises Invalid, ManagerCycle."""
    manager = await session.scalar(
        select(Person.id).where(
            Person.id == manager_id, Person.kind == PersonKind.EMPLOYEE, Person.active
        )
    )
    if manager is None:
        raise Invalid("manager_id: not an active employee", field="manager_id")
    if person_id is None:
        return
    tree = below(person_id)
    if manager_id == person_id or await session.scalar(
        select(tree.c.id).where(tree.c.id == manager_id)
    ):
        raise ManagerCycle

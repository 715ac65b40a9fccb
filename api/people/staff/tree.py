"""Who is below whom: the tree of managers, safe even if the data holds a circle."""

from collections.abc import Collection
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, BindParameter, ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from api.errors import Invalid
from api.people.errors import ManagerCycle
from api.people.models import Person
from shared.contracts.people import PersonKind


def below(person_id: UUID | BindParameter[UUID]) -> CTE:
    """Ids of everybody under the person, at any depth; UNION meets each one once."""
    direct = select(Person.id).where(Person.manager_id == person_id)
    tree = direct.cte(recursive=True)  # unnamed: a statement may ask twice
    return tree.union(select(Person.id).join(tree, Person.manager_id == tree.c.id))


def above(ids: Collection[Any]) -> CTE:
    """Pairs (root, boss): everybody over each of these people, at any height, each once."""
    managed = Person.manager_id.is_not(None)
    direct = select(Person.id.label("root"), Person.manager_id.label("boss"))
    tree = direct.where(Person.id.in_(ids), managed).cte("above", recursive=True)
    higher = select(tree.c.root, Person.manager_id).join(tree, Person.id == tree.c.boss)
    return tree.union(higher.where(managed))


async def managers(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """Everybody over each of these people, as plain data; who has nobody is not in the answer."""
    if not ids:
        return {}
    tree = above(ids)
    found: dict[UUID, set[UUID]] = {}
    for row in await session.execute(select(tree.c.root, tree.c.boss)):
        found.setdefault(row.root, set()).add(row.boss)
    return {person_id: frozenset(bosses) for person_id, bosses in found.items()}


@cache
def manages() -> ColumnElement[bool]:
    """Whether anybody active is directly below the Person of the statement around. Asked with
    every request: an alias made anew each time cost more than the database's answer."""
    under = aliased(Person)
    found = select(under.id).where(under.manager_id == Person.id, under.active)
    return found.correlate(Person).exists()


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

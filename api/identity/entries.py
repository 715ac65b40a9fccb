"""The entry of a person of either kind."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import joinedload

from api.errors import NotFound
from api.identity.errors import NameNotRepeated
from api.people.models import Person
from shared import normal


async def load(session: AsyncSession, person_id: UUID) -> Person:
    """As the database has it now, with its Telegram accounts. Raises NotFound."""
    found = select(Person).where(Person.id == person_id).options(joinedload(Person.links))
    fresh = found.execution_options(populate_existing=True)
    person = (await session.scalars(fresh)).unique().one_or_none()
    if person is None:
        raise NotFound
    return person


def require_name(person: Person, said: str) -> None:
    """What cannot be undone is asked for by the name. Raises NameNotRepeated."""
    if normal.key(said) != person.name_key:
        raise NameNotRepeated

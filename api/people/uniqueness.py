"""What only one active person may have."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Refusal
from api.people.errors import EmailTaken, PhoneTaken
from api.people.models import Person
from shared.contracts.people import PersonKind


async def require_free(session: AsyncSession, person: Person) -> None:
    """Phone among the active of one kind (R3), login address among employees.

    Reads only: call it before the person's changes are flushed. Raises PhoneTaken, EmailTaken.
    """
    with session.no_autoflush:
        others = select(Person.id).where(
            Person.kind == person.kind, Person.active, Person.id != _id(person)
        )
        if person.phone_e164 and await session.scalar(
            others.where(Person.phone_e164 == person.phone_e164).limit(1)
        ):
            raise PhoneTaken
        if (
            person.kind is PersonKind.EMPLOYEE
            and person.email
            and await session.scalar(others.where(Person.email == person.email).limit(1))
        ):
            raise EmailTaken


async def flush_or(session: AsyncSession, refusal: type[Refusal]) -> None:
    """Write now; a unique index that says no becomes the refusal."""
    try:
        await session.flush()
    except IntegrityError as error:
        raise refusal from error


def _id(person: Person) -> UUID | None:
    return person.id

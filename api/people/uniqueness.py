"""What only one active person may have."""

from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Refusal
from api.people.errors import EmailTaken, PhoneTaken
from api.people.models import Person
from shared.contracts.people import PersonKind, PersonRef


async def require_free(session: AsyncSession, person: Person) -> None:
    """Phone among the active of one kind (R3), login address among employees.

    Reads only: call it before the person's changes are flushed. Raises PhoneTaken, EmailTaken.
    """
    with session.no_autoflush:
        if person.phone_e164:
            number = Person.phone_e164 == person.phone_e164
            if owner := await owner_of(session, person.kind, number, person.id):
                raise PhoneTaken(field="phone", person=str(owner.id), name=owner.name)
        if person.kind is PersonKind.EMPLOYEE and person.email:
            address = Person.email == person.email
            if owner := await owner_of(session, person.kind, address, person.id):
                raise EmailTaken(field="email", person=str(owner.id), name=owner.name)


async def owner_of(
    session: AsyncSession, kind: PersonKind, has: ColumnElement[bool], but: UUID | None
) -> PersonRef | None:
    """Another active person of the kind who has it; the first, where there are several."""
    found = select(Person.id, Person.name).where(Person.kind == kind, Person.active, has)
    if but is not None:
        found = found.where(Person.id != but)
    row = (await session.execute(found.order_by(Person.id).limit(1))).first()
    return PersonRef(id=row.id, name=row.name, kind=kind) if row else None


async def flush_or(session: AsyncSession, refusal: Refusal) -> None:
    """Write now; a unique index that says no becomes the refusal."""
    try:
        await session.flush()
    except IntegrityError as error:
        raise refusal from error

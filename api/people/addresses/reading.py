"""How what is typed as a phone would be understood and matched, before anything is kept."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.people.addresses import phones
from api.people.fields import LONGEST_PHONE
from api.people.models import Person
from api.people.uniqueness import owner_of
from shared import invisible
from shared.contracts.people import PersonKind, PhoneReading


async def of(
    session: AsyncSession, typed: str, country: str, kind: PersonKind, but: UUID | None
) -> PhoneReading:
    """As `fields.phone` reads it. `but`: the person whose number it is to be."""
    text = invisible.one_line(typed)
    number = phones.read(text, country) if len(text) <= LONGEST_PHONE else None
    example = phones.example(country)
    if number is None:
        return PhoneReading(understood=False, example=example)
    owner = None
    if number.key:
        owner = await owner_of(session, kind, Person.phone_e164 == number.key, but)
    return PhoneReading(
        understood=True,
        shown=phones.international(number.e164),
        extension=number.extension,
        example=example,
        owner=owner,
    )

"""Who of the employees is there to hear, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.people.calendar import presence
from api.people.calendar.presence import Away
from api.people.models import Person
from shared.contracts.people import PersonKind, Role

WORKING = frozenset({Role.AGENT, Role.ADMIN})
"""The roles that see and answer tickets."""


@dataclass(frozen=True, kw_only=True)
class Staff:
    """Every active employee, and which of them are away today."""

    roles: Mapping[UUID, Role] = field(default_factory=dict[UUID, Role])
    away: Mapping[UUID, Away] = field(default_factory=dict[UUID, Away])

    def works(self, person_id: UUID | None) -> bool:
        """Whether the person works on tickets at all."""
        return person_id is not None and self.roles.get(person_id) in WORKING

    def is_here(self, person_id: UUID | None) -> bool:
        """Whether a word on a ticket reaches the person today."""
        return self.works(person_id) and person_id not in self.away

    def is_client(self, person_id: UUID | None) -> bool:
        """Whether this is nobody of ours; the clock is."""
        return person_id is not None and person_id not in self.roles

    def stand_in(self, person_id: UUID) -> UUID | None:
        """The first in the chain of deputies who is here."""
        here = presence.stand_in(person_id, self.away)
        return here if here != person_id and self.is_here(here) else None

    @property
    def agents(self) -> list[UUID]:
        """Everybody who works on tickets."""
        return sorted(each for each, role in self.roles.items() if role in WORKING)

    @property
    def keepers(self) -> list[UUID]:
        """Who keeps the desk: the administrators."""
        return sorted(each for each, role in self.roles.items() if role is Role.ADMIN)


async def load(session: AsyncSession) -> Staff:
    """As it is now; three statements, however many they are."""
    rows = await session.execute(
        select(Person.id, Person.role).where(Person.kind == PersonKind.EMPLOYEE, Person.active)
    )
    roles = {row.id: row.role for row in rows if row.role is not None}
    return Staff(roles=roles, away=await presence.everybody_away(session))

"""Which addresses of a channel take nothing any more (Q4), as the pipeline finds it out, and its
ways back (Q13)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import insert_for, new_id, table_of
from api.notifications.channels.base import Address
from api.people.addresses import deadness
from api.people.addresses.channels import Marks
from api.people.models import DeadAddress, Person
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind

Took = Sequence[tuple[UUID, Address]]
"""Who took a message, and where."""


@dataclass(frozen=True, kw_only=True)
class Lately:
    """Whose address was switched off lately."""

    people: set[UUID] = field(default_factory=set[UUID])
    nameless: int = 0
    """Addresses of which nobody knows afterwards whose they were."""


class LaneMarks(Marks, Protocol):
    """The same marks as a lane writes them."""

    async def mark(
        self,
        session: AsyncSession,
        lane: Lane,
        person_id: UUID,
        address: Address,
        reason: str,
        key: bytes,
    ) -> bool:
        """Switch the address off; whether the person is to hear of it, and that was not done
        before. `key` hides what is remembered of a secret address."""
        ...

    async def lately(self, session: AsyncSession, lane: Lane, since: datetime) -> Lately: ...

    async def undo(self, session: AsyncSession, lane: Lane, since: datetime) -> None:
        """What was marked since then was no verdict."""
        ...

    async def took(self, session: AsyncSession, lane: Lane, took: Took) -> None:
        """These addresses live, whatever was thought of them."""
        ...


_DEAD: Final = table_of(DeadAddress)
REVIVE: Final = delete(_DEAD).where(
    _DEAD.c.channel == bindparam("channel"),
    _DEAD.c.person_id.in_(bindparam("people", expanding=True)),
    _DEAD.c.name.in_(bindparam("names", expanding=True)),
)
"""With every few messages that got through."""


@dataclass(frozen=True)
class Marked:
    """Kept in the table of dead addresses: what a channel does that has no rows of its own for
    addresses."""

    channel: ChannelKind
    of_person: Callable[[Person], str | None]
    """How the address that the person's row holds is named."""
    of_address: Callable[[Address], str]
    """The same of an address on its way."""

    def name(self, person: Person) -> str | None:
        return self.of_person(person)

    def why(self, person: Person) -> str | None:
        return deadness.why(person, self.channel, self.of_person(person))

    async def again(self, session: AsyncSession, person_id: UUID) -> bool:
        return await deadness.forget(session, self._mine, DeadAddress.person_id == person_id)

    async def count(self, session: AsyncSession) -> int:
        marks = select(func.count(DeadAddress.id)).join(Person).where(self._mine, Person.active)
        return await session.scalar(marks) or 0

    async def mark(
        self,
        session: AsyncSession,
        lane: Lane,  # noqa: ARG002 - one address of a person, whatever lane leads there
        person_id: UUID,
        address: Address,
        reason: str,
        key: bytes,  # noqa: ARG002 - no secret
    ) -> bool:
        row = {"channel": self.channel, "name": self.of_address(address), "reason": reason}
        made = insert_for(session, DeadAddress).values(
            id=new_id(), created_at=now(), person_id=person_id, **row
        )
        fresh = made.on_conflict_do_nothing().returning(DeadAddress.id)
        return await session.scalar(fresh) is not None

    async def lately(self, session: AsyncSession, lane: Lane, since: datetime) -> Lately:  # noqa: ARG002
        marks = select(DeadAddress.person_id).where(self._mine, DeadAddress.created_at >= since)
        return Lately(people=set(await session.scalars(marks)))

    async def undo(self, session: AsyncSession, lane: Lane, since: datetime) -> None:  # noqa: ARG002
        await deadness.forget(session, self._mine, DeadAddress.created_at >= since)

    async def took(self, session: AsyncSession, lane: Lane, took: Took) -> None:  # noqa: ARG002
        found = {
            "channel": self.channel,
            "people": list({person_id for person_id, _ in took}),
            "names": list({self.of_address(address) for _, address in took}),
        }
        connection = await session.connection()
        await connection.execute(REVIVE, found)

    @property
    def _mine(self) -> ColumnElement[bool]:
        return DeadAddress.channel == self.channel

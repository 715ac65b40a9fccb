"""Why a chat takes nothing any more stands in the row of the account's link (R9): the bots write it
there too, and it ends with the link."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.notifications.channels.base import Address
from api.notifications.channels.marks import Lately, Took
from api.notifications.channels.telegram.address import BOTS, TelegramAddress
from api.people.addresses.telegram import ALIVE, SCOPES
from api.people.models import Person, TelegramLink
from shared.contracts.admin import Lane

_LIVING = TelegramLink.ended_at.is_(None)
_DEAD = TelegramLink.unreachable.is_not(None)


def link_of(person: Person) -> TelegramLink | None:
    """The person's account in the bot of the own kind; needs `links` loaded."""
    return next((each for each in person.links if each.scope is SCOPES[person.kind]), None)


class LinkMarks:
    """The columns of the links."""

    def name(self, person: Person) -> str | None:  # noqa: ARG002 - it stands in no table of names
        return None

    def why(self, person: Person) -> str | None:
        return next((each.unreachable for each in person.links if each.unreachable), None)

    async def again(self, session: AsyncSession, person_id: UUID) -> bool:
        return await _revive(session, TelegramLink.person_id == person_id, _LIVING)

    async def count(self, session: AsyncSession) -> int:
        return await session.scalar(select(func.count()).where(_LIVING, _DEAD)) or 0

    async def mark(
        self,
        session: AsyncSession,
        lane: Lane,
        person_id: UUID,
        address: Address,
        reason: str,
        key: bytes,  # noqa: ARG002 - no secret
    ) -> bool:
        assert isinstance(address, TelegramAddress)
        which = (TelegramLink.chat_id == address.chat_id, TelegramLink.person_id == person_id)
        values = {"unreachable": reason, "unreachable_at": now()}
        return await _write(session, values, _of(lane), *which, ~_DEAD)

    async def lately(self, session: AsyncSession, lane: Lane, since: datetime) -> Lately:
        whose = select(TelegramLink.person_id)
        lately = whose.where(_of(lane), TelegramLink.unreachable_at >= since)
        return Lately(people=set(await session.scalars(lately)))

    async def undo(self, session: AsyncSession, lane: Lane, since: datetime) -> None:
        await _revive(session, _of(lane), TelegramLink.unreachable_at >= since)

    async def took(self, session: AsyncSession, lane: Lane, took: Took) -> None:
        chats = {each.chat_id for _, each in took if isinstance(each, TelegramAddress)}
        await _revive(session, _of(lane), TelegramLink.chat_id.in_(chats), _LIVING)


def _of(lane: Lane) -> ColumnElement[bool]:
    return TelegramLink.scope == BOTS[lane]


async def _revive(session: AsyncSession, *which: ColumnElement[bool]) -> bool:
    return await _write(session, ALIVE, _DEAD, *which)


async def _write(
    session: AsyncSession, values: dict[str, Any], *which: ColumnElement[bool]
) -> bool:
    written: Any = await session.execute(
        update(TelegramLink)
        .where(*which)
        .values(values)
        .execution_options(synchronize_session=False)
    )
    return written.rowcount > 0

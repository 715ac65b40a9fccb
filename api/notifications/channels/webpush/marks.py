"""A browser's subscription ends all the time and is made anew by itself (P5, P7): it is forgotten,
and nobody is told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.notifications.channels.base import Address
from api.notifications.channels.marks import Lately, Took
from api.notifications.channels.webpush import subscriptions
from api.notifications.channels.webpush.address import PushAddress
from api.notifications.models import EndedEndpoint, PushDevice
from api.people.models import Person
from shared.contracts.admin import Lane


class DeviceMarks:
    """There are no dead browsers, only those that are no more."""

    def name(self, person: Person) -> str | None:  # noqa: ARG002
        return None

    def why(self, person: Person) -> str | None:  # noqa: ARG002
        return None

    async def again(self, session: AsyncSession, person_id: UUID) -> bool:  # noqa: ARG002
        return False

    async def count(self, session: AsyncSession) -> None:  # noqa: ARG002
        return None

    async def mark(
        self,
        session: AsyncSession,
        lane: Lane,  # noqa: ARG002
        person_id: UUID,  # noqa: ARG002
        address: Address,
        reason: str,  # noqa: ARG002
        key: bytes,
    ) -> bool:
        assert isinstance(address, PushAddress)
        await subscriptions.end(session, address.endpoint, key)
        return False

    async def lately(self, session: AsyncSession, lane: Lane, since: datetime) -> Lately:  # noqa: ARG002
        """Of browsers nobody knows afterwards whose they were."""
        ended = select(func.count(EndedEndpoint.id)).where(EndedEndpoint.created_at >= since)
        return Lately(nameless=await session.scalar(ended) or 0)

    async def undo(self, session: AsyncSession, lane: Lane, since: datetime) -> None:
        """They make themselves anew."""

    async def took(self, session: AsyncSession, lane: Lane, took: Took) -> None:  # noqa: ARG002
        """When each browser last took a push (P6)."""
        devices = {UUID(each.device_id) for _, each in took if isinstance(each, PushAddress)}
        if devices:
            last = update(PushDevice).where(PushDevice.id.in_(devices))
            took_now = last.values(last_delivery_at=now())
            await session.execute(took_now.execution_options(synchronize_session=False))

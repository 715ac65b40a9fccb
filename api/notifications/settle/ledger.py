"""What is to be written of the deliveries of one settling, and of their tries."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy.ext.asyncio import AsyncSession

from api.db import new_id
from api.notifications.lanes.claimed import Claimed
from api.notifications.models import Reason
from api.notifications.settle import fencing
from api.notifications.settle.fencing import Change
from shared.contracts.admin import DeliveryState, Lane

HELD: Final = frozenset({Reason.BURST, Reason.QUIET, Reason.AWAY})
"""Waiting on purpose: told in the life of the delivery when it is long over."""


class Ledger:
    """Nothing is written before `write`."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.changes: list[Change] = []
        self.tries: list[dict[str, Any]] = []

    def release(self, swallowed: Sequence[Claimed], due: datetime) -> None:
        """Nothing was told of them either."""
        for each in swallowed:
            self.again(each, due, each.reason, attempts=each.attempts)

    def again(self, delivery: Claimed, due: datetime, reason: str, *, attempts: int) -> None:
        held = reason if reason in HELD else delivery.held
        self._change(delivery, due_at=due, reason=reason[:300], held=held, attempts=attempts)

    def end(
        self,
        delivery: Claimed,
        state: DeliveryState,
        reason: str,
        *,
        provider_id: str = "",
        told: bool = False,
    ) -> None:
        self._change(
            delivery,
            told=told,
            state=state,
            reason=reason[:300],
            settled_at=self.moment,
            provider_id=provider_id[:200],
            attempts=delivery.attempts + (state is not DeliveryState.SKIPPED),
        )

    def _change(self, delivery: Claimed, *, told: bool = False, **values: Any) -> None:
        same = {name: getattr(delivery, name) for name in fencing.SETTLED}
        self.changes.append(Change(delivery=delivery, values=same | values, told=told))

    def tried(self, delivery: Claimed, outcome: str, detail: str, says: str = "") -> None:
        self.tries.append(
            {
                "id": new_id(),
                "created_at": self.moment,
                "delivery_id": delivery.id,
                "outcome": outcome,
                "detail": detail[:500],
                "says": says,
            }
        )

    async def write(self, session: AsyncSession, lane: Lane) -> fencing.Written:
        return await fencing.write(session, lane, self.changes, self.tries)

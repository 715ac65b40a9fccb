"""What became of a batch, written in one transaction; the one place that matches outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import bindparam, update
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.db import add_missing, new_id, table_of
from api.notifications import mail_templates, moved, recheck, schedule
from api.notifications.aftermath import Aftermath, Dead
from api.notifications.channels.base import (
    Gone,
    Outcome,
    Rejected,
    Retry,
    Sent,
    TelegramAddress,
)
from api.notifications.lane_health import mark
from api.notifications.models import Delivery, DeliveryTry
from api.notifications.prepare import Held, Letter
from api.notifications.remembering import remember_devices, remember_messages
from shared.contracts.admin import DeliveryState, Lane

DELIVERIES = table_of(Delivery)
SETTLED = ("state", "reason", "attempts", "due_at", "settled_at", "provider_id")
SETTLE = (
    update(DELIVERIES)
    .where(DELIVERIES.c.id == bindparam("of"), DELIVERIES.c.lease == bindparam("held_by"))
    .values(lease=None, lease_until=None, **{name: bindparam(name) for name in SETTLED})
)
"""Ours only while the lease is ours: a worker that came back from the dead changes nothing."""


@dataclass(frozen=True, kw_only=True)
class Result:
    """A letter and what the channel said."""

    letter: Letter
    outcome: Outcome
    tried: bool = True
    """False when nobody asked the counterpart: the log of tries says nothing then."""


class Settling:
    """One batch's ending: a few statements, however many letters it has."""

    def __init__(
        self, session: AsyncSession, lane: Lane, scale: float, random: Random | None = None
    ) -> None:
        self.session = session
        self.lane = lane
        self.scale = scale
        self.random = random or Random()  # noqa: S311 - jitter, not a secret
        self.moment = now()
        self.changes: list[dict[str, Any]] = []
        self.tries: list[dict[str, Any]] = []
        self.sent: list[tuple[Letter, str]] = []
        self.shown: list[tuple[Letter, str]] = []
        """Every message that a letter became: a long one is several."""
        self.moved: dict[int, int] = {}
        self.dead: list[Dead] = []
        self.trouble: Retry | None = None

    async def run(
        self,
        results: Sequence[Result],
        held: Sequence[Held],
        templates: mail_templates.Templates,
    ) -> None:
        """Write everything down."""
        for each in held:
            self._hold(each)
        for result in results:
            self._take(result)
        await self._write()
        for old, new in self.moved.items():
            await moved.follow(self.session, self.lane, old, new)
        await remember_messages(self.session, self.lane, self.shown)
        await remember_devices(self.session, self.sent)
        alarm = await Aftermath(self.session, self.lane).run(self.dead)
        await mark(
            self.session,
            self.lane,
            sent=bool(self.sent),
            trouble=alarm or self.trouble,
            scale=self.scale,
        )
        await mail_templates.report_broken(self.session, templates)

    def _hold(self, each: Held) -> None:
        match each.verdict:
            case recheck.Skip(reason):
                self._end(each.delivery, DeliveryState.SKIPPED, reason)
            case recheck.Expire():
                self._end(each.delivery, DeliveryState.EXPIRED, "expired")
            case recheck.Postpone(until, reason):
                self._again(each.delivery, until, reason, attempts=each.delivery.attempts)

    def _take(self, result: Result) -> None:
        delivery, outcome = result.letter.delivery, result.outcome
        match outcome:
            case Sent(provider_id=provider_id, before=before):
                self._tried(delivery, "sent", provider_id)
                self._end(delivery, DeliveryState.SENT, "", provider_id=provider_id)
                for each in result.letter.swallowed:
                    self._end(each, DeliveryState.SKIPPED, "merged")
                letter = self._where_it_went(result.letter, outcome)
                self.sent.append((letter, provider_id))
                self.shown += [(letter, each) for each in (*before, provider_id)]
            case Retry():
                if result.tried:
                    self._tried(delivery, "retry", outcome.reason)
                self._retry(result.letter, outcome)
            case Gone(reason=reason):
                self._tried(delivery, "gone", reason)
                self._fail(result.letter, reason, address_dead=True)
            case Rejected(reason=reason):
                self._tried(delivery, "rejected", reason)
                self._fail(result.letter, reason, address_dead=False)

    def _where_it_went(self, letter: Letter, sent: Sent) -> Letter:
        """The letter with the address that its answers will name."""
        if sent.moved_to is None or not isinstance(letter.address, TelegramAddress):
            return letter
        self.moved[letter.address.chat_id] = sent.moved_to
        return replace(letter, address=replace(letter.address, chat_id=sent.moved_to))

    def _fail(self, letter: Letter, reason: str, *, address_dead: bool) -> None:
        """With all that the message was to tell: another channel tells each of them."""
        for each in (letter.delivery, *letter.swallowed):
            self._end(each, DeliveryState.FAILED, reason)
            self.dead.append(Dead(replace(letter, delivery=each), reason, address_dead))

    def _retry(self, letter: Letter, outcome: Retry) -> None:
        delivery = letter.delivery
        if outcome.whole_lane or outcome.alarm:
            self.trouble = outcome
        if outcome.after is not None:
            # The counterpart's own word is obeyed exactly and burns no attempt (Q3).
            wait, attempts = outcome.after, delivery.attempts
        elif outcome.whole_lane:
            wait, attempts = timedelta(0), delivery.attempts
        else:
            attempts = delivery.attempts + 1
            wait = schedule.retry_after(attempts, self.random, self.scale)
        self._again(delivery, self.moment + wait, outcome.reason, attempts=attempts)
        for each in letter.swallowed:
            # Nothing was told of them either.
            self._again(each, self.moment + wait, each.reason, attempts=each.attempts)

    def _again(self, delivery: Delivery, due: datetime, reason: str, *, attempts: int) -> None:
        self._change(delivery, due_at=due, reason=reason[:300], attempts=attempts)

    def _end(
        self, delivery: Delivery, state: DeliveryState, reason: str, *, provider_id: str = ""
    ) -> None:
        self._change(
            delivery,
            state=state,
            reason=reason[:300],
            settled_at=self.moment,
            provider_id=provider_id[:200],
            attempts=delivery.attempts + (state is not DeliveryState.SKIPPED),
        )

    def _change(self, delivery: Delivery, **values: Any) -> None:
        same = {name: getattr(delivery, name) for name in SETTLED}
        self.changes.append({"of": delivery.id, "held_by": delivery.lease} | same | values)

    def _tried(self, delivery: Delivery, outcome: str, detail: str) -> None:
        self.tries.append(
            {
                "id": new_id(),
                "created_at": self.moment,
                "delivery_id": delivery.id,
                "outcome": outcome,
                "detail": detail[:500],
            }
        )

    async def _write(self) -> None:
        if self.tries:
            await add_missing(self.session, DeliveryTry, self.tries)
        if self.changes:
            connection = await self.session.connection()
            await connection.execute(SETTLE, self.changes)

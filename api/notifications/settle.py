"""What became of a batch, written in one transaction; the one place that matches outcomes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Any

import structlog
from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from api import outbox
from api.clock import now
from api.db import insert_for, new_id
from api.notifications import addresses, claims, mail_templates, moved, recheck, schedule
from api.notifications.channels.base import (
    Gone,
    Outcome,
    PushAddress,
    Rejected,
    Retry,
    Sent,
    TelegramAddress,
)
from api.notifications.events import AddressDied, ChannelFailing
from api.notifications.lanes import CHANNEL_OF, SCOPE_OF
from api.notifications.models import (
    Delivery,
    DeliveryAction,
    DeliveryTry,
    LaneState,
    MessageRef,
    PushDevice,
)
from api.notifications.planner import delivery_values
from api.notifications.prepare import Held, Letter
from api.notifications.subjects import table
from api.outbox import About
from api.people.models import Person, TelegramLink
from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.people import ChannelKind
from shared.contracts.telegram import MessageRole

log = structlog.get_logger()

ALARM_AGAIN = timedelta(hours=6)


@dataclass(frozen=True, kw_only=True)
class Result:
    """A letter and what the channel said."""

    letter: Letter
    outcome: Outcome
    tried: bool = True
    """False when nobody asked the counterpart: the log of tries says nothing then."""


class Settling:
    """One batch's ending. Every change of a delivery holds only while its lease is ours: a
    worker that came back from the dead changes nothing."""

    def __init__(
        self, session: AsyncSession, lane: Lane, scale: float, random: Random | None = None
    ) -> None:
        self.session = session
        self.lane = lane
        self.scale = scale
        self.random = random or Random()  # noqa: S311 - jitter, not a secret
        self.moment = now()
        self.changes: list[tuple[Delivery, dict[str, Any]]] = []
        self.tries: list[dict[str, Any]] = []
        self.sent: list[tuple[Letter, str]] = []
        self.shown: list[tuple[Letter, str]] = []
        self.dead: list[tuple[Letter, str, bool]] = []
        self.moved: dict[int, int] = {}
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
        await self._remember_messages()
        await self._remember_devices()
        for letter, reason, address_dead in self.dead:
            await self._go_on_elsewhere(letter, reason, address_dead=address_dead)
        await self._mark_lane()
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
                letter = self._where_it_went(result.letter, outcome)
                self.sent.append((letter, provider_id))
                self.shown += [(letter, each) for each in (*before, provider_id)]
            case Retry():
                if result.tried:
                    self._tried(delivery, "retry", outcome.reason)
                self._retry(delivery, outcome)
            case Gone(reason=reason):
                self._tried(delivery, "gone", reason)
                self._end(delivery, DeliveryState.FAILED, reason)
                self.dead.append((result.letter, reason, True))
            case Rejected(reason=reason):
                self._tried(delivery, "rejected", reason)
                self._end(delivery, DeliveryState.FAILED, reason)
                self.dead.append((result.letter, reason, False))

    def _where_it_went(self, letter: Letter, sent: Sent) -> Letter:
        """The letter with the address that its answers will name."""
        if sent.moved_to is None or not isinstance(letter.address, TelegramAddress):
            return letter
        self.moved[letter.address.chat_id] = sent.moved_to
        return replace(letter, address=replace(letter.address, chat_id=sent.moved_to))

    def _retry(self, delivery: Delivery, outcome: Retry) -> None:
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

    def _again(self, delivery: Delivery, due: datetime, reason: str, *, attempts: int) -> None:
        self.changes.append(
            (delivery, {"due_at": due, "reason": reason[:300], "attempts": attempts})
        )

    def _end(
        self, delivery: Delivery, state: DeliveryState, reason: str, *, provider_id: str = ""
    ) -> None:
        self.changes.append(
            (
                delivery,
                {
                    "state": state,
                    "reason": reason[:300],
                    "settled_at": self.moment,
                    "provider_id": provider_id[:200],
                    "attempts": delivery.attempts + (state is not DeliveryState.SKIPPED),
                },
            )
        )

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
            await self.session.execute(insert(DeliveryTry), self.tries)
        for same in _alike(self.changes):
            delivery, values = same[0]
            await self.session.execute(
                update(Delivery)
                .where(
                    Delivery.id.in_([each.id for each, _ in same]),
                    Delivery.lease == delivery.lease,
                )
                .values(lease=None, lease_until=None, **values)
                .execution_options(synchronize_session=False)
            )

    async def _remember_messages(self) -> None:
        """A sent notice can be replied to and goes stale; an edited one shows the new version."""
        scope = SCOPE_OF.get(self.lane)
        if scope is None:
            return
        for letter, provider_id in self.shown:
            if not isinstance(letter.address, TelegramAddress):
                continue
            message_id = letter.address.edit_message_id or int(provider_id)
            for about in letter.mentions:
                await self.session.execute(
                    insert_for(self.session, MessageRef)
                    .values(
                        id=new_id(),
                        created_at=self.moment,
                        scope=scope,
                        chat_id=letter.address.chat_id,
                        message_id=message_id,
                        person_id=letter.delivery.person_id,
                        role=_role_of(letter),
                        object_kind=about.kind,
                        object_id=about.id,
                        event_id=letter.delivery.event_id,
                        version=letter.version,
                    )
                    .on_conflict_do_update(
                        index_elements=["scope", "chat_id", "message_id", "object_id"],
                        set_={"version": letter.version},
                    )
                )
            if _role_of(letter) is MessageRole.NOTICE:
                await self._catch_up(letter, message_id, letter.mentions[0])

    async def _catch_up(self, letter: Letter, message_id: int, about: About) -> None:
        """The object changed while the message was on its way, when nobody knew the message yet:
        bring it up to date now."""
        version = (await table.versions(self.session, [about])).get(about)
        if version is None or version <= letter.version:
            return
        assert isinstance(letter.address, TelegramAddress)
        address = TelegramAddress(chat_id=letter.address.chat_id, edit_message_id=message_id)
        values = delivery_values(
            letter.delivery.event_id,
            letter.delivery.person_id,
            addresses.Way(lane=self.lane, address=address),
            object_id=about.id,
            notice_id=None,
            rank=1,
            expires_at=letter.delivery.expires_at,
            action=DeliveryAction.EDIT,
        )
        # Editing twice within one event's life needs a key of its own: the version.
        values["copy"] = version
        await self.session.execute(
            insert_for(self.session, Delivery).values(**values).on_conflict_do_nothing()
        )

    async def _remember_devices(self) -> None:
        hashes = [
            addresses.endpoint_hash(letter.address.endpoint)
            for letter, _ in self.sent
            if isinstance(letter.address, PushAddress)
        ]
        if hashes:
            await self.session.execute(
                update(PushDevice)
                .where(PushDevice.endpoint_hash.in_(hashes))
                .values(last_delivery_at=self.moment)
            )

    async def _go_on_elsewhere(self, letter: Letter, reason: str, *, address_dead: bool) -> None:
        """Q4: switch a dead address off, tell the person in the web, try the next channel."""
        delivery = letter.delivery
        channel = CHANNEL_OF[self.lane]
        reach = (await addresses.reaches(self.session, [delivery.person_id])).get(
            delivery.person_id
        )
        if address_dead:
            await self._switch_off(letter, reason)
        if delivery.action is DeliveryAction.EDIT or reach is None:
            return
        told = await self.session.scalars(
            select(Delivery.lane).where(
                Delivery.event_id == delivery.event_id,
                Delivery.person_id == delivery.person_id,
                Delivery.action == DeliveryAction.SEND,
                Delivery.state != DeliveryState.SKIPPED,
            )
        )
        for way in addresses.next_ways(reach, channel, told):
            values = delivery_values(
                delivery.event_id,
                delivery.person_id,
                way,
                object_id=delivery.object_id,
                notice_id=delivery.notice_id,
                rank=delivery.rank,
                expires_at=delivery.expires_at,
            )
            await self.session.execute(
                insert_for(self.session, Delivery).values(**values).on_conflict_do_nothing()
            )
            self.session.info.setdefault("lanes", set()).add(way.lane)

    async def _switch_off(self, letter: Letter, reason: str) -> None:
        address, person_id = letter.address, letter.delivery.person_id
        short = reason[:200]
        match CHANNEL_OF[self.lane]:
            case ChannelKind.TELEGRAM:
                assert isinstance(address, TelegramAddress)
                marked = await self._mark(
                    update(TelegramLink)
                    .where(
                        TelegramLink.scope == SCOPE_OF[self.lane],
                        TelegramLink.chat_id == address.chat_id,
                        TelegramLink.person_id == person_id,
                        TelegramLink.unreachable.is_(None),
                    )
                    .values(unreachable=short)
                )
            case ChannelKind.EMAIL:
                marked = await self._mark(
                    update(Person)
                    .where(Person.id == person_id, Person.email_dead.is_(None))
                    .values(email_dead=short)
                )
            case ChannelKind.MATTERMOST:
                if not letter.delivery.address["channel"].startswith("@"):
                    self.trouble = Retry(reason=reason, alarm=True)
                    return
                marked = await self._mark(
                    update(Person)
                    .where(Person.id == person_id, Person.mattermost_dead.is_(None))
                    .values(mattermost_dead=short)
                )
            case ChannelKind.PUSH:
                # A browser's subscription ends all the time and is made anew by itself (P7).
                assert isinstance(address, PushAddress)
                await self.session.execute(
                    PushDevice.__table__.delete().where(  # type: ignore[attr-defined]
                        PushDevice.endpoint_hash == addresses.endpoint_hash(address.endpoint)
                    )
                )
                return
        if marked:
            channel = CHANNEL_OF[self.lane]
            event = AddressDied(by=None, person_id=person_id, channel=channel, reason=short)
            outbox.record(self.session, event)

    async def _mark(self, statement: Any) -> bool:
        result: Any = await self.session.execute(
            statement.execution_options(synchronize_session=False)
        )
        return result.rowcount > 0

    async def _mark_lane(self) -> None:
        """Health, the breaker's pause and the alarm."""
        if not self.sent and self.trouble is None:
            return
        state = await claims.state_of(self.session, self.lane)
        if self.sent:
            state.last_sent_at = self.moment
        if self.trouble is None:
            state.failures = 0
            return
        state.last_error, state.last_error_at = self.trouble.reason[:500], self.moment
        if self.trouble.whole_lane:
            pause = self.trouble.after or schedule.breaker_pause(state.failures, self.scale)
            state.paused_until = self.moment + pause
            state.failures += 1
        if self.trouble.alarm:
            self._alarm(state, self.trouble.reason)

    def _alarm(self, state: LaneState, reason: str) -> None:
        if state.alarmed_at and self.moment - state.alarmed_at < ALARM_AGAIN:
            return
        state.alarmed_at = self.moment
        log.error("a channel needs the administrator", lane=self.lane, reason=reason)
        outbox.record(self.session, ChannelFailing(by=None, lane=self.lane, reason=reason[:300]))


def _role_of(letter: Letter) -> MessageRole:
    """A message about several objects shows no state of theirs and is never edited (C2)."""
    of_one = [each.id for each in letter.mentions] == [letter.delivery.object_id]
    return MessageRole.NOTICE if of_one else MessageRole.LIST


def _alike(
    changes: list[tuple[Delivery, dict[str, Any]]],
) -> list[list[tuple[Delivery, dict[str, Any]]]]:
    """Changes of the same values together: one statement instead of many."""
    groups: dict[object, list[tuple[Delivery, dict[str, Any]]]] = {}
    for delivery, values in changes:
        groups.setdefault(tuple(values.items()), []).append((delivery, values))
    return list(groups.values())

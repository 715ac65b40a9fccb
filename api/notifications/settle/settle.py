"""What became of some deliveries, written in one transaction; the one place that matches
outcomes."""

from collections.abc import Hashable
from dataclasses import replace
from datetime import timedelta
from random import Random

from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.notifications.channels import table
from api.notifications.channels.base import PERHAPS, Gone, Rejected, Retry, Sent
from api.notifications.lanes import schedule, silent_services
from api.notifications.lanes.claimed import Claimed
from api.notifications.lanes.health import mark
from api.notifications.mail import templates as mail_templates
from api.notifications.models import Reason
from api.notifications.prepare import recheck
from api.notifications.prepare.prepare import Dispatch, Withheld
from api.notifications.settle import deaths, moved
from api.notifications.settle.aftermath import Aftermath, Dead
from api.notifications.settle.ledger import Ledger
from api.notifications.settle.remembering import remember_messages
from api.notifications.settle.settled import Result, Settled
from shared.contracts.admin import DeliveryState, Lane


class Settling:
    """Their ending: a few statements, however many messages there are."""

    def __init__(
        self,
        session: AsyncSession,
        lane: Lane,
        scale: float,
        random: Random | None = None,
        *,
        dead_limit: int = 0,
        key: bytes = b"",
    ) -> None:
        """`dead_limit` is the setting of that name; `key` hides what is remembered of endpoints."""
        self.session = session
        self.lane = lane
        self.channel = table.of(lane)
        self.scale = scale
        self.dead_limit = dead_limit
        self.key = key
        self.random = random or Random()  # noqa: S311 - jitter, not a secret
        self.moment = now()
        self.book = Ledger(self.moment)
        self.sent: list[tuple[Dispatch, str]] = []
        self.shown: list[tuple[Dispatch, str]] = []
        """Every message that a message became: a long one is several."""
        self.moved: dict[Hashable, Hashable] = {}
        self.dead: list[Dead] = []
        self.trouble: Retry | None = None
        self.scouted = False
        """A message went ahead of the others on a resting lane, and this is what it met."""
        self.answered: set[str] = set()
        """Of many destinations those that took something."""
        self.silent: set[str] = set()
        """And those for which something is held, or was."""
        self.late = 0
        """Deliveries whose outcome came when another worker had claimed them."""

    async def run(self, settled: Settled) -> None:
        """Write everything down."""
        settled = await deaths.judged(self.session, self.lane, settled, self.dead_limit)
        await self.note(settled)
        for old, new in self.moved.items():
            await moved.follow(self.session, self.lane, old, new)
        await remember_messages(self.session, self.lane, self.shown)
        await silent_services.free(self.session, self.lane, self.answered)
        for each in self.silent - self.answered:
            await silent_services.send_ahead(self.session, self.lane, each, self.scale)
        await self._revive()
        alarm = await Aftermath(self.session, self.lane, self.key).run(self.dead)
        await mark(
            self.session,
            self.lane,
            sent=bool(self.sent),
            trouble=alarm or self.trouble,
            scouted=self.scouted,
            scale=self.scale,
        )
        await mail_templates.report_broken(self.session, settled.templates)

    async def _revive(self) -> None:
        """A delivery that got through shows that its address lives, whatever was thought of it
        (Q13)."""
        took = [
            (dispatch.delivery.person_id, dispatch.address)
            for dispatch, _ in self.sent
            if self.channel.personal(dispatch.address)
        ]
        if took:
            await self.channel.marks.took(self.session, self.lane, took)

    async def note(self, settled: Settled) -> None:
        """Write down the deliveries alone, and nothing that follows from their fate."""
        for each in settled.withheld:
            self._hold(each)
        for result in settled.results:
            self._take(result)
        await self._write()

    def _hold(self, each: Withheld) -> None:
        self._was_held(each.delivery)
        match each.verdict:
            case recheck.Skip(reason):
                self.book.end(each.delivery, DeliveryState.SKIPPED, reason)
            case recheck.Expire():
                self.book.end(each.delivery, DeliveryState.EXPIRED, Reason.EXPIRED)
            case recheck.Postpone(until, reason):
                self.book.again(each.delivery, until, reason, attempts=each.delivery.attempts)
            case recheck.Fault(reason):
                self._put_off(each.delivery, reason)

    def _put_off(self, delivery: Claimed, reason: str) -> None:
        """Whoever cannot be judged is not even found too old: that is asked here."""
        if self.moment >= delivery.expires_at:
            self.book.end(delivery, DeliveryState.EXPIRED, Reason.EXPIRED)
            return
        attempts = delivery.attempts + 1
        wait = schedule.retry_after(attempts, self.random, self.scale)
        self.book.tried(delivery, "retry", reason)
        self.book.again(delivery, self.moment + wait, reason, attempts=attempts)

    def _take(self, result: Result) -> None:
        delivery, outcome = result.dispatch.delivery, result.outcome
        self.scouted |= result.scout
        self._was_held(delivery)
        match outcome:
            case Sent(provider_id=provider_id, before=before):
                self.book.tried(delivery, "sent", provider_id)
                self.book.end(delivery, DeliveryState.SENT, "", provider_id=provider_id, told=True)
                for each in result.dispatch.swallowed:
                    self.book.end(each, DeliveryState.SKIPPED, Reason.MERGED, told=True)
                self.answered |= {self.channel.service(result.dispatch.address)} - {""}
                dispatch = self._where_it_went(result.dispatch, outcome)
                self.sent.append((dispatch, provider_id))
                self.shown += [(dispatch, each) for each in (*before, provider_id)]
            case Retry(perhaps_sent=True):
                self.book.tried(delivery, "perhaps", outcome.reason, outcome.says)
                self._perhaps_sent(result.dispatch, outcome)
            case Retry():
                self._retry(result.dispatch, outcome, tried=result.tried)
            case Gone(reason=reason):
                self.book.tried(delivery, "gone", reason, outcome.says)
                self._fail(result.dispatch, reason, address_dead=True)
            case Rejected(reason=reason, alarm=alarm):
                if result.tried:
                    self.book.tried(delivery, "rejected", reason, outcome.says)
                self._fail(result.dispatch, reason, address_dead=False, tried=result.tried)
                if alarm:
                    self.trouble = Retry(reason=reason, alarm=True, says=outcome.says)

    def _where_it_went(self, dispatch: Dispatch, sent: Sent) -> Dispatch:
        """The message with the address that its answers will name."""
        if sent.moved_to is None:
            return dispatch
        self.moved[self.channel.place(dispatch.address)] = self.channel.place(sent.moved_to)
        return replace(dispatch, address=sent.moved_to)

    def _fail(
        self, dispatch: Dispatch, reason: str, *, address_dead: bool, tried: bool = True
    ) -> None:
        """With all that the message was to tell: another channel tells each of them."""
        state = DeliveryState.FAILED if tried else DeliveryState.SKIPPED
        for each in dispatch.deliveries:
            self.book.end(each, state, reason)
            one = replace(dispatch, delivery=each)
            self.dead.append(Dead(one, reason, address_dead, refused=tried))

    def _perhaps_sent(self, dispatch: Dispatch, outcome: Retry) -> None:
        """Once more, late: each try may be a copy. Then another channel tells it."""
        self.trouble = outcome
        delivery, reason = dispatch.delivery, PERHAPS + outcome.reason
        if delivery.reason.startswith(PERHAPS):
            self._fail(dispatch, reason, address_dead=False)
            return
        due = self.moment + schedule.PERHAPS_SENT * self.scale
        self.book.again(delivery, due, reason, attempts=delivery.attempts + 1)
        self.book.release(dispatch.swallowed, due)

    def _retry(self, dispatch: Dispatch, outcome: Retry, *, tried: bool) -> None:
        delivery = dispatch.delivery
        if outcome.silent and not outcome.whole_lane:
            self._wait_for_service(dispatch, outcome, tried=tried)
            return
        if tried:
            self.book.tried(delivery, "retry", outcome.reason, outcome.says)
        if outcome.whole_lane or outcome.alarm:
            self.trouble = outcome
        if outcome.after is not None:
            # The counterpart's own word is obeyed exactly and burns no attempt (Q3).
            wait, attempts = outcome.after, delivery.attempts
        elif outcome.whole_lane and not outcome.own_wait:
            wait, attempts = timedelta(0), delivery.attempts
        else:
            attempts = delivery.attempts + 1
            wait = schedule.retry_after(attempts, self.random, self.scale)
        due = self.moment + wait
        # What nobody tried waits for what it waited for before, and is merged by it.
        reason = outcome.reason if tried or outcome.whole_lane else delivery.reason
        self.book.again(delivery, due, reason, attempts=attempts)
        self.book.release(dispatch.swallowed, due)

    def _was_held(self, delivery: Claimed) -> None:
        """Whatever became of it, another one goes ahead."""
        self.silent |= {silent_services.destination_in(delivery.reason)} - {""}

    def _wait_for_service(self, dispatch: Dispatch, outcome: Retry, *, tried: bool) -> None:
        """It loses no try; the log has the first one, and not all that follow."""
        delivery, where = dispatch.delivery, self.channel.service(dispatch.address)
        self.silent.add(where)
        if tried and not silent_services.destination_in(delivery.reason):
            self.book.tried(delivery, "retry", outcome.reason, outcome.says)
        due = self.moment + silent_services.AT_MOST * self.scale
        reason = silent_services.reason_of(where, outcome.reason)
        self.book.again(delivery, due, reason, attempts=delivery.attempts)
        self.book.release(dispatch.swallowed, due)

    async def _write(self) -> None:
        written = await self.book.write(self.session, self.lane)
        self.late = len(self.book.changes) - len(written.in_time)
        self.dead = [each for each in self.dead if each.dispatch.delivery.id in written.noted]

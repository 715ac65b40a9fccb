"""The last look before sending (Q5): still wanted, still allowed, still the time. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from api.notifications.models import Reason
from shared.contracts.preferences import ChannelMode, QuietHours


@dataclass(frozen=True)
class Go:
    """Send it."""


@dataclass(frozen=True)
class Skip:
    """Never send it; the log keeps the reason."""

    reason: Reason


@dataclass(frozen=True)
class Postpone:
    """Send it later, merged with what comes meanwhile."""

    until: datetime
    reason: Reason


@dataclass(frozen=True)
class Expire:
    """Too late to be of use (Q3)."""


@dataclass(frozen=True)
class Fault:
    """It cannot be judged or written (U8). Again later, with a growing wait: the fault may be our
    own, and be mended meanwhile."""

    reason: str


Verdict = Go | Skip | Postpone | Expire


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is true of one delivery at this moment."""

    moment: datetime
    expires_at: datetime
    reader_active: bool
    object_gone: bool
    allowed: bool
    outdated: bool
    muted: bool
    read: bool
    mode: ChannelMode
    address_alive: bool
    critical: bool
    is_edit: bool
    up_to_date: bool
    quiet: QuietHours | None
    timezone: str
    away_until: datetime | None = None
    """When a person who is away is back at work, on a channel that is silent till then (A9)."""


def judge(asked: Asked) -> Verdict:
    """The first objection counts, else it goes."""
    if asked.moment >= asked.expires_at:
        return Expire()
    for objection, reason in (
        (not asked.reader_active, Reason.INACTIVE),
        (asked.object_gone, Reason.DELETED),
        (not asked.allowed, Reason.NO_ACCESS),
        (not asked.address_alive, Reason.ADDRESS_GONE),
        (asked.is_edit and asked.up_to_date, Reason.UP_TO_DATE),
        (not asked.is_edit and asked.outdated, Reason.OUTDATED),
        (not asked.is_edit and asked.muted, Reason.MUTED),
        (not asked.is_edit and asked.read, Reason.READ),
        (not asked.is_edit and asked.mode is ChannelMode.OFF, Reason.OFF),
    ):
        if objection:
            return Skip(reason)
    if asked.critical or asked.is_edit:
        return Go()
    if asked.away_until and asked.moment < asked.away_until:
        return Postpone(asked.away_until, Reason.AWAY)
    if asked.quiet:
        until = quiet_until(asked.quiet, asked.timezone, asked.moment)
        if until:
            return Postpone(until, Reason.QUIET)
    return Go()


def quiet_hours_of(kept: dict[str, Any] | None) -> QuietHours | None:
    """The person's schedule as it is kept in the row."""
    return msgspec.convert(kept, QuietHours) if kept else None


def quiet_until(quiet: QuietHours, timezone: str, moment: datetime) -> datetime | None:
    """When the quiet hours that hold at `moment` end (UTC); None when they do not hold.

    A night belongs to the weekday on which it begins. Wall-clock times are the person's; an end
    that falls into a DST gap is read by zoneinfo as of before the gap (PEP 495, fold=0).
    """
    zone = ZoneInfo(timezone)
    local = moment.astimezone(zone)
    for begins in (local.date() - timedelta(days=1), local.date()):
        if begins.weekday() not in quiet.weekdays:
            continue
        over_midnight = quiet.end <= quiet.start
        ends = begins + timedelta(days=1) if over_midnight else begins
        start = datetime.combine(begins, quiet.start, zone)
        end = datetime.combine(ends, quiet.end, zone)
        if start <= local < end:
            return end.astimezone(moment.tzinfo)
    return None

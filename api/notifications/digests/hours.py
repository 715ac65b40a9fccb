"""Whether a person's digest is due: pure (G1–G3)."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from api.notifications.digests.models import DayState
from api.people.calendar.workdays import WorkTime, instant

LATEST = timedelta(hours=4)
"""After this a digest is of yesterday's use (G2)."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """When a person wants the digest; `work` is None for contacts, who have no days off here."""

    at: time
    zone: ZoneInfo
    work: WorkTime | None
    away: bool


def dates(now: datetime, zone: ZoneInfo) -> list[date]:
    """The local dates whose digest can be due: today's, and yesterday's within its lateness."""
    local = now.astimezone(zone)
    return sorted({local.date(), (local - LATEST).date()})


def verdict(wish: Wish, on: date, now: datetime) -> DayState | None:
    """What becomes of the digest of the local date `on`; None: its hour has not come, or the
    date has passed without anybody waiting for it."""
    due = instant(on, wish.at, wish.zone)
    if now < due:
        return None
    if now - due >= LATEST:
        return DayState.LATE if now.astimezone(wish.zone).date() == on else None
    if wish.away or (wish.work is not None and not wish.work.is_working(on)):
        return DayState.FREE
    return DayState.TOLD

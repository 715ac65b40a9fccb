"""Days and moments in words, the same in every message: «5 мая», «сегодня в 15:00»."""

from collections.abc import Callable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from shared import zones
from shared.i18n import Translator

NEAR = {-1: "moment-yesterday", 0: "moment-today", 1: "moment-tomorrow"}
"""Days that have names of their own, by their distance from today."""


def day(value: date, t: Translator, today: date | None = None) -> str:
    """«5 мая»; another year than today's is named."""
    said = t("date-day", day=value.day, month=value.month)
    if today is None or value.year == today.year:
        return said
    return t("date-day-year", day=said, year=str(value.year))


def weekday(value: date, t: Translator) -> str:
    return t("date-weekday", weekday=value.weekday())


def moment(value: datetime, timezone: str, t: Translator, now: datetime) -> str:
    """«сегодня в 15:00», «5 мая в 09:30», in the reader's zone."""
    zone = ZoneInfo(timezone)
    local, today = zones.local(value, zone), now.astimezone(zone).date()
    time = clock(value, timezone)
    if near := NEAR.get((local.date() - today).days):
        return t(near, time=time)
    return t("moment-other", day=day(local.date(), t, today), time=time)


def lasting(value: datetime, timezone: str, t: Translator, now: datetime) -> str:
    """«5 мая в 09:30»: true however long it stands in a chat (Q14)."""
    return t("moment-other", day=_named(day, value, timezone, t, now), time=clock(value, timezone))


def recorded(value: datetime, timezone: str, t: Translator) -> str:
    """«5 мая 2026 в 09:30»: for what is kept for years, or printed."""
    local = zones.local(value, ZoneInfo(timezone)).date()
    return t("moment-other", day=day(local, t, date.min), time=clock(value, timezone))


def deadline(value: datetime, timezone: str, t: Translator, now: datetime) -> str:
    """«вторник, 24 ноября, 15:00»: as `lasting`, for what a person plans by."""
    day = _named(dated, value, timezone, t, now)
    return t("moment-dated", day=day, time=clock(value, timezone))


def _named(
    name: Callable[[date, Translator, date], str],
    value: datetime,
    timezone: str,
    t: Translator,
    now: datetime,
) -> str:
    zone = ZoneInfo(timezone)
    return name(zones.local(value, zone).date(), t, now.astimezone(zone).date())


def whole(value: datetime, timezone: str, t: Translator, now: datetime) -> str:
    """«завтра в 15:00 (вторник, 24 ноября)»: what a person checks before it is saved (D9)."""
    zone = ZoneInfo(timezone)
    local, today = zones.local(value, zone).date(), now.astimezone(zone).date()
    near = (local - today).days in NEAR
    named = dated(local, t, today) if near else weekday(local, t)
    return t("moment-whole", moment=moment(value, timezone, t, now), day=named)


def dated(value: date, t: Translator, today: date | None = None) -> str:
    """«вторник, 24 ноября»."""
    return t("date-dated", weekday=weekday(value, t), day=day(value, t, today))


def clock(value: datetime, timezone: str) -> str:
    """«15:00» in the reader's zone."""
    return f"{zones.local(value, ZoneInfo(timezone)):%H:%M}"

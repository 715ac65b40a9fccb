"""A person's settings as one message: what is chosen now, and the buttons that change it."""

from datetime import datetime, time
from enum import StrEnum
from typing import Final

from aiogram.filters.callback_data import CallbackData

from shared import zones
from shared.contracts.people import Me, PersonKind
from shared.contracts.preferences import ChannelMode, ChannelSwitch, Preferences, QuietHours
from shared.contracts.work_time import Schedule
from shared.i18n import Translator, names
from shared.telegram.chat.keyboards import Data
from shared.work.text import bold, esc, fitting

Rows = list[list[tuple[str, Data]]]

NIGHTS: Final = ((time(22), time(8)), (time(20), time(9)))
MORNINGS: Final = tuple(time(hour) for hour in (7, 8, 9, 10, 11))
NEXT_MODE: Final = {
    ChannelMode.ALWAYS: ChannelMode.FALLBACK,
    ChannelMode.FALLBACK: ChannelMode.OFF,
    ChannelMode.OFF: ChannelMode.ALWAYS,
}
WEEK: Final = list(range(7))
WORKDAYS: Final = list(range(5))


class SettingsPress(StrEnum):
    HOME = "h"
    LANGUAGE = "l"
    QUIET = "q"
    QUIET_SET = "qs"
    """`arg` is two times, `22000800`; empty for none."""
    QUIET_DAYS = "qd"
    DIGEST = "d"
    DIGEST_SET = "ds"
    """`arg` is a time, `0900`; empty for off."""
    CHANNELS = "c"
    CHANNEL = "cs"
    """`arg` is the channel whose mode changes to the next."""
    PASSWORD = "pw"  # noqa: S105 - what the button asks for
    UNLINK = "u"
    UNLINK_YES = "uy"


class SettingsButton(CallbackData, prefix="se"):
    do: SettingsPress
    arg: str = ""


def home_text(me: Me, chosen: Preferences, schedule: Schedule, t: Translator, now: datetime) -> str:
    """Every choice in a line; a contact gets no digest."""
    staff = me.kind is PersonKind.EMPLOYEE
    return fitting(
        [
            bold(t("settings-title" if staff else "settings-title-contact")),
            t("settings-language", language=t("language-name")),
            t("settings-zone", zone=esc(zones.title(me.timezone, t.locale, now))),
            quiet_line(chosen.quiet_hours, t),
            *([digest_line(schedule, t)] if staff else []),
            t("settings-channels", channels="; ".join(_used(chosen, t)) or t("settings-none")),
        ]
    )


def quiet_line(quiet: QuietHours | None, t: Translator) -> str:
    if quiet is None:
        return t("settings-quiet-none")
    days = "all" if len(quiet.weekdays) == len(WEEK) else "some"
    return t("settings-quiet", start=clock(quiet.start), end=clock(quiet.end), days=days)


def digest_line(schedule: Schedule, t: Translator) -> str:
    if not schedule.digest:
        return t("settings-digest-off")
    return t("settings-digest", at=clock(schedule.digest_at))


def _used(chosen: Preferences, t: Translator) -> list[str]:
    """«Telegram», «Почта — запасной»."""
    return [
        t("settings-channel", channel=names.channel(each.channel, t), mode=each.mode.value)
        for each in chosen.channels
        if each.mode is not ChannelMode.OFF and each.available
    ]


STAFF_HOME: Final = (
    (SettingsPress.LANGUAGE, SettingsPress.QUIET),
    (SettingsPress.DIGEST, SettingsPress.CHANNELS),
    (SettingsPress.PASSWORD,),
    (SettingsPress.UNLINK,),
)
CONTACT_HOME: Final = ((SettingsPress.QUIET, SettingsPress.CHANNELS), (SettingsPress.UNLINK,))
"""The language has a button of its own in the contacts' menu."""


def home_rows(me: Me, t: Translator) -> Rows:
    presses = STAFF_HOME if me.kind is PersonKind.EMPLOYEE else CONTACT_HOME
    return [
        [(t(f"settings-{each.name.lower()}-button"), SettingsButton(do=each)) for each in row]
        for row in presses
    ]


def quiet_rows(quiet: QuietHours | None, t: Translator) -> Rows:
    """Usual nights, which days, none at all."""
    nights = [
        (
            f"{clock(start)} – {clock(end)}",
            SettingsButton(do=SettingsPress.QUIET_SET, arg=packed(start) + packed(end)),
        )
        for start, end in NIGHTS
    ]
    rows: Rows = [list(nights)]
    if quiet is not None:
        all_days = len(quiet.weekdays) == len(WEEK)
        label = t("settings-quiet-workdays" if all_days else "settings-quiet-everyday")
        rows.append([(label, SettingsButton(do=SettingsPress.QUIET_DAYS))])
        off = SettingsButton(do=SettingsPress.QUIET_SET)
        rows.append([(t("settings-quiet-off"), off)])
    return [*rows, _home(t)]


def digest_rows(schedule: Schedule, t: Translator) -> Rows:
    hours = [
        (clock(each), SettingsButton(do=SettingsPress.DIGEST_SET, arg=packed(each)))
        for each in MORNINGS
    ]
    off = (t("settings-digest-switch-off"), SettingsButton(do=SettingsPress.DIGEST_SET))
    return [list(hours), *([[off]] if schedule.digest else []), _home(t)]


def channels_text(chosen: Preferences, t: Translator) -> str:
    lines = [bold(t("settings-channels-title")), t("settings-channels-how"), ""]
    for each in chosen.channels:
        name = esc(names.channel(each.channel, t))
        lines.append(f"{name} — {t(f'settings-mode-{each.mode}')}")
        if each.problem:
            lines.append(f"⚠️ {esc(each.problem, 300)}")
    return fitting(lines)


def channel_rows(chosen: Preferences, t: Translator) -> Rows:
    """A press gives the channel its next mode."""
    rows: Rows = [[(_channel(each, t), _next(each))] for each in chosen.channels]
    return [*rows, _home(t)]


def _channel(switch: ChannelSwitch, t: Translator) -> str:
    marks = {ChannelMode.ALWAYS: "🔔", ChannelMode.FALLBACK: "🔁", ChannelMode.OFF: "🔕"}
    return f"{marks[switch.mode]} {names.channel(switch.channel, t)}"


def _next(switch: ChannelSwitch) -> SettingsButton:
    return SettingsButton(do=SettingsPress.CHANNEL, arg=switch.channel)


def _home(t: Translator) -> list[tuple[str, Data]]:
    return [(t("step-back"), SettingsButton(do=SettingsPress.HOME))]


def clock(value: time) -> str:
    return f"{value:%H:%M}"


def packed(value: time) -> str:
    """`0930`: a colon would end the field of a button."""
    return f"{value:%H%M}"


def unpacked(text: str) -> time:
    return time(int(text[:2]), int(text[2:]))

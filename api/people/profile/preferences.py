"""How a person wants to hear: pure, read by the profile and by the planner alike (N1, N2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from api.errors import Invalid
from shared.contracts.people import (
    ChannelChoice,
    ChannelKind,
    ChannelMode,
    ChannelSwitch,
    PersonKind,
    QuietHours,
)
from shared.i18n import translator

DEFAULTS: dict[PersonKind, dict[ChannelKind, ChannelMode]] = {
    PersonKind.EMPLOYEE: {
        ChannelKind.TELEGRAM: ChannelMode.ALWAYS,
        ChannelKind.EMAIL: ChannelMode.ALWAYS,
        ChannelKind.MATTERMOST: ChannelMode.ALWAYS,
        ChannelKind.PUSH: ChannelMode.ALWAYS,
    },
    PersonKind.CONTACT: {
        ChannelKind.TELEGRAM: ChannelMode.ALWAYS,
        ChannelKind.EMAIL: ChannelMode.FALLBACK,
    },
}
"""The channels that a kind of person has, in the default order."""

WEEK = range(7)


@dataclass(frozen=True, kw_only=True)
class Addresses:
    """Where the person's channels lead, and why one does not work; None: there is no address."""

    telegram: str | None = None
    telegram_dead: str | None = None
    email: str | None = None
    email_dead: str | None = None
    mattermost: str | None = None
    mattermost_dead: str | None = None


def channel_plan(
    kind: PersonKind, chosen: list[dict[str, Any]] | None
) -> list[tuple[ChannelKind, ChannelMode]]:
    """The channels in the person's order, from the row's `kind` and `channels`.

    One that the choice does not name (it came later) stands last in its default mode; one that
    the kind of person has not is left out.
    """
    defaults = DEFAULTS[kind]
    choices = msgspec.convert(chosen or [], list[ChannelChoice])
    plan = {choice.channel: choice.mode for choice in choices if choice.channel in defaults}
    for channel, mode in defaults.items():
        plan.setdefault(channel, mode)
    return list(plan.items())


def kept_choice(kind: PersonKind, asked: Sequence[ChannelChoice]) -> list[dict[str, Any]]:
    """What the row keeps: the choice is whole, so an unnamed channel is off. Raises Invalid."""
    named = [choice.channel for choice in asked]
    if len(set(named)) < len(named) or not set(named) <= DEFAULTS[kind].keys():
        raise Invalid("channels: each of the person's channels once", field="channels")
    off = [
        ChannelChoice(channel=channel, mode=ChannelMode.OFF)
        for channel in DEFAULTS[kind]
        if channel not in named
    ]
    return msgspec.to_builtins([*asked, *off])


def with_mode(
    kind: PersonKind, kept: list[dict[str, Any]] | None, channel: ChannelKind, mode: ChannelMode
) -> list[dict[str, Any]]:
    """What the row keeps when one channel gets another mode and the rest stays."""
    choices = [
        ChannelChoice(channel=each, mode=mode if each is channel else before)
        for each, before in channel_plan(kind, kept)
    ]
    return msgspec.to_builtins(choices)


def kept_quiet_hours(asked: QuietHours | None) -> dict[str, Any] | None:
    """What the row keeps. Raises Invalid."""
    if asked is None:
        return None
    if asked.start == asked.end or asked.start.tzinfo or asked.end.tzinfo:
        raise Invalid("quiet_hours: two different local times", field="quiet_hours")
    if not asked.weekdays or not set(asked.weekdays) <= set(WEEK):
        raise Invalid("quiet_hours: weekdays from 0 (Monday) to 6", field="quiet_hours")
    days = sorted(set(asked.weekdays))
    return msgspec.to_builtins(msgspec.structs.replace(asked, weekdays=days))


def quiet_hours(kept: dict[str, Any] | None) -> QuietHours | None:
    return msgspec.convert(kept, QuietHours) if kept else None


def switches(
    plan: Sequence[tuple[ChannelKind, ChannelMode]], addresses: Addresses, locale: str
) -> list[ChannelSwitch]:
    """The plan with what stands in the way of each channel, said in the person's language."""
    return [_switch(kind, mode, addresses, locale) for kind, mode in plan]


def _switch(
    kind: ChannelKind, mode: ChannelMode, addresses: Addresses, locale: str
) -> ChannelSwitch:
    # A push reaches whatever browsers the person has allowed; each shows its own state.
    if kind is ChannelKind.PUSH:
        return ChannelSwitch(channel=kind, mode=mode, available=True)
    address: str | None = getattr(addresses, kind)
    reason: str | None = getattr(addresses, f"{kind}_dead")
    say = translator(locale)
    problem = None
    if address is None:
        problem = say(f"people-no-{kind}")
    elif reason:
        problem = say(f"people-dead-{kind}", reason=reason)
    return ChannelSwitch(
        channel=kind, mode=mode, available=problem is None, address=address, problem=problem
    )

"""How a person wants to hear: pure, read by the profile and by the planner alike (N1, N2)."""

from collections.abc import Sequence
from typing import Any

import msgspec

from api.errors import Invalid
from api.people.addresses import channels
from api.people.addresses.channels import PersonalChannel
from api.people.models import Person
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.preferences import ChannelChoice, ChannelMode, ChannelSwitch, QuietHours
from shared.i18n import names, translator

WEEK = range(7)


def channel_plan(
    kind: PersonKind, chosen: list[dict[str, Any]] | None
) -> list[tuple[ChannelKind, ChannelMode]]:
    """The channels in the person's order, from the row's `kind` and `channels`.

    One that the choice does not name (it came later) stands last in its default mode; one that
    the kind of person has not is left out.
    """
    defaults = channels.of(kind)
    choices = msgspec.convert(chosen or [], list[ChannelChoice])
    plan = {choice.channel: choice.mode for choice in choices if choice.channel in defaults}
    for channel, mode in defaults.items():
        plan.setdefault(channel, mode)
    return list(plan.items())


def kept_choice(kind: PersonKind, asked: Sequence[ChannelChoice]) -> list[dict[str, Any]]:
    """What the row keeps: the choice is whole, so an unnamed channel is off. Raises Invalid."""
    named, own = [choice.channel for choice in asked], channels.of(kind)
    if len(set(named)) < len(named) or not set(named) <= own.keys():
        raise Invalid("channels: each of the person's channels once", field="channels")
    off = [
        ChannelChoice(channel=channel, mode=ChannelMode.OFF)
        for channel in own
        if channel not in named
    ]
    return msgspec.to_builtins([*asked, *off])


def with_mode(
    kind: PersonKind, kept: list[dict[str, Any]] | None, channel: ChannelKind, mode: ChannelMode
) -> list[dict[str, Any]]:
    """What the row keeps when one channel gets another mode and the rest stays."""
    choices = [
        ChannelChoice(channel=each, mode=mode if each == channel else before)
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
    plan: Sequence[tuple[ChannelKind, ChannelMode]], person: Person, locale: str
) -> list[ChannelSwitch]:
    """The plan with what stands in the way of each channel, said in the person's language. Needs
    `links` and `dead_addresses` loaded."""
    return [_switch(channels.CHANNELS[key], mode, person, locale) for key, mode in plan]


def _switch(
    channel: PersonalChannel, mode: ChannelMode, person: Person, locale: str
) -> ChannelSwitch:
    key = channel.key
    if channel.account is None:
        return ChannelSwitch(channel=key, mode=mode, available=True)
    address, reason = channel.account(person), channel.marks.why(person)
    say = translator(locale)
    name = names.channel(key, say)
    problem = None
    if address is None:
        problem = say.first(f"people-no-{key}", "people-no-address", channel=name)
    elif reason:
        problem = say.first(f"people-dead-{key}", "people-dead", channel=name, reason=reason)
    return ChannelSwitch(
        channel=key, mode=mode, available=problem is None, address=address, problem=problem
    )

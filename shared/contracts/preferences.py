"""How a person wants to be told, on the wire."""

from datetime import time
from enum import StrEnum
from typing import Annotated

from msgspec import Meta, field

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Many, Number
from shared.contracts.people import LONGEST_NAME, ChannelKind


class ChannelMode(StrEnum):
    """When a channel is used: `always` at once, `fallback` only when an earlier one failed, `off`
    never."""

    ALWAYS = "always"
    FALLBACK = "fallback"
    OFF = "off"


class ChannelSwitch(Answer, frozen=True):
    """One channel in the person's order; `problem` says why it does not work now."""

    channel: ChannelKind
    mode: ChannelMode
    """Whether and when it is used."""
    available: bool
    """Whether it can be used now."""
    address: str | None = None
    """Where the messages go; null: none."""
    problem: str | None = None
    """Why it does not work, in the person's language; null: nothing is wrong."""


class QuietHours(Ask, frozen=True):
    """Local time of the person; `end` before `start` goes over midnight; 0 = Monday."""

    start: time
    """A local time of day."""
    end: time
    """A local time of day; before `start` it is on the next day."""
    weekdays: Many[Number] = field(default_factory=lambda: list(range(7)))


class Preferences(Answer, frozen=True):
    """How the person wishes to be told."""

    channels: list[ChannelSwitch]
    """In the order in which they are used."""
    quiet_hours: QuietHours | None
    """When only what is critical is told; null: never quiet."""


class ChannelChoice(Ask, frozen=True):
    """Whether and when one channel is used."""

    channel: Annotated[ChannelKind, Meta(max_length=LONGEST_NAME)]
    mode: ChannelMode
    """Whether and when it is used."""


class PreferencesChange(Ask, frozen=True):
    """The whole of the person's choice: channels in the wished order."""

    channels: Many[ChannelChoice]
    """In the wished order; one that is left out is off."""
    quiet_hours: QuietHours | None = None
    """When only what is critical is told; null: never quiet."""

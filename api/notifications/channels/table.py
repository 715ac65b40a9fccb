"""The channels of the house, a row each; in their order they are used until a person chooses
another. Nothing else knows their names."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from api.errors import Invalid
from api.notifications.channels.base import Address
from api.notifications.channels.email import spec as email
from api.notifications.channels.mattermost import spec as mattermost
from api.notifications.channels.spec import ChannelSpec, LaneSpec
from api.notifications.channels.telegram import spec as telegram
from api.notifications.channels.webpush import spec as webpush
from api.people.addresses import channels as personal
from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.telegram import BotScope

CHANNELS: Final[dict[ChannelKind, ChannelSpec]] = {
    each.key: each for each in (telegram.SPEC, email.SPEC, mattermost.SPEC, webpush.SPEC)
}
personal.CHANNELS.update(CHANNELS)


@contextmanager
def entered(channel: ChannelSpec) -> Iterator[None]:
    """One row more for a while: for tests that bring a channel of their own."""
    CHANNELS[channel.key] = channel
    personal.CHANNELS[channel.key] = channel
    try:
        yield
    finally:
        del CHANNELS[channel.key], personal.CHANNELS[channel.key]


def every_lane() -> list[Lane]:
    """In the order of the channels."""
    return [lane.key for each in CHANNELS.values() for lane in each.lanes]


def known(name: Lane) -> Lane:
    """The same name, as somebody outside said it. Raises Invalid for one that no lane has."""
    if name in every_lane():
        return name
    raise Invalid(f"lane: one of {', '.join(every_lane())}", field="lane")


def of(lane: Lane) -> ChannelSpec:
    """The channel that the lane belongs to."""
    return _row(lane)[0]


def lane(name: Lane) -> LaneSpec:
    return _row(name)[1]


def lane_for(channel: ChannelKind, kind: PersonKind) -> Lane | None:
    """The lane, or None where the channel is not for such a person."""
    spec = CHANNELS.get(channel)
    found = spec.lane(kind) if spec else None
    return found.key if found else None


def bot_of(lane: Lane) -> BotScope | None:
    """Whose chats the lane writes to; None where it writes to none."""
    return _row(lane)[1].bot


def lane_of(bot: BotScope) -> Lane:
    """By which the bot's own messages go."""
    return bot_lanes()[bot]


def bot_lanes() -> dict[BotScope, Lane]:
    """The lanes that write to the chats of bots."""
    every = [each for channel in CHANNELS.values() for each in channel.lanes]
    return {each.bot: each.key for each in every if each.bot is not None}


def chat(bot: BotScope, chat_id: int, message_id: int | None = None) -> tuple[Lane, Address]:
    """The bot's lane, and there the chat; with a message's number that is drawn anew."""
    lane = lane_of(bot)
    to = of(lane).chat
    assert to is not None, "the channel of a bot has chats"
    return lane, to(chat_id, message_id)


def letters() -> tuple[ChannelKind, Lane]:
    """The channel whose messages are letters, and its lane."""
    return next((each.key, each.lanes[0].key) for each in CHANNELS.values() if each.is_letter)


def _row(name: Lane) -> tuple[ChannelSpec, LaneSpec]:
    for channel in CHANNELS.values():
        for each in channel.lanes:
            if each.key == name:
                return channel, each
    raise LookupError(f"no such lane: {name}")

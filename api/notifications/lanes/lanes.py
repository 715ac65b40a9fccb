"""Which lane carries which channel to whom."""

from shared.contracts.admin import Lane
from shared.contracts.people import ChannelKind, PersonKind
from shared.contracts.telegram import BotScope

CHANNEL_OF: dict[Lane, ChannelKind] = {
    Lane.TELEGRAM_STAFF: ChannelKind.TELEGRAM,
    Lane.TELEGRAM_CLIENT: ChannelKind.TELEGRAM,
    Lane.MATTERMOST: ChannelKind.MATTERMOST,
    Lane.EMAIL: ChannelKind.EMAIL,
    Lane.PUSH: ChannelKind.PUSH,
}
SCOPE_OF: dict[Lane, BotScope] = {
    Lane.TELEGRAM_STAFF: BotScope.STAFF,
    Lane.TELEGRAM_CLIENT: BotScope.CLIENT,
}
LANE_OF_SCOPE: dict[BotScope, Lane] = {scope: lane for lane, scope in SCOPE_OF.items()}


def lane_for(channel: ChannelKind, kind: PersonKind) -> Lane | None:
    """The lane, or None where the channel is not for such a person."""
    staff = kind is PersonKind.EMPLOYEE
    match channel:
        case ChannelKind.TELEGRAM:
            return Lane.TELEGRAM_STAFF if staff else Lane.TELEGRAM_CLIENT
        case ChannelKind.EMAIL:
            return Lane.EMAIL
        case ChannelKind.MATTERMOST:
            return Lane.MATTERMOST if staff else None
        case ChannelKind.PUSH:
            return Lane.PUSH if staff else None

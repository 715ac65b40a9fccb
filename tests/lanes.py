"""The channels of the house and their lanes, by name."""

from typing import Final

from api.notifications.channels.email import spec as email
from api.notifications.channels.mattermost import spec as mattermost
from api.notifications.channels.telegram import address as chats
from api.notifications.channels.telegram import spec as telegram
from api.notifications.channels.webpush import spec as push


class Lanes:
    """Each with its own queue and pace."""

    TELEGRAM_STAFF: Final = chats.STAFF
    TELEGRAM_CLIENT: Final = chats.CLIENT
    MATTERMOST: Final = mattermost.LANE
    EMAIL: Final = email.LANE
    PUSH: Final = push.LANE


class Channels:
    """Ways to a person."""

    TELEGRAM: Final = telegram.KEY
    EMAIL: Final = email.KEY
    MATTERMOST: Final = mattermost.KEY
    PUSH: Final = push.KEY

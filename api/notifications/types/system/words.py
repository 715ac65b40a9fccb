"""What is said of accounts, addresses and channels."""

from api.notifications.events import AddressDied, ChannelFailing, FaultRepeats, SnoozeEnded
from api.notifications.types.note import Note, Words
from api.people.events import PasswordChanged, TelegramEnded, TelegramRelinked
from shared.i18n import Translator, names


def relinked(_: Note, __: TelegramRelinked, t: Translator) -> Words:
    """In the old chat (R7)."""
    return Words(title=t("notice-relinked"))


def telegram_ended(_: Note, __: TelegramEnded, t: Translator) -> Words:
    """In the old chat, which may be a stranger's: nothing of the person in it."""
    return Words(title=t("notice-telegram-ended"))


def password_changed(_: Note, __: PasswordChanged, t: Translator) -> Words:
    """With what to do if it was somebody else (X3)."""
    return Words(title=t("notice-password-changed"))


def address_died(_: Note, event: AddressDied, t: Translator) -> Words:
    """With the counterpart's own reason (Q4)."""
    channel = names.channel(event.channel, t)
    return Words(title=t("notice-address-died", channel=channel), quote=event.reason)


def channel_failing(_: Note, event: ChannelFailing, t: Translator) -> Words:
    """With the counterpart's own reason (Q11)."""
    return Words(title=t("notice-channel-failing", lane=str(event.lane)), quote=event.reason)


def fault_repeats(_: Note, event: FaultRepeats, t: Translator) -> Words:
    """Which things, for whoever looks into the log (U8)."""
    return Words(
        title=t("notice-fault-repeats", count=event.count), quote="\n".join(event.examples)
    )


def snooze_ended(_: Note, __: SnoozeEnded, t: Translator) -> Words:
    """The card below says of what."""
    return Words(title=t("notice-snooze-ended"))

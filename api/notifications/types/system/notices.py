"""What is told of accounts, addresses and channels: who hears, what is said, and the row."""

from datetime import timedelta
from typing import Final

from api.notifications.events import (
    AddressDied,
    CardOutdated,
    ChannelFailing,
    FaultRepeats,
    SnoozeEnded,
)
from api.notifications.types.event_context import EventContext
from api.notifications.types.note import Note, Words
from api.notifications.types.notice_type import NoticeType, Reach, nobody, the_person
from api.notifications.types.recipient import Candidates, Why
from api.outbox import Event
from api.people.events import (
    Invited,
    PasswordAsked,
    PasswordChanged,
    TelegramEnded,
    TelegramRelinked,
)
from shared.i18n import Translator, names


def who_put_it_off_audience(event: SnoozeEnded, _: EventContext) -> Candidates:
    """Whoever asked to be told again (N3)."""
    yield event.person_id, Why.SNOOZED


def admins_audience(_: ChannelFailing | FaultRepeats, now: EventContext) -> Candidates:
    """Who can mend it (Q11, U8)."""
    for person_id in sorted(now.admins):
        yield person_id, Why.ADMIN


def relinked_words(_: Note, __: TelegramRelinked, t: Translator) -> Words:
    """In the old chat (R7)."""
    return Words(title=t("notice-relinked"))


def telegram_ended_words(_: Note, __: TelegramEnded, t: Translator) -> Words:
    """In the old chat, which may be a stranger's: nothing of the person in it."""
    return Words(title=t("notice-telegram-ended"))


def password_changed_words(_: Note, __: PasswordChanged, t: Translator) -> Words:
    """With what to do if it was somebody else (X3)."""
    return Words(title=t("notice-password-changed"))


def invited_words(_: Note, event: Invited, t: Translator) -> Words:
    """By whom, and the way in, says the letter itself (`mail/door_letters.py`)."""
    return Words(title=t("notice-invited", firm=event.firm, named="yes" if event.firm else "no"))


def password_asked_words(_: Note, __: PasswordAsked, t: Translator) -> Words:
    """By whom nobody knows."""
    return Words(title=t("notice-password-asked"))


def snooze_ended_words(_: Note, __: SnoozeEnded, t: Translator) -> Words:
    """The card below says of what."""
    return Words(title=t("notice-snooze-ended"))


def card_outdated_words(_: Note, __: CardOutdated, t: Translator) -> Words:
    """Told to nobody: a card has no headline."""
    return Words(title=t("notice-card-outdated"))


def address_died_words(_: Note, event: AddressDied, t: Translator) -> Words:
    """With the counterpart's own reason (Q4)."""
    channel = names.channel(event.channel, t)
    return Words(title=t("notice-address-died", channel=channel), quote=event.reason)


def channel_failing_words(_: Note, event: ChannelFailing, t: Translator) -> Words:
    """With the counterpart's own reason (Q11)."""
    return Words(title=t("notice-channel-failing", lane=str(event.lane)), quote=event.reason)


def fault_repeats_words(_: Note, event: FaultRepeats, t: Translator) -> Words:
    """Which things, for whoever looks into the log (U8)."""
    return Words(
        title=t("notice-fault-repeats", count=event.count), quote="\n".join(event.examples)
    )


NOTICES: Final[dict[type[Event], NoticeType]] = {
    TelegramRelinked: NoticeType(
        audience=the_person,
        words=relinked_words,
        age=timedelta(hours=6),
        mandatory=True,
        reach=Reach.OLD_CHAT,
    ),
    TelegramEnded: NoticeType(
        audience=the_person,
        words=telegram_ended_words,
        age=timedelta(days=1),
        mandatory=True,
        reach=Reach.OLD_CHAT,
    ),
    PasswordChanged: NoticeType(
        audience=the_person,
        words=password_changed_words,
        age=timedelta(days=1),
        critical=True,
        mandatory=True,
    ),
    Invited: NoticeType(
        audience=the_person,
        words=invited_words,
        age=timedelta(days=2),
        critical=True,
        mandatory=True,
        reach=Reach.LETTER,
    ),
    PasswordAsked: NoticeType(
        audience=the_person,
        words=password_asked_words,
        age=timedelta(hours=1),
        critical=True,
        mandatory=True,
        reach=Reach.LETTER,
    ),
    SnoozeEnded: NoticeType(
        audience=who_put_it_off_audience,
        words=snooze_ended_words,
        age=timedelta(days=3),
    ),
    CardOutdated: NoticeType(
        audience=nobody,
        words=card_outdated_words,
        age=timedelta(hours=6),
    ),
    AddressDied: NoticeType(
        audience=the_person,
        words=address_died_words,
        age=timedelta(days=1),
        mandatory=True,
        reach=Reach.INBOX,
    ),
    ChannelFailing: NoticeType(
        audience=admins_audience,
        words=channel_failing_words,
        age=timedelta(hours=6),
        critical=True,
        mandatory=True,
    ),
    FaultRepeats: NoticeType(
        audience=admins_audience,
        words=fault_repeats_words,
        age=timedelta(days=1),
        mandatory=True,
    ),
}

"""What a channel is: addresses in, channel-free messages in, one of four outcomes out."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Final, Protocol

from shared.work.drawing import message

PERHAPS: Final = "perhaps sent: "
"""How the reason of what was handed over and never answered begins."""


class Urgency(StrEnum):
    """RFC 8030 section 5.3 names; other channels map them as they can."""

    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"


@dataclass(frozen=True, kw_only=True)
class Thread:
    """What the messages of one object share: e-mail threads, push tags, Telegram replies."""

    key: str
    """Stable for the object's life, url-safe, e.g. `ticket-<uuid>`."""
    subject: str
    """Stable subject, e.g. `[№1234] Title` (E2)."""


@dataclass(frozen=True, kw_only=True)
class Message(message.Message):
    """A notice in the reader's language, and how it is to be delivered."""

    id: str
    """Unique per delivery and the same at every try: Message-ID, push id (Q2)."""
    path: str = ""
    """The same object as a same-origin path (push clicks, P10)."""
    thread: Thread | None = None
    urgency: Urgency = Urgency.NORMAL
    ttl: timedelta = timedelta(days=1)
    badge: int | None = None
    """Unread count for the app badge (P13)."""
    silent: bool = False
    answer_hint: str = ""
    """E-mail: how to answer, for a reader who has no page."""
    unsubscribe_url: str = ""
    """One-click unsubscribe (RFC 8058, E3)."""
    subject: str = ""
    """E-mail: overrides the thread's subject when there is no thread."""
    email_html: str = ""
    """E-mail: body made from the administrator's template (E5); empty means the built-in form."""
    email_text: str = ""
    desk: str = ""
    """E-mail: the desk's own name; empty: none."""
    logo: str = ""
    """E-mail: the address of the desk's picture; empty: none."""
    color: str = ""
    """E-mail: of the name and the button; empty: the built-in one."""


@dataclass(frozen=True, kw_only=True)
class Address:
    """Where one message goes; each channel has a form of its own (`channels/<name>/address.py`)."""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """The counterpart took it; `provider_id` is its name for the message (may be empty)."""

    provider_id: str = ""
    before: tuple[str, ...] = ()
    """Names of the messages before the last, where one delivery took several (G7)."""
    moved_to: Address | None = None
    """Where the addressee is found from now on: a group has become a supergroup."""


@dataclass(frozen=True, kw_only=True)
class Retry:
    """Not now. `after` given by the counterpart is obeyed exactly and burns no attempt."""

    reason: str
    after: timedelta | None = None
    whole_lane: bool = False
    """Everyone's trouble (429 of the bot, dead server, bad credentials): the lane pauses and no
    attempt is burned letter by letter (Q3, E7)."""
    alarm: bool = False
    """The administrator must act: a revoked token, bad credentials (P7, E7)."""
    silent: bool = False
    """Nobody answers: the counterpart is asked every few seconds whether it is there again (E7).
    Without `whole_lane` it is one of many, and the others go on."""
    perhaps_sent: bool = False
    """The counterpart has all of it and never said that it took it: tried again late, and once."""
    own_wait: bool = False
    """The lane pauses, and this one waits by the schedule besides: what is refused when a recipient
    is named may be refused for him alone, and must not stand in the way of the others for ever."""
    says: str = field(default="", compare=False)
    """What it means in our words (`refusals.Row.says`); the log keeps it beside theirs."""


@dataclass(frozen=True, kw_only=True)
class Gone:
    """The address is dead for good: switch it off and go to the next channel (Q4)."""

    reason: str
    says: str = field(default="", compare=False)


@dataclass(frozen=True, kw_only=True)
class Rejected:
    """This message cannot go to this address, the address itself may live."""

    reason: str
    alarm: bool = False
    """It is our settings that forbid it: the administrator must act (M3)."""
    says: str = field(default="", compare=False)


Outcome = Sent | Retry | Gone | Rejected


@dataclass(frozen=True, kw_only=True)
class Tested:
    """What came of a test message."""

    ok: bool
    answer: str
    """The counterpart's own words, or ours where there were none."""
    says: str = ""
    """What they mean (`refusals.Row.says`)."""
    name: str = ""
    """Of the bot that was only asked, or of the message that arrived."""


class Channel(Protocol):
    """A configured channel, made once per settings revision and reused.

    `send` never raises for anything the counterpart or the network does; it raises only on
    programming errors. It logs no secret and puts none into a reason.
    """

    concurrency: int
    """How many sends may run at once."""

    async def send(self, address: Address, message: Message) -> Outcome: ...

    async def test(self, address: Address | None, message: Message) -> Tested:
        """Send for real and return the counterpart's own words; None probes without sending."""
        ...

    async def probe(self) -> Retry | None:
        """Why nobody's message can go now, asked without sending one; None when letters may try."""
        ...

    async def close(self) -> None: ...

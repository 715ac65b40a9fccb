"""People are invited: they set the own password or open a bot, and nobody types it for them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final
from uuid import UUID

from msgspec import Meta

from shared.contracts.admin import DeliveryState
from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line
from shared.contracts.people import PersonRef


class InvitationWay(StrEnum):
    """How an invitation comes to the person."""

    LETTER = "letter"
    """By the product's own letter, to an employee with an address."""
    LINK = "link"
    """A link to a page, for the administrator to pass on."""
    TELEGRAM = "telegram"
    """A link into the person's bot; a contact has no other."""


class InvitationState(StrEnum):
    """What has become of an invitation."""

    SENT = "sent"
    """Made, and not opened yet."""
    OPENED = "opened"
    """Its page was opened, and no password set yet."""
    ACCEPTED = "accepted"
    """The person is in."""
    EXPIRED = "expired"
    """Seven days have passed."""
    WITHDRAWN = "withdrawn"
    """An administrator took it back, a newer one took its place, or the person has left."""


class LetterTrouble(StrEnum):
    """Why an invitation did not go by letter, so that its link is told instead."""

    NO_MAIL_SERVER = "no_mail_server"
    """No mail server is set up, or it is switched off."""
    ADDRESS_DEAD = "address_dead"
    """Letters to the address came to nothing."""
    NO_EMAIL = "no_email"
    """There is no address to write to: the link opens the staff's bot."""


class InvitationOutcome(StrEnum):
    """What became of one of many who were to be invited."""

    LETTER = "letter"
    """A letter is on its way."""
    LINK = "link"
    """No letter can go: the link is told instead, to be passed on."""
    ALREADY_INVITED = "already_invited"
    """An invitation is open, and stays as it is."""
    ALREADY_IN = "already_in"
    """The person has what an invitation is for."""
    NO_WAY = "no_way"
    """There is no e-mail address, and the staff's bot has not run yet."""
    INACTIVE = "inactive"
    """The person is deactivated."""
    UNKNOWN = "unknown"
    """No employee has this id."""


class InvitationOrder(Ask, frozen=True):
    """How to invite the person; an earlier invitation of the person ends."""

    way: InvitationWay
    """A letter, a link to pass on, or a link into the bot."""


class Invitation(Answer, frozen=True):
    """An invitation and what has become of it; never its link."""

    id: UUID
    person: PersonRef
    """Who is invited."""
    email: str | None
    """By which an employee will log in; null: none."""
    way: InvitationWay
    """How it went."""
    state: InvitationState
    """What has become of it."""
    invited_by: PersonRef | None
    """Which administrator did it; null: one who is known no more."""
    created_at: datetime
    """When it was made."""
    expires_at: datetime
    """Until when it is good."""
    opened_at: datetime | None
    """When its page was opened first; null: not yet."""
    letter: DeliveryState | None = None
    """What has become of the letter; null: there is none."""
    letter_reason: str = ""
    """Why it has not arrived, as the log of deliveries has it."""


class Qr(Answer, frozen=True):
    """A QR code to be drawn: a square of `size` modules, the quiet zone around it included."""

    size: int
    """Modules at a side."""
    path: str
    """The dark modules as an SVG path in units of a module."""


class InvitationMade(Answer, frozen=True):
    """An invitation, and its link where somebody has to pass it on; the link is told once."""

    invitation: Invitation
    """What was made."""
    url: str | None
    """To pass on; null: it goes by letter."""
    qr: Qr | None
    """The same to be shown; null without a link."""
    trouble: LetterTrouble | None = None
    """Why no letter went although one was asked for; null: none was, or it is on its way."""


MOST_INVITED: Final = 200
"""People of a request."""


class InvitationsOrder(Ask, frozen=True):
    """Employees to be invited together."""

    person_ids: Annotated[list[UUID], Meta(min_length=1, max_length=MOST_INVITED)]
    """Whom; one who is named twice is invited once."""


class InvitationResult(Answer, frozen=True):
    """What became of one of them."""

    person_id: UUID
    """As asked."""
    name: str
    """Of the employee; empty: there is none."""
    outcome: InvitationOutcome
    """A letter, a link, or why neither."""
    url: str | None
    """To pass on, told once; null: there is none, or it goes by letter."""
    trouble: LetterTrouble | None
    """Why there is a link in place of a letter; null: there is none."""


class InvitationsMade(Answer, frozen=True):
    """What became of each who was to be invited."""

    people: list[InvitationResult]
    """In the order asked, each once."""
    expires_at: datetime
    """Until when the invitations of this request are good."""


class InvitationAcceptance(Ask, frozen=True):
    """The first password, by who was invited."""

    token: Line
    """From the link of the invitation."""
    password: Line
    """Not a common one, nor made of the person's own name."""

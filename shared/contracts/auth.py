"""Login, sessions, personal tokens on the wire."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line, Many
from shared.contracts.people import TimeZone


class Login(Ask, frozen=True):
    """Address and password of an employee."""

    email: Line
    """Compared without case."""
    password: Line
    """As the person set it."""


class LinkPurpose(StrEnum):
    """What a one-time link of the door opens."""

    SETUP = "setup"
    """An account of an administrator: by the first start, or by `vestovoy invite-admin`."""
    PASSWORD = "password"  # noqa: S105 - what it opens
    """Another password for who has forgotten it."""
    INVITATION = "invitation"
    """The first password of an invited employee."""


class LinkState(StrEnum):
    """What a one-time link is good for."""

    GOOD = "good"
    USED = "used"
    EXPIRED = "expired"
    GONE = "gone"
    """Replaced by a newer one, withdrawn, or its person has left; of a link that never was nothing
    else is told."""
    NEEDLESS = "needless"
    """The invited person has a password already."""


class LinkQuestion(Ask, frozen=True):
    """What stands behind the # of a one-time link, asked before anything is filled in."""

    purpose: LinkPurpose
    """What the link is of, as its page says."""
    token: Line
    """From the one-time link."""
    locale: Line | None = None
    """The language of the answer's words, `ru` or `en`; null: the desk's default."""


class LinkLook(Answer, frozen=True):
    """What the page of a one-time link must know. Of a link that is not good the state alone is
    told."""

    state: LinkState
    """Whether it is good, and if not, why."""
    firm: str = ""
    """Whose desk it is; empty until somebody says it."""
    name: str = ""
    """Whom the link is for."""
    email: str = ""
    """By which the person logs in, or an invited administrator's."""
    shortest_password: int = 0
    """Characters that the password has at least, where one is set here: an administrator's has
    more."""
    zones: list[TimeZone] = []
    """To choose from, where the link makes an account."""
    timezone: str = ""
    """One of these, for a browser that hides its own."""


class Setup(Ask, frozen=True):
    """An administrator, by the one-time link of the first start or of `vestovoy invite-admin`."""

    token: Line
    """From the one-time link."""
    name: Line
    """As people will read it."""
    email: Line
    """To log in with."""
    password: Line
    """As long as the link's look says at least (`shortest_password`)."""
    phone: Line | None = None
    """As people write it; by it the bot of the staff knows the administrator. Null: none."""
    locale: Line | None = None
    """`ru` or `en`; null: the desk's default."""
    timezone: Line | None = None
    """A name of the IANA database; null: the desk's default."""
    firm: Line | None = None
    """The company's own name, as people read it in invitations; null: as it is. Later it is
    `firm` of `PUT /api/admin/look`."""


class PasswordChange(Ask, frozen=True):
    """A new password, by who knows the old one."""

    old_password: Line
    """The present one."""
    new_password: Line
    """Not a common one, nor made of the person's own name."""
    end_tokens: bool = False
    """The person's tokens end too; all other sessions and password links do in any case."""


class PasswordLink(Answer, frozen=True):
    """Told once, for the administrator to pass on; opens the page that sets a new password."""

    url: str
    expires_at: datetime


class PasswordQuestion(Ask, frozen=True):
    """Somebody has forgotten the password."""

    email: Line
    """By which the person logs in; compared without case."""


class PasswordReset(Ask, frozen=True):
    """The new password, by the one-time link of an administrator."""

    token: Line
    """From the one-time link."""
    password: Line
    """Not a common one, nor made of the person's own name."""
    end_tokens: bool = False
    """The person's tokens end too; all sessions do in any case."""


class TokenDraft(Ask, frozen=True):
    """A personal token for a program."""

    name: Line
    """To know it by in the list."""
    scopes: Many[Line]
    """Of `tickets:read`, `tickets:write`, `tasks:read`, `tasks:write`, `absences:read`,
    `absences:write`, `people:read`, `people:write`, `notify` (the own notifications and digest),
    `admin`. Whatever the scopes, a token gives nobody a password or the role of an administrator
    and changes no login: 403 `session_needed`. Who is an agent, and the phone of one, need the
    scope `admin`."""
    expires_at: datetime | None = None
    """When it ends; null: never."""


class Token(Answer, frozen=True):
    """A personal token, without its secret."""

    id: UUID
    name: str
    scopes: list[str]
    """What it opens."""
    created_at: datetime
    expires_at: datetime | None
    """When it ends; null: never."""
    last_used_at: datetime | None
    """When a program came with it last, to the minute or so; null: never."""


class NewToken(Token, frozen=True):
    """Told once, at creation: only the hash is kept."""

    secret: str
    """Goes into `Authorization: Bearer …`; nobody can ask for it again."""

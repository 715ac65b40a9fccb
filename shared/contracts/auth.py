"""Login, sessions, personal tokens on the wire."""

from datetime import datetime
from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line, Many


class Login(Ask, frozen=True):
    """Address and password of an employee."""

    email: Line
    """Compared without case."""
    password: Line
    """As the person set it."""


class Setup(Ask, frozen=True):
    """The first administrator, by the one-time link of the first start."""

    token: Line
    """From the one-time link."""
    name: Line
    """As people will read it."""
    email: Line
    """To log in with."""
    password: Line
    """Twelve characters at least."""


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

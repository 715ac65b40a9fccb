"""Login, sessions, personal tokens on the wire."""

from datetime import datetime
from uuid import UUID

from shared.contracts.base import Answer, Ask
from shared.contracts.limits import Line, Many


class Login(Ask, frozen=True):
    email: Line
    password: Line


class Setup(Ask, frozen=True):
    """The first administrator, by the one-time link of the first start."""

    token: Line
    name: Line
    email: Line
    password: Line


class PasswordChange(Ask, frozen=True):
    old_password: Line
    new_password: Line
    end_tokens: bool = False
    """The person's tokens end too; all other sessions and password links do in any case."""


class PasswordLink(Answer, frozen=True):
    """Told once, for the administrator to pass on; opens the page that sets a new password."""

    url: str
    expires_at: datetime


class PasswordReset(Ask, frozen=True):
    """The new password, by the one-time link of an administrator."""

    token: Line
    password: Line
    end_tokens: bool = False
    """The person's tokens end too; all sessions do in any case."""


class TokenDraft(Ask, frozen=True):
    name: Line
    scopes: Many[Line]
    """Of `tickets:read`, `tickets:write`, `tasks:read`, `tasks:write`, `absences:read`,
    `absences:write`, `people:read`, `people:write`, `notify` (the own notifications and digest),
    `admin`. Whatever the scopes, a token gives nobody a password or the role of an administrator
    and changes no login: 403 `session_needed`. Who is an agent, and the phone of one, need the
    scope `admin`."""
    expires_at: datetime | None = None


class Token(Answer, frozen=True):
    id: UUID
    name: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class NewToken(Token, frozen=True):
    """Told once, at creation: only the hash is kept."""

    secret: str

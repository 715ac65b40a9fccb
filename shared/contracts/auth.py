"""Login, sessions, personal tokens on the wire."""

from datetime import datetime
from uuid import UUID

from shared.contracts.base import Answer, Ask


class Login(Ask):
    email: str
    password: str


class Setup(Ask):
    """The first administrator, by the one-time link of the first start."""

    token: str
    name: str
    email: str
    password: str


class PasswordChange(Ask):
    old_password: str
    new_password: str


class TokenDraft(Ask):
    name: str
    scopes: list[str]
    """Of `tickets:read`, `tickets:write`, `people:read`, `people:write`, `notify`, `admin`."""
    expires_at: datetime | None = None


class Token(Answer):
    id: UUID
    name: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class NewToken(Token):
    """Told once, at creation: only the hash is kept."""

    secret: str

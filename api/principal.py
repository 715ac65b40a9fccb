"""Who calls, as plain data, and the guards that routes name. Guards are coroutines: the framework
runs any other in a thread."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from api.errors import NotAllowed, NotForBots, NotLoggedIn, TelegramNotLinked
from shared.contracts.people import PersonKind, Role
from shared.contracts.telegram import BotScope


def administers(role: Role | None) -> bool:
    """Whether somebody of this role sets the desk up."""
    return role is Role.ADMIN


def serves(role: Role | None) -> bool:
    """Whether somebody of this role works on clients' tickets."""
    return role in (Role.AGENT, Role.ADMIN)


@dataclass(frozen=True, kw_only=True)
class Principal:
    """A person, by whichever of the three ways; plain data that every policy reads."""

    person_id: UUID
    kind: PersonKind
    name: str
    locale: str
    timezone: str
    role: Role | None = None
    client_ids: frozenset[UUID] = field(default_factory=frozenset[UUID])
    """Companies of a contact."""
    sees_all_of: frozenset[UUID] = field(default_factory=frozenset[UUID])
    """Those of them whose every ticket the contact may see (X2)."""
    team_ids: frozenset[UUID] = field(default_factory=frozenset[UUID])
    leads: frozenset[UUID] = field(default_factory=frozenset[UUID])
    """Teams the employee leads."""
    manages: bool = False
    """Whether anybody active is directly below."""
    bot: BotScope | None = None
    session_id: UUID | None = None
    token_id: UUID | None = None
    scopes: frozenset[str] | None = None
    """None: the person in full. A set: a personal token narrowed to it."""

    def has_scope(self, name: str) -> bool:
        """Whatever is not a personal token has them all."""
        return self.scopes is None or name in self.scopes

    @property
    def in_person(self) -> bool:
        """By the page or a bot. By a token of one's own it is a program that speaks."""
        return self.token_id is None

    @property
    def is_contact(self) -> bool:
        return self.kind is PersonKind.CONTACT

    @property
    def is_employee(self) -> bool:
        return self.kind is PersonKind.EMPLOYEE

    @property
    def is_admin(self) -> bool:
        return administers(self.role)

    @property
    def is_agent(self) -> bool:
        """Works on tickets: agents and administrators."""
        return serves(self.role)


@dataclass(frozen=True, kw_only=True)
class BotCaller:
    """A bot speaking for itself or for a Telegram user who is not registered."""

    scope: BotScope
    telegram_user_id: int | None = None
    pressed_below: int | None = None
    """The own message below which the user pressed a button."""


Connection = ASGIConnection[Any, Principal | None, BotCaller | None, Any]


async def requires_person(connection: Connection, _: BaseRouteHandler) -> None:
    """Anybody the API knows."""
    _person(connection)


def _person(connection: Connection) -> Principal:
    if connection.user is None:
        bot = connection.auth
        raise TelegramNotLinked if bot and bot.telegram_user_id else NotLoggedIn
    return connection.user


async def requires_employee(connection: Connection, _: BaseRouteHandler) -> None:
    if not _person(connection).is_employee:
        raise NotAllowed


async def requires_agent(connection: Connection, _: BaseRouteHandler) -> None:
    """Who works on tickets."""
    if not _person(connection).is_agent:
        raise NotAllowed


async def requires_admin(connection: Connection, _: BaseRouteHandler) -> None:
    """In a browser or by a token; no bot administers, whoever writes to it."""
    person = _person(connection)
    if not person.is_admin:
        raise NotAllowed
    if person.bot:
        raise NotForBots
    if person.scopes is not None and "admin" not in person.scopes:
        raise NotAllowed("the token lacks the scope: admin")


async def requires_bot(connection: Connection, _: BaseRouteHandler) -> None:
    """A bot's service token, with or without a person behind it."""
    if connection.auth is None:
        raise NotLoggedIn


def requires_scope(*names: str) -> Any:
    """A personal token must have one of the scopes; a person or a bot needs none."""

    async def guard(connection: Connection, _: BaseRouteHandler) -> None:
        scopes = _person(connection).scopes
        if scopes is not None and scopes.isdisjoint(names):
            raise NotAllowed(f"the token lacks the scope: {' or '.join(names)}")

    return guard

"""Who calls: a session cookie, a personal token, or a bot for a Telegram user."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from litestar.middleware.base import DefineMiddleware
from sqlalchemy import or_, select, update

from api.auth import bot_routes, principals
from api.auth.cross_site import refuse_cross_site
from api.auth.models import LoginSession, PersonalToken
from api.auth.sessions import cookie_name
from api.clock import now
from api.db import Database
from api.errors import NotLoggedIn
from api.people.addresses import telegram
from api.people.models import TelegramLink
from api.principal import BotCaller, Connection, Principal
from api.security.secrets import digest
from api.settings import Settings
from shared import service_token

TELEGRAM_USER = "x-telegram-user-id"
PRESSED_BELOW = "x-telegram-message-id"
USE_NOTED = timedelta(minutes=1)
"""How exact `last_used_at` of a token is: a write at every call would be a price for nothing."""

LARGEST_ID = 2**63 - 1
LONGEST_ID = len(str(LARGEST_ID))
"""Digits: Python refuses to read a number of thousands."""


class Authentication(AbstractAuthenticationMiddleware):
    """Sets `user` (the person or None) and `auth` (the bot or None); guards decide the rest."""

    async def authenticate_request(self, connection: Connection) -> AuthenticationResult:
        """Raises NotLoggedIn for a bearer nobody has, NotForBots for a bot where none has work,
        CrossSite for another site's write."""
        if not connection.scope["path"].startswith("/api/"):
            # Pages and their assets are for everybody: no query for each of them.
            return AuthenticationResult(user=None, auth=None)
        return await _who(connection)


authentication = DefineMiddleware(Authentication, scopes={"http"})


async def still_there(connection: Connection) -> Principal | None:
    """The caller of a request that goes on, asked anew: None when its session or token has ended
    or the person has left (R8)."""
    try:
        return (await _who(connection)).user
    except NotLoggedIn:
        return None


async def _who(connection: Connection) -> AuthenticationResult:
    settings: Settings = connection.app.state.settings
    scheme, _, bearer = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return await _of_bearer(connection, settings, bearer.strip())
    refuse_cross_site(connection, settings.base_url)
    secret = connection.cookies.get(cookie_name(settings.base_url))
    user = await _of_cookie(_database(connection), secret) if secret else None
    return AuthenticationResult(user=user, auth=None)


async def _of_bearer(
    connection: Connection, settings: Settings, bearer: str
) -> AuthenticationResult:
    database = _database(connection)
    if not bearer.startswith(service_token.PREFIX):
        return AuthenticationResult(user=await _of_token(database, bearer), auth=None)
    scope = service_token.scope_of(settings.keys, bearer, settings.bot_token_version)
    if scope is None:
        raise NotLoggedIn("no such service token")
    bot_routes.require_open(connection.route_handler)
    bot = BotCaller(
        scope=scope,
        telegram_user_id=_id_in(connection, TELEGRAM_USER),
        pressed_below=_id_in(connection, PRESSED_BELOW),
    )
    return AuthenticationResult(user=await _of_telegram(database, bot), auth=bot)


def _database(connection: Connection) -> Database:
    return connection.app.state.database


def _id_in(connection: Connection, header: str) -> int | None:
    text = connection.headers.get(header)
    if text is None:
        return None
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_ID
    number = int(text) if is_number else 0
    if not 0 < number <= LARGEST_ID:
        raise NotLoggedIn(f"{header} is not an id")
    return number


async def _of_cookie(database: Database, secret: str) -> Principal | None:
    async with database.reads() as session:
        found = await session.execute(
            select(LoginSession.id, LoginSession.person_id).where(
                LoginSession.token_hash == digest(secret), LoginSession.expires_at > now()
            )
        )
        row = found.first()
        person = await principals.load(session, row.person_id) if row else None
    return replace(person, session_id=row.id) if row and person else None


async def _of_token(database: Database, secret: str) -> Principal:
    async with database.reads() as session:
        token = await session.scalar(
            select(PersonalToken).where(
                PersonalToken.token_hash == digest(secret),
                or_(PersonalToken.expires_at.is_(None), PersonalToken.expires_at > now()),
            )
        )
        person = await principals.load(session, token.person_id) if token else None
    if token is None or person is None:
        raise NotLoggedIn("no such token, or it has expired")
    if token.last_used_at is None or token.last_used_at < now() - USE_NOTED:
        await _note_use(database, token.id)
    return replace(person, token_id=token.id, scopes=frozenset(token.scopes.split()))


async def _note_use(database: Database, token_id: UUID) -> None:
    async with database.begin() as session:
        await session.execute(
            update(PersonalToken).where(PersonalToken.id == token_id).values(last_used_at=now())
        )


async def _of_telegram(database: Database, bot: BotCaller) -> Principal | None:
    if bot.telegram_user_id is None:
        return None
    async with database.reads() as session:
        found = await session.execute(
            select(TelegramLink.id, TelegramLink.person_id, TelegramLink.unreachable).where(
                TelegramLink.scope == bot.scope,
                TelegramLink.telegram_user_id == bot.telegram_user_id,
                TelegramLink.ended_at.is_(None),
            )
        )
        link = found.first()
        person = await principals.load(session, link.person_id) if link else None
    if link is None or person is None:
        return None
    if link.unreachable is not None:
        # A bot speaks for somebody only in answer to what came from that chat (Q4, R9).
        await telegram.came(database, link.id)
    return replace(person, bot=bot.scope)

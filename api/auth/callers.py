"""Who calls: a session cookie, a personal token, or a bot for a Telegram user. One statement finds
the person and, of a write, the answer that was kept under its key."""

from datetime import timedelta
from typing import Any, Final

from sqlalchemy import (
    String,
    and_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import bot_routes, principals
from api.auth.cross_site import refuse_cross_site
from api.auth.models import LoginSession, PersonalToken
from api.auth.sessions import cookie_name
from api.clock import now
from api.db import Database, is_writer
from api.engine.hot import Hot
from api.errors import NotLoggedIn
from api.http import idempotency
from api.http.given import NOBODY, Identity
from api.http.idempotency import IdempotencyKey
from api.people.addresses import telegram
from api.people.models import Person, TelegramLink
from api.principal import BotCaller, Connection, Principal
from api.security.secrets import digest
from api.settings import Settings
from shared import service_token
from shared.contracts.telegram import BotScope

TELEGRAM_USER: Final = "x-telegram-user-id"
PRESSED_BELOW: Final = "x-telegram-message-id"
USE_NOTED: Final = timedelta(minutes=1)
"""How exact `last_used_at` of a token is: a write at every call would be a price for nothing."""

LARGEST_ID: Final = 2**63 - 1
LONGEST_ID: Final = len(str(LARGEST_ID))
"""Digits: Python refuses to read a number of thousands."""


class Way:
    """One way of coming in: how the person is found, alone and with what is kept of the key."""

    def __init__(self, found: Any, prefix: str, owner: Any) -> None:
        self.alone = Hot(found)
        hexed = func.replace(cast(owner, String), "-", "")
        mine = and_(
            IdempotencyKey.key == bindparam("key"),
            IdempotencyKey.caller == literal(prefix).concat(hexed),
        )
        self.keyed = Hot(found.add_columns(*idempotency.COLUMNS).outerjoin(IdempotencyKey, mine))


def _person(*first: Any) -> Any:
    return select(*first, *principals.COLUMNS).where(Person.active)


BY_COOKIE: Final = Way(
    _person(LoginSession.id.label("session_id"))
    .join(LoginSession, LoginSession.person_id == Person.id)
    .where(
        LoginSession.token_hash == bindparam("digest"), LoginSession.expires_at > bindparam("now")
    ),
    "",
    Person.id,
)
BY_TOKEN: Final = Way(
    _person(PersonalToken.id.label("token_id"), PersonalToken.scopes, PersonalToken.last_used_at)
    .join(PersonalToken, PersonalToken.person_id == Person.id)
    .where(
        PersonalToken.token_hash == bindparam("digest"),
        or_(PersonalToken.expires_at.is_(None), PersonalToken.expires_at > bindparam("now")),
    ),
    "token:",
    PersonalToken.id,
)
BY_TELEGRAM: Final = {
    scope: Way(
        _person(TelegramLink.id.label("link_id"), TelegramLink.unreachable)
        .join(TelegramLink, TelegramLink.person_id == Person.id)
        .where(
            TelegramLink.scope == scope,
            TelegramLink.telegram_user_id == bindparam("user_id"),
            TelegramLink.ended_at.is_(None),
        ),
        f"{scope}:",
        Person.id,
    )
    for scope in BotScope
}
NOTE_USE: Final = (
    update(PersonalToken)
    .where(PersonalToken.id == bindparam("token_id"))
    .values(last_used_at=bindparam("at"))
)


async def identify(connection: Connection, session: AsyncSession, key: str = "") -> Identity:
    """Whoever calls, and what is kept under the key; the session may be one for reading.

    Raises NotLoggedIn for a bearer nobody has, NotForBots for a bot where none has work,
    CrossSite for another site's write.
    """
    if not connection.scope["path"].startswith("/api/"):
        # Pages and their assets are for everybody: no query for each of them.
        return NOBODY
    settings: Settings = connection.app.state.settings
    scheme, _, bearer = connection.headers.get("authorization", "").partition(" ")
    asking = _Asking(connection.app.state.database, session, key)
    if scheme.lower() == "bearer":
        return await _of_bearer(connection, settings, asking, bearer.strip())
    refuse_cross_site(connection, settings.base_url)
    secret = connection.cookies.get(cookie_name(settings.base_url))
    return await asking.by_cookie(secret) if secret else NOBODY


async def still_there(connection: Connection) -> Principal | None:
    """The caller of a request that goes on, asked anew: None when its session or token has ended
    or the person has left (R8)."""
    database: Database = connection.app.state.database
    try:
        async with database.reads() as session:
            return (await identify(connection, session)).user
    except NotLoggedIn:
        return None


async def _of_bearer(
    connection: Connection, settings: Settings, asking: "_Asking", bearer: str
) -> Identity:
    if not bearer.startswith(service_token.PREFIX):
        return await asking.by_token(bearer)
    scope = service_token.scope_of(settings.keys, bearer, settings.bot_token_version)
    if scope is None:
        raise NotLoggedIn("no such service token")
    bot_routes.require_open(connection.route_handler)
    bot = BotCaller(
        scope=scope,
        telegram_user_id=_id_in(connection, TELEGRAM_USER),
        pressed_below=_id_in(connection, PRESSED_BELOW),
    )
    return await asking.by_telegram(bot)


def _id_in(connection: Connection, header: str) -> int | None:
    text = connection.headers.get(header)
    if text is None:
        return None
    is_number = text.isascii() and text.isdigit() and len(text) <= LONGEST_ID
    number = int(text) if is_number else 0
    if not 0 < number <= LARGEST_ID:
        raise NotLoggedIn(f"{header} is not an id")
    return number


class _Asking:
    """One request's question who it is."""

    def __init__(self, database: Database, session: AsyncSession, key: str) -> None:
        self.database = database
        self.session = session
        self.key = key

    async def by_cookie(self, secret: str) -> Identity:
        row = await self._row(BY_COOKIE, digest=digest(secret), now=now())
        if row is None:
            return NOBODY
        user = principals.of_row(row, session_id=row.session_id)
        return Identity(user=user, kept=self._kept(row))

    async def by_token(self, secret: str) -> Identity:
        moment = now()
        row = await self._row(BY_TOKEN, digest=digest(secret), now=moment)
        if row is None:
            raise NotLoggedIn("no such token, or it has expired")
        if row.last_used_at is None or row.last_used_at < moment - USE_NOTED:
            await self._note(NOTE_USE, token_id=row.token_id, at=moment)
        scopes = frozenset(row.scopes.split())
        user = principals.of_row(row, token_id=row.token_id, scopes=scopes)
        return Identity(user=user, kept=self._kept(row))

    async def by_telegram(self, bot: BotCaller) -> Identity:
        if bot.telegram_user_id is None:
            return Identity(bot=bot)
        row = await self._row(BY_TELEGRAM[bot.scope], user_id=bot.telegram_user_id)
        if row is None:
            return Identity(bot=bot)
        if row.unreachable is not None:
            # A bot speaks for somebody only in answer to what came from that chat (Q4, R9).
            await self._note(telegram.CAME, link_id=row.link_id)
        return Identity(user=principals.of_row(row, bot=bot.scope), bot=bot, kept=self._kept(row))

    async def _row(self, way: Way, **asked_by: Any) -> Any:
        if not self.key:
            return await way.alone.first(self.session, asked_by)
        return await way.keyed.first(self.session, asked_by | {"key": self.key})

    def _kept(self, row: Any) -> idempotency.Kept | None:
        return idempotency.of_row(row) if self.key else None

    async def _note(self, statement: Any, **values: Any) -> None:
        """Whatever becomes of the request, so in a transaction of its own; on SQLite, where the
        writing session holds the one writer, it is that session's first."""
        if is_writer(self.session):
            await self.session.execute(statement, values)
            await self.session.commit()
            return
        async with self.database.begin() as session:
            await session.execute(statement, values)

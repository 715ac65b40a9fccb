"""The page behind a letter's link: looking changes nothing, the buttons do (E3, RFC 8058).

The mail program posts here by itself, from another site and with no session: what lets it in is
the signature alone, so these routes stand outside `/api/` and its cookies.
"""

from typing import Any

from litestar import Controller, Request, Response
from litestar.di import NamedDependency
from litestar.params import FromPath
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import NotFound
from api.http.asked import TOLD_ONCE
from api.http.handlers import get, post
from api.http.pages import plain_page
from api.notifications.mail import unsubscribe, unsubscribe_page
from api.people.models import Person
from api.settings import Settings


def speak_unknown(request: Request[Any, Any, Any], _: NotFound) -> Response[str]:
    """Whoever opens a cut link is a person, not a program."""
    settings: Settings = request.app.state.settings
    return plain_page.html(unsubscribe_page.unknown(settings.default_locale), 404)


HANDLERS: Any = {NotFound: speak_unknown}


class UnsubscribeController(Controller):
    path = unsubscribe.PATH
    include_in_schema = False
    exception_handlers = HANDLERS

    @get("/{token:str}")
    async def ask(
        self,
        token: FromPath[str],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> Response[str]:
        """A form, for link scanners open everything they find in a letter."""
        return _page(await unsubscribe.find(session, settings, token), token)

    @post("/{token:str}", opt=TOLD_ONCE)
    async def stop(
        self,
        token: FromPath[str],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> Response[str]:
        """The form or the mail program's own button: the body says nothing that the token does
        not. Never a redirect (RFC 8058 section 3.1)."""
        person = await unsubscribe.find(session, settings, token)
        unsubscribe.stop(session, person)
        return _page(person, token)

    @post("/{token:str}/undo", opt=TOLD_ONCE)
    async def undo(
        self,
        token: FromPath[str],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> Response[str]:
        """A client's contact has no other place to switch letters on again."""
        person = await unsubscribe.find(session, settings, token)
        unsubscribe.resume(session, person)
        return _page(person, token)


def _page(person: Person, token: str) -> Response[str]:
    address = f"{unsubscribe.PATH}/{token}"
    if unsubscribe.gets_letters(person):
        return plain_page.html(unsubscribe_page.question(person.locale, address))
    return plain_page.html(unsubscribe_page.farewell(person.locale, f"{address}/undo"))

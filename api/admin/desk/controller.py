"""What is set for the whole desk, over HTTP, for administrators; the way back to the defaults."""

from typing import Any

from litestar import Controller, Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from litestar.response import Stream
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.desk import kept, retention
from api.files import logo
from api.files.storage import FileStorage
from api.http.handlers import delete, get, put
from api.http.paging import SeenVersion, Word
from api.notifications.bots import texts
from api.objects import look
from api.people.profile import newcomers
from api.principal import Principal, requires_admin
from api.settings import Settings
from shared.contracts.desk_settings import (
    BotTexts,
    DeskLook,
    DeskLookView,
    DeskSettingState,
    LogoDraft,
    NewcomerChannels,
    Retention,
)

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
Config = NamedDependency[Settings]
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""Web mail shows it on pages of its own."""
KEPT = "public, max-age=86400"


class DeskSettingsController(Controller):
    path = "/api/admin"
    tags = ("admin",)
    guards = (requires_admin,)

    @get("/settings", operation_id="list_settings")
    async def list_settings(self, session: Session, settings: Config) -> list[DeskSettingState]:
        """List the documents of settings with their defaults and who changed them last."""
        return await kept.states(session, settings)

    @delete("/settings/{setting:str}", operation_id="restore_setting", status_code=200)
    async def restore_setting(
        self,
        session: Session,
        settings: Config,
        principal: Caller,
        setting: FromPath[str],
        version: SeenVersion = None,
    ) -> list[DeskSettingState]:
        """Put one document of settings back to its default."""
        await kept.restore(session, principal, setting, settings, version)
        return await kept.states(session, settings)

    @get("/retention", operation_id="get_retention")
    async def get_retention(self, session: Session, settings: Config) -> Retention:
        """Read how long is kept what nobody looks for any more."""
        return await retention.load(session, settings)

    @put("/retention", operation_id="change_retention")
    async def change_retention(
        self, session: Session, settings: Config, principal: Caller, data: JSONBody[Retention]
    ) -> Retention:
        """Set how long is kept what nobody looks for any more. What the environment sets cannot be
        changed here."""
        await retention.change(session, principal, data, settings)
        return await retention.load(session, settings)

    @get("/newcomer-channels", operation_id="get_newcomer_channels")
    async def get_newcomers(self, session: Session) -> NewcomerChannels:
        """Read by which channels new people are told."""
        return await newcomers.load(session)

    @put("/newcomer-channels", operation_id="change_newcomer_channels")
    async def change_newcomers(
        self, session: Session, principal: Caller, data: JSONBody[NewcomerChannels]
    ) -> NewcomerChannels:
        """Set by which channels new people are told. Who is here already keeps what they have."""
        await newcomers.change(session, principal, data)
        return await newcomers.load(session)

    @get("/bot-texts", operation_id="get_bot_texts")
    async def get_texts(self, session: Session) -> BotTexts:
        """Read what the bots say in the desk's own words."""
        return await texts.load(session)

    @put("/bot-texts", operation_id="change_bot_texts")
    async def change_texts(
        self, session: Session, principal: Caller, data: JSONBody[BotTexts]
    ) -> BotTexts:
        """Set what the bots say in the desk's own words. They say so at once."""
        await texts.change(session, principal, data)
        return await texts.load(session)

    @get("/look", operation_id="get_look")
    async def get_look(self, session: Session) -> DeskLookView:
        """Read the desk's name, colour and picture, and the company's name."""
        return await look.load(session)

    @put("/look", operation_id="change_look")
    async def change_look(
        self, session: Session, principal: Caller, data: JSONBody[DeskLook]
    ) -> DeskLookView:
        """Set the desk's name and colour, which are in letters and titles of pages, and the
        company's name, which is in invitations."""
        await look.change(session, principal, data)
        return await look.load(session)

    @put("/look/logo", operation_id="change_logo")
    async def change_logo(
        self,
        session: Session,
        principal: Caller,
        storage: NamedDependency[FileStorage],
        data: JSONBody[LogoDraft],
    ) -> DeskLookView:
        """Set the desk's picture in letters. Everybody who has a letter can see it."""
        await logo.choose(session, storage, principal, data.file_id)
        return await look.load(session)

    @delete("/look/logo", operation_id="remove_logo", status_code=200)
    async def remove_logo(self, session: Session, principal: Caller) -> DeskLookView:
        """Take the desk's picture away."""
        await logo.remove(session, principal)
        return await look.load(session)


class LogoController(Controller):
    path = "/api/look"
    tags = ("files",)

    @get("/logo", operation_id="get_logo")
    async def get_logo(
        self, session: Session, storage: NamedDependency[FileStorage], v: Word = ""
    ) -> Response[Any]:
        """Read the desk's picture. It stands in letters, so nobody has to log in."""
        found, pieces = await logo.content(session, storage)
        # An old letter names another picture than it is shown, and must not keep that one.
        kept = KEPT if v and found.key.endswith(v) else "no-cache"
        headers = HEADERS | {"Cache-Control": kept}
        return Stream(pieces, media_type=found.content_type, headers=headers)

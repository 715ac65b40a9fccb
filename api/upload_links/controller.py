"""Making upload links, and the page behind them, which a browser without a session opens."""

from typing import Any

from litestar import Controller, Request, Response
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.db import Database
from api.errors import Refusal
from api.files import budget, uploads
from api.files.storage import FileStorage
from api.http.asked import TOLD_ONCE
from api.http.handlers import get, post
from api.http.pages import plain_page
from api.principal import Principal, requires_scope
from api.settings import Settings
from api.upload_links import page, service
from api.upload_links.places import Guest
from api.upload_links.service import Desk
from shared.contracts.files import FileLimits
from shared.contracts.uploads import UploadLink, UploadLinkDraft
from shared.i18n import Translator, translator

AnyRequest = Request[Any, Any, Any]
Limits = NamedDependency[SkipValidation[FileLimits]]


class UploadLinkController(Controller):
    path = "/api/upload-links"
    tags = ("files",)

    @post(
        operation_id="make_upload_link",
        guards=[requires_scope("tickets:write", "tasks:write")],
        opt=TOLD_ONCE,
    )
    async def make_link(
        self,
        data: JSONBody[UploadLinkDraft],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
        file_limits: Limits,
    ) -> UploadLink:
        """Make a page that takes files for a ticket or task, once within a day, without a login.
        They become a comment of the caller's."""
        return await service.make(Guest(session, principal, settings), data, file_limits)


class UploadPageController(Controller):
    path = service.PATH
    include_in_schema = False

    @get("/{secret:str}")
    async def show(
        self,
        secret: FromPath[str],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        file_limits: Limits,
    ) -> Response[str]:
        """The form; opening it uses nothing up, for link scanners open everything."""
        return await _form(session, settings, file_limits, secret)

    # `uploads` counts the bytes, in our own words.
    @post("/{secret:str}", request_max_body_size=None, opt=TOLD_ONCE)
    async def take(
        self,
        request: AnyRequest,
        secret: FromPath[str],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        database: NamedDependency[SkipValidation[Database]],
        storage: NamedDependency[FileStorage],
        file_limits: Limits,
    ) -> Response[str]:
        """All the files of the form, or a sentence why none and the form again."""
        desk = Desk(settings, database, storage, file_limits)
        try:
            async with database.reads() as reading:
                opened = await service.look(reading, settings, secret)
            budget.require_room(settings)
            limits = {"limit": file_limits.max_size, "count": file_limits.max_count}
            async with uploads.received(request, **limits) as files:
                sizes = (each.size for each in files)
                await budget.spend(database, settings, opened.who.person_id, *sizes)
                kept = await service.take(desk, session, secret, files)
        except Refusal as refusal:
            async with database.reads() as reading:
                return await _form(reading, settings, file_limits, secret, refusal)
        return plain_page.html(page.done(opened, kept, translator(opened.who.locale)))


async def _form(
    session: AsyncSession,
    settings: Settings,
    limits: FileLimits,
    secret: str,
    refusal: Refusal | None = None,
) -> Response[str]:
    """The form while the link is good, else why it is not."""
    t = await _language(session, settings, secret)
    try:
        opened = await service.look(session, settings, secret)
    except Refusal as reason:
        return plain_page.html(page.sorry(reason, t), reason.status)
    text = page.form(opened, limits, t, refusal)
    return plain_page.html(text, refusal.status if refusal else 200)


async def _language(session: AsyncSession, settings: Settings, secret: str) -> Translator:
    who = await service.owner(session, secret)
    return translator(who.locale if who else settings.default_locale)

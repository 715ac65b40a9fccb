"""E-mail templates over HTTP, for administrators."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import templates
from api.admin.channels import trials
from api.db import Database
from api.http.handlers import delete, get, post, put
from api.http.paging import SeenVersion
from api.notifications.channels.email.spec import LANE
from api.notifications.channels.pool import ChannelPool
from api.objects import audit
from api.principal import Principal, requires_admin
from api.settings import Settings
from shared.contracts.admin import Template, TemplateDraft, TemplatePreview
from shared.contracts.channel_tests import TestOrder, TestReport


class TemplatesController(Controller):
    path = "/api/admin/templates"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="list_templates")
    async def list_templates(self, session: NamedDependency[AsyncSession]) -> list[Template]:
        """List the letters, each in each language, with the variables that it may use."""
        return await templates.every(session)

    @put("/{event:str}/{locale:str}", operation_id="change_template")
    async def change_template(
        self,
        event: FromPath[str],
        locale: FromPath[str],
        data: JSONBody[TemplateDraft],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
    ) -> Template:
        """Set the text of a letter. It is tried on an example first; one that does not render is
        refused."""
        await templates.save(session, principal, event, locale, data)
        return await templates.one(session, event, locale)

    @delete("/{event:str}/{locale:str}", operation_id="restore_template", status_code=200)
    async def restore_template(
        self,
        event: FromPath[str],
        locale: FromPath[str],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        version: SeenVersion = None,
    ) -> Template:
        """Return a letter to the built-in text."""
        await templates.restore(session, principal, event, locale, version)
        return await templates.one(session, event, locale)

    @post("/{event:str}/{locale:str}/preview", operation_id="preview_template", status_code=200)
    async def preview_template(
        self,
        event: FromPath[str],
        locale: FromPath[str],
        data: JSONBody[TemplateDraft],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
    ) -> TemplatePreview:
        """Show the letter that a text would make of an example. Nothing is saved or sent."""
        letter = templates.letter_of(event, locale, data.body, principal, settings.base_url)
        return templates.preview(letter, principal)

    @post("/{event:str}/{locale:str}/test", operation_id="test_template", status_code=200)
    async def test_template(
        self,
        event: FromPath[str],
        locale: FromPath[str],
        database: NamedDependency[Database],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        settings: NamedDependency[Settings],
        pool: NamedDependency[ChannelPool],
    ) -> TestReport:
        """Send the saved letter about an example to the caller, for real."""
        async with database.reads() as reading:
            body = (await templates.one(reading, event, locale)).body
            target = await trials.target_of(reading, principal, LANE, TestOrder())
        letter = templates.letter_of(event, locale, body, principal, settings.base_url)
        answer = (await trials.send(pool, LANE, target, letter)).report
        name = f"{event}/{locale}"
        audit.record(
            session, principal.person_id, "template_tested", "template", name, ok=answer.ok
        )
        return answer

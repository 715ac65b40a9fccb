"""Clients' contacts on the wire."""

from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import delete, get, patch, post
from api.http.paging import Part, Search, parts
from api.people import views
from api.people.addresses import deadness, telegram
from api.people.companies import contacts
from api.people.policy import requires_colleague, requires_registrar
from api.people.ports import PeoplePorts
from api.principal import Principal
from api.settings import Settings
from shared.contracts.base import Page
from shared.contracts.companies import Contact, ContactChange, ContactDraft
from shared.contracts.people import ChannelKind, PersonKind


class ContactController(Controller):
    path = "/api/contacts"
    tags = ("people",)

    @get(operation_id="list_contacts", guards=[requires_colleague], dependencies=parts(50))
    async def list_contacts(
        self,
        session: NamedDependency[AsyncSession],
        part: Part,
        search: Search = "",
        client_id: FromQuery[UUID | None] = None,
        active: FromQuery[bool | None] = None,
        telegram: FromQuery[bool | None] = None,
    ) -> Page[Contact]:
        """List the clients' contacts, by name. `telegram`: whether a Telegram account is linked."""
        narrowed = contacts.Narrowed(
            search=search, client_id=client_id, active=active, telegram=telegram
        )
        found = await contacts.page(session, narrowed, part)
        return found.page([views.contact(row) for row in found.rows])

    @post(operation_id="create_contact", guards=[requires_registrar])
    async def create_contact(
        self,
        data: JSONBody[ContactDraft],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
    ) -> Contact:
        """Make a contact of one or more companies."""
        return views.contact(await contacts.create(session, principal, data, settings))

    @get("/{contact_id:uuid}", operation_id="get_contact", guards=[requires_colleague])
    async def get_contact(
        self, contact_id: FromPath[UUID], session: NamedDependency[AsyncSession]
    ) -> Contact:
        """Read a contact."""
        return views.contact(await contacts.get(session, contact_id))

    @patch("/{contact_id:uuid}", operation_id="change_contact", guards=[requires_registrar])
    async def change_contact(
        self,
        contact_id: FromPath[UUID],
        data: JSONBody[ContactChange],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Contact:
        """Change a contact, or deactivate one. A field that is left out stays as it is. A
        deactivated contact is unknown at once, in the bot too."""
        person = await contacts.change(session, principal, contact_id, data, settings, above)
        return views.contact(person)

    @post(
        "/{contact_id:uuid}/channels/{channel:str}/again",
        operation_id="try_contact_again",
        guards=[requires_registrar],
    )
    async def try_contact_again(
        self,
        contact_id: FromPath[UUID],
        channel: FromPath[ChannelKind],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> Contact:
        """Take the mark of a dead address away. The next notice shows whether it works."""
        kind = PersonKind.CONTACT
        await deadness.try_again(session, principal, contact_id, channel, kind)
        return views.contact(await contacts.get(session, contact_id))

    @delete(
        "/{contact_id:uuid}/telegram-link",
        operation_id="end_contact_telegram",
        guards=[requires_registrar],
    )
    async def end_telegram(
        self,
        contact_id: FromPath[UUID],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> None:
        """End the link to a contact's Telegram account. Its chat is told; the person may register
        again. Without a link nothing happens."""
        person = await contacts.get(session, contact_id)
        await telegram.end_for(session, person, principal.person_id)

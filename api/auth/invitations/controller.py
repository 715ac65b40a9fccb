"""Invitations on the wire."""

from uuid import UUID

from litestar import Controller, Response
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.auth import welcome
from api.auth.invitations import issuing, listing, many, qr, service
from api.auth.policy import requires_session
from api.auth.welcome import AnyRequest
from api.clock import now
from api.db import Database
from api.http.asked import TOLD_ONCE
from api.http.handlers import delete, get, post
from api.http.paging import Part, parts
from api.people.ports import PeoplePorts
from api.principal import Principal, requires_admin
from api.security.secrets import Vault
from api.settings import Settings
from shared.contracts.base import Page
from shared.contracts.invitations import (
    Invitation,
    InvitationAcceptance,
    InvitationMade,
    InvitationOrder,
    InvitationsMade,
    InvitationsOrder,
)
from shared.contracts.people import Me, PersonKind


class InvitationController(Controller):
    path = "/api"
    tags = ("session",)

    @get(
        "/invitations",
        operation_id="list_invitations",
        guards=[requires_admin],
        dependencies=parts(50),
    )
    async def list_invitations(
        self,
        session: NamedDependency[AsyncSession],
        part: Part,
        person_id: FromQuery[UUID | None] = None,
        kind: FromQuery[PersonKind | None] = None,
    ) -> Page[Invitation]:
        """List the invitations that wait for their people, the newest first."""
        return await listing.page(session, person_id, kind, part)

    @post(
        "/invitations",
        operation_id="invite_employees",
        status_code=200,
        guards=[requires_admin, requires_session],
        opt=TOLD_ONCE,
    )
    async def invite_employees(
        self,
        data: JSONBody[InvitationsOrder],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
    ) -> InvitationsMade:
        """Invite up to 200 employees at once, by letter where one can go, else by a link that is
        told here. Whoever has an open invitation keeps it, so that a repeat invites nobody twice;
        whoever cannot be invited is named with the reason, and the others are."""
        people = await many.invite(session, settings, vault, principal, data.person_ids)
        return InvitationsMade(people=people, expires_at=now() + issuing.LIFE)

    @post(
        "/employees/{employee_id:uuid}/invitation",
        operation_id="invite_employee",
        guards=[requires_admin, requires_session],
        opt=TOLD_ONCE,
    )
    async def invite_employee(
        self,
        employee_id: FromPath[UUID],
        data: JSONBody[InvitationOrder],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
    ) -> InvitationMade:
        """Invite an employee, who sets the own password. Good for seven days; an earlier
        invitation ends. Where no letter can go, a link is told instead."""
        made = await service.invite(
            session, settings, vault, principal, employee_id, PersonKind.EMPLOYEE, data.way
        )
        return await _told(session, made)

    @post(
        "/contacts/{contact_id:uuid}/invitation",
        operation_id="invite_contact",
        guards=[requires_admin, requires_session],
        opt=TOLD_ONCE,
    )
    async def invite_contact(
        self,
        contact_id: FromPath[UUID],
        data: JSONBody[InvitationOrder],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        vault: NamedDependency[Vault],
    ) -> InvitationMade:
        """Make a link into the clients' bot that registers this contact once, without the phone.
        Good for seven days; an earlier one ends."""
        made = await service.invite(
            session, settings, vault, principal, contact_id, PersonKind.CONTACT, data.way
        )
        return await _told(session, made)

    @delete(
        "/invitations/{invitation_id:uuid}",
        operation_id="withdraw_invitation",
        guards=[requires_admin],
    )
    async def withdraw_invitation(
        self,
        invitation_id: FromPath[UUID],
        principal: NamedDependency[Principal],
        session: NamedDependency[AsyncSession],
    ) -> None:
        """Take an invitation back. Its link opens nothing any more."""
        await service.withdraw(session, principal, invitation_id)

    @post(
        "/invitations/accept",
        operation_id="accept_invitation",
        status_code=200,
        opt=TOLD_ONCE,
    )
    async def accept_invitation(
        self,
        data: JSONBody[InvitationAcceptance],
        request: AnyRequest,
        database: NamedDependency[Database],
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        above: NamedDependency[SkipValidation[PeoplePorts]],
    ) -> Response[Me]:
        """Set the first password by an invitation. Logs in at once."""
        person_id = await service.accept(database, session, data)
        return await welcome.let_in(request, session, person_id, settings, above)


async def _told(session: AsyncSession, made: service.Made) -> InvitationMade:
    return InvitationMade(
        invitation=await listing.one(session, made.row.id),
        url=made.url,
        qr=qr.of(made.url) if made.url else None,
        trouble=made.trouble,
    )

"""Absences over HTTP: contract in, one service call, contract out."""

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from api.absences import calendar, load, service, views
from api.absences.balance import accounts, book, rules
from api.http.handlers import get, patch, post, put
from api.http.paging import Part, Search, parts
from api.principal import Principal, requires_admin, requires_employee, requires_scope
from api.settings import Settings
from shared.contracts.absences import (
    Absence,
    AbsenceCancel,
    AbsenceDraft,
    AbsencePreview,
    AbsenceRow,
    AbsenceRules,
    AbsenceScope,
    AbsenceStatus,
    CalendarEntry,
    Decision,
    Rejection,
)
from shared.contracts.base import Page
from shared.contracts.vacations import (
    BalanceChange,
    BalanceEntry,
    PersonBalance,
    VacationBalance,
)

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
Config = NamedDependency[Settings]

reads = requires_scope("absences:read")
writes = requires_scope("absences:write")


class AbsenceController(Controller):
    path = "/api/absences"
    tags = ("absences",)
    guards = (requires_employee,)

    @get(operation_id="list_absences", guards=[reads], dependencies=parts(20))
    async def list_absences(
        self,
        session: Session,
        principal: Caller,
        part: Part,
        whose: Annotated[AbsenceScope, QueryParameter(name="scope")] = AbsenceScope.MINE,
        status: FromQuery[list[AbsenceStatus] | None] = None,
    ) -> Page[AbsenceRow]:
        """List absences: the caller's own, those to be decided, or those of everybody below."""
        found = await load.page(session, principal, whose, status or [], part)
        return found.page([views.row(each) for each in found.rows])

    @post("/preview", operation_id="preview_absence", guards=[reads], status_code=200)
    async def preview(
        self, session: Session, settings: Config, principal: Caller, data: JSONBody[AbsenceDraft]
    ) -> AbsencePreview:
        """Count what a request would be, before it is sent. Nothing is written; what sending would
        refuse is refused here too."""
        plan = await service.preview(session, settings, principal, data)
        return await views.preview(session, principal, data, plan)

    @post(operation_id="request_absence", guards=[writes])
    async def request_absence(
        self, session: Session, settings: Config, principal: Caller, data: JSONBody[AbsenceDraft]
    ) -> Absence:
        """Ask for an absence. The approver is told; the request waits for the decision."""
        absence_id = await service.request(session, settings, principal, data)
        return await self._whole(session, principal, absence_id)

    @get("/calendar", operation_id="get_absence_calendar", guards=[reads])
    async def get_calendar(
        self, session: Session, principal: Caller, start: FromQuery[date], end: FromQuery[date]
    ) -> list[CalendarEntry]:
        """List who is away in these days. Both days are included; of colleagues the kind is left
        out where the caller may not know it."""
        return await calendar.entries(session, principal, start, end)

    @get("/balance", operation_id="get_vacation_balance", guards=[reads])
    async def get_balance(
        self,
        session: Session,
        principal: Caller,
        person_id: FromQuery[UUID | None] = None,
        on: Annotated[date | None, QueryParameter(description="Today unless said")] = None,
    ) -> VacationBalance:
        """Read a balance of paid vacation. One's own, that of somebody below, or for an
        administrator anybody's."""
        return await accounts.show(session, principal, person_id, on)

    @patch(
        "/balance/{person_id:uuid}", operation_id="change_vacation_balance", guards=[requires_admin]
    )
    async def change_balance(
        self,
        session: Session,
        principal: Caller,
        person_id: FromPath[UUID],
        data: JSONBody[BalanceChange],
    ) -> VacationBalance:
        """Set an employee's terms of paid vacation, or correct the balance by some days."""
        await accounts.change(session, principal, person_id, data)
        return await accounts.show(session, principal, person_id, None)

    @get(
        "/balances",
        operation_id="list_vacation_balances",
        guards=[requires_admin],
        dependencies=parts(20),
    )
    async def list_balances(
        self, session: Session, part: Part, search: Search = ""
    ) -> Page[PersonBalance]:
        """List the balances of paid vacation of all active employees."""
        found = await book.page(session, search, part)
        return found.page(list(found.rows))

    @get(
        "/balance/{person_id:uuid}/corrections",
        operation_id="list_balance_corrections",
        guards=[requires_admin],
    )
    async def list_corrections(
        self, session: Session, person_id: FromPath[UUID]
    ) -> list[BalanceEntry]:
        """List what was corrected in an employee's balance by hand, with the reasons."""
        return await book.corrections(session, person_id)

    @get("/{absence_id:uuid}", operation_id="get_absence", guards=[reads])
    async def get_absence(
        self, session: Session, principal: Caller, absence_id: FromPath[UUID]
    ) -> Absence:
        """Read a request with its history and what the caller may do with it. Its person, whoever
        was asked to decide, managers above and administrators see it."""
        return await self._whole(session, principal, absence_id)

    @post(
        "/{absence_id:uuid}/approve",
        operation_id="approve_absence",
        guards=[writes],
        status_code=200,
    )
    async def approve(
        self,
        session: Session,
        principal: Caller,
        absence_id: FromPath[UUID],
        data: JSONBody[Decision],
    ) -> Absence:
        """Approve a request. Only who is asked now. The days of a paid vacation leave the balance,
        and the person is told."""
        row, known = await load.visible(session, principal, absence_id)
        await service.approve(session, principal, row, known, data)
        return await self._whole(session, principal, absence_id)

    @post(
        "/{absence_id:uuid}/reject", operation_id="reject_absence", guards=[writes], status_code=200
    )
    async def reject(
        self,
        session: Session,
        principal: Caller,
        absence_id: FromPath[UUID],
        data: JSONBody[Rejection],
    ) -> Absence:
        """Reject a request, with a reason. Only who is asked now; the person is told the reason."""
        row, known = await load.visible(session, principal, absence_id)
        await service.reject(session, principal, row, known, data)
        return await self._whole(session, principal, absence_id)

    @post(
        "/{absence_id:uuid}/cancel", operation_id="cancel_absence", guards=[writes], status_code=200
    )
    async def cancel(
        self,
        session: Session,
        principal: Caller,
        absence_id: FromPath[UUID],
        data: JSONBody[AbsenceCancel],
    ) -> Absence:
        """Take a request or an approved absence back. Its person until it begins; an administrator
        an approved one at any time. Days of a paid vacation return to the balance."""
        row, known = await load.visible(session, principal, absence_id)
        await service.cancel(session, principal, row, known, data)
        return await self._whole(session, principal, absence_id)

    async def _whole(self, session: AsyncSession, who: Principal, absence_id: UUID) -> Absence:
        await session.flush()
        row, known, found = await load.whole(session, who, absence_id)
        return views.whole(who, row, known, found, await rules.load(session))


class AbsenceRulesController(Controller):
    path = "/api/admin/absences"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="get_absence_rules")
    async def get_rules(self, session: Session) -> AbsenceRules:
        """Read the rules of absences."""
        return await rules.load(session)

    @put(operation_id="change_absence_rules")
    async def change_rules(
        self, session: Session, principal: Caller, data: JSONBody[AbsenceRules]
    ) -> AbsenceRules:
        """Set the rules of absences. Trips that are approved already follow them too."""
        await rules.change(session, principal, data)
        return await rules.load(session)

"""Absences, in the name of the person who wrote to the bot."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from shared.client.calls import UserCalls
from shared.contracts.absences import (
    Absence,
    AbsenceCancel,
    AbsenceDraft,
    AbsencePreview,
    AbsenceRow,
    AbsenceScope,
    AbsenceStatus,
    CalendarEntry,
    Decision,
    Rejection,
)
from shared.contracts.base import Page
from shared.contracts.vacations import VacationBalance


class AbsencesApi(UserCalls):
    async def find(
        self,
        scope: AbsenceScope,
        *,
        statuses: Iterable[AbsenceStatus] = (),
        limit: int = 5,
        offset: int = 0,
    ) -> Page[AbsenceRow]:
        query = [("scope", scope.value), ("limit", str(limit)), ("offset", str(offset))]
        query += [("status", status.value) for status in statuses]
        return await self._get("/api/absences", Page[AbsenceRow], query)

    async def get(self, absence_id: UUID) -> Absence:
        return await self._get(f"/api/absences/{absence_id}", Absence)

    async def preview(self, draft: AbsenceDraft, *, key: str) -> AbsencePreview:
        return await self._write("POST", "/api/absences/preview", AbsencePreview, draft, key)

    async def request(self, draft: AbsenceDraft, *, key: str) -> Absence:
        return await self._write("POST", "/api/absences", Absence, draft, key)

    async def approve(self, absence_id: UUID, decision: Decision, *, key: str) -> Absence:
        path = f"/api/absences/{absence_id}/approve"
        return await self._write("POST", path, Absence, decision, key)

    async def reject(self, absence_id: UUID, rejection: Rejection, *, key: str) -> Absence:
        path = f"/api/absences/{absence_id}/reject"
        return await self._write("POST", path, Absence, rejection, key)

    async def cancel(self, absence_id: UUID, order: AbsenceCancel, *, key: str) -> Absence:
        return await self._write("POST", f"/api/absences/{absence_id}/cancel", Absence, order, key)

    async def balance(self, person_id: UUID | None = None) -> VacationBalance:
        """Of paid vacation; one's own unless said."""
        query = [("person_id", str(person_id))] if person_id else []
        return await self._get("/api/absences/balance", VacationBalance, query)

    async def calendar(self, start: date, end: date) -> list[CalendarEntry]:
        """Who is away in these days, both included; at most 92 of them."""
        query = [("start", start.isoformat()), ("end", end.isoformat())]
        return await self._get("/api/absences/calendar", list[CalendarEntry], query)

"""Working hours and the work calendar on the wire."""

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, SkipValidation
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import delete, get, put
from api.http.paging import SeenVersion
from api.people.calendar import schedules, work_calendar
from api.people.policy import requires_owner
from api.people.ports import PeoplePorts
from api.principal import Principal, requires_admin, requires_person
from api.settings import Settings
from shared.contracts.work_calendar import WorkCalendarChange, WorkCalendarYear
from shared.contracts.work_time import CompanyHours, Schedule, ScheduleChange

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
Config = NamedDependency[Settings]
Above = NamedDependency[SkipValidation[PeoplePorts]]


class ScheduleController(Controller):
    path = "/api/me/schedule"
    tags = ("me",)

    @get(operation_id="get_schedule", guards=[requires_person])
    async def get_schedule(self, session: Session, principal: Caller, settings: Config) -> Schedule:
        """Read the caller's working hours and the hour of the digest."""
        return await schedules.show(session, settings, principal)

    @put(operation_id="choose_schedule", guards=[requires_owner])
    async def choose_schedule(
        self, session: Session, principal: Caller, settings: Config, data: JSONBody[ScheduleChange]
    ) -> Schedule:
        """Set the caller's working hours and the hour of the digest, as a whole."""
        await schedules.choose(session, settings, principal, data)
        return await schedules.show(session, settings, principal)


class WorkCalendarController(Controller):
    path = "/api/admin"
    tags = ("admin",)
    guards = (requires_admin,)

    @get("/company-hours", operation_id="get_company_hours")
    async def get_company_hours(self, session: Session, settings: Config) -> CompanyHours:
        """Read the working hours of the whole desk."""
        return await schedules.company(session, settings)

    @put("/company-hours", operation_id="change_company_hours")
    async def change_company_hours(
        self,
        session: Session,
        principal: Caller,
        settings: Config,
        above: Above,
        data: JSONBody[CompanyHours],
    ) -> CompanyHours:
        """Set the working hours of the whole desk. Whoever chose none of their own has them;
        promised times count by them, those of open tickets too."""
        await schedules.change_company(session, principal, data)
        await above.hours_changed(session, settings)
        return await schedules.company(session, settings)

    @get("/work-calendar/{year:int}", operation_id="get_work_calendar")
    async def get_year(self, session: Session, year: FromPath[int]) -> WorkCalendarYear:
        """Read what a year differs from plain weeks in."""
        return await work_calendar.show(session, year)

    @put("/work-calendar/{year:int}", operation_id="change_work_calendar")
    async def change_year(
        self,
        session: Session,
        principal: Caller,
        settings: Config,
        above: Above,
        year: FromPath[int],
        data: JSONBody[WorkCalendarChange],
    ) -> WorkCalendarYear:
        """Set what a year differs from plain weeks in. Days of vacation and promised times count by
        it, those of open tickets too."""
        await work_calendar.change(session, principal, year, data)
        await above.hours_changed(session, settings)
        return await work_calendar.show(session, year)

    @delete("/work-calendar/{year:int}", operation_id="restore_work_calendar", status_code=200)
    async def restore_year(
        self,
        session: Session,
        principal: Caller,
        settings: Config,
        above: Above,
        year: FromPath[int],
        version: SeenVersion = None,
    ) -> WorkCalendarYear:
        """Return a year to the calendar that ships with the product."""
        await work_calendar.restore(session, principal, year, version)
        await above.hours_changed(session, settings)
        return await work_calendar.show(session, year)

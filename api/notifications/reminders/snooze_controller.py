"""Putting notices off over HTTP."""

from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from sqlalchemy.ext.asyncio import AsyncSession

from api.activity import snoozes as kept
from api.http.handlers import delete, post
from api.notifications.reminders import snoozes
from api.outbox import About
from api.principal import Principal, requires_scope
from api.settings import Settings
from shared.contracts.notifications import Snooze, Snoozed, SnoozeWish

Session = NamedDependency[AsyncSession]
Caller = NamedDependency[Principal]
Config = NamedDependency[Settings]


class SnoozeController(Controller):
    path = "/api/notifications"
    tags = ("notifications",)
    guards = (requires_scope("notify"),)

    @post("/snooze", operation_id="snooze", status_code=200)
    async def snooze(
        self, session: Session, principal: Caller, settings: Config, data: JSONBody[Snooze]
    ) -> Snoozed:
        """Put an object off: be told of it again later. A second time moves it."""
        about = About(data.object_kind, data.object_id)
        return Snoozed(until=await snoozes.put_off(session, principal, about, data, settings))

    @delete("/snooze/{object_id:uuid}", operation_id="unsnooze")
    async def unsnooze(
        self, session: Session, principal: Caller, object_id: FromPath[UUID]
    ) -> None:
        """Put an object off no more."""
        await kept.forget(session, principal, object_id)

    @post("/{notice_id:uuid}/snooze", operation_id="snooze_notification", status_code=200)
    async def snooze_notice(
        self,
        session: Session,
        principal: Caller,
        settings: Config,
        notice_id: FromPath[UUID],
        data: JSONBody[SnoozeWish],
    ) -> Snoozed:
        """Put the object of a notice off. The notice is read, and told again later."""
        until = await snoozes.put_notice_off(session, principal, notice_id, data, settings)
        return Snoozed(until=until)

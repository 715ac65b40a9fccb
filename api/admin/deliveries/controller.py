"""The delivery log over HTTP, for administrators."""

from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency, Provide
from litestar.params import FromPath, QueryParameter
from litestar.response import Stream
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.deliveries import export as delivery_export
from api.admin.deliveries import life as delivery_life
from api.admin.deliveries import log as deliveries
from api.admin.deliveries import resending
from api.admin.deliveries.log import Filters
from api.db import Database
from api.http.handlers import get, post
from api.http.logs import tables
from api.http.logs.spans import Before, Since
from api.http.paging import Part, parts
from api.notifications.channels import table
from api.principal import Principal, requires_admin
from shared.contracts.admin import DeliveryState, Lane
from shared.contracts.base import Answer, Page
from shared.contracts.deliveries import DeliveryLife, DeliveryRow
from shared.contracts.people import LONGEST_NAME
from shared.i18n import translator

# `state` itself is a word of the framework.
StateFilter = Annotated[DeliveryState | None, QueryParameter(name="state")]
LaneFilter = Annotated[Lane | None, QueryParameter(max_length=LONGEST_NAME)]
IdFilter = Annotated[UUID | None, QueryParameter()]
NumberFilter = Annotated[int | None, QueryParameter(ge=1, le=2**31 - 1)]


class Resent(Answer, frozen=True):
    """How many went out again; fewer than `most` means that none is left."""

    count: int
    """How many were sent again by this call."""
    most: int = resending.BULK
    """How many one call sends again at most."""


async def asked_for(
    delivery_state: StateFilter = None,
    lane: LaneFilter = None,
    person_id: IdFilter = None,
    event_id: IdFilter = None,
    ticket: NumberFilter = None,
    task: NumberFilter = None,
    since: Since = None,
    before: Before = None,
) -> Filters:
    """What of the log an address asks for; the same for all that is done with it."""
    return Filters(
        state=delivery_state,
        lane=lane and table.known(lane),
        person_id=person_id,
        event_id=event_id,
        ticket=ticket,
        task=task,
        since=since,
        before=before,
    )


class DeliveriesController(Controller):
    path = "/api/admin/deliveries"
    tags = ("admin",)
    guards = (requires_admin,)
    dependencies = {"filters": Provide(asked_for)}  # noqa: RUF012 - the framework's

    @get(operation_id="list_deliveries", dependencies=parts(50))
    async def list_deliveries(
        self,
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        filters: NamedDependency[Filters],
        part: Part,
    ) -> Page[DeliveryRow]:
        """List the deliveries of notices with every try, in the caller's words. Addresses are
        masked."""
        t = translator(principal.locale)
        return await deliveries.page(session, filters, t, part)

    @get("/export", operation_id="export_deliveries")
    async def export(
        self,
        database: NamedDependency[Database],
        principal: NamedDependency[Principal],
        filters: NamedDependency[Filters],
    ) -> Stream:
        """Download the deliveries that match as CSV, the newest first: UTF-8, semicolons, 50,000
        lines at most."""
        filters.conditions()  # What is wrong with them is said before the file begins.
        head = delivery_export.head(translator(principal.locale))
        batches = delivery_export.batches(database, filters, principal)
        return tables.download("deliveries", head, batches)

    @get("/{delivery_id:uuid}", operation_id="get_delivery")
    async def get_delivery(
        self,
        delivery_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
    ) -> DeliveryLife:
        """Read the whole life of one delivery, step by step."""
        return await delivery_life.life(session, delivery_id, translator(principal.locale))

    @post("/{delivery_id:uuid}/resend", operation_id="resend_delivery")
    async def resend(
        self,
        delivery_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
    ) -> DeliveryRow:
        """Send a settled delivery once more, as a new one."""
        return await resending.resend(session, principal, delivery_id)

    @post("/resend-failed", operation_id="resend_failed_deliveries", status_code=200)
    async def resend_failed(
        self,
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        filters: NamedDependency[Filters],
    ) -> Resent:
        """Send all failed deliveries that match once more, or with `state=expired` those that grew
        too old. So many at most in one call."""
        return Resent(count=await resending.resend_all(session, principal, filters))

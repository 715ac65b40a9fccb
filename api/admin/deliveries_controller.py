"""The delivery log over HTTP, for administrators."""

from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin import deliveries
from api.admin.deliveries import Filters
from api.http.paging import PageLimit, PageOffset
from api.notifications.channels import table
from api.principal import Principal, requires_admin
from shared.contracts.admin import DeliveryRow, DeliveryState, Lane
from shared.contracts.base import Answer, Page
from shared.contracts.people import LONGEST_NAME

# `state` itself is a word of the framework.
StateFilter = Annotated[DeliveryState | None, QueryParameter(name="state")]
LaneFilter = Annotated[Lane | None, QueryParameter(max_length=LONGEST_NAME)]
IdFilter = Annotated[UUID | None, QueryParameter()]


class Resent(Answer, frozen=True):
    """How many went out again; fewer than `most` means that none is left."""

    count: int
    """How many were sent again by this call."""
    most: int = deliveries.BULK
    """How many one call sends again at most."""


class DeliveriesController(Controller):
    path = "/api/admin/deliveries"
    tags = ("admin",)
    guards = (requires_admin,)

    @get(operation_id="list_deliveries")
    async def list_deliveries(
        self,
        session: NamedDependency[AsyncSession],
        delivery_state: StateFilter = None,
        lane: LaneFilter = None,
        person_id: IdFilter = None,
        event_id: IdFilter = None,
        limit: PageLimit = 50,
        offset: PageOffset = 0,
    ) -> Page[DeliveryRow]:
        """List the deliveries of notices with every try. Addresses are masked."""
        filters = Filters(
            state=delivery_state,
            lane=lane and table.known(lane),
            person_id=person_id,
            event_id=event_id,
        )
        return await deliveries.page(session, filters, limit, offset)

    @post("/{delivery_id:uuid}/resend", operation_id="resend_delivery")
    async def resend(
        self,
        delivery_id: FromPath[UUID],
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
    ) -> DeliveryRow:
        """Send a settled delivery once more, as a new one."""
        return await deliveries.resend(session, principal, delivery_id)

    @post("/resend-failed", operation_id="resend_failed_deliveries", status_code=200)
    async def resend_failed(
        self,
        session: NamedDependency[AsyncSession],
        principal: NamedDependency[Principal],
        lane: LaneFilter = None,
        person_id: IdFilter = None,
        event_id: IdFilter = None,
    ) -> Resent:
        """Send all failed deliveries that match once more. So many at most in one call."""
        filters = Filters(lane=lane and table.known(lane), person_id=person_id, event_id=event_id)
        return Resent(count=await deliveries.resend_failed(session, principal, filters))

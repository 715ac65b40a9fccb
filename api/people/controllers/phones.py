"""Phones on the wire, while they are typed."""

from typing import Annotated
from uuid import UUID

from litestar import Controller
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter
from sqlalchemy.ext.asyncio import AsyncSession

from api.http.handlers import get
from api.people.addresses import reading
from api.people.policy import requires_registrar
from api.settings import Settings
from shared.contracts.people import PersonKind, PhoneReading

Typed = Annotated[str, QueryParameter(max_length=200, description="As it is typed")]


class PhoneController(Controller):
    path = "/api/phones"
    tags = ("people",)

    @get(operation_id="read_phone", guards=[requires_registrar])
    async def read_phone(
        self,
        session: NamedDependency[AsyncSession],
        settings: NamedDependency[Settings],
        typed: Typed,
        kind: FromQuery[PersonKind] = PersonKind.EMPLOYEE,
        but: FromQuery[UUID | None] = None,
    ) -> PhoneReading:
        """Read a phone number as it would be kept and matched, and tell which other active person
        of the kind has it; `but` is the one whose number it is to be. Nothing is changed."""
        return await reading.of(session, typed, settings.default_country, kind, but)

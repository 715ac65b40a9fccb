"""The log of deliveries as a file: what the filters match, the newest first."""

from collections.abc import AsyncIterator, Sequence
from typing import Any, Final
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from api.admin.deliveries import log as deliveries
from api.admin.deliveries import words as delivery_words
from api.admin.deliveries.log import LINES, Filters
from api.db import Database
from api.http.logs import tables
from api.http.logs.tables import Row
from api.notifications.models import Delivery
from api.principal import Principal
from shared.contracts.deliveries import DeliveryObject, DeliveryRow
from shared.i18n import Translator, translator

COLUMNS: Final = (
    *("at", "event", "about", "person", "lane", "address", "kind", "state", "why"),
    *("tries", "settled"),
)


def head(t: Translator) -> Row:
    return [t(f"log-column-{each}") for each in COLUMNS]


def batches(
    database: Database, filters: Filters, principal: Principal
) -> AsyncIterator[Sequence[Row]]:
    """The log as a file."""
    t = translator(principal.locale)

    async def after(last: UUID | None, size: int) -> list[DeliveryRow]:
        async with database.reads() as session:
            return await _after(session, filters, last, size, t)

    return tables.batches(
        after, lambda each: _row(each, principal, t), t("log-cut", count=tables.MOST)
    )


async def _after(
    session: AsyncSession, filters: Filters, last: UUID | None, size: int, t: Translator
) -> list[DeliveryRow]:
    older: list[Any] = [Delivery.id < last] if last else []
    ids = select(Delivery.id).where(*filters.conditions(), *older)
    wanted = ids.order_by(Delivery.id.desc()).limit(size).correlate(None)
    asked = LINES.where(Delivery.id.in_(wanted)).order_by(Delivery.id.desc())
    return await deliveries.rows(session, (await session.execute(asked)).all(), t)


def _row(each: DeliveryRow, reader: Principal, t: Translator) -> Row:
    return [
        tables.moment(each.created_at, reader.timezone),
        each.event,
        named(each.about, t),
        each.person.name,
        delivery_words.lane(each.lane, t),
        each.address,
        t("log-kind-edit" if each.edits else "log-kind-send"),
        delivery_words.state(each.state, t),
        each.why,
        str(each.attempts),
        tables.moment(each.settled_at, reader.timezone),
    ]


def named(about: DeliveryObject | None, t: Translator) -> str:
    """«Заявка №12 «Не печатает»»."""
    if about is None:
        return ""
    return t(f"log-{about.kind}", number=about.number or 0, title=about.title)

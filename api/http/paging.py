"""Lists by limit and offset, with a cap; the parameters of addresses that have bounds."""

from collections.abc import Sequence
from typing import Annotated, Any, TypeVar

from litestar.params import QueryParameter
from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

R = TypeVar("R")

PageLimit = Annotated[int, QueryParameter(ge=1, le=200, description="How many at most")]
PageOffset = Annotated[int, QueryParameter(ge=0, le=1_000_000, description="How many to skip")]
Search = Annotated[str, QueryParameter(max_length=200, description="Words that are all there")]
Word = Annotated[str, QueryParameter(max_length=200)]
LargeId = Annotated[int, QueryParameter(ge=-(2**53), le=2**53, description="One of Telegram's ids")]


async def slice_of(
    session: AsyncSession, rows: Select[R], limit: int, offset: int
) -> tuple[Sequence[R], int]:
    """One page of the entities that `rows` selects, and how many there are in all."""
    inner: Select[Any] = rows.order_by(None)
    total = await session.scalar(select(func.count()).select_from(inner.subquery()))
    found = await session.scalars(rows.limit(limit).offset(offset))
    return found.all(), total or 0

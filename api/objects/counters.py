"""Human numbers: counters without gaps, and no number is ever given twice."""

from sqlalchemy import String
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, insert_for, new_id


class Counter(Base):
    """The last number given under a name; the row is locked until its transaction ends."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(16), unique=True)
    last: Mapped[int] = mapped_column()


async def next_number(session: AsyncSession, name: str) -> int:
    """The next one, from 1."""
    insert = insert_for(session, Counter).values(id=new_id(), name=name, last=1)
    number = await session.scalar(
        insert.on_conflict_do_update(
            index_elements=["name"], set_={"last": Counter.last + 1}
        ).returning(Counter.last)
    )
    assert number is not None
    return number

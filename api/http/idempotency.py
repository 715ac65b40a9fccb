"""Writes that may be repeated: one key does its work once, and the answer is kept (Q12).

The key, the work and the answer are one transaction: what died in the middle has left nothing, and
its repeat is the first again. A repeat that comes while the first is at work finds nothing kept
either; whichever ends second meets the unique key, takes its work back and is told the answer of
the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, ClassVar, Final

from sqlalchemy import String, UniqueConstraint, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from api import outbox
from api.clock import now
from api.db import Dated, is_sqlite, new_id, table_of
from api.engine.hot import Hot, Store, bound
from api.errors import Refusal

LIFE: Final = timedelta(hours=24)


class IdempotencyInFlight(Refusal):
    """The first request with this key is still at work: ask again later."""

    status: ClassVar[int] = 409
    code: ClassVar[str] = "idempotency_in_flight"


class IdempotencyMismatch(Refusal):
    """The key was used for another request."""

    status: ClassVar[int] = 422
    code: ClassVar[str] = "idempotency_mismatch"


class IdempotencyKey(Dated):
    """The answer that was given under a caller's key."""

    __tablename__ = "idempotency_keys"
    __table_args__ = (UniqueConstraint("caller", "key"),)

    caller: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(200))
    fingerprint: Mapped[str] = mapped_column(String(64))
    status: Mapped[int] = mapped_column()
    content_type: Mapped[str] = mapped_column(String(100), default="")
    body: Mapped[bytes] = mapped_column(default=b"")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the first request was told."""

    status: int
    content_type: str
    body: bytes


@dataclass(frozen=True, kw_only=True)
class Claim:
    """Under which key a request does its work, and what it asks: a hash by the present secret key,
    then those by older ones."""

    caller: str
    key: str
    fingerprints: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """An answer, and a hash of what was asked."""

    fingerprint: str
    answer: Answer

    def told(self, claim: Claim) -> Answer | IdempotencyMismatch:
        """What a request with the same key hears."""
        return self.answer if self.fingerprint in claim.fingerprints else IdempotencyMismatch()


COLUMNS: Final = (
    IdempotencyKey.fingerprint.label("kept_fingerprint"),
    IdempotencyKey.status.label("kept_status"),
    IdempotencyKey.content_type.label("kept_type"),
    IdempotencyKey.body.label("kept_body"),
)
"""What `of_row` needs of a statement that joins the key."""

_TABLE: Final = table_of(IdempotencyKey)
_FIND: Final = Hot(
    select(*COLUMNS).where(
        IdempotencyKey.caller == bindparam("caller"), IdempotencyKey.key == bindparam("key")
    )
)


def _insertion(store: Store) -> Any:
    made = store.insert(_TABLE).values(bound(_TABLE)).on_conflict_do_nothing()
    return made.returning(_TABLE.c.id)


def _with_event(store: Store) -> Any:
    return _insertion(store).add_cte(outbox.insertion(_EVENT).cte("event"))


_EVENT: Final = "event_"
_KEEP: Final = Hot(made=_insertion)
_KEEP_WITH_EVENT: Final = Hot(made=_with_event)


def of_row(row: Any) -> Kept | None:
    if row.kept_status is None:
        return None
    answer = Answer(status=row.kept_status, content_type=row.kept_type, body=row.kept_body)
    return Kept(fingerprint=row.kept_fingerprint, answer=answer)


async def find(session: AsyncSession, claim: Claim) -> Kept | None:
    """What is kept under the key at this moment."""
    row = await _FIND.first(session, {"caller": claim.caller, "key": claim.key})
    return of_row(row) if row else None


async def keep(session: AsyncSession, claim: Claim, answer: Answer) -> bool:
    """Store the answer in the transaction of the work itself, and where one statement can do both
    the event that tells of it. False: another request has done it under the same key, and this one
    must be taken back; one that is not committed yet is waited for."""
    values = {
        "id": new_id(),
        "created_at": now(),
        "caller": claim.caller,
        "key": claim.key,
        "fingerprint": claim.fingerprints[0],
        "status": answer.status,
        "content_type": answer.content_type,
        "body": answer.body,
    }
    event = None if is_sqlite(session) else outbox.take_single(session)
    if event is None:
        return await _KEEP.first(session, values) is not None
    values |= {f"{_EVENT}{name}": value for name, value in event.items()}
    return await _KEEP_WITH_EVENT.first(session, values) is not None


async def sweep(session: AsyncSession) -> None:
    """Forget keys older than a day."""
    await session.execute(delete(IdempotencyKey).where(IdempotencyKey.created_at < now() - LIFE))

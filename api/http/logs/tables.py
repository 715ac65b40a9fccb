"""Tables as files that Excel opens well: UTF-8 with its mark, semicolons, and no cell that is run
as a formula. They are written a batch at a time, whatever their length."""

import csv
import io
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, Final, Protocol, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from litestar.response import Stream

from api.clock import now

Row = Sequence[str]

BOM: Final = "\ufeff"
"""Without it Excel takes the letters for those of its own country."""
MOST: Final = 50_000
"""Lines of one file: what people read, and what a desk can give away while others work."""
BATCH: Final = 500
_FORMULA: Final = re.compile("\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER: Final = re.compile(r"[+-]?\d[\d ()]*")
_KIND: Final = "text/csv"


def cell(text: str) -> str:
    """What a spreadsheet would run is marked as text; a number or a phone runs nothing."""
    if _FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def lines(rows: Iterable[Row]) -> bytes:
    """Rows as the file has them."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([cell(each) for each in row] for row in rows)
    return written.getvalue().encode()


class Told(Protocol):
    """A line of a log, the newest first."""

    @property
    def id(self) -> UUID: ...


T = TypeVar("T", bound=Told)


async def batches(
    after: Callable[[UUID | None, int], Awaitable[Sequence[T]]],
    line: Callable[[T], Row],
    cut: str,
) -> AsyncIterator[Sequence[Row]]:
    """What stands after the last line that was told, so many at once, each by a short reading of
    its own: who downloads slowly keeps no transaction open. `cut` ends a file that is too long."""
    last, count = None, 0
    while count < MOST:
        size = min(BATCH, MOST - count)
        found = await after(last, size)
        if found:
            yield [line(each) for each in found]
        if len(found) < size:
            return
        last, count = found[-1].id, count + len(found)
    yield [[cut]]


def moment(at: datetime | None, zone: str) -> str:
    """In the reader's zone, as every Excel knows it for a date."""
    return at.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%d %H:%M:%S") if at else ""


def download(name: str, head: Row, batches: AsyncIterator[Sequence[Row]]) -> Stream:
    """A file that the browser keeps under this name and the day."""

    async def pieces() -> AsyncIterator[bytes]:
        yield BOM.encode() + lines([head])
        async for batch in batches:
            yield lines(batch)

    day = now().astimezone(UTC).date().isoformat()
    headers: dict[str, Any] = {
        "Content-Disposition": f'attachment; filename="{name}-{day}.csv"',
        "Cache-Control": "no-store",
    }
    return Stream(pieces(), media_type=_KIND, headers=headers)

"""The way itself, the same for `copy` and `restore`: tables in the order of who names whom, then
contents, each looked at once more where it arrived. May be broken off anywhere and begun again."""

from collections.abc import Callable
from typing import Final

from api.files.storage import FileStorage
from api.moving import contents
from api.moving.refusals import Refused
from api.moving.rows import Sum
from api.moving.shape import Table
from api.moving.source import Source, sum_of_pages
from api.moving.target import Target

Say = Callable[..., None]
"""A line for the operator, by the key of its text."""
SAID_EVERY: Final = 200
"""Files between two lines."""


async def move(source: Source, target: Target, files: FileStorage | None, say: Say) -> None:
    """All of it; None leaves the files where they are. Raises Refused, StorageUnavailable."""
    goes_on = await target.begin(source.identity, source.revision)
    if goes_on:
        say("cli-move-goes-on")
    await _tables(source, target, say, there=await _whole(source, target, say) if goes_on else 0)
    if files:
        await _files(source, files, say)


async def _tables(source: Source, target: Target, say: Say, *, there: int) -> None:
    rest = source.shape[there:]
    await target.clear(rest)
    for table in rest:
        given = await target.fill(table, source.pages(table))
        if await target.sum_of(table) != given:
            raise Refused("cli-move-differs", table=table.name)
        tell_table(say, table, given)


def tell_table(say: Say, table: Table, done: Sum) -> None:
    """Of one that holds anything."""
    if done.rows:
        say("cli-move-table", table=table.name, rows=done.rows)


async def _whole(source: Source, target: Target, say: Say) -> int:
    """How many of the first tables are there already, row for row."""
    for at, table in enumerate(source.shape):
        held = await target.sum_of(table)
        if held != await sum_of_pages(table, source.pages(table)):
            return at
        if held.rows:
            say("cli-move-table-there", table=table.name, rows=held.rows)
    return len(source.shape)


async def _files(source: Source, files: FileStorage, say: Say) -> None:
    gone, every = 0, len(source.files)
    for done, (key, size) in enumerate(source.files.items(), 1):
        gone += not await contents.move(source, files, key, size)
        if done % SAID_EVERY == 0 and done < every:
            say("cli-move-files-so-far", done=done, all=every)
    say("cli-move-files", files=every - gone)
    if gone:
        say("cli-move-files-gone", files=gone)

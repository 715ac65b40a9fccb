"""Filters are asked where they stand.

aiogram hands whatever is no coroutine to a thread, `F.text` too: a dozen switches between threads
for a message, each dearer than all that the filter does. None of ours waits for anything.
"""

from collections.abc import Callable, Iterator
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject


def keep_filters_here(router: Router) -> None:
    """Of the router and all below it."""
    for one in _filters_of(router):
        if not one.awaitable:
            one.callback, one.awaitable = _as_coroutine(one.callback), True


def _filters_of(router: Router) -> Iterator[FilterObject]:
    for each in router.chain_tail:
        for observer in each.observers.values():
            roots = observer._handler  # noqa: SLF001 # pyright: ignore[reportPrivateUsage] - no other way to them
            for handler in (roots, *observer.handlers):
                for one in handler.filters or ():
                    yield from _with_parts(one)


def _with_parts(one: FilterObject) -> Iterator[FilterObject]:
    """Those of `and_f` and `or_f` hold others."""
    yield one
    for part in getattr(one.callback, "targets", ()):
        yield from _with_parts(part)


def _as_coroutine(ask: Callable[..., Any]) -> Callable[..., Any]:
    async def asked(*args: Any, **kwargs: Any) -> Any:
        return ask(*args, **kwargs)

    return asked

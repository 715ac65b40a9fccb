"""aiogram at a third of its memory.

aiogram asks pydantic to build a validator for each of its 440 types at import, each with whole
trees of the others inside: 169 MB and most of the start. The classes themselves are declared with
`defer_build`, so here that request is put off, and a type is built when it is first used: 62 MB.

The bots' packages do it before all else, the API when it first delivers to Telegram.
"""

import sys
from importlib import import_module
from threading import Lock
from types import ModuleType, SimpleNamespace
from typing import Any

from pydantic import BaseModel

from shared.slim import Hollow, standing_in

_ONE_AT_A_TIME = Lock()
"""Each Telegram lane of the API may be the first, and each comes in a thread of its own."""


def import_aiogram() -> None:
    """Import aiogram so; nothing is changed where somebody has imported it before."""
    with _ONE_AT_A_TIME:
        if "aiogram" not in sys.modules:
            _import_it()


class _Mark:
    """Stands where None would be a value."""


class _Marks(ModuleType):
    """Python's library of tests, 1 MB, of which aiogram wants values that are nothing else."""

    sentinel = SimpleNamespace(UNSET=_Mark(), UNHANDLED=_Mark(), REJECTED=_Mark())

    def __init__(self) -> None:
        super().__init__("unittest.mock")


def _import_it() -> None:
    namespace: dict[str, Any] = {}
    whole = BaseModel.__dict__["model_rebuild"]
    BaseModel.model_rebuild = classmethod(_put_off(namespace))  # type: ignore[assignment,method-assign]
    try:
        with standing_in({"unittest": Hollow("unittest"), "unittest.mock": _Marks()}):
            import_module("aiogram")
        from aiogram.methods import TelegramMethod  # noqa: PLC0415  # this very import is the point
        from aiogram.methods.base import Response  # noqa: PLC0415  # the same
        from aiogram.types import TelegramObject  # noqa: PLC0415  # the same
    finally:
        BaseModel.model_rebuild = whole
    for base in (TelegramObject, TelegramMethod, Response):
        base.model_rebuild = classmethod(_build_now(whole.__func__, namespace))  # type: ignore[method-assign]


def _put_off(namespace: dict[str, Any]) -> Any:
    """Keep only the names by which the types call each other."""

    def model_rebuild(_: type[BaseModel], **asked: Any) -> None:
        namespace.update(asked.get("_types_namespace") or {})

    return model_rebuild


def _build_now(whole: Any, namespace: dict[str, Any]) -> Any:
    """Pydantic's own build, which finds by these names what aiogram imports for type checkers
    only."""

    def model_rebuild(cls: type[BaseModel], **asked: Any) -> bool | None:
        if asked.get("_types_namespace") is None:
            asked["_types_namespace"] = namespace
        return whole(cls, **asked)

    return model_rebuild

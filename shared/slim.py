"""Libraries without what they import for others: a console's colours, an admin page, databases that
we do not speak. It is 20 MB of every process of the desk and 4 MB of a bot.

Entry points do it before all else; nothing is changed where somebody has imported them before.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Final, cast

DIALECTS: Final = tuple(f"sqlalchemy.dialects.{name}" for name in ("mssql", "mysql", "oracle"))
COLUMNS: Final = ("argon2", "attrs", "cryptography", "litestar", "pydantic")
"""What the columns of advanced-alchemy could hold, and ours do not."""
ROOMS: Final = tuple(
    f"advanced_alchemy.{name}"
    for name in (
        *("alembic", "cli", "config", "extensions", "filters"),
        *("operations", "routing", "service"),
    )
)
"""What it makes of its base and its columns; we take these alone."""


class Hollow(ModuleType):
    """Stands for a module of which the importer wants only names."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def import_structlog() -> None:
    """It prints traces in colours, by two libraries, wherever these are installed."""
    _import("structlog", {"rich": None})


def import_desk_libraries() -> None:
    """The columns of advanced-alchemy know every database there is, the descriptions of Litestar
    can be read as YAML, and Taskiq's tasks can be shown on an admin page."""
    import_structlog()
    _import("advanced_alchemy.base", _hollow(*DIALECTS, *ROOMS) | dict.fromkeys(COLUMNS))
    _import("litestar", _hollow("pdb", "yaml") | {"advanced_alchemy.service": None})
    _import("taskiq", _hollow("aiohttp"))


def forget_other_languages() -> None:
    """Babel reads what it knows of every language of the world, 2 MB, to find how one counts; it
    reads that again if somebody asks for another."""
    vars(sys.modules["babel.core"])["_global_data"] = None


def _hollow(*names: str) -> dict[str, ModuleType | None]:
    return {name: Hollow(name) for name in names}


def _import(library: str, without: dict[str, ModuleType | None]) -> None:
    if library in sys.modules:
        return
    with standing_in(without):
        importlib.import_module(library)


@contextmanager
def standing_in(modules: dict[str, ModuleType | None]) -> Iterator[None]:
    """None is a library that is not installed. What is loaded already stays itself."""
    put = {name: module for name, module in modules.items() if name not in sys.modules}
    sys.modules.update(cast("dict[str, ModuleType]", put))
    try:
        yield
    finally:
        for name in put:
            del sys.modules[name]

"""The application for tests: put together once a process, because that takes half a second."""

from functools import cache
from typing import Any

import msgspec
from litestar import Litestar

from api.app import create_app, kept
from api.resources import Resources
from api.settings import Settings

_MADE: dict[bool, Litestar] = {}
"""By whether it is for https: its headers differ."""


def application(settings: Settings, held: Resources) -> Litestar:
    """The process's application, answering over these resources from now on.

    One test has it at a time. Whoever serves it over a socket, or needs two at once, makes one
    by `create_app`: the live channel belongs to the maker.
    """
    secure = settings.base_url.startswith("https:")
    if secure not in _MADE:
        _MADE[secure] = create_app(settings, held)
    app = _MADE[secure]
    app.state.update(kept(held))
    return app


@cache
def document_of(app: Litestar) -> dict[str, Any]:
    """What the application says of itself; not to be changed."""
    return msgspec.to_builtins(app.openapi_schema.to_schema())

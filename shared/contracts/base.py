"""The two kinds of structs on the wire, and the shapes that every room uses."""

from typing import Any, Final, Generic, TypeVar, cast

import msgspec

from shared.contracts import bounds
from shared.contracts.limits import Number

T = TypeVar("T")

COUNTED: Final = 1000
"""A list that matches more is not counted to its end."""


class Answer(msgspec.Struct, kw_only=True, frozen=True):
    """What the API says; readers ignore fields they do not know."""


class Ask(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What a caller sends; an unknown field is refused, so that a typo is not lost; zero bytes,
    which PostgreSQL cannot keep, are dropped. Raises DateOutOfBounds, wherever it is made."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            value = getattr(self, name)
            bounds.check(name, value)
            plain = _without_zeros(value)
            if plain is not value:
                msgspec.structs.force_setattr(self, name, plain)


class Document(Ask, frozen=True):
    """A document of settings: it is read and saved whole."""

    version: Number | None = None
    """Grows with every save, from 0. Sent back, it is the one that the caller saw: of a newer one
    the answer is 409 `version_conflict`. Null: whatever stands there now."""


def content(document: msgspec.Struct) -> dict[str, Any]:
    """What a document says, without its version."""
    said: dict[str, Any] = msgspec.to_builtins(document)
    said.pop("version", None)
    return said


class Page(msgspec.Struct, Generic[T], kw_only=True, frozen=True):
    """One page of a list; `total` counts what matches the filters."""

    items: list[T]
    """In the order of the list."""
    total: int
    """Counts what matches the filters, on whichever page, to 1,001: nothing counts further."""
    more: bool = False
    """True: more than 1,000 match, and `total` does not say how many."""
    limit: int
    """How many a page holds at most."""
    offset: int
    """How many were skipped or, after a cursor, came on the pages before."""
    next_cursor: str | None = None
    """The `cursor` of the next page; null: this was the last one."""


class Problem(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """RFC 9457 problem details. A program reads `code`."""

    status: int
    """The HTTP status again."""
    title: str
    """The code in words."""
    code: str
    """Stable: which refusal it is. New ones may come, so an unknown one is read by its status."""
    type: str = "about:blank"
    """Always `about:blank`; the code says more."""
    detail: str = ""
    """A sentence in English for whoever writes the program; may be empty."""
    extra: dict[str, str | int | list[str]] = {}
    """Facts that belong to the code: a field, a limit, a name."""


def _without_zeros(value: object) -> object:
    """The same object where there is none."""
    if isinstance(value, str):
        return value.replace("\x00", "") if "\x00" in value else value
    if isinstance(value, list):
        items = cast("list[object]", value)
        plain = [_without_zeros(each) for each in items]
        return plain if any(a is not b for a, b in zip(plain, items, strict=True)) else items
    return value

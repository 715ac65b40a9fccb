"""The two kinds of structs on the wire, and the shapes that every room uses."""

from typing import Generic, TypeVar

import msgspec

from shared.contracts import bounds

T = TypeVar("T")


class Answer(msgspec.Struct, kw_only=True, frozen=True):
    """What the API says; readers ignore fields they do not know."""


class Ask(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What a caller sends; an unknown field is refused, so that a typo is not lost. Raises
    DateOutOfBounds, wherever it is made."""

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            bounds.check(name, getattr(self, name))


class Page(msgspec.Struct, Generic[T], kw_only=True, frozen=True):
    """One page of a list by limit and offset; `total` counts all that match the filters."""

    items: list[T]
    total: int
    limit: int
    offset: int


class Problem(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """RFC 9457 problem details; `code` is stable, `extra` carries what the sentence needs."""

    status: int
    title: str
    code: str
    type: str = "about:blank"
    detail: str = ""
    extra: dict[str, str | int | list[str]] = {}

"""A part of a body whose contract is known only when the request is looked at."""

import re
from collections.abc import Mapping
from typing import Final, TypeVar

import msgspec
from litestar.exceptions import ValidationException

from shared.contracts.base import Ask

A = TypeVar("A", bound=Ask)
_PLACE: Final = re.compile(r"(?P<what>.*) - at `\$\.?(?P<field>.*)`")


def read(asked: Mapping[str, object], contract: type[A]) -> A:
    """Refused as the framework refuses a body that does not fit: with the field named."""
    try:
        return msgspec.convert(asked, contract)
    except msgspec.ValidationError as error:
        found = _PLACE.fullmatch(str(error))
        field, what = (found["field"], found["what"]) if found else ("", str(error))
        raise ValidationException(extra=[{"key": field, "message": what}]) from error

"""An example of any event, by the types of its fields."""

from datetime import UTC, datetime
from typing import Any, Final

from msgspec import inspect

from api.notifications.types.registry import NOTICE_TYPES
from api.outbox import About, Event
from shared.contracts.telegram import ObjectKind
from tests.pipeline.facts import TICKET

MOMENT: Final = datetime(2026, 11, 23, 9, tzinfo=UTC)


def of_room(room: str) -> dict[type[Event], Event]:
    """Of every event that the pipeline tells of whose class lives there."""
    return {each: of(each) for each in NOTICE_TYPES if each.__module__.startswith(f"api.{room}.")}


def of(event: type[Event]) -> Event:
    """Its required fields alone; of things that are chosen the first."""
    made = inspect.type_info(event)
    assert isinstance(made, inspect.StructType)
    return event(**{each.name: _value(each.type) for each in made.fields if each.required})


def _value(kind: inspect.Type) -> Any:
    match kind:
        case inspect.UUIDType():
            return TICKET
        case inspect.StrType():
            return "слово"
        case inspect.IntType() | inspect.BoolType():
            return 1
        case inspect.DateTimeType():
            return MOMENT
        case inspect.DateType():
            return MOMENT.date()
        case inspect.EnumType():
            return next(iter(kind.cls))
        case inspect.ListType():
            return [_value(kind.item_type)]
        case inspect.UnionType():
            return _value(next(t for t in kind.types if not isinstance(t, inspect.NoneType)))
        case inspect.DataclassType():
            return About(ObjectKind.TICKET, TICKET)
        case _:
            raise NotImplementedError(kind)

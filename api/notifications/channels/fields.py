"""A setting is one field of its channel's contract: how it is asked for, masked, read from the
environment and checked follows from there."""

from collections.abc import Mapping
from typing import Any, cast

import msgspec
from msgspec import inspect

from api.notifications.channels.spec import ChannelSpec, LaneSpec
from api.settings import Settings
from shared.contracts.admin import SECRET_MASK, SettingField, SettingKind
from shared.contracts.base import Ask
from shared.contracts.limits import LONGEST_TEXT
from shared.settings import PREFIX, UnreadableSettings


def of(spec: ChannelSpec, lane: LaneSpec) -> list[SettingField]:
    """What the channel asks of the administrator, in the order of its contract."""
    return [_field(spec, lane, each) for each in msgspec.structs.fields(spec.settings)]


def _field(spec: ChannelSpec, lane: LaneSpec, field: msgspec.structs.FieldInfo) -> SettingField:
    kind, extra = _said_by(field.type)
    choices = list(extra.get("choices", ()))
    return SettingField(
        name=field.name,
        kind=SettingKind.CHOICE if choices else kind,
        secret=bool(extra.get("secret")),
        required=field.name in spec.needs,
        default=field.default,
        choices=choices,
        variable=_variable(lane, field.name),
    )


def _said_by(type_: Any) -> tuple[SettingKind, Mapping[str, Any]]:
    told = inspect.type_info(type_)
    extra = dict[str, Any]()
    if isinstance(told, inspect.Metadata):
        extra |= cast("dict[str, Any]", told.extra or {})
        told = told.type
    match told:
        case inspect.IntType():
            return SettingKind.NUMBER, extra
        case inspect.BoolType():
            return SettingKind.SWITCH, extra
        case inspect.StrType(max_length=longest) if longest == LONGEST_TEXT:
            return SettingKind.LINES, extra
        case _:
            return SettingKind.TEXT, extra


def secrets(contract: type[Ask]) -> list[str]:
    """The names of those that are masked in answers and locked in the database (X4)."""
    fields = msgspec.structs.fields(contract)
    return [each.name for each in fields if _said_by(each.type)[1].get("secret")]


def masked(settings: Ask) -> Ask:
    """The settings with a mask for every secret that is there (X4)."""
    there = {name: SECRET_MASK for name in secrets(type(settings)) if getattr(settings, name)}
    return msgspec.structs.replace(settings, **there)


def is_mask(settings: Ask, name: str) -> bool:
    """A secret that came back as it was shown."""
    return name in secrets(type(settings)) and getattr(settings, name) == SECRET_MASK


def from_environment(settings: Settings, spec: ChannelSpec, lane: LaneSpec) -> dict[str, Any]:
    """The fields that the environment sets, and nothing of the others; it wins, field by field.
    Raises UnreadableSettings."""
    if lane.environment:
        return {name: value for name, value in lane.environment(settings).items() if value}
    names = {each.name: _name(lane, each.name) for each in msgspec.structs.fields(spec.settings)}
    told = {name: settings.variable(variable) for name, variable in names.items()}
    given = {name: value for name, value in told.items() if value}
    try:
        read = msgspec.convert(given, spec.settings, strict=False)
    except msgspec.ValidationError as error:
        wrong = ", ".join(names[each] for each in given)
        raise UnreadableSettings(f"{wrong}: {error}") from None
    return {name: getattr(read, name) for name in given}


def _variable(lane: LaneSpec, field: str) -> str:
    """By which the operator sets the field; nothing where it comes with another one."""
    name = _name(lane, field)
    declared = name.removeprefix(PREFIX).lower() in Settings.model_fields
    return name if declared or lane.environment is None else ""


def _name(lane: LaneSpec, field: str) -> str:
    return f"{PREFIX}{lane.key}_{field}".replace("-", "_").upper()

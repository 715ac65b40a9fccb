"""The audit log in the reader's words: each entry a sentence, and what else it says (K3, X6)."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, cast

from api.admin.deliveries import words as delivery_words
from api.objects.audit import AuditEntry
from shared.contracts.people import LONGEST_NAME
from shared.contracts.priority import Priority
from shared.i18n import Translator, dates, names
from shared.i18n.sizes import megabytes

UNSAID: Final = frozenset({"copy", "changes"})
"""What tells a person nothing by itself: ids of rows; and what is said in the sentence."""
_HOUR: Final = 60

Say = Callable[[str, Translator, AuditEntry], str]


def sentence(entry: AuditEntry, who: str, about: str, t: Translator) -> str:
    """Who does what to whom, and what was changed to what. An act of a newer release goes by its
    own name."""
    values = {"who": who or t("audit-system"), "about": about or t("audit-nobody")}
    act = entry.action.replace("_", "-")
    said = t.known(f"audit-say-{act}", **values)
    if not said:
        said = f"{values['who']}: {t.known(f'pwa-act-{act}') or names.readable(entry.action)}."
    changes = "; ".join(_changes(entry.detail.get("changes", ""), t))
    return f"{said.removesuffix('.')}: {changes}." if changes else said


def details(entry: AuditEntry, told: Mapping[str, str], t: Translator) -> list[str]:
    """All else that it says, each in a few words; in what is `told` people have their names."""
    return [
        _detail(name, value, entry, t)
        for name, value in told.items()
        if name not in UNSAID and value and not _is_name(name, entry)
    ]


def about(entry: AuditEntry, name: str, t: Translator) -> str:
    """What it was done to: a person, a company, a channel, a letter, a setting, a thing with a
    name."""
    if name:
        return name
    match entry.object_kind:
        case "channel" | "lane":
            return delivery_words.lane(_lane(entry.object_id), t)
        case "work_year":
            return entry.object_id
        case "template":
            event, _, locale = entry.object_id.partition("/")
            return f"{delivery_words.event(event, t)} ({locale})"
        case "desk_settings":
            return t.known(f"audit-setting-{entry.object_id.replace('_', '-')}") or entry.object_id
        case _:
            own = entry.detail.get("name") or entry.detail.get("title", "")
            return t("audit-quoted", name=own) if own else ""


def act(action: str, t: Translator) -> str:
    return t.known(f"pwa-act-{action.replace('_', '-')}") or names.readable(action)


# ---------------------------------------------------------------- details


def _is_name(name: str, entry: AuditEntry) -> bool:
    """It stands in the sentence."""
    return name in ("name", "title") and entry.object_kind not in ("", "person")


def _detail(name: str, value: str, entry: AuditEntry, t: Translator) -> str:
    said = _VALUES[name](value, t, entry) if name in _VALUES else value
    return t.known(f"pwa-audit-{name.replace('_', '-')}", value=said) or f"{name}: {said}"


def _yes(value: str, t: Translator, _: AuditEntry) -> str:
    return t("pwa-audit-yes" if value == "True" else "pwa-audit-no")


def _as_usual(value: str, t: Translator, _: AuditEntry) -> str:
    return t("pwa-audit-as-usual") if value == "None" else value


def _day(value: str, t: Translator, entry: AuditEntry) -> str:
    if value == "None":
        return _as_usual(value, t, entry)
    return dates.day(date.fromisoformat(value), t, date.min)


def _scopes(value: str, t: Translator, _: AuditEntry) -> str:
    return _each(value, lambda one: t.known(f"pwa-scope-{one.replace(':', '-')}") or one)


def _fields(value: str, t: Translator, entry: AuditEntry) -> str:
    return _each(value, lambda one: _field(one, t, entry))


def _field(name: str, t: Translator, entry: AuditEntry) -> str:
    if entry.object_kind == "channel":
        kind = "telegram" if entry.object_id.startswith("telegram") else entry.object_id
        return t.known(f"pwa-setting-{kind}-{name}") or names.readable(name)
    return t.known(f"pwa-audit-field-{name}") or names.readable(name)


def _each(listed: str, say: Callable[[str], str]) -> str:
    """A list as the log keeps it: `a b`, `a, b` or `['a', 'b']`."""
    return ", ".join(map(say, re.findall(r"[\w:]+", listed)))


def _lane(name: str) -> Any:
    return name[:LONGEST_NAME]


_VALUES: Final[Mapping[str, Say]] = {
    "scope": lambda value, t, _: t.known(f"pwa-audit-bot-{value}") or value,
    "lane": lambda value, t, _: delivery_words.lane(_lane(value), t),
    "channel": lambda value, t, _: names.channel(value, t),
    "role": lambda value, t, _: t.known(f"pwa-role-{value}") or value,
    "username": lambda value, _t, _: f"@{value}",
    "enabled": _yes,
    "ok": _yes,
    "scopes": _scopes,
    "fields": _fields,
    "days_per_year": _as_usual,
    "accrues_from": _day,
}

# ---------------------------------------------------------------- what was changed to what


def _changes(kept: str, t: Translator) -> list[str]:
    """By the paths that `objects.audit.turned` names."""
    found: list[list[Any]] = json.loads(kept) if kept else []
    return [_change(path, old, new, t) for path, old, new in found]


def _change(path: str, old: Any, new: Any, t: Translator) -> str:
    *within, field = path.split(".")
    what = t.known(f"audit-field-{field.replace('_', '-')}") or names.readable(field)
    if within and within[-1] in set(Priority):
        priority = t(f"card-priority-{within[-1]}")
        what = t("audit-change-priority", priority=priority, what=what)
    return t("audit-change", what=what, old=_value(field, old, t), new=_value(field, new, t))


def _value(field: str, value: Any, t: Translator) -> str:
    match value:
        case None | "" | []:
            return t("audit-none")
        case bool():
            return t("pwa-audit-yes" if value else "pwa-audit-no")
        case int() if field.endswith("_minutes"):
            return _minutes(value, t)
        case int() if field == "max_size":
            return t("audit-megabytes", count=megabytes(value))
        case list():
            return ", ".join(_one(field, one, t) for one in cast("list[Any]", value))
        case _:
            return t.known(f"audit-value-{value}") or str(value).removesuffix(":00")


def _one(field: str, value: Any, t: Translator) -> str:
    return t(f"audit-day-{value}") if field == "weekdays" else str(value)


def _minutes(value: int, t: Translator) -> str:
    hours, minutes = divmod(value, _HOUR)
    if not hours:
        return t("audit-minutes", minutes=minutes)
    if not minutes:
        return t("audit-hours", hours=hours)
    return t("audit-hours-minutes", hours=hours, minutes=minutes)

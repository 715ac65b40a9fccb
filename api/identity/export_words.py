"""Each thing that is kept of a person in words: no code, no id, no raw moment."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final, cast
from uuid import UUID

from api.admin.deliveries import words as delivery_words
from api.auth.log import words as audit_words
from api.identity import browsers
from api.objects.audit import AuditEntry
from api.people.addresses import phones
from api.people.models import Person
from shared.contracts.people import PersonKind
from shared.i18n import Translator, dates, names
from shared.i18n.sizes import megabytes


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Whose data it is, and how the page is read."""

    t: Translator
    timezone: str
    person: Person


Row = Mapping[str, Any]
Say = Callable[[Any, Row, Reader], str]


def said(part: str, row: Row, reader: Reader) -> Iterator[tuple[str, str]]:
    """Field by field, in order; what is empty or tells a person nothing is left out."""
    for name, value in row.items():
        if name in _UNSAID or value is None:
            continue
        say = _SAY.get((part, name)) or _SAY.get(("", name)) or _usual
        if words := say(value, row, reader):
            yield name, words


_UNSAID: Final = frozenset({"id", "object_kind", "object_id"})
_OF_OTHERS: Final = frozenset({"people", "to", "receiver"})
"""What an act says of somebody else is not this person's."""


def _usual(value: Any, _: Row, reader: Reader) -> str:
    match value:
        case bool():
            return reader.t("pwa-audit-yes" if value else "pwa-audit-no")
        case datetime():
            return dates.recorded(value, reader.timezone, reader.t)
        case date():
            return dates.day(value, reader.t, date.min)
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)


def _word(family: str) -> Say:
    """By the words that the product has for it already."""

    def say(value: Any, _: Row, reader: Reader) -> str:
        key = str(value)
        known = reader.t.known(f"{family}-{key}", f"{family}-{key.replace('_', '-')}")
        return known or names.readable(key)

    return say


def _ticket_status(value: Any, row: Row, reader: Reader) -> str:
    is_client = reader.person.kind is PersonKind.CONTACT
    return _word("card-status-client" if is_client else "card-status")(value, row, reader)


def _channels(value: Any, _: Row, reader: Reader) -> str:
    mode = _word("pwa-mode")
    return "; ".join(
        f"{names.channel(each['channel'], reader.t)}: {mode(each['mode'], each, reader).lower()}"
        for each in cast("list[Row]", value)
    )


def _hours(value: Any, _: Row, reader: Reader) -> str:
    days = ", ".join(reader.t(f"audit-day-{each}") for each in value.get("weekdays", ()))
    start, end = (str(value.get(each, ""))[:5] for each in ("start", "end"))
    return f"{start}–{end}, {days}" if days else f"{start}–{end}"


def _became(value: Any, _: Row, reader: Reader) -> str:
    """What a file said, but for what it names by ids."""
    lines: list[str] = []
    for name, each in cast("Row", value).items():
        heading = reader.t.known(f"export-field-{name.replace('_', '-')}")
        if heading and each and not _is_id(each):
            say = _SAY.get(("", name), _usual)
            lines.append(f"{heading}: {say(each, {}, reader)}")
    return "\n".join(lines)


def _detail(value: Any, row: Row, reader: Reader) -> str:
    """As in the log of acts, where it is of this person."""
    about = str(row["object_id"])
    if _is_id(about) and about != str(reader.person.id):
        return ""
    entry = AuditEntry(
        action=row["action"], object_kind=row["object_kind"], object_id=about, detail=value
    )
    told = {
        name: each
        for name, each in cast("Mapping[str, str]", value).items()
        if name not in _OF_OTHERS and not _is_id(each)
    }
    return "\n".join(audit_words.details(entry, told, reader.t))


def _is_id(value: Any) -> bool:
    """Or a list of such."""
    if isinstance(value, list):
        return all(_is_id(each) for each in cast("Sequence[Any]", value))
    try:
        UUID(str(value))
    except ValueError:
        return False
    return True


def _reason(value: Any, row: Row, reader: Reader) -> str:
    return delivery_words.why(row["lane"], value, "", reader.t).sentence


_SAY: Final[Mapping[tuple[str, str], Say]] = {
    ("profile", "kind"): _word("pwa-role"),
    ("", "role"): _word("pwa-role"),
    ("", "locale"): _word("pwa-language"),
    ("", "channels"): _channels,
    ("", "quiet_hours"): _hours,
    ("", "week"): _hours,
    ("", "scope"): _word("pwa-audit-bot"),
    ("", "username"): lambda value, _row, _: f"@{value}",
    ("", "phone_e164"): lambda value, _row, _: phones.international(value),
    ("", "user_agent"): lambda value, _row, _: browsers.named(value),
    ("", "way"): _word("pwa-invitation-way"),
    ("", "became"): _became,
    ("tickets", "status"): _ticket_status,
    ("tasks", "status"): _word("task-status"),
    ("absences", "kind"): _word("absence-kind"),
    ("absences", "status"): _word("absence-status"),
    ("", "size"): lambda value, _, reader: reader.t("audit-megabytes", count=megabytes(value)),
    ("", "lane"): lambda value, _, reader: delivery_words.lane(value, reader.t),
    ("", "state"): lambda value, _, reader: delivery_words.state(value, reader.t),
    ("deliveries", "reason"): _reason,
    ("", "action"): lambda value, _, reader: audit_words.act(value, reader.t),
    ("", "detail"): _detail,
}
"""A part's own field, else the field of any part, else by its type."""

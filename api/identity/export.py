"""All that is kept of one person, to be handed out: as JSON for programs, as a page for people."""

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Final
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from api.identity import export_page, export_queries
from api.identity.entries import load
from api.identity.export_page import Rows
from api.objects import audit
from api.people.models import Person
from api.principal import Principal

_PROFILE: Final = (
    "id", "kind", "name", "email", "phone", "role", "active", "locale", "timezone",
    "mattermost_login", "channels", "quiet_hours", "week", "digest", "digest_at", "created_at",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Package:
    """A ZIP and what it is called."""

    name: str
    content: bytes


async def make(session: AsyncSession, principal: Principal, person_id: UUID) -> Package:
    """The page speaks the person's own language, by the person's own clock. Raises NotFound."""
    person = await load(session, person_id)
    parts = await _parts(session, person)
    audit.record(session, principal.person_id, "personal_data_exported", person.kind, person.id)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        told = {name: [_plain_row(row) for row in rows] for name, rows in parts.items()}
        archive.writestr("data.json", json.dumps(told, ensure_ascii=False, indent=1))
        archive.writestr("index.html", export_page.drawn(person, parts))
    return Package(name=f"person-{person.id}.zip", content=buffer.getvalue())


async def _parts(session: AsyncSession, person: Person) -> dict[str, Rows]:
    """The parts in the order of the page; an empty one is there too: there was nothing."""
    parts: dict[str, Rows] = {"profile": [{name: getattr(person, name) for name in _PROFILE}]}
    for name, query in export_queries.of(person.id).items():
        rows = (await session.execute(query)).mappings().all()
        parts[name] = [{str(key): value for key, value in row.items()} for row in rows]
    return parts


def _plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value

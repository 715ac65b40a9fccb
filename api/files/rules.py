"""What an upload may be: the administrator's rules, within what the environment allows."""

import re
from typing import Final

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from api.errors import Invalid
from api.objects import audit, desk_settings
from api.principal import Principal
from api.settings import Settings
from shared.contracts.files import FileLimits, FileRules

NAME: Final = "files"
_EXTENSION: Final = re.compile(r"[a-z0-9][a-z0-9_+-]{0,15}")
_MANY: Final = 200


async def limits(session: AsyncSession, settings: Settings) -> FileLimits:
    """What holds now. What the administrator left open is as the environment says."""
    kept = await desk_settings.load(session, NAME, FileRules)
    forbidden = settings.forbidden_extensions if kept.forbidden is None else kept.forbidden
    return FileLimits(
        max_size=min(kept.max_size or settings.upload_max_size, settings.upload_max_size),
        max_count=min(kept.max_count or settings.upload_max_count, settings.upload_max_count),
        forbidden_extensions=forbidden,
    )


async def most(session: AsyncSession, allowed: int) -> int:
    """How many files an object or a comment may carry, of those that the environment allows."""
    kept = await desk_settings.load(session, NAME, FileRules)
    return min(kept.max_count or allowed, allowed)


async def shown(session: AsyncSession, settings: Settings) -> FileRules:
    """The rules with nothing left open."""
    now = await limits(session, settings)
    return FileRules(
        version=(await desk_settings.load(session, NAME, FileRules)).version,
        max_size=now.max_size,
        max_count=now.max_count,
        forbidden=now.forbidden_extensions,
    )


def shipped(settings: Settings) -> FileRules:
    """What holds while nobody chose."""
    return FileRules(
        max_size=settings.upload_max_size,
        max_count=settings.upload_max_count,
        forbidden=settings.forbidden_extensions,
    )


async def change(
    session: AsyncSession, actor: Principal, asked: FileRules, settings: Settings
) -> None:
    """From now on; files that are there stay. Raises Invalid."""
    _within("max_size", asked.max_size, settings.upload_max_size)
    _within("max_count", asked.max_count, settings.upload_max_count)
    forbidden = None if asked.forbidden is None else _extensions(asked.forbidden)
    rules = msgspec.structs.replace(asked, forbidden=forbidden)
    changes = audit.turned(await desk_settings.load(session, NAME, FileRules), rules)
    await desk_settings.keep(session, NAME, rules, actor.person_id)
    audit.record(session, actor.person_id, "file_rules_changed", "desk_settings", changes=changes)


def _within(name: str, asked: int | None, most_allowed: int) -> None:
    if asked is not None and not 0 < asked <= most_allowed:
        raise Invalid(f"{name}: 1 to {most_allowed}, which the environment allows")


def _extensions(asked: list[str]) -> list[str]:
    """Without dots, in lower case, each once."""
    plain = list(dict.fromkeys(each.strip().lower().lstrip(".") for each in asked))
    wrong = [each for each in plain if not _EXTENSION.fullmatch(each)]
    if wrong or len(plain) > _MANY:
        raise Invalid(f"forbidden: up to {_MANY} extensions such as exe: {', '.join(wrong)[:200]}")
    return plain

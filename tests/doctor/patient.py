"""An installation that the doctor looks at."""

from typing import Any

from api.doctor.examine import examine
from api.doctor.finding import Finding, Mark
from api.settings import Settings
from shared.i18n import translator


async def found(settings: Settings, **more: Any) -> dict[str, Finding]:
    """What is said, by the key of its text; `more` are settings that are wrong."""
    changed = Settings.model_validate(settings.model_dump() | more)
    t = translator("ru")
    every = [each async for each in examine(changed, t)]
    for each in every:
        assert t(each.key, **each.values)
    return {each.key: each for each in every}


def marked(findings: dict[str, Finding], mark: Mark) -> set[str]:
    return {key for key, each in findings.items() if each.mark is mark}

"""What the letters say that an administrator may rewrite (E5): those of all kinds of notices that
have one."""

from functools import cache
from typing import Final

from api.notifications.types.notice_type import Letter
from api.notifications.types.registry import EVENTS, NOTICE_TYPES
from shared.i18n import translator

COMMON: Final = ("news", "comment", "files", "actor", "why", "recipient", "link")
"""Variables of every letter; `news` is the event in one sentence, `comment` what a person wrote,
`files` the names of what came with it."""


def kinds() -> list[str]:
    """Of the events whose letters may be rewritten, in the order of the table."""
    return [event.kind for event, row in NOTICE_TYPES.items() if row.letter is not None]


def find(kind: str) -> Letter | None:
    """None for an event without templates, or one that nobody knows."""
    event = EVENTS.get(kind)
    return NOTICE_TYPES[event].letter if event else None


def of(kind: str) -> Letter:
    """Raises KeyError for an event without templates, as all functions here but `variables_of`."""
    if letter := find(kind):
        return letter
    raise KeyError(kind)


def variables_of(kind: str) -> tuple[str, ...]:
    """The names that the event's templates may use; none for an event without templates."""
    letter = find(kind)
    return (*letter.facts, *COMMON) if letter else ()


@cache
def default_body(kind: str, locale: str) -> str:
    """What an administrator starts from, and returns to: the event's own text, or its noun's."""
    spelled = {name: f"{{{{ {name} }}}}" for name in variables_of(kind)}
    return translator(locale).first(f"admin-letter-{_spelled(kind)}", of(kind).body, **spelled)


def example_of(kind: str, locale: str, base_url: str) -> dict[str, str]:
    """Realistic values for a preview, in the template's language."""
    t = translator(locale)
    letter = of(kind)
    own = (*letter.facts, "comment", "why")
    return {
        **{name: t(f"admin-example-{letter.about}-{name}") for name in own},
        **{name: t(f"admin-example-{name}") for name in ("actor", "files", "recipient")},
        "news": t(f"admin-news-{_spelled(kind)}"),
        "link": base_url + letter.page,
    }


def _spelled(kind: str) -> str:
    """As the names of texts have it."""
    return kind.replace("_", "-")

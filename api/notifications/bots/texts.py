"""What the bots say in the desk's own words; the built-in ones where it has none."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from msgspec.structs import replace
from sqlalchemy.ext.asyncio import AsyncSession

from api.clock import now
from api.errors import Invalid
from api.objects import audit, desk_settings
from api.people.calendar import schedules, work_calendar
from api.people.calendar.workdays import WorkTime
from api.principal import Principal
from api.settings import Settings
from shared.contracts.desk_settings import BotTexts, BotWords
from shared.contracts.telegram import BotScope
from shared.i18n import LOCALES, dates, translator

NAME: Final = "bot_texts"
LONGEST: Final = 1000
"""Characters: a first word is read on a phone."""
KEYS: Final = {
    "welcome": "client-welcome",
    "greeting": "client-greeting",
    "out_of_hours": "client-out-of-hours",
    "staff_welcome": "staff-welcome",
    "staff_greeting": "staff-greeting",
}
"""The built-in texts."""


def built_in(name: str, locale: str) -> str:
    """With its variables as an administrator writes them."""
    return translator(locale)(KEYS[name], name="{name}", when="{when}")


def shipped() -> BotTexts:
    return _filled(BotTexts())


async def load(session: AsyncSession) -> BotTexts:
    """What is said now, in every language."""
    return _filled(await desk_settings.load(session, NAME, BotTexts))


async def change(session: AsyncSession, actor: Principal, asked: BotTexts) -> None:
    """What equals the built-in text follows it. Raises Invalid."""
    own = replace(
        asked,
        **{name: _own(name, getattr(asked, name)) for name in KEYS},
    )
    await desk_settings.keep(session, NAME, own, actor.person_id)
    audit.record(session, actor.person_id, "bot_texts_changed", "desk_settings", NAME)


async def words(
    session: AsyncSession, settings: Settings, scope: BotScope, locale: str
) -> BotWords:
    """What the bot says in this language at this moment."""
    texts = await load(session)
    locale = translator(locale).locale
    if scope is BotScope.STAFF:
        welcome, greeting = texts.staff_welcome[locale], texts.staff_greeting[locale]
        return BotWords(welcome=welcome, greeting=greeting, out_of_hours="")
    begins = await _begins(session, settings, now()) if texts.answers_out_of_hours else None
    later = texts.out_of_hours[locale].replace("{when}", _spoken(*begins, locale)) if begins else ""
    return BotWords(
        welcome=texts.welcome[locale], greeting=texts.greeting[locale], out_of_hours=later
    )


async def _begins(
    session: AsyncSession, settings: Settings, at: datetime
) -> tuple[datetime, str] | None:
    """When the company works again, and by whose clock; None while it works."""
    hours = await schedules.company(session, settings)
    work = WorkTime(await work_calendar.load(session), schedules.company_week(hours))
    if work.is_working_at(at):
        return None
    return work.add_working_minutes(at, 0), hours.timezone


def _spoken(begins: datetime, zone: str, locale: str) -> str:
    return dates.lasting(begins, zone, translator(locale), now())


def _filled(kept: BotTexts) -> BotTexts:
    return replace(
        kept,
        **{
            name: {each: getattr(kept, name).get(each) or built_in(name, each) for each in LOCALES}
            for name in KEYS
        },
    )


def _own(name: str, asked: Mapping[str, str]) -> dict[str, str]:
    if not asked.keys() <= set(LOCALES):
        raise Invalid(f"{name}: languages are {', '.join(LOCALES)}", field=name)
    texts = {locale: text.strip() for locale, text in asked.items()}
    if any(len(text) > LONGEST for text in texts.values()):
        raise Invalid(f"{name}: up to {LONGEST} characters", field=name)
    return {
        locale: text for locale, text in texts.items() if text and text != built_in(name, locale)
    }

"""When the bot is silent, and when it brings the digest.

— [Quiet hours] — Till when shall I be silent? [22:00 – 08:00] [Only on workdays] [None] [Back]
— [Digest] — At what hour? [07:00] … [Off] [Back]
— (a press, or words: «с 23 до 7:30», «8:45») — Saved; the settings again
"""

from datetime import time

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from shared.contracts.preferences import ChannelChoice, PreferencesChange, QuietHours
from shared.contracts.work_time import ScheduleChange
from shared.telegram.chat import settings_card
from shared.telegram.chat.conversation import PROMPT, leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.settings_card import (
    WEEK,
    WORKDAYS,
    Rows,
    SettingsButton,
    SettingsPress,
    unpacked,
)
from shared.telegram.chat.steps import ask
from shared.telegram.chat.visit import Visit
from shared.telegram.conversations.settings import pressed, show_home
from shared.when.clocks import hour_of, hours_of


class Hours(StatesGroup):
    """Named for what was asked."""

    when_quiet = State()
    when_digest = State()


def router() -> Router:
    router = Router(name="hours")
    router.callback_query(pressed(SettingsPress.QUIET))(wants_quiet_hours)
    router.callback_query(pressed(SettingsPress.QUIET_SET))(pressed_quiet_hours)
    router.callback_query(pressed(SettingsPress.QUIET_DAYS))(turned_quiet_days)
    router.message(Hours.when_quiet, F.text)(told_quiet_hours)
    router.callback_query(pressed(SettingsPress.DIGEST))(wants_digest_hour)
    router.callback_query(pressed(SettingsPress.DIGEST_SET))(pressed_digest_hour)
    router.message(Hours.when_digest, F.text)(told_digest_hour)
    router.message(StateFilter(Hours))(said_something_else)
    return router


async def wants_quiet_hours(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    quiet = (await visit.api.profile.preferences()).quiet_hours
    text = f"{settings_card.quiet_line(quiet, visit.t)}\n{visit.t('settings-quiet-ask')}"
    rows = settings_card.quiet_rows(quiet, visit.t)
    await _ask(Hours.when_quiet, text, rows, press, state, visit)


async def pressed_quiet_hours(
    press: CallbackQuery,
    callback_data: SettingsButton,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    told = callback_data.arg
    if told:
        await _keep_quiet(unpacked(told[:4]), unpacked(told[4:]), visit)
    else:
        await _choose_quiet(None, visit)
    await _saved(press, state, visit, toast)


async def told_quiet_hours(message: Message, state: FSMContext, visit: Visit) -> None:
    hours = hours_of(message.text or "")
    if hours is None:
        await visit.speak.say(visit.t("settings-quiet-unclear"))
        return
    await _keep_quiet(*hours, visit)
    await leave(state, visit.speak)
    await show_home(visit)


async def turned_quiet_days(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    """Every day, or on workdays only."""
    quiet = (await visit.api.profile.preferences()).quiet_hours
    if quiet is not None:
        days = WORKDAYS if len(quiet.weekdays) == len(WEEK) else WEEK
        await _choose_quiet(QuietHours(start=quiet.start, end=quiet.end, weekdays=days), visit)
    await wants_quiet_hours(press, state, visit)


async def _keep_quiet(start: time, end: time, visit: Visit) -> None:
    before = (await visit.api.profile.preferences()).quiet_hours
    days = before.weekdays if before else WEEK
    await _choose_quiet(QuietHours(start=start, end=end, weekdays=days), visit)


async def _choose_quiet(quiet: QuietHours | None, visit: Visit) -> None:
    """The channels stay as they are."""
    chosen = await visit.api.profile.preferences()
    channels = [ChannelChoice(channel=each.channel, mode=each.mode) for each in chosen.channels]
    change = PreferencesChange(channels=channels, quiet_hours=quiet)
    await visit.api.profile.choose(change, key=visit.key)


async def wants_digest_hour(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    schedule = await visit.api.profile.schedule()
    text = f"{settings_card.digest_line(schedule, visit.t)}\n{visit.t('settings-digest-ask')}"
    rows = settings_card.digest_rows(schedule, visit.t)
    await _ask(Hours.when_digest, text, rows, press, state, visit)


async def pressed_digest_hour(
    press: CallbackQuery,
    callback_data: SettingsButton,
    state: FSMContext,
    visit: Visit,
    toast: Toast,
) -> None:
    told = callback_data.arg
    await _choose_digest(unpacked(told) if told else None, visit)
    await _saved(press, state, visit, toast)


async def told_digest_hour(message: Message, state: FSMContext, visit: Visit) -> None:
    hour = hour_of(message.text or "")
    if hour is None:
        await visit.speak.say(visit.t("settings-digest-unclear"))
        return
    await _choose_digest(hour, visit)
    await leave(state, visit.speak)
    await show_home(visit)


async def _choose_digest(at: time | None, visit: Visit) -> None:
    """The working week stays as it is; None switches the digest off."""
    now = await visit.api.profile.schedule()
    change = ScheduleChange(
        weekdays=now.weekdays,
        start=now.start,
        end=now.end,
        digest=at is not None,
        digest_at=at or now.digest_at,
    )
    await visit.api.profile.choose_schedule(change, key=visit.key)


async def said_something_else(_: Message, visit: Visit) -> None:
    await visit.speak.say(visit.t("words-wanted"))


async def _ask(
    step: State, text: str, rows: Rows, press: CallbackQuery, state: FSMContext, visit: Visit
) -> None:
    """Over the settings themselves: they are the prompt now."""
    if press.message is not None:
        await state.set_data({PROMPT: press.message.message_id})
    await ask(step, text, inline(rows), state, visit.speak, press)


async def _saved(press: CallbackQuery, state: FSMContext, visit: Visit, toast: Toast) -> None:
    await toast.say(visit.t("settings-saved"))
    await state.clear()
    await show_home(visit, press)

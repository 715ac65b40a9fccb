"""A person's settings: one message that is written over as they change.

— «Settings» — what is chosen now [Language] [Quiet hours] [Digest] [Channels] [Unlink]
— [Channels] — a button a channel: always, only if the others failed, off [Back]
— [Unlink] — Really? [Yes, unlink] [Back] — This Telegram is no longer linked to you
"""

from datetime import UTC, datetime
from typing import Any

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, ReplyKeyboardRemove

from shared.contracts.preferences import ChannelChoice, ChannelSwitch, PreferencesChange
from shared.telegram.chat import settings_card
from shared.telegram.chat.conversation import leave
from shared.telegram.chat.keyboards import inline
from shared.telegram.chat.menus import Entry
from shared.telegram.chat.middlewares import Toast
from shared.telegram.chat.settings_card import NEXT_MODE, SettingsButton, SettingsPress
from shared.telegram.chat.visit import Visit
from shared.telegram.conversations.commands import wants_language


def router(entry: Entry) -> Router:
    """`entry` is the button of the menu that opens them."""
    router = Router(name="settings")
    router.message(entry.chosen())(wants_settings)
    router.callback_query(pressed(SettingsPress.HOME))(went_home)
    router.callback_query(pressed(SettingsPress.LANGUAGE))(wants_language)
    router.callback_query(pressed(SettingsPress.CHANNELS))(wants_channels)
    router.callback_query(pressed(SettingsPress.CHANNEL))(switched_channel)
    router.callback_query(pressed(SettingsPress.UNLINK))(wants_to_unlink)
    router.callback_query(pressed(SettingsPress.UNLINK_YES))(unlinked)
    return router


def pressed(do: SettingsPress) -> Any:
    return SettingsButton.filter(F.do == do)


async def wants_settings(_: Message, state: FSMContext, visit: Visit) -> None:
    await leave(state, visit.speak)
    await show_home(visit)


async def went_home(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    await state.clear()
    await show_home(visit, press)


async def show_home(visit: Visit, press: CallbackQuery | None = None) -> None:
    """Over the message that was pressed, or as a new one."""
    chosen = await visit.api.profile.preferences()
    schedule = await visit.api.profile.schedule()
    text = settings_card.home_text(visit.me, chosen, schedule, visit.t, datetime.now(UTC))
    await _write(text, settings_card.home_rows(visit.me, visit.t), visit, press)


async def wants_channels(press: CallbackQuery, visit: Visit) -> None:
    chosen = await visit.api.profile.preferences()
    text = settings_card.channels_text(chosen, visit.t)
    await _write(text, settings_card.channel_rows(chosen, visit.t), visit, press)


async def switched_channel(
    press: CallbackQuery, callback_data: SettingsButton, visit: Visit, toast: Toast
) -> None:
    chosen = await visit.api.profile.preferences()
    choices = [_switched(each, callback_data.arg) for each in chosen.channels]
    change = PreferencesChange(channels=choices, quiet_hours=chosen.quiet_hours)
    chosen = await visit.api.profile.choose(change, key=visit.key)
    await toast.say(visit.t("settings-saved"))
    text = settings_card.channels_text(chosen, visit.t)
    await _write(text, settings_card.channel_rows(chosen, visit.t), visit, press)


def _switched(switch: ChannelSwitch, channel: str) -> ChannelChoice:
    mode = NEXT_MODE[switch.mode] if switch.channel == channel else switch.mode
    return ChannelChoice(channel=switch.channel, mode=mode)


async def wants_to_unlink(press: CallbackQuery, visit: Visit) -> None:
    rows: settings_card.Rows = [
        [(visit.t("settings-unlink-yes"), SettingsButton(do=SettingsPress.UNLINK_YES))],
        [(visit.t("step-back"), SettingsButton(do=SettingsPress.HOME))],
    ]
    await _write(visit.t("settings-unlink-ask"), rows, visit, press)


async def unlinked(press: CallbackQuery, state: FSMContext, visit: Visit) -> None:
    """The link goes, and with it everything that could be pressed (R9)."""
    await leave(state, visit.speak)
    await visit.api.unlink(key=visit.key)
    if press.message is not None:
        await visit.speak.redraw_buttons(press.message.message_id, None)
    await visit.speak.say(visit.t("unlinked"), ReplyKeyboardRemove())


async def _write(
    text: str, rows: settings_card.Rows, visit: Visit, press: CallbackQuery | None
) -> None:
    edit = press.message.message_id if press and press.message else None
    await visit.speak.say(text, inline(rows), edit=edit)

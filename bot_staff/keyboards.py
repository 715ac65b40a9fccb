"""Keyboards of the employees' bot."""

from aiogram.types import ReplyKeyboardMarkup

from shared.i18n import Translator
from shared.telegram import keyboards


def main_menu(t: Translator) -> ReplyKeyboardMarkup:
    return keyboards.menu([t("staff-menu-new"), t("staff-menu-mine")])

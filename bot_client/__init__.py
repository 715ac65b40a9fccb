"""The clients' bot: their tickets, from the first word to the answer."""

from shared.telegram.wire.slim import import_aiogram

import_aiogram()  # Before any module of this package imports it.

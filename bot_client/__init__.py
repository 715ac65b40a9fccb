"""The clients' bot: their tickets, from the first word to the answer."""

from shared.slim import import_structlog
from shared.telegram.wire.slim import import_aiogram

import_structlog()
import_aiogram()  # Before any module of this package imports them.

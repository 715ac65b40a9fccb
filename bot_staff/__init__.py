"""The employees' bot: the queue, a ticket's card, the answers to clients."""

from shared.slim import import_structlog
from shared.telegram.wire.slim import import_aiogram

import_structlog()
import_aiogram()  # Before any module of this package imports them.

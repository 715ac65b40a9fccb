"""People talk with the two bots as they run: the real API behind them, the sandbox before them."""

from shared.telegram.wire.slim import import_aiogram

import_aiogram()  # Before a test imports it: as the product has it, at a third of the memory.

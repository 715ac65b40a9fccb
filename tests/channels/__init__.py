"""Each channel against a counterpart that speaks its protocol."""

from shared.telegram.wire.slim import import_aiogram

import_aiogram()  # Before a test imports it: as the product has it, at a third of the memory.

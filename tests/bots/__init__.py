"""What the bots are made of, piece by piece: no API and no bot that runs."""

from shared.telegram.wire.slim import import_aiogram

import_aiogram()  # Before a test imports it: as the product has it, at a third of the memory.

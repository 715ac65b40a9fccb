"""How much a megabyte is, everywhere in the product: as the limits of messengers are counted."""

from typing import Final

KILOBYTE: Final = 1024
MEGABYTE: Final = 1024 * KILOBYTE
GIGABYTE: Final = 1024 * MEGABYTE

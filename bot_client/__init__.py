"""The clients' bot: their tickets, from the first word to the answer."""

import shared.telegram as shared_telegram  # first of all: it imports aiogram the slim way

__all__ = ["shared_telegram"]

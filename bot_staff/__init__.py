"""The employees' bot: the queue, a ticket's card, the answers to clients."""

import shared.telegram as shared_telegram  # first of all: it imports aiogram the slim way

__all__ = ["shared_telegram"]

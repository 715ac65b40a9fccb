"""Calls to Telegram that may fail without harm."""

from collections.abc import Generator
from contextlib import contextmanager

import structlog
from aiogram.exceptions import TelegramAPIError

log = structlog.get_logger(__name__)


@contextmanager
def nicety(lost: str) -> Generator[None]:
    """Log a refusal of Telegram that costs nothing but `lost`."""
    try:
        yield
    except TelegramAPIError as refusal:
        log.warning(lost, reason=str(refusal))

"""Refusals of the notification pipeline."""

from typing import ClassVar

from api.errors import Refusal


class PushEnded(Refusal):
    """The push service has ended this subscription, or it is of another key: the browser must drop
    it and subscribe anew (P5)."""

    status: ClassVar[int] = 410
    code: ClassVar[str] = "push_ended"

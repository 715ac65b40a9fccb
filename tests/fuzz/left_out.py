"""Which operations are not asked whatever may come, and why; which are asked about one person."""

from collections.abc import Mapping
from typing import Final

LEFT_OUT: Final[Mapping[str, str]] = {
    "stream": "its answer never ends",
    "log_out": "whoever asks would be nobody afterwards",
    "test_channel": "sends to whatever address was made up",
    "test_template": "sends a letter to whatever address was made up",
    "push_test": "calls out to the push service",
    "unlink_telegram": "a bot's person would be nobody afterwards",
    "register_by_phone": "the same: the person would belong to an account that was made up",
}
"""By operation."""

ABOUT_ONE: Final[Mapping[str, tuple[str, str]]] = {
    "change_employee": ("employee_id", "oleg"),
    "make_password_link": ("employee_id", "oleg"),
    "change_contact": ("contact_id", "pavel"),
}
"""By operation: the parameter of the path, and the person of the cast whom it may change; the
others must be able to go on asking."""

"""The outside world on one machine: Telegram, Mattermost, e-mail and push over real sockets."""

from tests.sandbox.people import CAST, PASSWORD, Person
from tests.sandbox.world import Sandbox

__all__ = ["CAST", "PASSWORD", "Person", "Sandbox"]
